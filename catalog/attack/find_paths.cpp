// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_paths_data.h"
#include "catalog/attack/path_search.h"
#include "catalog/attack/path_writer.h"

#include <algorithm>
#include <array>

namespace bulkhead::catalog::attack {

namespace {

constexpr std::size_t pathsPerAsset = 3;

struct Candidate
{
    double likelihood = 0;
    std::vector<std::uint32_t> way; // not empty
};

// The likeliest way to each asset that every likely way misses: a reader has to see that there is one.
void addUnlikelyWays(const AttackPaths::Data &data, std::vector<std::vector<Candidate>> &candidates)
{
    constexpr double next = 1e-6; // what is less likely than that is no way
    if (std::none_of(candidates.begin(), candidates.end(), [](const auto &found) { return found.empty(); }))
        return;
    PathSearch search(data.graph);
    search.run(data.graph.starts(), next);
    for (std::size_t i = 0; i < data.assets.size(); ++i) {
        const State target = data.assets[i].state;
        if (!candidates[i].empty())
            continue;
        if (auto way = wayTo(target, search, data.graph))
            candidates[i].push_back({search.likelihood(target), *std::move(way)});
    }
}

} // namespace

// A band a third as likely is a grade lower, as the ratings of rules go.
int gradeOf(double likelihood)
{
    constexpr std::array floors = {0.03, 0.1, 0.25, 0.5};
    return 1 + static_cast<int>(std::count_if(floors.begin(), floors.end(),
                                              [&](double floor) { return likelihood >= floor - 1e-9; }));
}

const std::vector<bool> &RuleSets::of(const std::vector<std::string> &rules)
{
    const auto [known, isNew] = m_sets.try_emplace(&rules);
    if (isNew) {
        known->second.assign(m_catalogs.rules().size(), false);
        for (const std::string &id : rules)
            if (const Rule *rule = m_catalogs.rule(id))
                known->second[static_cast<std::size_t>(rule - m_catalogs.rules().data())] = true;
    }
    return known->second;
}

void addFindings(const Analysis &analysis, Subject subject, const std::vector<bool> &rules,
                 std::vector<std::uint32_t> &findings)
{
    const Analysis::Data &data = analysis.data();
    for (std::uint32_t i = data.findingStarts[subject]; i < data.findingStarts[subject + 1]; ++i)
        if (const std::uint32_t number = data.bySubject[i]; rules[data.findings[number].rule])
            findings.push_back(number);
}

void sortOnce(std::vector<std::uint32_t> &findings)
{
    std::sort(findings.begin(), findings.end());
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
}

void findPaths(AttackPaths::Data &data, const std::stop_token &stop)
{
    std::vector<std::vector<Candidate>> candidates(data.assets.size());
    PathSearch search(data.graph);
    const std::vector<State> &starts = data.graph.starts();
    for (auto first = starts.begin(), last = first; first != starts.end(); first = last) {
        throwIfStopped(stop);
        last = std::find_if(first, starts.end(), [&](State other) {
            return data.graph.subject(other) != data.graph.subject(*first);
        });
        search.run({first, last});
        for (std::size_t i = 0; i < data.assets.size(); ++i) {
            const State target = data.assets[i].state;
            auto &ofAsset = candidates[i];
            const bool full = ofAsset.size() == pathsPerAsset;
            if (full && search.likelihood(target) <= ofAsset.back().likelihood)
                continue;
            auto way = wayTo(target, search, data.graph);
            if (!way)
                continue;
            if (full)
                ofAsset.pop_back();
            const auto place = std::find_if(ofAsset.begin(), ofAsset.end(), [&](const Candidate &other) {
                return other.likelihood < search.likelihood(target);
            });
            ofAsset.insert(place, {search.likelihood(target), *std::move(way)});
        }
    }
    addUnlikelyWays(data, candidates);
    PathWriter writer(data);
    for (std::size_t i = 0; i < data.assets.size(); ++i) {
        throwIfStopped(stop);
        for (const Candidate &candidate : candidates[i])
            data.paths.push_back(writer.write(candidate.way, &data.assets[i]));
    }
    std::sort(data.paths.begin(), data.paths.end(), isWorse);
    joinSameWays(data.paths);
}

} // namespace bulkhead::catalog::attack
