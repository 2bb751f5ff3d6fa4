// SPDX-License-Identifier: Apache-2.0
#include "export/findings/place.h"

namespace bulkhead::exporting {

std::string Place::text() const
{
    return line > 0 ? file + ':' + std::to_string(line) : file;
}

Place placeOf(const model::Origin &origin)
{
    return {std::string(origin.file.view()), origin.line, std::string(origin.object.view())};
}

} // namespace bulkhead::exporting
