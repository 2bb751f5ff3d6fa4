// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting::chapter {

namespace {

constexpr std::size_t placesShown = 4; // names of elements beside a step

std::string boughtText(const ReportAction &action)
{
    std::string text = "closes " + counted(action.findingsClosed, "finding");
    if (action.findingsOpened > 0)
        text += ", brings up " + counted(action.findingsOpened, "new one");
    if (action.assetsClosed > 0)
        text += ", puts " + counted(action.assetsClosed, "asset") + " out of reach";
    return text;
}

void addSteps(Section &into, const char *title, catalog::StepKind kind,
              const std::vector<ReportAction> &actions)
{
    Table table{{{"", 0.4, {}, Column::Look::Number},
                 {"Step", 3.6},
                 {"Where", 2.6},
                 {"Who acts", 1.4},
                 {"What it buys", 2.6},
                 {"Open risk", 1.5}},
                {}};
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const ReportAction &action = actions[i];
        if (action.kind == kind)
            table.rows.push_back(
                {{std::to_string(i + 1)},
                 {RichText().add(action.title, Run::Style::Strong, '#' + anchorOf("repair", action.id))},
                 {nameList(action.where, placesShown)},
                 {actorTitle(action.mender)},
                 {boughtText(action)},
                 {std::to_string(action.riskBefore) + " → " + std::to_string(action.riskAfter)}});
    }
    if (table.rows.empty())
        return;
    Section section{title};
    section.blocks.push_back(std::move(table));
    into.blocks.push_back(std::move(section));
}

Figures picturesOf(const ReportData &data)
{
    Figures figures;
    BurnDown burnDown{{data.actions.empty() ? 0 : data.actions.front().riskBefore}};
    for (const ReportAction &action : data.actions)
        burnDown.risks.push_back(action.riskAfter);
    if (!data.actions.empty())
        figures.figures.push_back({"Open risk after each step", std::move(burnDown)});
    if (data.summary.inherent != data.summary.residual)
        figures.figures.push_back(
            {"Confirmed risk", Bars{{{"before decisions", static_cast<std::size_t>(data.summary.inherent)},
                                     {"as decided", static_cast<std::size_t>(data.summary.residual)}}}});
    return figures;
}

// Empty where there is no step.
std::string planLegend(const ReportData &data)
{
    if (data.actions.empty())
        return {};
    std::string text =
        "Each step is worked out given those before it. Open risk is likelihood × impact of all "
        "that is open, summed, points to verify among it: those are asked, not worked on.";
    if (data.summary.inherent == data.summary.residual)
        text += " Nothing decided so far lowers the confirmed risk of " +
                std::to_string(data.summary.inherent) + ".";
    return text;
}

} // namespace

// What to do now and what is good order, by the model's own figures.
std::optional<Section> plan(const ReportData &data)
{
    Section section;
    Figures figures = picturesOf(data);
    if (data.actions.empty() && figures.figures.empty())
        return std::nullopt;
    addSteps(section, "Now: what is grave and confirmed, and what cuts the worst paths",
             catalog::StepKind::Now, data.actions);
    addSteps(section, "Hygiene: good order, when there is time", catalog::StepKind::Hygiene, data.actions);
    section.blocks.push_back(std::move(figures));
    if (const std::string legend = planLegend(data); !legend.empty())
        section.blocks.push_back(Paragraph{legend, Paragraph::Look::Muted});
    return section;
}

} // namespace bulkhead::exporting::chapter
