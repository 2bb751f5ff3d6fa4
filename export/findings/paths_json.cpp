// SPDX-License-Identifier: Apache-2.0
#include "catalog/content/attack_catalog.h"
#include "export/findings/json_parts.h"
#include "export/findings/paths_document.h"
#include "export/text/json_text.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

// Estimates are products of many factors; what is beyond the fourth place says nothing.
double rounded(double estimate)
{
    return std::round(estimate * 10'000) / 10'000;
}

ordered_json findingIds(const catalog::Analysis &analysis, const std::vector<std::uint32_t> &findings)
{
    ordered_json ids = ordered_json::array();
    for (const std::uint32_t index : findings)
        ids.push_back(analysis.id(analysis.findings()[index]));
    return ids;
}

ordered_json stepJson(const catalog::Analysis &analysis, const catalog::AttackStep &step)
{
    const catalog::AttackEdge *edge = analysis.catalogs().attack().edge(step.edge);
    return {{"from", step.from},
            {"to", step.to},
            {"edge", step.edge},
            {"title", step.title},
            {"techniques", edge ? edge->techniques() : std::vector<std::string_view>()},
            {"gains", catalog::footholdName(step.toHold)},
            {"likelihood", rounded(step.probability)},
            {"reason", step.reason},
            {"assumed", step.assumed},
            {"findings", findingIds(analysis, step.findings)}};
}

ordered_json shapeJson(const catalog::PathShape &shape)
{
    return {{"edges", shape.edges},
            {"steps", shape.titles},
            {"paths", shape.paths},
            {"likelihood", rounded(shape.likelihood)},
            {"rating", model::ratingName(shape.rating)}};
}

ordered_json controlJson(const catalog::PathControl &control, std::size_t ofPaths)
{
    const double share =
        ofPaths == 0 ? 0 : static_cast<double>(control.cuts.size()) / static_cast<double>(ofPaths);
    return {{"mitigation", control.mitigation->id},
            {"title", control.mitigation->title},
            {"where", control.subjects},
            {"paths_cut", control.cuts.size()},
            {"share_of_paths", rounded(share)},
            {"share_of_risk", rounded(control.riskCut)}};
}

} // namespace

ordered_json jsonOf(const catalog::AttackPath &path, const catalog::AttackPaths &of)
{
    ordered_json steps = ordered_json::array();
    for (const catalog::AttackStep &step : path.steps)
        steps.push_back(stepJson(of.analysis(), step));
    const bool rated = path.impact > 0; // else nobody says that it is worth having
    ordered_json json = {{"id", path.id},
                         {"from", path.from},
                         {"to", path.to},
                         {"outcome", catalog::footholdName(path.hold)},
                         {"asset", path.asset},
                         {"likelihood", rounded(path.likelihood)},
                         {"impact", rated ? ordered_json(path.impact) : ordered_json()},
                         {"rating", rated ? ordered_json(model::ratingName(path.rating)) : ordered_json()}};
    if (!path.alsoTo.empty())
        json["also_to"] = path.alsoTo;
    json["steps"] = std::move(steps);
    return json;
}

ordered_json attackPathsJson(const catalog::AttackPaths &paths)
{
    ordered_json list = ordered_json::array();
    for (const catalog::AttackPath &path : paths.paths()) {
        list.push_back(jsonOf(path, paths));
        if (path.sameWayAs)
            list.back()["same_way_as"] = paths.paths()[*path.sameWayAs].id;
    }
    return list;
}

ordered_json figuresJson(const PathsAsAWhole &whole)
{
    const catalog::PathFigures &figures = whole.figures;
    ordered_json shapes = ordered_json::array();
    for (const catalog::PathShape &shape : figures.shapes)
        shapes.push_back(shapeJson(shape));
    ordered_json controls = ordered_json::array();
    for (const catalog::PathControl &control : whole.controls)
        controls.push_back(controlJson(control, figures.paths));
    return {{"ways_in", figures.waysIn},
            {"ways_in_that_reach", figures.waysInThatReach},
            {"paths", figures.paths},
            {"fewest_steps", figures.fewestSteps ? ordered_json(*figures.fewestSteps) : ordered_json()},
            {"shapes", std::move(shapes)},
            {"controls", std::move(controls)}};
}

ordered_json assumedBreachJson(const catalog::AssumedBreach &assumed, const catalog::AttackPaths &of)
{
    ordered_json list = ordered_json::array();
    for (const catalog::Breach &breach : assumed.breaches)
        for (const catalog::AttackPath &path : breach.paths)
            list.push_back(jsonOf(path, of));
    return list;
}

ordered_json assumedBreachCountsJson(const catalog::AssumedBreach &assumed)
{
    return {{"elements", assumed.elements},
            {"that_reach", assumed.leading},
            {"that_reach_likely", assumed.likely},
            {"told", assumed.breaches.size()}};
}

std::string toJson(const PathsDocument &document)
{
    const catalog::Analysis &analysis = document.paths->analysis();
    ordered_json json = {{"format", "bulkhead-paths"},
                         {"version", 1},
                         {"as_of", analysis.options().asOf.toString()},
                         {"model", modelJson(analysis.model())},
                         {"from", document.asked.from},
                         {"to", document.asked.to},
                         {"without", document.without}};
    ordered_json list = ordered_json::array();
    for (const catalog::AttackPath &path : document.shown)
        list.push_back(jsonOf(path, *document.paths));
    json["attack_paths"] = std::move(list);
    if (document.whole) {
        json["path_figures"] = figuresJson(*document.whole);
        json["assumed_breach"] = assumedBreachJson(document.whole->assumed, *document.paths);
        json["assumed_breach_counts"] = assumedBreachCountsJson(document.whole->assumed);
    }
    return jsonText(json);
}

} // namespace bulkhead::exporting
