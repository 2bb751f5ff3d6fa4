// SPDX-License-Identifier: Apache-2.0
#include "export/difference/change_summary.h"

#include "catalog/attack/attack_paths.h"
#include "catalog/content/rating_scale.h"
#include "export/findings/subject.h"
#include "export/text/words.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace bulkhead::exporting {

namespace {

using OpenThreats = std::map<std::string, ChangedThreat>; // by id

OpenThreats openThreats(const catalog::Analysis &analysis)
{
    OpenThreats open;
    const model::Model &model = analysis.model();
    for (const catalog::Finding &finding : analysis.findings()) {
        if (analysis.decision(finding).effective != model::DecisionState::Open)
            continue;
        const std::string id = analysis.id(finding);
        open[id] = {id, finding.rating, finding.score(), analysis.rule(finding).title,
                    subjectName(model, analysis.subjectId(finding))};
    }
    for (const model::ManualThreat &threat : model.manualThreats()) {
        if (analysis.decision(threat).effective == model::DecisionState::Open)
            open[threat.id] = {threat.id, catalog::ratingOf(threat), catalog::scoreOf(threat), threat.title,
                               subjectName(model, threat.subject)};
    }
    return open;
}

// Those of `these` that `others` lacks, worst first.
std::vector<ChangedThreat> lackingIn(const OpenThreats &others, const OpenThreats &these)
{
    std::vector<ChangedThreat> threats;
    for (const auto &[id, threat] : these) {
        if (!others.contains(id))
            threats.push_back(threat);
    }
    std::stable_sort(threats.begin(), threats.end(), [](const ChangedThreat &a, const ChangedThreat &b) {
        return std::tuple(a.rating, a.score) > std::tuple(b.rating, b.score);
    });
    return threats;
}

std::string standsIn(const model::Model &model, const model::Element &element)
{
    return element.parent.empty() ? std::string() : subjectName(model, element.parent);
}

std::vector<ChangedPlace> movedElements(const model::Model &before, const model::Model &after)
{
    using Sort = ItemChange::Sort;
    std::vector<ChangedPlace> moved;
    for (const model::Element &now : after.elements()) {
        const model::Element *then = before.element(now.id);
        if (then && then->parent != now.parent)
            moved.push_back({Sort::Changed, now.id, now.name, standsIn(before, *then), standsIn(after, now)});
        else if (!then && now.kind == model::Kind::TrustBoundary)
            moved.push_back({Sort::Added, now.id, now.name, {}, standsIn(after, now)});
    }
    for (const model::Element &then : before.elements()) {
        if (then.kind == model::Kind::TrustBoundary && !after.element(then.id))
            moved.push_back({Sort::Removed, then.id, then.name, standsIn(before, then), {}});
    }
    return moved;
}

bool isOutside(const model::Model &model, const model::Id &id)
{
    const model::Element *element = model.element(id);
    return element && element->kind == model::Kind::ExternalEntity;
}

// Flows from what is outside to what is not.
std::map<std::string, std::string> waysIn(const model::Model &model)
{
    std::map<std::string, std::string> ways;
    for (const model::Flow &flow : model.flows()) {
        const bool comesIn = isOutside(model, flow.source) && !isOutside(model, flow.target);
        const bool answers =
            flow.bidirectional && isOutside(model, flow.target) && !isOutside(model, flow.source);
        if (comesIn || answers)
            ways.emplace(flow.id, subjectName(model, comesIn ? flow.source : flow.target) + " → " +
                                      subjectName(model, comesIn ? flow.target : flow.source));
    }
    return ways;
}

std::vector<ChangedWay> lackingIn(const std::map<std::string, std::string> &others,
                                  const std::map<std::string, std::string> &these)
{
    std::vector<ChangedWay> ways;
    for (const auto &[id, name] : these) {
        if (!others.contains(id))
            ways.push_back({id, name});
    }
    return ways;
}

std::string pathEnd(const model::Model &model, model::IdView id)
{
    return id == catalog::theInternet ? std::string("outside") : subjectName(model, id);
}

std::vector<ChangedWay> newPaths(const catalog::Analysis &before, const catalog::Analysis &after)
{
    const catalog::AttackPaths earlier = catalog::attackPaths(before);
    std::set<std::string> known;
    for (const catalog::AttackPath &path : earlier.paths())
        known.insert(path.id);
    const catalog::AttackPaths later = catalog::attackPaths(after);
    std::vector<std::pair<double, ChangedWay>> found;
    for (const catalog::AttackPath &path : later.paths()) {
        if (!known.contains(path.id))
            found.emplace_back(path.likelihood,
                               ChangedWay{path.id, pathEnd(after.model(), path.from) + " → " +
                                                       pathEnd(after.model(), path.to) + " (" +
                                                       percentText(path.likelihood) + ")"});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<ChangedWay> paths;
    for (auto &[likelihood, path] : found)
        paths.push_back(std::move(path));
    return paths;
}

} // namespace

ChangeSummary changeSummary(const catalog::Analysis &before, const catalog::Analysis &after)
{
    const OpenThreats then = openThreats(before);
    const OpenThreats now = openThreats(after);
    const auto waysThen = waysIn(before.model());
    const auto waysNow = waysIn(after.model());
    return {lackingIn(then, now),
            lackingIn(now, then),
            movedElements(before.model(), after.model()),
            lackingIn(waysThen, waysNow),
            lackingIn(waysNow, waysThen),
            newPaths(before, after)};
}

} // namespace bulkhead::exporting
