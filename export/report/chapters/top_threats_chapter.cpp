// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting::chapter {

namespace {

constexpr std::size_t findingsShown = 3;

RichText sentence(const ThreatText &threat)
{
    RichText text(threat.text);
    for (std::size_t i = 0; i < std::min(findingsShown, threat.findings.size()); ++i)
        text.add("  ").code(threat.findings[i]);
    if (threat.findings.size() > findingsShown)
        text.muted("  and " + counted(threat.findings.size() - findingsShown, "more finding"));
    return text;
}

} // namespace

std::optional<Section> topThreats(const ReportData &data)
{
    if (data.topThreats.empty())
        return std::nullopt;
    Section section;
    section.startsPage = true;
    section.blocks.push_back(
        Paragraph{"Who does what, by way of which weakness, and what comes of it: what nobody "
                  "has decided yet, gravest first. The chapters below have the details.",
                  Paragraph::Look::Muted});
    Table table{{{"", 0.4, {}, Column::Look::Number}, {"Rating", 1.3}, {"Threat", 8}}, {}};
    for (const ThreatText &threat : data.topThreats)
        table.rows.push_back(
            {{std::to_string(table.rows.size() + 1)}, {{}, threat.rating}, {sentence(threat)}});
    section.blocks.push_back(std::move(table));
    return section;
}

} // namespace bulkhead::exporting::chapter
