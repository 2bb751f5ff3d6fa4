// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/each_issue.h"
#include "export/text/anchor.h"

#include <map>

namespace bulkhead::exporting::chapter {

// The scenario of each threat that the issues serve, once; the issues link to it.
std::optional<Section> scenarios(const ReportData &data)
{
    std::map<std::string, const Scenario *> scenarios;
    forEachRemedied(data, [&](const auto &remedied) {
        for (const Scenario &scenario : remedied.scenarios)
            scenarios.emplace(scenario.threat, &scenario);
    });
    if (scenarios.empty())
        return std::nullopt;
    Section section;
    for (const auto &[threat, scenario] : scenarios) {
        Card card;
        card.anchor = anchorOf("scenario", threat);
        card.title.strong(threat);
        card.blocks.push_back(Paragraph{scenario->text});
        section.blocks.push_back(std::move(card));
    }
    return section;
}

} // namespace bulkhead::exporting::chapter
