// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/issue_parts.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting::chapter {

namespace {

Card pointCard(const Issue &issue)
{
    Card card = cardOf(issue);
    card.folds = true;
    card.title.add(issue.findings.empty() ? issue.title : issue.findings.front().message);
    for (const ReportFinding &finding : issue.findings)
        card.title.add("  ").code(finding.id);
    if (!issue.description.empty())
        card.blocks.push_back(Paragraph{issue.description});
    RichText why;
    addEvidence(why, issue);
    why.muted((why.isEmpty() ? "" : ".  ") + basisLine(issue));
    card.blocks.push_back(Paragraph{std::move(why), Paragraph::Look::Muted});
    addDecisions(card.blocks, issue);
    addFixes(card.blocks, "If so: ", issue.mitigations);
    addLinks(card.blocks, issue.scenarios, issue.references);
    return card;
}

} // namespace

std::optional<Section> toVerify(const ReportData &data)
{
    const auto isTold = [](const Issue &issue) { return !issue.hardening; };
    if (std::none_of(data.toVerify.begin(), data.toVerify.end(), [&](const ToVerify &element) {
            return std::any_of(element.issues.begin(), element.issues.end(), isTold);
        }))
        return std::nullopt;
    Section section;
    section.blocks.push_back(Paragraph{
        "What the model does not state. None of it is known to be wrong; each point becomes an issue "
        "or goes away with an answer.",
        Paragraph::Look::Muted});
    for (const ToVerify &element : data.toVerify) {
        const auto told = std::count_if(element.issues.begin(), element.issues.end(), isTold);
        if (told == 0)
            continue;
        Section points{pathText(element.subject) + " (" +
                       std::string(model::kindTitle(element.subject.kind)) + ", " +
                       counted(static_cast<std::size_t>(told), "point") + ")"};
        for (const Issue &issue : element.issues)
            if (isTold(issue))
                points.blocks.push_back(pointCard(issue));
        section.blocks.push_back(std::move(points));
    }
    return section;
}

} // namespace bulkhead::exporting::chapter
