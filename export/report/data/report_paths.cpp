// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/report_paths.h"

#include "catalog/content/attack_catalog.h"
#include "export/findings/paths_document.h"
#include "export/report/data/or_stopped.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

ReportStep stepOf(const catalog::Analysis &analysis, const catalog::AttackStep &step)
{
    ReportStep shown;
    shown.from = pathPartyName(analysis.model(), step.from);
    shown.to = pathPartyName(analysis.model(), step.to);
    shown.hold = catalog::footholdPhrase(step.toHold);
    shown.edge = step.edge;
    if (const catalog::AttackEdge *edge = analysis.catalogs().attack().edge(step.edge))
        for (const std::string_view technique : edge->techniques())
            shown.techniques.emplace_back(technique);
    shown.title = step.title;
    shown.reason = step.reason;
    shown.probability = step.probability;
    shown.assumed = step.assumed;
    for (const std::uint32_t finding : step.findings)
        shown.findings.push_back(analysis.id(analysis.findings()[finding]));
    return shown;
}

// Where a path starts. What is taken over is named so: nobody would take it for a way in.
std::string startName(const model::Model &model, model::IdView id)
{
    const model::Element *element = model.element(id);
    return pathPartyName(model, id) + (element && element->takenOver == true ? " (taken over)" : "");
}

ReportPath pathOf(const catalog::Analysis &analysis, const catalog::AttackPath &path)
{
    const model::Model &model = analysis.model();
    ReportPath shown{startName(model, path.from),
                     pathPartyName(model, path.to),
                     std::string(footholdPhrase(path.hold)),
                     std::string(path.asset),
                     path.likelihood,
                     path.rating,
                     {},
                     {}};
    for (const model::IdView other : path.alsoTo)
        shown.alsoTo.push_back(pathPartyName(model, other));
    for (const catalog::AttackStep &step : path.steps)
        shown.steps.push_back(stepOf(analysis, step));
    return shown;
}

ReportBreach breachOf(const catalog::Analysis &analysis, const catalog::Breach &breach)
{
    const model::Model &model = analysis.model();
    const catalog::AttackPath &gravest = breach.paths.front();
    ReportBreach shown;
    shown.from.push_back(pathPartyName(model, breach.element));
    for (const model::IdView other : breach.alsoFrom)
        shown.from.push_back(pathPartyName(model, other));
    shown.path = pathOf(analysis, gravest);
    shown.further = breach.assets - std::min(breach.assets, gravest.alsoTo.size() + 1);
    return shown;
}

} // namespace

void addAttackPaths(ReportData &data, const catalog::AttackPaths &paths)
{
    const catalog::Analysis &analysis = paths.analysis();
    const model::Model &model = analysis.model();
    for (const catalog::AttackPath &path : paths.paths()) {
        if (path.sameWayAs)
            continue; // told with the first
        data.paths.push_back(pathOf(analysis, path));
    }
    for (const catalog::ChokePoint &point : paths.chokePoints())
        data.chokePoints.push_back({pathPartyName(model, point.element), point.assets});
    for (const catalog::WalkResult &walk : paths.walks())
        data.walks.push_back({std::string(walk.title), walk.text, std::string(walk.bestCut), walk.rating});
}

void addPathFigures(ReportData &data, const catalog::AttackPaths &paths, const std::stop_token &stop)
{
    const catalog::Analysis &analysis = paths.analysis();
    const catalog::PathFigures figures = orStopped(catalog::pathFigures(paths, stop));
    data.pathFigures = {figures.waysIn,
                        figures.waysInThatReach,
                        figures.paths,
                        figures.fewestSteps,
                        waysText(figures),
                        {},
                        {}};
    for (const catalog::PathShape &shape : figures.shapes)
        data.pathFigures.shapes.push_back(
            {{shape.titles.begin(), shape.titles.end()}, shape.paths, shape.likelihood, shape.rating});
    const auto controls = orStopped(catalog::pathControls(paths, 10, stop));
    for (const catalog::PathControl &control : controls) {
        ReportControl shown{
            control.mitigation->id, control.mitigation->title, {}, control.cuts.size(), control.riskCut};
        for (const model::Id &id : control.subjects)
            shown.where.push_back(pathPartyName(analysis.model(), id));
        data.pathFigures.controls.push_back(std::move(shown));
    }
    for (std::size_t i = 0; i < data.walks.size(); ++i)
        data.walks[i].bestCut = catalog::bestCutOf(paths.walks()[i], controls);
    const catalog::AssumedBreach assumed = orStopped(catalog::assumedBreach(paths, {}, stop));
    data.assumedBreach = {{}, assumed.elements, assumed.leading, assumedText(assumed)};
    for (const catalog::Breach &breach : assumed.breaches)
        if (!breach.sameWayAs)
            data.assumedBreach.breaches.push_back(breachOf(analysis, breach));
}

} // namespace bulkhead::exporting
