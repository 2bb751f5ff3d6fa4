// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/accepted_threats.h"

#include "model/file/sha256.h"

#include <algorithm>
#include <map>
#include <string>

namespace bulkhead::catalog::workshop {

namespace {

std::string titleOr(const std::string &title, model::Stride category)
{
    return title.empty() ? std::string(model::strideTitle(category)) : title;
}

// `of` sets its id apart.
model::ManualThreat threatOf(const StrideCell &cell, const std::string &title, const std::string &of)
{
    constexpr std::size_t digits = 12;
    model::ManualThreat threat;
    threat.id = model::Id("manual.workshop-" + model::sha256(of).substr(0, digits));
    threat.subject = cell.element;
    threat.category = cell.category;
    threat.title = titleOr(title, cell.category);
    threat.description = "Accepted in a workshop.";
    return threat;
}

} // namespace

std::vector<model::ManualThreat> acceptedThreats(const Workshop &workshop,
                                                 std::span<const AnswerSheet> sheets,
                                                 const std::set<StrideCell> &agreed)
{
    std::map<StrideCell, std::string> titles; // one for a cell
    for (const auto &[cell, override] : workshop.overrides) {
        const auto engines = workshop.key.cells.find(cell);
        const bool counts = override.verdict == Verdict::Threat || override.verdict == Verdict::Bonus;
        if (counts && engines != workshop.key.cells.end() && engines->second.verdict != Verdict::Threat)
            titles.emplace(cell, override.reason);
    }
    for (const AnswerSheet &sheet : sheets)
        for (const ExtraThreat &extra : sheet.extras)
            if (const StrideCell cell{extra.element, extra.category}; agreed.contains(cell))
                titles.emplace(cell, extra.title);
    for (const ExtraThreat &extra : workshop.votes.acceptedExtras)
        titles.erase(
            {extra.element, extra.category}); // the facilitator's titles, of which there may be several

    std::vector<model::ManualThreat> threats;
    const auto add = [&](const StrideCell &cell, const std::string &title, const std::string &of) {
        if (workshop.model.element(cell.element) || workshop.model.flow(cell.element))
            threats.push_back(threatOf(cell, title, workshop.task.id + '\n' + of));
    }; // extra threats may name what they like
    for (const auto &[cell, title] : titles)
        add(cell, title, cellName(cell));
    for (const ExtraThreat &extra : workshop.votes.acceptedExtras) {
        const StrideCell cell{extra.element, extra.category};
        add(cell, extra.title, cellName(cell) + '\n' + extra.title);
    }
    return threats;
}

std::vector<model::Decision> acceptedDecisions(const Workshop &workshop, const Analysis &analysis,
                                               const model::Date &date)
{
    std::map<std::string, model::Decision> decisions;
    for (const auto &[cell, override] : workshop.overrides) {
        const auto engines = workshop.key.cells.find(cell);
        if (override.verdict != Verdict::None || engines == workshop.key.cells.end())
            continue;
        for (const std::string &id : engines->second.findings) {
            const Finding *finding = analysis.find(id);
            if (!finding)
                continue; // a threat that a person added, which is theirs to decide
            model::Decision decision;
            decision.finding = id;
            decision.state = model::DecisionState::NotApplicable;
            decision.rationale = override.reason;
            decision.date = date;
            decision.rating = finding->rating;
            decision.basis = finding->basis;
            decisions.emplace(id, std::move(decision));
        }
    }
    std::vector<model::Decision> all;
    for (auto &[id, decision] : decisions)
        all.push_back(std::move(decision));
    return all;
}

} // namespace bulkhead::catalog::workshop
