// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/coverage.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/engine/counted.h"
#include "catalog/wording/deciding_part.h"
#include "model/plain_words.h"

#include <algorithm>
#include <map>

namespace bulkhead::catalog {

namespace {

constexpr std::size_t reasonsTold = 2;

} // namespace

struct CoverageReasons::Data
{
    explicit Data(const Analysis &of) : analysis(of), deciding(of.data().index) {}

    // The rules of a category that are about a kind, those first that would weigh most.
    const std::vector<std::uint32_t> &rulesOf(model::Stride category, Kind kind)
    {
        const auto [place, isNew] = m_rules.try_emplace({category, kind});
        if (!isNew)
            return place->second;
        const auto rules = analysis.catalogs().rules();
        for (std::uint32_t number = 0; number < rules.size(); ++number) {
            const Rule &rule = rules[number];
            const bool isAbout = std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end();
            if (isAbout && rule.silenced.empty() && !rule.generic &&
                analysis.catalogs().threats()[rule.threat].category == category)
                place->second.push_back(number);
        }
        std::stable_sort(place->second.begin(), place->second.end(), [&](std::uint32_t a, std::uint32_t b) {
            return rules[a].likelihood * rules[a].impact > rules[b].likelihood * rules[b].impact;
        });
        return place->second;
    }

    Analysis analysis;
    engine::DecidingPart deciding;

private:
    std::map<std::pair<model::Stride, Kind>, std::vector<std::uint32_t>> m_rules;
};

CoverageReasons::CoverageReasons(const Analysis &analysis) : m_data(std::make_unique<Data>(analysis)) {}

CoverageReasons::~CoverageReasons() = default;

std::string CoverageReasons::why(model::IdView subject, model::Stride category)
{
    const engine::ModelIndex &index = m_data->analysis.data().index;
    const engine::Subject s = index.find(subject);
    if (s == engine::nobody)
        return {};
    const std::string kind = model::lowerFirst(model::kindTitle(index.kind(s)));
    const std::vector<std::uint32_t> &rules = m_data->rulesOf(category, index.kind(s));
    if (rules.empty())
        return "not considered: the catalog has no rule of " + model::asWords(model::strideName(category)) +
               " about " + model::withArticle(kind);
    const engine::Program &program = m_data->analysis.catalogs().program();
    std::vector<std::string> reasons;
    std::size_t told = 0;
    for (const std::uint32_t rule : rules) {
        if (reasons.size() == reasonsTold)
            break;
        const std::string reason = m_data->deciding.whyFalse(program.roots[rule], s);
        if (reason.empty())
            continue; // nothing is stated that decides it
        ++told;
        if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
            reasons.push_back(reason);
    }
    if (reasons.empty())
        return "considered: does not apply as far as is known, since nothing is stated of what " +
               counted(rules.size(), "rule") + (rules.size() == 1 ? " asks" : " ask");
    std::string text = "considered: does not apply because " + reasons.front();
    if (reasons.size() > 1)
        text += " and " + reasons.back();
    if (rules.size() > told)
        text += "; " + std::to_string(rules.size() - told) + " more " +
                (rules.size() - told == 1 ? "rule finds" : "rules find") + " nothing";
    return text;
}

} // namespace bulkhead::catalog
