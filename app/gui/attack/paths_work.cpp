// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/paths_work.h"

#include "app/document/text.h"
#include "catalog/attack/named_elements.h"
#include "catalog/attack/ways_between.h"
#include "catalog/what_if/what_if.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace bulkhead::app {

namespace {

QStringList namesOf(const model::Model &model)
{
    std::set<std::string> names;
    for (const model::Element &element : model.elements())
        names.insert(catalog::partyName(model, element.id));
    QStringList list;
    for (const std::string &name : names)
        list << toQString(name);
    return list;
}

// Puts the names in the order in which one would start from them.
void orderStarts(PathsOverview &overview)
{
    const model::Model &model = overview.base->analysis->model();
    std::set<model::IdView> ids; // each once
    const auto add = [&](model::IdView id) {
        if (model.element(id) && ids.insert(id).second)
            overview.starts << toQString(catalog::partyName(model, id));
    };
    for (const catalog::AttackPath &path : overview.base->paths->paths())
        add(path.from);
    for (const model::IdView id : overview.assumed.starts)
        add(id);
    overview.leading = static_cast<int>(overview.starts.size());
    const QSet<QString> leading(overview.starts.begin(), overview.starts.end());
    std::copy_if(overview.names.begin(), overview.names.end(), std::back_inserter(overview.starts),
                 [&](const QString &name) { return !leading.contains(name); });
}

// The model's paths with the mitigations in place, one after the other.
Result<std::shared_ptr<const catalog::AttackPaths>> pathsWithout(const WayRequest &request,
                                                                 const Running &running)
{
    if (request.without.empty())
        return request.base->paths;
    catalog::Analysis now = *request.base->analysis;
    for (const catalog::Mitigation &mitigation : now.catalogs().mitigations()) {
        if (std::find(request.without.begin(), request.without.end(), mitigation.id) == request.without.end())
            continue;
        auto then = catalog::withMitigation(now, mitigation, running.stop());
        if (!then)
            return std::move(then.error());
        if (*then)
            now = **std::move(then);
    }
    auto paths = catalog::attackPaths(now, running.stop());
    if (!paths)
        return std::move(paths.error());
    return std::make_shared<const catalog::AttackPaths>(*std::move(paths));
}

Result<std::vector<model::Id>> endOf(const model::Model &model, const std::string &name)
{
    if (name.empty())
        return std::vector<model::Id>();
    if (name == catalog::theInternet && !model.element(name))
        return std::vector<model::Id>{name};
    return catalog::elementsNamed(model, std::array{name});
}

} // namespace

Result<PathsOverviewPtr> overviewOfPaths(AssessmentPtr base, const Running &running)
{
    auto overview = std::make_shared<PathsOverview>();
    auto figures = catalog::pathFigures(*base->paths, running.stop());
    if (!figures)
        return std::move(figures.error());
    auto assumed = catalog::assumedBreach(*base->paths, {}, running.stop());
    if (!assumed)
        return std::move(assumed.error());
    auto controls = catalog::pathControls(*base->paths, 10, running.stop());
    if (!controls)
        return std::move(controls.error());
    overview->figures = *std::move(figures);
    overview->assumed = *std::move(assumed);
    overview->controls = *std::move(controls);
    overview->names = namesOf(base->analysis->model());
    overview->base = std::move(base);
    orderStarts(*overview);
    return PathsOverviewPtr(std::move(overview));
}

Result<WayResultPtr> findWays(WayRequest request, const Running &running)
{
    const model::Model &model = request.base->analysis->model();
    auto from = endOf(model, request.from);
    if (!from)
        return std::move(from.error());
    auto to = endOf(model, request.to);
    if (!to)
        return std::move(to.error());
    auto paths = pathsWithout(request, running);
    if (!paths)
        return std::move(paths.error());
    const catalog::WayQuery query{*std::move(from), *std::move(to), request.most};
    if (auto checked = catalog::checkEnds(query, model); !checked)
        return std::move(checked.error());
    auto ways = catalog::waysBetween(**paths, query, running.stop());
    if (!ways)
        return std::move(ways.error());
    auto result = std::make_shared<WayResult>();
    result->base = std::move(request.base);
    result->paths = *std::move(paths);
    result->ways = *std::move(ways);
    return WayResultPtr(std::move(result));
}

} // namespace bulkhead::app
