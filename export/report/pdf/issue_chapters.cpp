#include "export/report/pdf/chapters.h"
#include "export/report/pdf/figures.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <map>

namespace bulkhead::exporting {

namespace {

constexpr double pill = 56; // height of a rating

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
           (issue.open ? "" : "  ·  " + decisionTitle(issue.decisions.front().decision.state));
}

void label(PageFlow &flow, const std::string &text)
{
    flow.keep(100);
    flow.text(RichText(text), {9, 0, 2, true, false});
}

void composeEvidence(PageFlow &flow, const Issue &issue)
{
    if (!issue.evidence.empty())
        label(flow, "Why here");
    for (const EvidenceText &fact : issue.evidence) {
        RichText line(fact.text);
        if (fact.place.isKnown())
            line.add("  ").code(fact.place.text());
        if (!fact.inferredFrom.empty())
            line.muted("  (" + fact.inferredFrom + ")");
        flow.bullet(line, {9, 0, 2, false, false});
    }
    std::string basis = "Basis: " + issue.basis + ".";
    for (const catalog::Factor &factor : issue.factors)
        basis += " " + factorText(factor) + ".";
    flow.text(RichText(basis), {8.5, 0, 10, false, true});
}

void composeFixes(PageFlow &flow, const Issue &issue)
{
    if (issue.mitigations.empty())
        return;
    label(flow, "How to fix it");
    for (const ReportMitigation &mitigation : issue.mitigations) {
        RichText line;
        line.add(mitigation.title, Run::Style::Bold,
                 mitigation.id.empty() ? QString() : repairLink(mitigation));
        if (!mitigation.resolves)
            line.muted(" (reduces the risk)");
        flow.bullet(line, {9, 0, 2, false, false});
    }
    flow.space(8);
}

void composeReferenceLine(PageFlow &flow, const Issue &issue)
{
    if (issue.references.empty())
        return;
    RichText line;
    line.muted("References: ");
    bool first = true;
    for (const Link &link : issue.references) {
        if (!first)
            line.muted("; ");
        first = false;
        line.add(link.id, Run::Style::Regular, referenceLink(link));
    }
    flow.text(line, {8, 0, 10, false, false});
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
        flow.text(line, {9, 0, 8, false, false});
    }
}

void composeIssue(PageFlow &flow, const Issue &issue)
{
    flow.keep(420); // the head with the first lines
    flow.anchor(QString::fromStdString(issue.anchor));
    flow.document().outline.push_back(
        {1,
         QString::fromStdString(ratingTitle(issue.rating) + ": " + issue.title + " – " + issue.subject.name),
         flow.here()});
    flow.beginBar(flow.style().theme().rating(issue.rating).fill);
    composeRatingLine(flow, issue.rating, scoreText(issue), false);
    flow.text(RichText(issue.title), {12, 0, 4, true, false});
    RichText where;
    where.add(pathText(issue.subject), Run::Style::Regular, elementLink(issue.subject));
    where.muted("  " + std::string(model::kindTitle(issue.subject.kind)));
    if (issue.subject.source.isKnown())
        where.add("  ").code(issue.subject.source.text());
    flow.text(where, {9, 0, 10, false, false});
    if (!issue.description.empty())
        flow.text(RichText(issue.description));
    for (const ReportFinding &finding : issue.findings)
        flow.text(RichText(finding.message).add("  ").code(finding.id).muted("  " + finding.threat),
                  {9.5, 0, 8, false, false});
    composeEvidence(flow, issue);
    for (const Scenario &scenario : issue.scenarios) {
        label(flow, "Scenario – " + scenario.threat);
        flow.text(RichText(scenario.text), {9, 0, 10, false, false});
    }
    composeFixes(flow, issue);
    composeReferenceLine(flow, issue);
    composeDecisionLines(flow, issue);
    flow.endBar();
    flow.space(48);
}

} // namespace

void composeIssues(PageFlow &flow, const ReportData &data)
{
    flow.heading(0, "Issues", "issues");
    if (data.issues.empty())
        flow.text(RichText("Nothing is confirmed."));
    for (const Issue &issue : data.issues)
        composeIssue(flow, issue);
}

void composeToVerify(PageFlow &flow, const ReportData &data)
{
    if (data.toVerify.empty())
        return;
    flow.heading(0, "To verify", "to-verify");
    flow.text(
        RichText(
            "What the model does not state. None of it is known to be wrong; each line becomes an issue or "
            "goes away with an answer."),
        {9.5, 0, 20, false, true});
    for (const ToVerify &element : data.toVerify) {
        flow.heading(1, QString::fromStdString(pathText(element.subject)), {});
        std::vector<std::vector<RichText>> rows;
        for (const Issue &issue : element.issues) {
            RichText message(issue.findings.empty() ? issue.title : issue.findings.front().message);
            for (const ReportFinding &finding : issue.findings)
                message.add("  ").code(finding.id);
            rows.push_back({RichText(ratingTitle(issue.rating)), message});
        }
        flow.table({{"Would be", 1}, {"What to find out", 7}}, rows);
    }
}

// How each repair is made, with what to write where: once, for all the issues that link to it.
void composeRepairs(PageFlow &flow, const ReportData &data)
{
    std::map<std::string, const ReportMitigation *> mitigations;
    for (const Issue &issue : data.issues) {
        for (const ReportMitigation &mitigation : issue.mitigations) {
            const auto [place, isFirst] = mitigations.emplace(mitigation.id, &mitigation);
            if (!isFirst && place->second->snippets.size() < mitigation.snippets.size())
                place->second = &mitigation;
        }
    }
    mitigations.erase(std::string());
    if (mitigations.empty())
        return;
    flow.heading(0, "How to fix it", "repairs");
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
    for (const Issue &issue : data.issues) {
        for (const Link &link : issue.references)
            links.emplace(link.id, &link);
    }
    if (links.empty())
        return;
    flow.heading(0, "References", "references");
    for (const auto &[id, link] : links) {
        flow.keep(60);
        flow.anchor(QString::fromStdString(anchorOf("reference", id)));
        RichText line;
        line.bold(id + "  ");
        line.add(link->text, Run::Style::Regular, QString::fromStdString(link->url));
        flow.text(line, {8.5, 0, 5, false, false});
    }
}

} // namespace bulkhead::exporting
