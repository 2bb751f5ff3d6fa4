#include "export/report/report_text.h"
#include "export/text/markdown.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

std::string where(const Subject &subject)
{
    return markdownText(pathText(subject)) + " (" + std::string(model::kindTitle(subject.kind)) + ")";
}

std::string placeSuffix(const Place &place)
{
    return place.isKnown() ? " (" + markdownCode(place.text()) + ")" : std::string();
}

void appendList(std::string &out, const std::string &title, const std::vector<std::string> &lines)
{
    if (lines.empty())
        return;
    out += "### " + title + "\n\n";
    for (const std::string &line : lines)
        out += "- " + markdownText(line) + "\n";
    out += '\n';
}

void appendFront(std::string &out, const ReportData &data)
{
    out += "# " + markdownText(data.title) + ": threat report\n\n";
    if (!data.metadata.description.empty())
        out += markdownText(data.metadata.description) + "\n\n";
    out += "| | |\n|---|---|\n| Date | " + data.asOf + " |\n";
    if (!data.metadata.version.empty())
        out += "| Version | " + markdownText(data.metadata.version) + " |\n";
    out += "| Model | " + counted(data.elements, "element") + ", " + counted(data.flows, "flow") + " |\n\n";
    if (!data.metadata.scope.empty())
        out += "**Scope:** " + markdownText(data.metadata.scope) + "\n\n";
}

// The list, and the open risk that each step leaves as a bar of text.
void appendActions(std::string &out, const ReportData &data)
{
    if (data.actions.empty())
        return;
    constexpr int barLength = 24;
    out += "### What to do first\n\nEach step is worth what it is once those before it are taken.\n\n"
           "| | Step | Where | Closes | Open risk | |\n|--:|---|---|--:|--:|---|\n";
    const int most = std::max(1, data.actions.front().riskBefore);
    const auto bar = [&](int risk) {
        std::string text;
        for (int i = 0; i < (risk * barLength + most / 2) / most; ++i)
            text += "█";
        return text;
    };
    out += "| | As it is | | | " + std::to_string(data.actions.front().riskBefore) + " | " +
           bar(data.actions.front().riskBefore) + " |\n";
    for (std::size_t i = 0; i < data.actions.size(); ++i) {
        const ReportAction &action = data.actions[i];
        out += "| " + std::to_string(i + 1) + " | " + markdownText(action.title) + " | " +
               markdownText(nameList(action.where, 6)) + " | " + std::to_string(action.findingsClosed) +
               " | " + std::to_string(action.riskAfter) + " | " + bar(action.riskAfter) + " |\n";
    }
    out += '\n';
}

void appendCompared(std::string &out, const std::string &title, const std::vector<ComparedCause> &causes)
{
    if (causes.empty())
        return;
    out += "### " + title + "\n\n| Rating | Issue | Where | Risk |\n|---|---|---|--:|\n";
    for (const ComparedCause &cause : causes)
        out += "| " + ratingTitle(cause.rating) + " | " + markdownText(cause.title) + " | " +
               markdownText(comparedText(cause)) + " | " + std::to_string(cause.risk) + " |\n";
    out += '\n';
}

void appendComparison(std::string &out, const ReportData &data)
{
    if (!data.comparisonFault.empty())
        out += "**Not compared:** " + markdownText(data.comparisonFault) + "\n\n";
    if (!data.comparison)
        return;
    const ReportComparison &comparison = *data.comparison;
    const std::string title = markdownText(comparison.title);
    out += "## Compared with " + title + "\n\n" + markdownText(comparisonText(comparison)) + "\n\n";
    out += "| | " + title + " | Now |\n|---|--:|--:|\n";
    for (const ComparedFigure &figure : comparison.figures)
        out += "| " + figure.title + " | " + figure.before + " | " + figure.now + " |\n";
    out += '\n';
    appendCompared(out, "No longer open", comparison.closed);
    appendCompared(out, "New", comparison.opened);
}

void appendSummary(std::string &out, const ReportData &data)
{
    out += "## Summary\n\n" + markdownText(verdictText(data.summary)) +
           "\n\n| Rating | Open issues |\n|---|--:|\n";
    for (const auto rating :
         {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low})
        out += "| " + ratingTitle(rating) + " | " +
               std::to_string(data.summary.byRating[static_cast<std::size_t>(rating)]) + " |\n";
    out += "\n| STRIDE category | Open issues |\n|---|--:|\n";
    for (std::size_t i = 0; i < data.summary.byCategory.size(); ++i)
        out += "| " + std::string(model::strideTitle(static_cast<model::Stride>(i))) + " | " +
               std::to_string(data.summary.byCategory[i]) + " |\n";
    out += '\n';
    appendActions(out, data);
}

// What was found and why, and what was decided on it.
void appendFacts(std::string &out, const Issue &issue)
{
    if (!issue.description.empty())
        out += markdownText(issue.description) + "\n\n";
    for (const ReportFinding &finding : issue.findings)
        out += markdownText(finding.message) + " " + markdownCode(finding.id) + "\n\n";
    for (const EvidenceText &fact : issue.evidence)
        out += "- " + markdownText(fact.told) + placeSuffix(fact.place) + "\n";
    if (!issue.evidence.empty())
        out += '\n';
    for (const ReportDecision &decision : issue.decisions)
        out += "**Decision:** " + decisionTitle(decision.decision.state) + ". " +
               markdownText(decision.decision.rationale) +
               (decision.reopened.empty() ? "" : " Open again: " + markdownText(decision.reopened)) + "\n\n";
}

// What one element has of a cause.
void appendIssue(std::string &out, const Issue &issue)
{
    out +=
        "#### " + where(issue.subject) + placeSuffix(issue.subject.source) + "\n\n" +
        ratingTitle(issue.rating) + ": likelihood " + std::to_string(issue.likelihood) + " × impact " +
        std::to_string(issue.impact) + " = " + std::to_string(issue.score) +
        (issue.residual == issue.score ? "" : ", of which " + std::to_string(issue.residual) + " remains") +
        "\n\n";
    appendFacts(out, issue);
}

// What could happen, and what helps.
void appendRemedies(std::string &out, const std::vector<Scenario> &scenarios,
                    const std::vector<ReportMitigation> &mitigations, const std::vector<Link> &references)
{
    for (const Scenario &scenario : scenarios)
        out +=
            "**Scenario (" + markdownText(scenario.threat) + "):** " + markdownText(scenario.text) + "\n\n";
    for (const ReportMitigation &mitigation : mitigations) {
        out += "**Fix: " + markdownText(mitigation.title) + "**" +
               (mitigation.resolves ? "" : " (reduces the risk)") + " " + markdownText(mitigation.howTo) +
               "\n\n";
        for (const catalog::Snippet &snippet : mitigation.snippets)
            out += markdownText(snippet.platform) + ":\n\n" + markdownBlock({}, snippet.text) + "\n";
    }
    std::string links;
    for (const Link &link : references) {
        links += links.empty() ? "References: " : "; ";
        links += link.url.empty() ? markdownText(link.text)
                                  : "[" + markdownText(link.text) + "](<" + link.url + ">)";
    }
    if (!links.empty())
        out += links + "\n\n";
}

void appendCause(std::string &out, const Cause &cause, const ReportData &data)
{
    out += "### " + ratingTitle(cause.rating) + ": " + markdownText(cause.title) + "\n\n" +
           counted(cause.issues.size(), "element") + ", " + riskText(cause.risk, cause.residual) + "\n\n";
    for (const std::size_t issue : cause.issues)
        appendIssue(out, data.issues[issue]);
    appendRemedies(out, cause.scenarios, cause.mitigations, cause.references);
}

void appendPaths(std::string &out, const ReportData &data)
{
    if (data.paths.empty() && data.walks.empty())
        return;
    out += "## Attack paths\n\n";
    for (const ReportPath &path : data.paths) {
        out += "### " + ratingTitle(path.rating) + ": from " + markdownText(path.from) + " to " +
               markdownText(path.to) + "\n\n" + markdownText(outcomeText(path)) + "\n\n";
        int number = 1;
        for (const ReportStep &step : path.steps)
            out += std::to_string(number++) + ". " + markdownText(step.title) + ": " +
                   markdownText(step.from) + " → " + markdownText(step.to) + " (" +
                   percentText(step.probability) + ")\n";
        out += '\n';
    }
    for (const ReportWalk &walk : data.walks)
        out += "- **" + ratingTitle(walk.rating) + ": " + markdownText(walk.title) + "** " +
               markdownText(walk.text) + "\n";
    if (!data.walks.empty())
        out += '\n';
}

void appendToVerify(std::string &out, const ReportData &data)
{
    if (data.toVerify.empty())
        return;
    out += "## To verify\n\n";
    for (const ToVerify &element : data.toVerify) {
        out += "### ";
        out += where(element.subject);
        out += "\n\n";
        for (const Issue &issue : element.issues) {
            out += "#### " + ratingTitle(issue.rating) + ": " + markdownText(issue.title) + "\n\n";
            appendFacts(out, issue);
            appendRemedies(out, issue.scenarios, issue.mitigations, issue.references);
        }
    }
}

void appendBack(std::string &out, const ReportData &data)
{
    out += "## Assumptions and open questions\n\n";
    appendList(out, "Assumptions", data.metadata.assumptions);
    appendList(out, "Threat actors", data.metadata.threatActors);
    std::vector<std::string> questions;
    for (const OpenQuestion &question : data.questions)
        questions.push_back(question.text + " (settles " + settlesText(question.settles, question.maySettle) +
                            ")");
    appendList(out, "Questions", questions);
    if (data.metadata.assumptions.empty() && data.metadata.threatActors.empty() && questions.empty())
        out += "None are recorded.\n\n";

    out += "## Decisions\n\n";
    if (data.decisions.empty())
        out += "Nothing has been decided yet.\n\n";
    else
        out += "| Finding | Decision | Rationale | By | Until |\n|---|---|---|---|---|\n";
    for (const ReportDecision &decision : data.decisions)
        out += "| " + markdownCode(decision.finding) + " | " + decisionTitle(decision.decision.state) +
               (decision.reopened.empty() ? "" : ", open again: " + markdownText(decision.reopened)) + " | " +
               markdownText(decision.decision.rationale) + " | " + markdownText(decision.decision.owner) +
               " | " + (decision.decision.expiry ? decision.decision.expiry->toString() : "") + " |\n";
    out += "\n## Catalog\n\n";
    for (const catalog::CatalogInfo &info : data.catalogs)
        out += "- " + markdownText(info.title) + " " + markdownCode(info.id) + ", version " +
               markdownText(info.version) + "\n";
    for (const std::string &rule : data.switchedOff)
        out += "- switched off: " + markdownText(rule) + "\n";
}

void appendElements(std::string &out, const ReportData &data)
{
    out += "\n## Elements\n\n";
    for (const ElementEntry &entry : data.appendix) {
        out += "### " + where(entry.subject) + "\n\n";
        if (!entry.notes.empty())
            out += markdownText(entry.notes) + "\n\n";
        if (!entry.outOfScope.empty())
            out += "Out of scope: " + markdownText(entry.outOfScope) + "\n\n";
        for (const ElementProperty &property : entry.properties)
            out += "- " + markdownText(property.title) + ": " + markdownText(property.value) +
                   placeSuffix(property.place) + "\n";
        if (!entry.properties.empty())
            out += '\n';
    }
}

} // namespace

std::string markdownReport(const ReportData &data)
{
    std::string out;
    appendFront(out, data);
    appendSummary(out, data);
    appendComparison(out, data);
    out += "## Issues\n\n";
    if (data.issues.empty())
        out += "Nothing is confirmed.\n\n";
    for (const Cause &cause : data.causes)
        appendCause(out, cause, data);
    appendPaths(out, data);
    appendToVerify(out, data);
    appendBack(out, data);
    appendElements(out, data);
    return out;
}

} // namespace bulkhead::exporting
