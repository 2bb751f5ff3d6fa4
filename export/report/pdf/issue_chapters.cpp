#include "export/report/pdf/chapters.h"
#include "export/report/pdf/figures.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <algorithm>
#include <map>

namespace bulkhead::exporting {

namespace {

constexpr double pill = 56;   // height of a rating
constexpr double indent = 40; // of what belongs to an element

QString elementLink(const Subject &subject)
{
    return '#' + QString::fromStdString(anchorOf("element", subject.id));
}

QString repairLink(const ReportMitigation &mitigation)
{
    return '#' + QString::fromStdString(anchorOf("repair", mitigation.id));
}

QString referenceLink(const Link &link)
{
    return '#' + QString::fromStdString(anchorOf("reference", link.id));
}

// The rating at the left, what it is made of at the right.
void composeRatingLine(PageFlow &flow, model::Rating rating, const std::string &right, bool unsure)
{
    const PrintStyle &style = flow.style();
    flow.draw(pill + 8, [&style, rating, right, unsure](QPainter &painter, double width) {
        paintRating(painter, style.theme(), style.textFont(8.5, true), rating, QPointF(0, 0), pill, unsure);
        painter.setFont(style.textFont(8.5));
        painter.setPen(style.theme().textMuted);
        painter.drawText(QRectF(0, 0, width, pill), Qt::AlignRight | Qt::AlignVCenter,
                         QString::fromStdString(right));
    });
}

std::string scoreText(const Issue &issue)
{
    return "likelihood " + std::to_string(issue.likelihood) + " × impact " + std::to_string(issue.impact) +
           " = " + std::to_string(issue.score) +
           (issue.residual == issue.score ? ""
                                          : ", of which " + std::to_string(issue.residual) + " remains") +
           (issue.open ? "" : "  ·  " + decisionTitle(issue.decisions.front().decision.state));
}

QString scenarioLink(const Scenario &scenario)
{
    return '#' + QString::fromStdString(anchorOf("scenario", scenario.threat));
}

// Why it is so here: each fact with the line that states it.
void addEvidence(RichText &line, const Issue &issue)
{
    for (std::size_t i = 0; i < issue.evidence.size(); ++i) {
        const EvidenceText &fact = issue.evidence[i];
        if (i == 0 || fact.told != issue.evidence[i - 1].told)
            line.muted((i == 0 ? "  Because " : "; ") + fact.told);
        else
            line.muted(","); // one more place that says the same
        if (fact.place.isKnown())
            line.add(" ").code(fact.place.text());
        if (!fact.inferredFrom.empty())
            line.muted(" (" + fact.inferredFrom + ")");
    }
}

// What the score is made of.
std::string basisOf(const Issue &issue)
{
    std::string basis = "Basis: " + issue.basis + ".";
    for (const catalog::Factor &factor : issue.factors)
        basis += " " + factorText(factor) + ".";
    return basis;
}

bool haveOneBasis(const Cause &cause, const std::vector<Issue> &issues)
{
    const std::string first = basisOf(issues[cause.issues.front()]);
    return std::all_of(cause.issues.begin(), cause.issues.end(),
                       [&](std::size_t issue) { return basisOf(issues[issue]) == first; });
}

void composeFixes(PageFlow &flow, const std::string &lead, const std::vector<ReportMitigation> &mitigations,
                  const TextOptions &look)
{
    if (mitigations.empty())
        return;
    RichText line;
    line.bold(lead);
    bool first = true;
    for (const ReportMitigation &mitigation : mitigations) {
        line.add(first ? "" : "; ");
        first = false;
        line.add(mitigation.title, Run::Style::Regular,
                 mitigation.id.empty() ? QString() : repairLink(mitigation));
        if (!mitigation.resolves)
            line.muted(" (reduces the risk)");
    }
    flow.text(line, look);
}

// Scenarios and references are told once, in chapters of their own.
void composeLinks(PageFlow &flow, const std::vector<Scenario> &scenarios, const std::vector<Link> &references,
                  double left)
{
    RichText line;
    for (const Scenario &scenario : scenarios) {
        line.muted(line.isEmpty() ? "What could happen: " : "; ");
        line.add(scenario.threat, Run::Style::Regular, scenarioLink(scenario));
    }
    bool first = true;
    for (const Link &link : references) {
        line.muted(first ? (line.isEmpty() ? "References: " : ".  References: ") : "; ");
        first = false;
        line.add(link.id, Run::Style::Regular, referenceLink(link));
    }
    if (!line.isEmpty())
        flow.text(line, {8, left, 8, false, false});
}

void composeDecisionLines(PageFlow &flow, const Issue &issue)
{
    for (const ReportDecision &decision : issue.decisions) {
        const model::Decision &made = decision.decision;
        RichText line;
        line.bold("Decision on " + decision.finding + ": " + decisionTitle(made.state) + ". ");
        line.add(made.rationale);
        if (!made.owner.empty())
            line.muted(" " + made.owner);
        if (made.date)
            line.muted(", " + made.date->toString());
        if (made.expiry)
            line.muted(", until " + made.expiry->toString());
        if (!decision.reopened.empty())
            line.bold(" Open again: " + decision.reopened);
        flow.text(line, {8.5, indent, 6, false, false});
    }
}

// What one element has of a cause.
void composeIssue(PageFlow &flow, const Issue &issue, model::Rating ofCause, bool tellsBasis)
{
    flow.keep(190);
    flow.anchor(QString::fromStdString(issue.anchor));
    RichText where;
    where.add(pathText(issue.subject), Run::Style::Bold, elementLink(issue.subject));
    where.muted("  " + std::string(model::kindTitle(issue.subject.kind)));
    if (issue.subject.source.isKnown())
        where.add("  ").code(issue.subject.source.text());
    where.muted("  " + (issue.rating == ofCause ? std::string() : ratingTitle(issue.rating) + ", ") +
                scoreText(issue));
    flow.text(where, {9, 0, 2, false, false});
    if (!issue.description.empty())
        flow.text(RichText(issue.description), {9, indent, 4, false, false});
    RichText what;
    for (const ReportFinding &finding : issue.findings)
        what.add((what.isEmpty() ? "" : "  ") + finding.message + "  ").code(finding.id);
    addEvidence(what, issue);
    flow.text(what, {8.5, indent, tellsBasis ? 1.0 : 5.0, false, false});
    if (tellsBasis)
        flow.text(RichText(basisOf(issue)), {8, indent, 5, false, true});
    composeDecisionLines(flow, issue);
}

void composeCause(PageFlow &flow, const Cause &cause, const std::vector<Issue> &issues)
{
    flow.keep(420); // the head with the first lines
    flow.anchor(QString::fromStdString(cause.anchor));
    const std::string places = cause.issues.size() == 1 ? issues[cause.issues.front()].subject.name
                                                        : counted(cause.issues.size(), "element");
    flow.document().outline.push_back(
        {1, QString::fromStdString(ratingTitle(cause.rating) + ": " + cause.title + " – " + places),
         flow.here()});
    flow.beginBar(flow.style().theme().rating(cause.rating).fill);
    composeRatingLine(
        flow, cause.rating,
        counted(cause.issues.size(), "element") + "  ·  " + riskText(cause.risk, cause.residual), false);
    flow.text(RichText(cause.title), {12, 0, 6, true, false});
    const bool oneBasis = haveOneBasis(cause, issues);
    for (const std::size_t issue : cause.issues)
        composeIssue(flow, issues[issue], cause.rating, !oneBasis);
    if (oneBasis)
        flow.text(RichText(basisOf(issues[cause.issues.front()])), {8, 0, 5, false, true});
    composeFixes(flow, "How to fix it: ", cause.mitigations, {9, 0, 4, false, false});
    composeLinks(flow, cause.scenarios, cause.references, 0);
    flow.endBar();
    flow.space(40);
}

// What the chapters behind the issues tell once: of every cause, and of everything to verify.
template <typename Visit>
void forEachTold(const ReportData &data, const Visit &visit)
{
    for (const Cause &cause : data.causes)
        visit(cause);
    for (const ToVerify &element : data.toVerify)
        for (const Issue &issue : element.issues)
            visit(issue);
}

} // namespace

void composeIssues(PageFlow &flow, const ReportData &data)
{
    flow.heading(0, "Issues", "issues");
    if (data.issues.empty())
        flow.text(RichText("Nothing is confirmed."));
    for (const Cause &cause : data.causes)
        composeCause(flow, cause, data.issues);
}

void composeToVerify(PageFlow &flow, const ReportData &data)
{
    if (data.toVerify.empty())
        return;
    flow.heading(0, "To verify", "to-verify", PageFlow::Begin::WhereItStands);
    flow.text(
        RichText(
            "What the model does not state. None of it is known to be wrong; each line becomes an issue or "
            "goes away with an answer."),
        {9.5, 0, 20, false, true});
    for (const ToVerify &element : data.toVerify) {
        flow.heading(2, QString::fromStdString(pathText(element.subject)), {});
        for (const Issue &issue : element.issues) {
            RichText line;
            line.bold(ratingTitle(issue.rating) + ": ");
            line.add(issue.findings.empty() ? issue.title : issue.findings.front().message);
            for (const ReportFinding &finding : issue.findings)
                line.add("  ").code(finding.id);
            addEvidence(line, issue);
            flow.bullet(line, {8.5, 0, 2, false, false});
            composeDecisionLines(flow, issue);
            composeFixes(flow, "If so: ", issue.mitigations, {8, indent, 1, false, false});
            composeLinks(flow, issue.scenarios, issue.references, indent);
        }
    }
}

// What could happen by each of the catalog's entries that the issues serve: once, for all that link to it.
void composeScenarios(PageFlow &flow, const ReportData &data)
{
    std::map<std::string, const Scenario *> scenarios;
    forEachTold(data, [&](const auto &told) {
        for (const Scenario &scenario : told.scenarios)
            scenarios.emplace(scenario.threat, &scenario);
    });
    if (scenarios.empty())
        return;
    flow.heading(0, "What could happen", "scenarios", PageFlow::Begin::WhereItStands);
    for (const auto &[threat, scenario] : scenarios) {
        flow.keep(160);
        flow.anchor(QString::fromStdString(anchorOf("scenario", threat)));
        flow.text(RichText(threat), {10, 0, 2, true, false});
        flow.text(RichText(scenario->text), {9, 0, 14, false, false});
    }
}

// How each repair is made, with what to write where: once, for all the issues that link to it.
void composeRepairs(PageFlow &flow, const ReportData &data)
{
    std::map<std::string, const ReportMitigation *> mitigations;
    forEachTold(data, [&](const auto &told) {
        for (const ReportMitigation &mitigation : told.mitigations) {
            const auto [place, isFirst] = mitigations.emplace(mitigation.id, &mitigation);
            if (!isFirst && place->second->snippets.size() < mitigation.snippets.size())
                place->second = &mitigation;
        }
    });
    mitigations.erase(std::string());
    if (mitigations.empty())
        return;
    flow.heading(0, "How to fix it", "repairs", PageFlow::Begin::WhereItStands);
    for (const auto &[id, mitigation] : mitigations) {
        flow.heading(1, QString::fromStdString(mitigation->title),
                     QString::fromStdString(anchorOf("repair", id)));
        flow.text(RichText(mitigation->howTo), {9.5, 0, 10, false, false});
        for (const catalog::Snippet &snippet : mitigation->snippets) {
            flow.keep(160);
            flow.text(RichText(snippet.platform), {8, 0, 2, false, true});
            flow.code(snippet.text, 0);
        }
    }
}

// What the issues name in short, in full.
void composeReferences(PageFlow &flow, const ReportData &data)
{
    std::map<std::string, const Link *> links;
    forEachTold(data, [&](const auto &told) {
        for (const Link &link : told.references)
            links.emplace(link.id, &link);
    });
    if (links.empty())
        return;
    flow.heading(0, "References", "references", PageFlow::Begin::WhereItStands);
    for (const auto &[id, link] : links) {
        flow.keep(44);
        flow.anchor(QString::fromStdString(anchorOf("reference", id)));
        RichText line;
        line.bold(id + "  ");
        line.add(link->text, Run::Style::Regular, QString::fromStdString(link->url));
        flow.text(line, {7.5, 0, 0, false, false});
    }
}

} // namespace bulkhead::exporting
