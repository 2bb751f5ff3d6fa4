// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/issue_parts.h"

#include "export/report/data/wording.h"
#include "export/text/anchor.h"
#include "export/text/words.h"

#include <set>
#include <utility>

namespace bulkhead::exporting::chapter {

namespace {

std::string categoryNames(const std::array<bool, 6> &categories)
{
    std::string names;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        if (categories[i])
            names +=
                (names.empty() ? "" : " ") + std::string(model::strideName(static_cast<model::Stride>(i)));
    }
    return names;
}

// ": privileged: true", once for each line.
std::string quotedLine(const ReportData &data, const EvidenceText &fact,
                       std::set<std::pair<std::string, int>> &told)
{
    const auto line = data.lines.find({fact.place.file, fact.place.line});
    return line == data.lines.end() || line->second.empty() || !told.insert(line->first).second
               ? std::string()
               : ": " + line->second;
}

} // namespace

RichText findingsText(const Issue &issue)
{
    RichText text;
    for (const ReportFinding &finding : issue.findings)
        text.add((text.isEmpty() ? "" : "  ") + finding.message + "  ").code(finding.id);
    return text;
}

RichText evidenceText(const ReportData &data, const Issue &issue)
{
    RichText text;
    std::set<std::pair<std::string, int>> told; // lines that are quoted already
    for (std::size_t i = 0; i < issue.evidence.size(); ++i) {
        const EvidenceText &fact = issue.evidence[i];
        const bool isRepeated = i > 0 && fact.told == issue.evidence[i - 1].told; // stated in one more place
        if (isRepeated && !fact.place.isKnown())
            continue;
        text.muted(isRepeated ? "," : (i == 0 ? "" : "; ") + fact.told);
        if (fact.place.isKnown())
            text.add(" ").code(placeText(data, fact.place) + quotedLine(data, fact, told));
        if (!fact.inferredFrom.empty())
            text.muted(" (" + fact.inferredFrom + ")");
    }
    return text;
}

std::string basisLine(const Issue &issue)
{
    std::string line = "Basis: " + issue.basis + ".";
    for (const catalog::Factor &factor : issue.factors)
        line += " " + factorText(factor) + ".";
    return line;
}

void addDecisions(std::vector<Block> &into, const Issue &issue)
{
    for (const ReportDecision &decision : issue.decisions) {
        const model::Decision &made = decision.decision;
        RichText line;
        line.strong("Decision on " + decision.finding + ": " + decisionTitle(made.state) + ". ");
        line.add(made.rationale);
        std::string details = made.owner;
        const auto add = [&](const std::string &detail) {
            details += (details.empty() ? "" : ", ") + detail;
        };
        if (made.date)
            add(made.date->toString());
        if (made.expiry)
            add("until " + made.expiry->toString());
        if (!made.ticket.empty())
            add(made.ticket);
        line.muted(details.empty() ? details : " " + details);
        if (!decision.reopened.empty())
            line.strong(" Open again: " + decision.reopened);
        into.push_back(Paragraph{std::move(line)});
    }
}

void addFixes(std::vector<Block> &into, const char *lead, const std::vector<ReportMitigation> &mitigations)
{
    if (mitigations.empty())
        return;
    RichText line;
    line.strong(lead);
    bool isFirst = true;
    for (const ReportMitigation &mitigation : mitigations) {
        line.add(isFirst ? "" : "; ");
        isFirst = false;
        // One that a person wrote to a threat of their own is not in a catalog, and is told by its title.
        line.link(mitigation.title,
                  mitigation.id.empty() ? std::string() : '#' + anchorOf("repair", mitigation.id));
        if (!mitigation.resolves)
            line.muted(" (reduces the risk)");
    }
    into.push_back(Paragraph{std::move(line)});
}

void addLinks(std::vector<Block> &into, const std::vector<Scenario> &scenarios,
              const std::vector<Link> &references)
{
    RichText line;
    for (const Scenario &scenario : scenarios) {
        line.muted(line.isEmpty() ? "Threats: " : "; ");
        line.link(scenario.threat, '#' + anchorOf("scenario", scenario.threat));
    }
    bool isFirst = true;
    for (const Link &link : references) {
        line.muted(!isFirst ? "; " : line.isEmpty() ? "References: " : ".  References: ");
        isFirst = false;
        line.link(link.id, '#' + anchorOf("reference", link.id), link.url);
    }
    if (!line.isEmpty())
        into.push_back(Paragraph{std::move(line), Paragraph::Look::Muted});
}

RowMark markOf(const Issue &issue)
{
    return {issue.anchor, issue.rating, issue.open ? "open" : "decided", categoryNames(issue.categories)};
}

} // namespace bulkhead::exporting::chapter
