// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/workshop_key.h"

#include "catalog/content/rating_scale.h"
#include "catalog/workshop/key_writer.h"
#include "catalog/workshop/sheet_writer.h"
#include "model/file/sha256.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace bulkhead::catalog::workshop {

using model::DecisionState;
using model::Rating;

namespace {

constexpr double secondsOfCell = 27.5; // a beginner takes 20 to 30 s, and looks at the drawing before

bool counts(const DecisionStatus &status)
{
    return status.effective != DecisionState::NotApplicable && status.effective != DecisionState::Mitigated;
}

// One finding or threat of a person within its cell.
struct Item
{
    std::string id;
    Rating rating = Rating::None;
    bool isConfirmed = false;
    const Rule *rule = nullptr;
};

KeyCell cellOf(std::vector<Item> items, const Catalogs &catalogs)
{
    KeyCell cell;
    const bool isTrue = std::any_of(items.begin(), items.end(), [](const Item &i) { return i.isConfirmed; });
    if (isTrue)
        std::erase_if(items, [](const Item &item) { return !item.isConfirmed; });
    std::stable_sort(items.begin(), items.end(),
                     [](const Item &a, const Item &b) { return a.rating > b.rating; });
    std::set<std::string> reads;
    for (const Item &item : items) {
        cell.worst = std::max(cell.worst, item.rating);
        cell.findings.push_back(item.id);
        if (item.rule)
            for (const PropertyRead &read : catalogs.reads(*item.rule))
                reads.emplace(catalogs.vocabulary().name(read.property));
    }
    if (!items.empty())
        cell.verdict = isTrue ? Verdict::Threat : Verdict::Verify;
    cell.reads.assign(reads.begin(), reads.end());
    return cell;
}

} // namespace

int KeyCell::weight() const
{
    if (verdict != Verdict::Threat)
        return 0;
    switch (worst) {
    case Rating::Critical:
        return 5;
    case Rating::High:
        return 3;
    case Rating::Medium:
        return 2;
    default:
        return 1;
    }
}

Key keyOf(const Analysis &analysis, std::span<const model::Id> scope, std::string secret)
{
    std::map<StrideCell, std::vector<Item>> items;
    for (const model::Id &id : scope) {
        for (const model::Stride category : allCategories)
            items[{id, category}];
        for (const std::uint32_t number : analysis.findingsOf(id)) {
            const Finding &finding = analysis.findings()[number];
            if (counts(analysis.decision(finding)))
                items[{id, analysis.threat(finding).category}].push_back(
                    {analysis.id(finding), finding.rating, model::isConfirmed(finding.basis),
                     &analysis.rule(finding)});
        }
    }
    for (const model::ManualThreat &threat : analysis.model().manualThreats())
        if (const auto cell = items.find({threat.subject, threat.category});
            cell != items.end() && counts(analysis.decision(threat)))
            cell->second.push_back({threat.id, ratingOf(threat), true, nullptr});

    Key key{std::move(secret), {}};
    for (auto &[cell, found] : items)
        key.cells.emplace(cell, cellOf(std::move(found), analysis.catalogs()));
    return key;
}

std::string hashOf(const Key &key)
{
    model::JsonWriter out(model::JsonWriter::Layout::OneLine);
    writeKey(out, key);
    return model::sha256(out.result());
}

Key overruled(Key key, const Overrides &overrides)
{
    for (const auto &[cell, override] : overrides) {
        const auto found = key.cells.find(cell);
        if (found == key.cells.end())
            continue;
        found->second.verdict = override.verdict;
        if (override.verdict == Verdict::Threat && found->second.worst == Rating::None)
            found->second.worst = Rating::Medium;
    }
    return key;
}

KeyCount countOf(const Key &key)
{
    KeyCount count;
    count.cells = key.cells.size();
    for (const auto &[cell, answer] : key.cells) {
        count.threats += answer.verdict == Verdict::Threat ? 1U : 0U;
        count.toVerify += answer.verdict == Verdict::Verify ? 1U : 0U;
    }
    count.minutes = static_cast<int>(std::lround(secondsOfCell * static_cast<double>(count.cells) / 60));
    return count;
}

std::string summaryOf(const KeyCount &count)
{
    return std::to_string(count.cells) + " cells, " + std::to_string(count.threats) + " true, about " +
           std::to_string(count.minutes) + " minutes";
}

void writeKey(model::JsonWriter &out, const Key &key)
{
    out.beginObject();
    out.key("cells");
    out.beginObject();
    for (const auto &[cell, answer] : key.cells) {
        out.key(cellName(cell));
        out.beginObject(model::JsonWriter::Layout::OneLine);
        writeTexts(out, "findings", answer.findings);
        writeTexts(out, "reads", answer.reads);
        out.key("verdict");
        out.text(model::enumName(answer.verdict));
        if (answer.worst != Rating::None)
            out.textMember("worst", model::ratingName(answer.worst));
        out.end();
    }
    out.end();
    out.textMember("secret", key.secret);
    out.end();
}

} // namespace bulkhead::catalog::workshop
