// SPDX-License-Identifier: Apache-2.0
#include "export/report/json/json_report.h"

#include "export/findings/json_parts.h"
#include "export/text/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <span>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

ordered_json summaryJson(const ReportSummary &summary)
{
    ordered_json json = {{"issues", summary.issues}, {"places", summary.places}};
    json.update(jsonOf(summary.count));
    json["risk"] = {{"inherent", summary.inherent}, {"residual", summary.residual}};
    return json;
}

ordered_json decisionJson(const ReportDecision &decision)
{
    ordered_json json = {{"finding", decision.finding}};
    json.update(jsonOf(decision.decision));
    if (!decision.reopened.empty())
        json["reopened"] = decision.reopened;
    return json;
}

template <typename Items, typename Make>
ordered_json list(const Items &items, Make make)
{
    ordered_json json = ordered_json::array();
    for (const auto &item : items)
        json.push_back(make(item));
    return json;
}

ordered_json issueJson(const Issue &issue)
{
    ordered_json json = {
        {"title", issue.title},
        {"subject", jsonOf(issue.subject)},
        {"rating", model::ratingName(issue.rating)},
        {"likelihood", issue.likelihood},
        {"impact", issue.impact},
        {"score", issue.score},
        {"residual", {{"score", issue.residual}, {"rating", model::ratingName(issue.residualRating)}}},
        {"root_cause", issue.cause},
        {"confidence", issue.confirmed ? "confirmed" : "to_verify"},
        {"state", issue.open ? "open" : "decided"},
        {"manual", issue.manual},
        {"basis", issue.basis}};
    if (!issue.description.empty())
        json["description"] = issue.description;
    json["findings"] = list(issue.findings, [](const ReportFinding &finding) -> ordered_json {
        return {{"id", finding.id},
                {"threat", finding.threat},
                {"title", finding.title},
                {"message", finding.message},
                {"rating", model::ratingName(finding.rating)},
                {"score", finding.score}};
    });
    json["evidence"] = list(issue.evidence, [](const EvidenceText &fact) -> ordered_json {
        return {{"text", fact.text}, {"source", jsonOf(fact.place)}};
    });
    json["scenarios"] = list(issue.scenarios, [](const Scenario &scenario) -> ordered_json {
        return {{"threat", scenario.threat}, {"text", scenario.text}};
    });
    json["mitigations"] = list(issue.mitigations, [](const ReportMitigation &mitigation) -> ordered_json {
        ordered_json snippets = ordered_json::object();
        for (const catalog::Snippet &snippet : mitigation.snippets)
            snippets[snippet.platform] = snippet.text;
        return {{"id", mitigation.id},
                {"title", mitigation.title},
                {"how_to", mitigation.howTo},
                {"resolves", mitigation.resolves},
                {"snippets", std::move(snippets)}};
    });
    json["references"] = list(issue.references, [](const Link &link) -> ordered_json {
        return {{"text", link.text}, {"url", link.url}};
    });
    json["decisions"] = list(issue.decisions, decisionJson);
    return json;
}

ordered_json comparedJson(const ComparedCause &cause)
{
    ordered_json json = {{"title", cause.title},
                         {"rating", model::ratingName(cause.rating)},
                         {"where", cause.where},
                         {"risk", cause.risk}};
    if (!cause.note.empty())
        json["note"] = cause.note;
    return json;
}

ordered_json comparisonJson(const ReportComparison &comparison)
{
    return {{"with", comparison.title},
            {"risk", {{"before", comparison.riskBefore}, {"now", comparison.riskNow}}},
            {"places",
             {{"closed", comparison.closedPlaces},
              {"stayed", comparison.stayed},
              {"new", comparison.openedPlaces}}},
            {"closed", list(comparison.closed, comparedJson)},
            {"new", list(comparison.opened, comparedJson)}};
}

ordered_json actionJson(const ReportAction &action)
{
    return {{"mitigation", action.id},
            {"title", action.title},
            {"where", action.where},
            {"acts", catalog::menderName(action.mender)},
            {"kind", catalog::stepKindName(action.kind)},
            {"findings_closed", action.findingsClosed},
            {"findings_opened", action.findingsOpened},
            {"assets_closed", action.assetsClosed},
            {"risk", {{"before", action.riskBefore}, {"after", action.riskAfter}}},
            {"path_risk", {{"before", action.pathRiskBefore}, {"after", action.pathRiskAfter}}}};
}

ordered_json pathJson(const ReportPath &path)
{
    ordered_json json = {{"from", path.from},
                         {"to", path.to},
                         {"outcome", path.hold},
                         {"asset", path.asset},
                         {"likelihood", path.likelihood},
                         {"rating", model::ratingName(path.rating)}};
    if (!path.alsoTo.empty())
        json["also_to"] = path.alsoTo;
    json["steps"] = list(path.steps, [](const ReportStep &step) -> ordered_json {
        return {{"edge", step.edge},
                {"techniques", step.techniques},
                {"title", step.title},
                {"from", step.from},
                {"to", step.to},
                {"probability", step.probability},
                {"assumed", step.assumed},
                {"reason", step.reason},
                {"findings", step.findings}};
    });
    return json;
}

ordered_json figuresJson(const ReportPathFigures &figures)
{
    return {{"ways_in", figures.waysIn},
            {"ways_in_that_reach", figures.waysInThatReach},
            {"paths", figures.paths},
            {"fewest_steps", figures.fewestSteps ? ordered_json(*figures.fewestSteps) : ordered_json()},
            {"shapes", list(figures.shapes,
                            [](const ReportShape &shape) -> ordered_json {
                                return {{"steps", shape.steps},
                                        {"paths", shape.paths},
                                        {"likelihood", shape.likelihood},
                                        {"rating", model::ratingName(shape.rating)}};
                            })},
            {"controls", list(figures.controls, [](const ReportControl &control) -> ordered_json {
                 return {{"mitigation", control.id},
                         {"title", control.title},
                         {"where", control.where},
                         {"paths_cut", control.pathsCut},
                         {"share_of_risk", control.riskCut}};
             })}};
}

ordered_json breachJson(const ReportBreach &breach)
{
    ordered_json json = pathJson(breach.path);
    if (breach.from.size() > 1)
        json["also_from"] = std::vector(breach.from.begin() + 1, breach.from.end());
    json["further_assets"] = breach.further;
    return json;
}

ordered_json hardeningJson(const ReportHardening &hardening)
{
    return {
        {"summary", hardening.summary},
        {"controls", list(hardening.controls, [](const HardeningColumn &control) { return control.title; })},
        {"rows", list(hardening.rows, [](const HardeningGroup &group) -> ordered_json {
             return {{"containers", group.containers},
                     {"cells", list(group.marks, [](const HardeningMark &mark) {
                          return catalog::hardeningStateName(mark.state);
                      })}};
         })}};
}

ordered_json layerJson(const ReportLayer &layer)
{
    const auto states = [](const catalog::LayerCounts &counts) {
        ordered_json json = ordered_json::object();
        for (std::size_t i = 0; i < catalog::layerStates; ++i)
            json[std::string(catalog::layerStateName(static_cast<catalog::LayerState>(i)))] =
                counts.byState[i];
        return json;
    };
    const auto machine = [](catalog::WithMachine with) {
        return std::string(catalog::withMachineName(with));
    };
    ordered_json with;
    for (std::size_t i = 0; i < layer.findings.withMachine.size(); ++i)
        with[machine(static_cast<catalog::WithMachine>(i))] = layer.findings.withMachine[i];
    return {{"id", layer.id},
            {"title", layer.title},
            {"states", states(layer.counts)},
            {"open_findings", layer.findings.open()},
            {"worst", model::ratingName(layer.findings.worst)},
            {"virtual_machine", std::move(with)},
            {"controls", list(layer.controls, [&](const ReportLayerControl &control) -> ordered_json {
                 return {{"id", control.id},
                         {"title", control.title},
                         {"virtual_machine", machine(control.machine)},
                         {"states", states(control.counts)}};
             })}};
}

ordered_json cellJson(const catalog::CoverageCell &cell, const std::string &why)
{
    ordered_json json = {{"state", catalog::coverageStateName(cell.state())}};
    if (cell.open > 0) {
        json["findings"] = cell.open;
        json["worst"] = model::ratingName(cell.worst);
    }
    if (cell.decided > 0)
        json["decided"] = cell.decided;
    if (cell.state() == catalog::CoverageState::NotApplicable)
        json["why"] = why;
    return json;
}

ordered_json coverageJson(const ReportCoverage &coverage)
{
    ordered_json states;
    for (std::size_t i = 0; i < coverage.byState.size(); ++i)
        states[std::string(catalog::coverageStateName(static_cast<catalog::CoverageState>(i)))] =
            coverage.byState[i];
    return {{"states", std::move(states)},
            {"elements", list(coverage.rows,
                              [](const CoverageElement &element) {
                                  ordered_json json = {{"element", pathText(element.subject)}};
                                  for (std::size_t i = 0; i < element.cells.size(); ++i)
                                      json[std::string(model::strideName(static_cast<model::Stride>(i)))] =
                                          cellJson(element.cells[i], element.why[i]);
                                  return json;
                              })},
            {"more_elements", coverage.left},
            {"reasons", list(coverage.reasons,
                             [](const CoverageReason &reason) -> ordered_json {
                                 return {{"category", model::strideName(reason.category)},
                                         {"elements", reason.where},
                                         {"why", reason.why}};
                             })},
            {"more_reasons", coverage.reasonsLeft}};
}

ordered_json elementJson(const ElementEntry &entry)
{
    ordered_json json = jsonOf(entry.subject);
    json["notes"] = entry.notes;
    json["out_of_scope"] = entry.outOfScope.empty() ? ordered_json() : ordered_json(entry.outOfScope);
    json["properties"] = list(entry.properties, [](const ElementProperty &property) -> ordered_json {
        return {{"title", property.title}, {"value", property.value}, {"source", jsonOf(property.place)}};
    });
    return json;
}

ordered_json metadataJson(const ReportData &data)
{
    const model::Metadata &metadata = data.metadata;
    return {{"title", data.title},
            {"version", metadata.version},
            {"description", metadata.description},
            {"scope", metadata.scope},
            {"authors", metadata.authors},
            {"reviewers", metadata.reviewers},
            {"assumptions", metadata.assumptions},
            {"threat_actors", metadata.threatActors},
            {"elements", data.elements},
            {"flows", data.flows},
            {"sources", data.sources},
            {"platform", data.platform ? ordered_json{{"title", *data.platform}} : ordered_json()}};
}

ordered_json questionJson(const OpenQuestion &question)
{
    return {{"question", question.text},
            {"elements", question.elements},
            {"settles", question.settles},
            {"may_settle", question.maySettle},
            {"of_platform", question.isOfPlatform}};
}

ordered_json diagramJson(const ReportDiagram &diagram)
{
    return {{"view", diagram.view},
            {"name", diagram.name},
            {"notes", list(diagram.notes, [](const ReportNote &note) -> ordered_json {
                 return {{"text", note.text}, {"about", note.about}};
             })}};
}

} // namespace

std::string jsonReport(const ReportData &data)
{
    ordered_json json = {{"format", "bulkhead-report"}, {"version", 1}, {"as_of", data.asOf}};
    json["model"] = metadataJson(data);
    if (data.look) {
        json["template"] = {{"organisation", data.look->organisation},
                            {"classification", data.look->classification},
                            {"release", data.look->releaseVersion},
                            {"released", data.look->releaseDate}};
    }
    json["rules_switched_off"] = data.switchedOff;
    json["catalogs"] = list(data.catalogs, [](const catalog::CatalogInfo &info) -> ordered_json {
        return {{"id", info.id}, {"title", info.title}, {"version", info.version}};
    });
    json["summary"] = summaryJson(data.summary);
    if (data.comparison)
        json["comparison"] = comparisonJson(*data.comparison);
    if (!data.comparisonFault.empty())
        json["comparison_fault"] = data.comparisonFault;
    if (!data.platformFault.empty())
        json["platform_fault"] = data.platformFault;
    json["top_threats"] = list(data.topThreats, [](const ThreatText &threat) { return jsonOf(threat); });
    json["do_first"] = list(data.actions, actionJson);
    const std::span<const OpenQuestion> first(data.questions.data(),
                                              std::min(data.questions.size(), askedFirst));
    json["ask_first"] = list(first, [](const OpenQuestion &question) -> ordered_json {
        return {{"question", question.text}, {"help", question.help}, {"elements", question.elements}};
    });
    json["diagrams"] = list(data.diagrams, diagramJson);
    json["hardening"] = hardeningJson(data.hardening);
    json["defense_in_depth"] = list(data.layers, layerJson);
    json["coverage"] = coverageJson(data.coverage);
    json["issues"] = list(data.issues, issueJson);
    json["to_verify"] = list(data.toVerify, [](const ToVerify &element) -> ordered_json {
        return {{"subject", jsonOf(element.subject)}, {"issues", list(element.issues, issueJson)}};
    });
    json["attack_paths"] = list(data.paths, pathJson);
    json["path_figures"] = figuresJson(data.pathFigures);
    json["assumed_breach"] = list(data.assumedBreach.breaches, breachJson);
    json["choke_points"] = list(data.chokePoints, [](const ReportChokePoint &point) -> ordered_json {
        return {{"element", point.element}, {"assets", point.assets}};
    });
    json["walks"] = list(data.walks, [](const ReportWalk &walk) -> ordered_json {
        return {{"title", walk.title},
                {"rating", model::ratingName(walk.rating)},
                {"text", walk.text},
                {"best_cut", walk.bestCut}};
    });
    json["questions"] = list(data.questions, questionJson);
    json["questions_that_wait"] = list(data.questionsThatWait, questionJson);
    json["decisions"] = list(data.decisions, decisionJson);
    json["elements"] = list(data.appendix, elementJson);
    return jsonText(json);
}

} // namespace bulkhead::exporting
