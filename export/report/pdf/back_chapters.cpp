#include "export/report/pdf/chapters.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

void composeList(PageFlow &flow, const QString &title, const std::vector<std::string> &lines)
{
    if (lines.empty())
        return;
    flow.heading(1, title, {});
    for (const std::string &line : lines)
        flow.bullet(RichText(line), {9.5, 0, 6, false, false});
}

void composePath(PageFlow &flow, const ReportPath &path)
{
    flow.heading(
        1, QString::fromStdString(ratingTitle(path.rating) + ": from " + path.from + " to " + path.to), {});
    flow.text(RichText(outcomeText(path)));
    std::vector<std::vector<RichText>> rows;
    for (const ReportStep &step : path.steps) {
        RichText what;
        what.bold(step.title);
        if (!step.reason.empty())
            what.muted("  " + step.reason);
        for (const std::string &finding : step.findings)
            what.add("  ").code(finding);
        rows.push_back({RichText(std::to_string(rows.size() + 1)), RichText(step.from + " → " + step.to),
                        what, RichText(percentText(step.probability) + (step.assumed ? ", assumed" : ""))});
    }
    flow.table({{"", 0.3}, {"From → to", 3}, {"Step", 5}, {"Estimate", 1.2}}, rows);
}

// A question that several elements raise is asked once, of all of them.
void composeQuestions(PageFlow &flow, const std::vector<OpenQuestion> &questions)
{
    struct Asked
    {
        const OpenQuestion *first;
        std::vector<std::string> elements;
        std::size_t settles = 0;
        std::size_t maySettle = 0;
    };
    std::vector<Asked> all;
    for (const OpenQuestion &question : questions) {
        const auto known = std::find_if(all.begin(), all.end(), [&](const Asked &asked) {
            return asked.first->title == question.title && asked.first->help == question.help;
        });
        Asked &asked = known == all.end() ? all.emplace_back(Asked{&question, {}, 0, 0}) : *known;
        asked.elements.push_back(question.element);
        asked.settles += question.settles;
        asked.maySettle += question.maySettle;
    }
    std::vector<std::vector<RichText>> rows;
    for (const Asked &asked : all)
        rows.push_back({RichText().bold(asked.first->title + "?  ").muted(asked.first->help),
                        RichText(nameList(asked.elements, asked.elements.size())),
                        RichText(settlesText(asked.settles, asked.maySettle))});
    flow.table({{"Question", 6}, {"Of", 3}, {"Settles", 0.9}}, rows);
}

} // namespace

void composeAttackPaths(PageFlow &flow, const ReportData &data)
{
    if (data.paths.empty() && data.walks.empty())
        return;
    flow.heading(0, "Attack paths", "paths");
    flow.text(
        RichText("The likeliest ways from outside to what is worth having. Likelihoods are the catalog's "
                 "estimates: they rank paths, they do not predict."),
        {9.5, 0, 12, false, true});
    for (const ReportChokePoint &point : data.chokePoints)
        flow.bullet(RichText()
                        .bold(point.element)
                        .add(" is a choke point: without a way through it, " +
                             counted(point.assets, "asset") + (point.assets == 1 ? " is" : " are") +
                             " out of reach."),
                    {9.5, 0, 6, false, false});
    for (const ReportPath &path : data.paths)
        composePath(flow, path);
    if (data.walks.empty())
        return;
    flow.heading(1, "The architecture as a whole", {});
    std::vector<std::vector<RichText>> rows;
    for (const ReportWalk &walk : data.walks) {
        RichText answer(walk.text);
        if (!walk.bestCut.empty())
            answer.muted(" Best cut: " + walk.bestCut);
        rows.push_back({RichText(ratingTitle(walk.rating)), RichText(walk.title), answer});
    }
    flow.table({{"Rating", 1}, {"Question", 2.5}, {"Answer", 5.5}}, rows);
}

void composeAssumptions(PageFlow &flow, const ReportData &data)
{
    const model::Metadata &metadata = data.metadata;
    flow.heading(0, "Assumptions and open questions", "assumptions", PageFlow::Begin::WhereItStands);
    std::vector<std::string> assets;
    for (const model::Asset &asset : metadata.assets)
        assets.push_back(asset.reason.empty() ? asset.name : asset.name + ": " + asset.reason);
    composeList(flow, "Assumptions", metadata.assumptions);
    composeList(flow, "Assets worth protecting", assets);
    composeList(flow, "Threat actors", metadata.threatActors);
    if (!data.questions.empty()) {
        flow.heading(1, "Open questions, the most useful first", {});
        composeQuestions(flow, data.questions);
    } else if (metadata.assumptions.empty() && assets.empty() && metadata.threatActors.empty()) {
        flow.text(RichText("None are recorded."));
    }
}

void composeDecisions(PageFlow &flow, const ReportData &data)
{
    flow.heading(0, "Decisions", "decisions", PageFlow::Begin::WhereItStands);
    if (data.decisions.empty()) {
        flow.text(RichText("Nothing has been decided yet."));
        return;
    }
    std::vector<std::vector<RichText>> rows;
    for (const ReportDecision &decision : data.decisions) {
        const model::Decision &made = decision.decision;
        RichText finding;
        finding.code(decision.finding);
        finding.add(decision.title.empty() ? "" : "  " + decision.title);
        RichText state;
        state.bold(decisionTitle(made.state));
        state.add(decision.reopened.empty() ? "" : ", open again: " + decision.reopened);
        RichText rationale(made.rationale);
        rationale.muted(made.ticket.empty() ? "" : "  " + made.ticket);
        rows.push_back({finding, state, rationale, RichText(made.owner),
                        RichText(made.date ? made.date->toString() : ""),
                        RichText(made.expiry ? made.expiry->toString() : "")});
    }
    flow.table(
        {{"Finding", 2.6}, {"Decision", 1.6}, {"Rationale", 3.2}, {"By", 1.2}, {"Date", 1.1}, {"Until", 1.1}},
        rows);
}

void composeCatalog(PageFlow &flow, const ReportData &data)
{
    flow.heading(1, "Catalog", "catalog");
    for (const catalog::CatalogInfo &info : data.catalogs)
        flow.bullet(RichText(info.title + " ").code(info.id).add(", version " + info.version),
                    {9.5, 0, 6, false, false});
    composeList(flow, "Switched off for this model", data.switchedOff);
    flow.text(RichText("Ages and expiries count to " + data.asOf + ". Written by Bulkhead " +
                       data.programVersion + "."),
              {8.5, 0, 0, false, true});
}

void composeElements(PageFlow &flow, const ReportData &data)
{
    flow.heading(0, "Elements", "elements", PageFlow::Begin::WhereItStands);
    for (const ElementEntry &entry : data.appendix) {
        flow.space(10);
        flow.keep(130); // with the first line of its properties
        flow.anchor(QString::fromStdString(entry.anchor));
        flow.document().outline.push_back({2, QString::fromStdString(entry.subject.name), flow.here()});
        RichText head;
        head.bold(entry.subject.name);
        head.muted("  " + entry.kind + "  " + (entry.ends.empty() ? pathText(entry.subject) : entry.ends));
        if (entry.subject.source.isKnown())
            head.add("  ").code(entry.subject.source.text());
        flow.text(head, {9, 0, 2, false, false});
        if (!entry.notes.empty())
            flow.text(RichText(entry.notes));
        if (!entry.outOfScope.empty())
            flow.text(RichText("Out of scope: " + entry.outOfScope));
        if (entry.properties.empty())
            continue;
        RichText line;
        for (const ElementProperty &property : entry.properties) {
            line.muted((line.isEmpty() ? "" : "  ·  ") + property.title + " ").add(property.value + " ");
            if (property.byPerson)
                line.muted("(stated by a person)");
            else
                line.code(property.place.text());
        }
        flow.text(line, {8.5, 0, 6, false, false});
    }
}

} // namespace bulkhead::exporting
