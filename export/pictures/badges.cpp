// SPDX-License-Identifier: Apache-2.0
#include "export/pictures/badges.h"

#include "catalog/advice/coverage.h"

namespace bulkhead::exporting {

diagram::Overlay badgesOf(const catalog::Analysis &analysis)
{
    diagram::Overlay overlay;
    for (const catalog::CoverageRow &row : catalog::coverage(analysis))
        if (row.all.open > 0)
            overlay.badges[model::Id(row.subject)] = {static_cast<int>(row.all.open),
                                                      static_cast<int>(row.all.confirmed), row.all.worst};
    return overlay;
}

} // namespace bulkhead::exporting
