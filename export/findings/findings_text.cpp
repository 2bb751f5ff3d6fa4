// SPDX-License-Identifier: Apache-2.0
#include "export/findings/hardening_text.h"
#include "export/findings/listed_threats.h"
#include "export/findings/paths_document.h"
#include "export/findings/threat_text.h"
#include "export/text/words.h"
#include "model/platform_profile.h"
#include "model/visible_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace bulkhead::exporting {

namespace {

using model::visibleText;

std::string heading(const FindingsDocument &document)
{
    const catalog::Summary summary = document.summary();
    const std::string &title = document.analysis->model().metadata().title;
    return visibleText(title.empty() ? document.input : title) + ": " + countsText(summary) + "\n";
}

void appendFinding(std::string &out, const FindingText &finding, const catalog::Catalogs &catalogs)
{
    out += "\n" + upperCase(model::ratingName(finding.rating)) + "  " + visibleText(finding.id) + "  " +
           visibleText(finding.rule->title);
    if (!finding.isConfirmed())
        out += "  (to verify)";
    out += "\n    " + visibleText(finding.message) + "\n";
    for (const EvidenceText &fact : finding.evidence) {
        out += "    - " + visibleText(fact.told);
        if (fact.place.isKnown())
            out += "  [" + visibleText(fact.place.text()) + "]";
        out += "\n";
    }
    for (const catalog::RuleMitigation &of : finding.rule->mitigations) {
        if (of.resolves)
            out += "    fix: " + visibleText(catalogs.mitigations()[of.mitigation].title) + "\n";
    }
    if (finding.decision.decision) {
        out += "    decision: " + decisionTitle(finding.decision.decision->state);
        if (!finding.decision.reopened.empty())
            out += ", open again: " + visibleText(finding.decision.reopened);
        out += "\n";
    }
}

// What people added; all of it is confirmed.
std::string addedText(const FindingsDocument &document)
{
    std::string out;
    for (const model::ManualThreat &added : document.analysis->model().manualThreats()) {
        if (!document.isNew(added))
            continue;
        const ListedThreat threat = listed(*document.analysis, added);
        out += "\n" + upperCase(model::ratingName(threat.rating)) + "  " + visibleText(threat.id) + "  " +
               visibleText(threat.title) + "  (added by hand)\n    at " +
               visibleText(pathText(threat.subject)) + "\n";
        if (!threat.message.empty())
            out += "    " + visibleText(threat.message) + "\n";
        for (const std::string &mitigation : threat.mitigations)
            out += "    fix: " + visibleText(mitigation) + "\n";
        if (threat.decision.decision) {
            out += "    decision: " + decisionTitle(threat.decision.decision->state);
            if (!threat.decision.reopened.empty())
                out += ", open again: " + visibleText(threat.decision.reopened);
            out += "\n";
        }
    }
    return out;
}

// The findings that are listed: those of the baseline are not.
std::set<std::uint32_t> shownOf(const FindingsDocument &document)
{
    std::set<std::uint32_t> indices;
    for (const std::uint32_t index : document.shown)
        if (document.isNew(document.analysis->findings()[index]))
            indices.insert(index);
    return indices;
}

// Those that what is listed belongs to.
std::string topThreats(const FindingsDocument &document, const std::set<std::uint32_t> &indices,
                       const catalog::AttackPaths &paths)
{
    const catalog::Analysis &analysis = *document.analysis;
    std::set<std::string> shown;
    for (const std::uint32_t index : indices)
        shown.insert(analysis.id(analysis.findings()[index]));
    std::string out;
    std::size_t number = 0;
    for (const ThreatText &threat : threatTexts(paths)) {
        const model::ManualThreat *manual =
            threat.findings.size() == 1 ? analysis.model().manualThreats().find(threat.findings.front())
                                        : nullptr;
        if (manual ? !document.isNew(*manual)
                   : std::none_of(threat.findings.begin(), threat.findings.end(),
                                  [&](const std::string &id) { return shown.count(id) > 0; }))
            continue;
        ++number;
        out += number == 1 ? "\nTop threats\n" : "";
        out += (number < 10 ? "  " : " ") + std::to_string(number) + ". " +
               upperCase(model::ratingName(threat.rating)) + "  " + visibleText(threat.text) + "\n";
    }
    return out;
}

// What those answer who keep hosts, control plane and registries is told together as long as they have not.
bool isForPlatform(const FindingsDocument &document, const catalog::Finding &finding)
{
    const catalog::Analysis &analysis = *document.analysis;
    if (analysis.options().platform || model::isConfirmed(finding.basis) ||
        analysis.decision(finding).decision != nullptr)
        return false;
    const model::Element *element = analysis.model().element(analysis.subjectId(finding));
    return element && std::find(model::platformKinds.begin(), model::platformKinds.end(), element->kind) !=
                          model::platformKinds.end();
}

std::string platformText(const FindingsDocument &document)
{
    const catalog::Analysis &analysis = *document.analysis;
    std::map<std::string, std::string> lines; // by element
    std::array<std::size_t, 5> byRating{};
    std::size_t count = 0;
    for (const std::uint32_t index : document.shown) {
        const catalog::Finding &finding = analysis.findings()[index];
        if (!isForPlatform(document, finding) || !document.isNew(finding))
            continue;
        ++count;
        ++byRating[static_cast<std::size_t>(finding.rating)];
        std::string &line = lines[std::string(analysis.subjectId(finding))];
        line += (line.empty() ? "" : ", ") + analysis.rule(finding).id;
    }
    if (count == 0)
        return {};
    std::string ratings;
    for (const model::Rating rating :
         {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low})
        if (const std::size_t some = byRating[static_cast<std::size_t>(rating)]; some > 0)
            ratings += (ratings.empty() ? "" : ", ") + std::to_string(some) + ' ' +
                       std::string(model::ratingName(rating));
    std::string out =
        "\nTo verify with who keeps hosts, control plane and registries: " + counted(count, "point") + " (" +
        ratings +
        ").\nA platform profile (--platform) answers them once; --explain RULE@ELEMENT and the "
        "other formats tell each.\n";
    for (const auto &[id, rules] : lines)
        out += "    " + visibleText(id) + ": " + rules + "\n";
    return out;
}

// The matrix as what is listed makes it.
std::vector<catalog::HardeningRow> hardeningOf(const FindingsDocument &document,
                                               const std::set<std::uint32_t> &indices)
{
    using State = catalog::HardeningState;
    const catalog::Analysis &analysis = *document.analysis;
    std::vector<catalog::HardeningRow> rows = catalog::hardening(analysis);
    for (catalog::HardeningRow &row : rows) {
        for (catalog::HardeningCell &cell : row.cells) {
            if (cell.state != State::Missing && cell.state != State::ToVerify)
                continue;
            cell.state = State::Silent;
            for (const std::uint32_t index : cell.findings) {
                const catalog::Finding &finding = analysis.findings()[index];
                if (indices.count(index) == 0 ||
                    analysis.decision(finding).effective != model::DecisionState::Open)
                    continue;
                if (model::isConfirmed(finding.basis))
                    cell.state = State::Missing;
                else if (cell.state == State::Silent)
                    cell.state = State::ToVerify;
            }
        }
    }
    return rows;
}

std::string pathsOf(const FindingsDocument &document, const catalog::AttackPaths &paths)
{
    if (!document.baseline && document.confidence == Confidence::Any)
        return pathsSummaryText(paths);
    return pathsSummaryText(paths, [&](const catalog::AttackPath &path) {
        const bool isConfirmed = std::none_of(path.steps.begin(), path.steps.end(),
                                              [](const catalog::AttackStep &step) { return step.assumed; });
        return document.isNew(path) && (isConfirmed || document.confidence == Confidence::Any);
    });
}

} // namespace

std::string toText(const FindingsDocument &document)
{
    const catalog::Analysis &analysis = *document.analysis;
    const catalog::AttackPaths paths = catalog::attackPaths(analysis);
    const std::set<std::uint32_t> indices = shownOf(document);
    std::string out = heading(document) + topThreats(document, indices, paths) +
                      hardeningText(hardeningOf(document, indices)) + addedText(document);
    std::size_t known = 0;
    for (const bool confirmed : {true, false}) { // what is only to verify comes after what is known
        for (const std::uint32_t index : document.shown) {
            const catalog::Finding &finding = analysis.findings()[index];
            if (model::isConfirmed(finding.basis) != confirmed)
                continue;
            if (indices.count(index) == 0)
                ++known;
            else if (!isForPlatform(document, finding))
                appendFinding(out, describe(analysis, finding), analysis.catalogs());
        }
    }
    out += platformText(document);
    if (known > 0)
        out += "\n" + counted(known, "finding") + " of the baseline " + (known == 1 ? "is" : "are") +
               " not shown.\n";
    return out + pathsOf(document, paths);
}

} // namespace bulkhead::exporting
