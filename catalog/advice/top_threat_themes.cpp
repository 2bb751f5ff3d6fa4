// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/top_threat_themes.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead::catalog {

namespace {

constexpr std::string_view codeTheme = "code";
constexpr std::string_view saysCode = "Whoever runs code in {name} ";

} // namespace

std::vector<std::string_view> stepsOfRules(const Catalogs &catalogs)
{
    std::vector<std::string_view> steps;
    for (const Rule &rule : catalogs.rules())
        steps.push_back(rule.rootCause);
    for (const AttackEdge &edge : catalogs.attack().edges) {
        const bool reaches = edge.from == "outside" || edge.from == "reached";
        const std::string_view step =
            reaches ? reachTheme : std::string_view(edge.id).substr(0, edge.id.find('.'));
        for (const Estimate &estimate : edge.estimates)
            for (const std::string &id : estimate.rules)
                if (const Rule *rule = catalogs.rule(id))
                    steps[static_cast<std::size_t>(rule - catalogs.rules().data())] = step;
    }
    return steps;
}

std::vector<std::string_view> themesOfRules(const Catalogs &catalogs,
                                            const std::vector<std::string_view> &steps)
{
    constexpr std::array<std::string_view, 4> stepsOfCode = {"A3", "A6", "A8", "A14"};
    std::set<std::string_view> ofCode;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Rule &rule = catalogs.rules()[i];
        const bool isOfContainer =
            std::find(rule.kinds.begin(), rule.kinds.end(), Kind::Container) != rule.kinds.end();
        const bool opens = std::find(stepsOfCode.begin(), stepsOfCode.end(), steps[i]) != stepsOfCode.end();
        if (isOfContainer && (opens || rule.scenario.starts_with(saysCode)))
            ofCode.insert(rule.rootCause);
    }
    std::vector<std::string_view> themes;
    for (const Rule &rule : catalogs.rules()) {
        const bool isOfCode = ofCode.contains(rule.rootCause);
        themes.push_back(isOfCode                             ? codeTheme
                         : steps[themes.size()] == reachTheme ? reachTheme
                                                              : std::string_view(rule.rootCause));
    }
    return themes;
}

} // namespace bulkhead::catalog
