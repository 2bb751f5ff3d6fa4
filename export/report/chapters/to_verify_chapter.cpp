// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/issue_parts.h"
#include "export/text/anchor.h"
#include "export/text/words.h"
#include "model/platform_profile.h"

#include <algorithm>

namespace bulkhead::exporting::chapter {

namespace {

RichText pointText(const ReportData &data, const Issue &issue)
{
    RichText what;
    for (const ReportDecision &decision : issue.decisions)
        what.strong(decisionTitle(decision.decision.state) + ".  ");
    what.append(issue.findings.empty() ? RichText(issue.title) : findingsText(issue));
    if (!issue.description.empty())
        what.add("  " + issue.description);
    if (data.choice.audience != Audience::Audit)
        return what;
    what.add("  ").append(evidenceText(data, issue));
    return what.muted("  " + basisLine(issue));
}

RichText remedyText(const Issue &issue)
{
    RichText text;
    for (const ReportMitigation &mitigation : issue.mitigations)
        if (mitigation.resolves && text.isEmpty())
            text.link(mitigation.title,
                      mitigation.id.empty() ? std::string() : '#' + anchorOf("repair", mitigation.id));
    return text;
}

bool isTold(const Issue &issue)
{
    return !issue.hardening;
}

// What those answer who keep the platform, once for all models, in its profile.
bool isForPlatform(const ReportData &data, const ToVerify &element)
{
    return !data.platform && std::find(model::platformKinds.begin(), model::platformKinds.end(),
                                       element.subject.kind) != model::platformKinds.end();
}

// Their points as one entry.
std::optional<Card> platformCard(const ReportData &data)
{
    Table table{{{"Rating", 1.2}, {"Where", 2.4}, {"What is not known", 6.4}}, {}};
    model::Rating worst = model::Rating::Low;
    for (const ToVerify &element : data.toVerify) {
        if (!isForPlatform(data, element))
            continue;
        for (const Issue &issue : element.issues) {
            if (!isTold(issue))
                continue;
            worst = std::max(worst, issue.rating);
            table.rows.push_back(
                {{RichText(), issue.rating, {}},
                 {pathText(element.subject), std::nullopt, {}},
                 {issue.findings.empty() ? RichText(issue.title) : findingsText(issue), std::nullopt, {}}});
        }
    }
    if (table.rows.empty())
        return std::nullopt;
    Card card;
    card.folds = true;
    card.rating = worst;
    card.unsure = true;
    card.title.add("To verify with who keeps hosts, control plane and registries: " +
                   counted(table.rows.size(), "point"));
    card.blocks.push_back(
        Paragraph{"A platform profile answers them once for all models that run there, "
                  "and closes those that are in order; with it the rest is told one by one.",
                  Paragraph::Look::Muted});
    card.blocks.push_back(std::move(table));
    return card;
}

} // namespace

std::optional<Section> toVerify(const ReportData &data)
{
    if (std::none_of(data.toVerify.begin(), data.toVerify.end(), [&](const ToVerify &element) {
            return std::any_of(element.issues.begin(), element.issues.end(), isTold);
        }))
        return std::nullopt;
    Section section;
    section.blocks.push_back(Paragraph{
        "What the model does not state. None of it is known to be wrong; each point becomes an issue "
        "or goes away with an answer.",
        Paragraph::Look::Muted});
    if (auto platform = platformCard(data))
        section.blocks.push_back(*std::move(platform));
    Table table{{{"Rating", 1.1}, {"Where", 2}, {"What is not known", 5.2}, {"If so", 2.4}}, {}};
    for (const ToVerify &element : data.toVerify) {
        if (isForPlatform(data, element))
            continue;
        for (const Issue &issue : element.issues) {
            if (!isTold(issue))
                continue;
            RichText where;
            where.link(pathText(element.subject), '#' + anchorOf("element", element.subject.id));
            table.rows.push_back(
                {{{}, issue.rating}, {std::move(where)}, {pointText(data, issue)}, {remedyText(issue)}});
            table.marks.push_back(markOf(issue));
        }
    }
    if (!table.rows.empty())
        section.blocks.push_back(std::move(table));
    return section;
}

} // namespace bulkhead::exporting::chapter
