// SPDX-License-Identifier: Apache-2.0
#include "catalog/content/catalog.h"

namespace bulkhead::catalog {

const std::string &Rule::messageFor(Kind kind, bool unverified) const
{
    for (const auto &[of, text] : messages)
        if (of == kind)
            return text;
    return unverified && !unverifiedMessage.empty() ? unverifiedMessage : message;
}

} // namespace bulkhead::catalog
