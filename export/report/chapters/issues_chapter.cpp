// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/issue_parts.h"
#include "export/report/data/wording.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting::chapter {

namespace {

std::string scoreText(const Issue &issue)
{
    return std::to_string(issue.likelihood) + " × " + std::to_string(issue.impact) + " = " +
           std::to_string(issue.score) +
           (issue.residual == issue.score ? "" : ", " + std::to_string(issue.residual) + " remains");
}

bool haveOneBasis(const Cause &cause, const std::vector<Issue> &issues)
{
    const std::string first = basisLine(issues[cause.issues.front()]);
    return std::all_of(cause.issues.begin(), cause.issues.end(),
                       [&](std::size_t issue) { return basisLine(issues[issue]) == first; });
}

void replaceAll(std::string &text, const std::string &what)
{
    if (what.empty())
        return;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        text.replace(at, what.size(), "\x01");
}

// What is found, without the names that the row tells anyway.
std::string namelessMessage(const Issue &issue)
{
    std::string text;
    for (const ReportFinding &finding : issue.findings)
        text += finding.message + '\n';
    replaceAll(text, issue.subject.ends);
    replaceAll(text, issue.subject.name);
    return text;
}

// Of several elements that have the same fault the rows tell the facts alone: the title tells the fault.
bool differInMessage(const Cause &cause, const std::vector<Issue> &issues)
{
    const std::string first = namelessMessage(issues[cause.issues.front()]);
    return cause.issues.size() == 1 ||
           std::any_of(cause.issues.begin(), cause.issues.end(), [&](std::size_t issue) {
               return namelessMessage(issues[issue]) != first || issues[issue].evidence.empty();
           });
}

RichText whereOf(const ReportData &data, const Issue &issue)
{
    RichText where;
    where.add(pathText(issue.subject), Run::Style::Strong, '#' + anchorOf("element", issue.subject.id));
    where.muted("  " + std::string(model::kindTitle(issue.subject.kind)));
    if (issue.subject.source.isKnown())
        where.add("  ").code(placeText(data, issue.subject.source));
    return where;
}

RichText relatedText(const Issue &issue)
{
    std::vector<std::string> names;
    for (const Subject &subject : issue.related)
        names.push_back(subject.name);
    return names.empty() ? RichText()
                         : RichText().muted("  Involved: " + nameList(names, names.size()) + ".");
}

RichText whatOf(const ReportData &data, const Issue &issue, bool tellsMessage, bool tellsBasis)
{
    RichText what;
    if (!issue.open)
        what.strong(decisionTitle(issue.decisions.front().decision.state) + ".  ");
    what.add(issue.description.empty() ? "" : issue.description + "  ");
    if (tellsMessage)
        for (const ReportFinding &finding : issue.findings)
            what.add(finding.message + "  ");
    what.append(evidenceText(data, issue));
    what.append(relatedText(issue));
    if (tellsBasis)
        what.muted("  " + basisLine(issue));
    for (const ReportFinding &finding : issue.findings)
        what.add("  ").code(finding.id);
    if (issue.manual)
        what.add("  ").code(issue.cause); // its id
    return what;
}

// The elements that have the cause, one a row.
Table issuesTable(const ReportData &data, const Cause &cause, bool tellsBasis)
{
    Table table{{{"Where", 2.7}, {"What was found", 6}, {"Risk", 1.7}}, {}};
    const bool tellsMessage = differInMessage(cause, data.issues);
    for (const std::size_t number : cause.issues) {
        const Issue &issue = data.issues[number];
        table.rows.push_back({{whereOf(data, issue)},
                              {whatOf(data, issue, tellsMessage, tellsBasis)},
                              {scoreText(issue), issue.rating}});
        table.marks.push_back(markOf(issue));
    }
    return table;
}

Card causeCard(const ReportData &data, const Cause &cause, std::size_t number)
{
    const std::vector<Issue> &issues = data.issues;
    const Issue &worst = issues[cause.issues.front()];
    const bool isAudit = data.choice.audience == Audience::Audit;
    const std::string elements = counted(cause.issues.size(), "element");
    Card card;
    card.size = Card::Size::Large;
    card.anchor = cause.anchor;
    card.outline = ratingTitle(cause.rating) + ": " + cause.title + " – " +
                   (cause.issues.size() == 1 ? worst.subject.name : elements);
    card.rating = cause.rating;
    card.title = '#' + std::to_string(number) + "  " + cause.title;
    card.aside = elements + "  ·  " + riskText(cause.risk, cause.residual) + "  ·  " +
                 actsText(worst.mender) + " acts";
    if (!worst.scenario.empty())
        card.blocks.push_back(Paragraph{RichText().strong("What could happen: ").add(worst.scenario)});
    const bool hasOneBasis = haveOneBasis(cause, issues);
    card.blocks.push_back(issuesTable(data, cause, isAudit && !hasOneBasis));
    if (isAudit && hasOneBasis)
        card.blocks.push_back(Paragraph{basisLine(worst), Paragraph::Look::Muted});
    for (const std::size_t issue : cause.issues)
        addDecisions(card.blocks, issues[issue]);
    addFixes(card.blocks, "How to fix it: ", cause.mitigations);
    addLinks(card.blocks, isAudit ? cause.scenarios : std::vector<Scenario>(), cause.references);
    return card;
}

} // namespace

std::optional<Section> issues(const ReportData &data)
{
    Section section;
    section.startsPage = true;
    if (data.causes.empty())
        section.blocks.push_back(Paragraph{data.issues.empty()
                                               ? "Nothing is confirmed."
                                               : "Nothing is confirmed beyond the hardening told below."});
    else
        section.blocks.push_back(CardFilter{});
    for (std::size_t i = 0; i < data.causes.size(); ++i)
        section.blocks.push_back(causeCard(data, data.causes[i], i + 1));
    return section;
}

} // namespace bulkhead::exporting::chapter
