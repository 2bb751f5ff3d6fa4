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

// "Use the service → Exploit the service"
std::string stepsText(const std::vector<std::string> &titles)
{
    std::string text;
    for (const std::string &title : titles)
        text += (text.empty() ? "" : " → ") + title;
    return text;
}

std::string figuresText(const ReportPathFigures &figures)
{
    std::string text = figures.ways;
    if (figures.fewestSteps)
        text += ", in " + counted(*figures.fewestSteps, "step") + " at the fewest";
    return text + ".";
}

Section shapesOf(const std::vector<ReportShape> &shapes)
{
    Table table{{{"Rating", 1.3},
                 {"Steps", 6},
                 {"Paths", 0.8, {}, Column::Look::Number},
                 {"Likeliest", 1.2, {}, Column::Look::Number}},
                {}};
    for (const ReportShape &shape : shapes)
        table.rows.push_back({{{}, shape.rating},
                              {stepsText(shape.steps)},
                              {std::to_string(shape.paths)},
                              {percentText(shape.likelihood)}});
    Section section{"Paths by shape"};
    section.blocks.push_back(std::move(table));
    return section;
}

Section controlsOf(const ReportPathFigures &figures)
{
    constexpr std::size_t namesShown = 6;
    Table table{{{"Control", 4},
                 {"Where", 3},
                 {"Paths cut", 1.2, {}, Column::Look::Number},
                 {"Risk cut", 1.1, {}, Column::Look::Number}},
                {}};
    for (const ReportControl &control : figures.controls)
        table.rows.push_back({{control.title},
                              {nameList(control.where, namesShown)},
                              {std::to_string(control.pathsCut) + " of " + std::to_string(figures.paths)},
                              {percentText(control.riskCut)}});
    Section section{"What one control would cut"};
    section.blocks.push_back(Paragraph{"Each is tried alone, wherever it is offered. A path is cut where a "
                                       "third of its likelihood is left at "
                                       "most. Risk is likelihood × impact of the "
                                       "best path to each asset, summed.",
                                       Paragraph::Look::Muted});
    section.blocks.push_back(std::move(table));
    return section;
}

Section breachesOf(const ReportAssumedBreach &assumed)
{
    constexpr std::size_t namesShown = 4, rowsShown = 15;
    Table table{{{"Rating", 1.3},
                 {"Taken over", 2.5},
                 {"Leads to", 3},
                 {"Steps", 3.5},
                 {"Estimate", 1.2, {}, Column::Look::Number}},
                {}};
    for (const ReportBreach &breach : assumed.breaches) {
        if (table.rows.size() == rowsShown)
            break;
        std::vector<std::string> steps;
        for (const ReportStep &step : breach.path.steps)
            steps.push_back(step.title);
        RichText leads(
            breach.path.hold + " " + breach.path.to +
            (breach.path.alsoTo.empty() ? "" : " and " + counted(breach.path.alsoTo.size(), "other")));
        leads.muted(" (" + breach.path.asset + ")" +
                    (breach.further == 0 ? "" : "; " + std::to_string(breach.further) + " more"));
        table.rows.push_back({{{}, breach.path.rating},
                              {nameList(breach.from, namesShown)},
                              {std::move(leads)},
                              {stepsText(steps)},
                              {percentText(breach.path.likelihood)}});
    }
    Section section{"If something inside were taken over"};
    section.blocks.push_back(
        Paragraph{"Assumed breach: once taken over, " + assumed.text +
                  (table.rows.empty() ? "." : "; the gravest first, each by its gravest path.")});
    if (table.rows.empty())
        return section;
    section.blocks.push_back(std::move(table));
    if (assumed.breaches.size() > rowsShown)
        section.blocks.push_back(
            Paragraph{std::to_string(assumed.breaches.size() - rowsShown) + " more are not shown.",
                      Paragraph::Look::Muted});
    return section;
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
    if (data.paths.empty() && data.walks.empty() && data.assumedBreach.elements == 0)
        return std::nullopt;
    Section section;
    if (data.paths.empty())
        section.blocks.push_back(Paragraph{
            data.pathFigures.waysIn == 0
                ? "The model has no way in from outside, so no path starts there. That says nothing "
                  "of ways that it leaves out: ports, ingresses and users that nobody drew."
                : "Nothing worth having can be reached from outside.",
            Paragraph::Look::Lead});
    else
        section.blocks.push_back(Paragraph{figuresText(data.pathFigures), Paragraph::Look::Lead});
    section.blocks.push_back(Paragraph{
        std::string(data.paths.empty() ? "" : "The likeliest ways from outside to what is worth having. ") +
            "Likelihoods are the catalog's estimates: they rank paths, they do not predict. "
            "Figures leave out ways below 2 %.",
        Paragraph::Look::Muted});
    for (const ReportChokePoint &point : data.chokePoints)
        section.blocks.push_back(Paragraph{
            RichText()
                .strong(point.element)
                .add(" is a choke point: without a way through it, " + counted(point.assets, "asset") +
                     (point.assets == 1 ? " is" : " are") + " out of reach.")});
    for (const ReportPath &path : data.paths)
        section.blocks.push_back(pathCard(path));
    if (data.pathFigures.shapes.size() > 1 && data.choice.audience == Audience::Audit)
        section.blocks.push_back(shapesOf(data.pathFigures.shapes));
    if (!data.pathFigures.controls.empty())
        section.blocks.push_back(controlsOf(data.pathFigures));
    if (data.assumedBreach.elements > 0)
        section.blocks.push_back(breachesOf(data.assumedBreach));
    if (!data.walks.empty())
        section.blocks.push_back(walksOf(data.walks));
    return section;
}

} // namespace bulkhead::exporting::chapter
