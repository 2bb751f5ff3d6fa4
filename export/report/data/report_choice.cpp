// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/report_choice.h"

#include <algorithm>

namespace bulkhead::exporting {

std::string_view audienceName(Audience audience)
{
    switch (audience) {
    case Audience::Board:
        return "board";
    case Audience::Engineering:
        return "engineering";
    case Audience::Audit:
        break;
    }
    return "audit";
}

std::vector<std::string> audienceNames()
{
    std::vector<std::string> names;
    for (const Audience audience : allAudiences)
        names.emplace_back(audienceName(audience));
    return names;
}

std::optional<Audience> audienceOf(std::string_view name)
{
    const auto *const found = std::find_if(allAudiences.begin(), allAudiences.end(),
                                           [&](Audience audience) { return audienceName(audience) == name; });
    return found == allAudiences.end() ? std::nullopt : std::optional(*found);
}

} // namespace bulkhead::exporting
