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
    return "likelihood " + std::to_string(issue.likelihood) + " × impact " + std::to_string(issue.impact) +
           " = " + std::to_string(issue.score) +
           (issue.residual == issue.score ? ""
                                          : ", of which " + std::to_string(issue.residual) + " remains") +
           (issue.open ? "" : "  ·  " + decisionTitle(issue.decisions.front().decision.state));
}

bool haveOneBasis(const Cause &cause, const std::vector<Issue> &issues)
{
    const std::string first = basisLine(issues[cause.issues.front()]);
    return std::all_of(cause.issues.begin(), cause.issues.end(),
                       [&](std::size_t issue) { return basisLine(issues[issue]) == first; });
}

void addRelated(RichText &text, const Issue &issue)
{
    std::vector<std::string> names;
    for (const Subject &subject : issue.related)
        names.push_back(subject.name);
    if (!names.empty())
        text.muted((text.isEmpty() ? "Involved: " : ".  Involved: ") + nameList(names, names.size()) + ".");
}

// The issue that one element has of a cause.
Card issueCard(const Issue &issue, bool hasOwnBasis)
{
    Card card = cardOf(issue);
    card.title.add(pathText(issue.subject), Run::Style::Strong, '#' + anchorOf("element", issue.subject.id));
    card.title.muted("  " + std::string(model::kindTitle(issue.subject.kind)));
    if (issue.subject.source.isKnown())
        card.title.add("  ").code(issue.subject.source.text());
    card.title.muted("  " + scoreText(issue));
    if (!issue.description.empty())
        card.blocks.push_back(Paragraph{issue.description});
    RichText what = findingsText(issue);
    addEvidence(what, issue);
    addRelated(what, issue);
    if (!what.isEmpty())
        card.blocks.push_back(Paragraph{std::move(what)});
    if (hasOwnBasis)
        card.blocks.push_back(Paragraph{basisLine(issue), Paragraph::Look::Muted});
    addDecisions(card.blocks, issue);
    return card;
}

Card causeCard(const Cause &cause, const std::vector<Issue> &issues)
{
    const std::string elements = counted(cause.issues.size(), "element");
    Card card;
    card.size = Card::Size::Large;
    card.anchor = cause.anchor;
    card.outline = ratingTitle(cause.rating) + ": " + cause.title + " – " +
                   (cause.issues.size() == 1 ? issues[cause.issues.front()].subject.name : elements);
    card.rating = cause.rating;
    card.title = cause.title;
    card.aside = elements + "  ·  " + riskText(cause.risk, cause.residual);
    const bool hasOneBasis = haveOneBasis(cause, issues);
    for (const std::size_t issue : cause.issues)
        card.blocks.push_back(issueCard(issues[issue], !hasOneBasis));
    if (hasOneBasis)
        card.blocks.push_back(Paragraph{basisLine(issues[cause.issues.front()]), Paragraph::Look::Muted});
    if (const std::string &scenario = issues[cause.issues.front()].scenario; !scenario.empty())
        card.blocks.push_back(Paragraph{RichText().strong("What could happen: ").add(scenario)});
    addFixes(card.blocks, "How to fix it: ", cause.mitigations);
    addLinks(card.blocks, cause.scenarios, cause.references);
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
    for (const Cause &cause : data.causes)
        section.blocks.push_back(causeCard(cause, data.issues));
    return section;
}

} // namespace bulkhead::exporting::chapter
