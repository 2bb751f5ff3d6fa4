// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/data/wording.h"
#include "export/text/words.h"

namespace bulkhead::exporting::chapter {

namespace {

// "  A6 · T1611": by which the documentation tells how a step is checked, noticed and stopped.
std::string edgeText(const ReportStep &step)
{
    std::string text = step.edge.empty() ? step.edge : "  " + step.edge;
    for (const std::string &technique : step.techniques)
        text += " · " + technique;
    return text;
}

Table stepsOf(const ReportPath &path)
{
    Table table{{{"", 0.3, {}, Column::Look::Number}, {"From → to", 3}, {"Step", 5}, {"Estimate", 1.2}}, {}};
    for (const ReportStep &step : path.steps) {
        RichText what;
        what.strong(step.title);
        what.muted(step.reason.empty() ? step.reason : "  " + step.reason);
        for (const std::string &finding : step.findings)
            what.add("  ").code(finding);
        what.muted(edgeText(step));
        table.rows.push_back({{std::to_string(table.rows.size() + 1)},
                              {step.from + " → " + step.to},
                              {std::move(what)},
                              {percentText(step.probability) + (step.assumed ? ", assumed" : "")}});
    }
    return table;
}

Card pathCard(const ReportPath &path)
{
    Card card;
    card.size = Card::Size::Large;
    card.rating = path.rating;
    std::string title = "From " + path.from + " to " + path.to;
    if (!path.alsoTo.empty())
        title +=
            " and " + std::to_string(path.alsoTo.size()) + (path.alsoTo.size() == 1 ? " other" : " others");
    card.title = title;
    card.outline = ratingTitle(path.rating) + ": " + title;
    card.blocks.push_back(Paragraph{outcomeText(path)});
    card.blocks.push_back(stepsOf(path));
    constexpr std::size_t namesShown = 12;
    if (!path.alsoTo.empty())
        card.blocks.push_back(Paragraph{"Another last step of the same sort leads to " +
                                        nameList(path.alsoTo, namesShown) + "."});
    return card;
}

Section walksOf(const std::vector<ReportWalk> &walks)
{
    Table table{{{"Rating", 1.3}, {"Question", 2.5}, {"Answer", 5.5}}, {}};
    for (const ReportWalk &walk : walks) {
        RichText answer(walk.text);
        answer.muted(walk.bestCut.empty() ? walk.bestCut : " Best cut: " + walk.bestCut);
        table.rows.push_back({{{}, walk.rating}, {walk.title}, {std::move(answer)}});
    }
    Section section{"The architecture as a whole"};
    section.blocks.push_back(std::move(table));
    return section;
}

} // namespace

std::optional<Section> attackPaths(const ReportData &data)
{
    if (data.paths.empty() && data.walks.empty())
        return std::nullopt;
    Section section;
    section.blocks.push_back(
        Paragraph{"The likeliest ways from outside to what is worth having. Likelihoods are the catalog's "
                  "estimates: they rank paths, they do not predict.",
                  Paragraph::Look::Muted});
    for (const ReportChokePoint &point : data.chokePoints)
        section.blocks.push_back(Paragraph{
            RichText()
                .strong(point.element)
                .add(" is a choke point: without a way through it, " + counted(point.assets, "asset") +
                     (point.assets == 1 ? " is" : " are") + " out of reach.")});
    for (const ReportPath &path : data.paths)
        section.blocks.push_back(pathCard(path));
    if (!data.walks.empty())
        section.blocks.push_back(walksOf(data.walks));
    return section;
}

} // namespace bulkhead::exporting::chapter
