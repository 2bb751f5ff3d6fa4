// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/report_paths.h"

#include "catalog/content/attack_catalog.h"

namespace bulkhead::exporting {

namespace {

std::string partyName(const model::Model &model, model::IdView id)
{
    if (id == catalog::theInternet && !model.element(id))
        return "the internet";
    return model.element(id) ? catalog::partyName(model, id) : subjectName(model, id);
}

ReportStep stepOf(const catalog::Analysis &analysis, const catalog::AttackStep &step)
{
    ReportStep shown;
    shown.from = partyName(analysis.model(), step.from);
    shown.to = partyName(analysis.model(), step.to);
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

} // namespace

void addAttackPaths(ReportData &data, const catalog::AttackPaths &paths)
{
    const catalog::Analysis &analysis = paths.analysis();
    const model::Model &model = analysis.model();
    for (const catalog::AttackPath &path : paths.paths()) {
        if (path.sameWayAs)
            continue; // told with the first
        ReportPath shown{partyName(model, path.from),
                         partyName(model, path.to),
                         std::string(footholdPhrase(path.hold)),
                         std::string(path.asset),
                         path.likelihood,
                         path.rating,
                         {},
                         {}};
        for (const model::IdView other : path.alsoTo)
            shown.alsoTo.push_back(partyName(model, other));
        for (const catalog::AttackStep &step : path.steps)
            shown.steps.push_back(stepOf(analysis, step));
        data.paths.push_back(std::move(shown));
    }
    for (const catalog::ChokePoint &point : paths.chokePoints())
        data.chokePoints.push_back({partyName(model, point.element), point.assets});
    for (const catalog::WalkResult &walk : paths.walks())
        data.walks.push_back({std::string(walk.title), walk.text, std::string(walk.bestCut), walk.rating});
}

} // namespace bulkhead::exporting
