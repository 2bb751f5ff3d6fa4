// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_paths.h"
#include "catalog/content/attack_catalog.h"
#include "catalog/questions/questions.h"
#include "export/findings/findings_document.h"
#include "export/findings/json_parts.h"
#include "export/text/json_text.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

void appendMember(std::string &out, std::string_view key, const ordered_json &value, bool last = false)
{
    out += "  \"" + std::string(key) + "\": ";
    appendJson(out, value, 1);
    out += last ? "\n" : ",\n";
}

// One finding at a time: a tree of all of them would take gigabytes for a large cluster.
void appendFindings(std::string &out, const FindingsDocument &document)
{
    out += "  \"findings\": [";
    bool first = true;
    for (const std::uint32_t index : document.shown) {
        const catalog::Finding &finding = document.analysis->findings()[index];
        ordered_json json = jsonOf(describe(*document.analysis, finding), document.analysis->catalogs());
        if (document.baseline)
            json["new"] = document.isNew(finding);
        out += first ? "\n    " : ",\n    ";
        first = false;
        appendJson(out, json, 2);
    }
    out += first ? "],\n" : "\n  ],\n";
}

ordered_json manualThreats(const model::Model &model)
{
    ordered_json list = ordered_json::array();
    for (const model::ManualThreat &threat : model.manualThreats())
        list.push_back(jsonOf(threat, model));
    return list;
}

ordered_json orphans(const catalog::Analysis &analysis)
{
    ordered_json list = ordered_json::array();
    for (const model::Decision *decision : analysis.orphanedDecisions()) {
        ordered_json json = {{"finding", decision->finding}};
        json.update(jsonOf(*decision));
        list.push_back(std::move(json));
    }
    return list;
}

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

ordered_json attackPathsJson(const catalog::Analysis &analysis)
{
    const catalog::AttackPaths paths = catalog::attackPaths(analysis);
    ordered_json list = ordered_json::array();
    for (const catalog::AttackPath &path : paths.paths()) {
        ordered_json steps = ordered_json::array();
        for (const catalog::AttackStep &step : path.steps)
            steps.push_back(stepJson(analysis, step));
        list.push_back({{"id", path.id},
                        {"from", path.from},
                        {"to", path.to},
                        {"outcome", catalog::footholdName(path.hold)},
                        {"asset", path.asset},
                        {"likelihood", rounded(path.likelihood)},
                        {"impact", path.impact},
                        {"rating", model::ratingName(path.rating)},
                        {"steps", std::move(steps)}});
    }
    return list;
}

ordered_json questionsJson(const catalog::Analysis &analysis)
{
    ordered_json list = ordered_json::array();
    for (const catalog::Question &question : catalog::questions(analysis))
        list.push_back({{"element", question.element},
                        {"property", question.property->name},
                        {"text", question.text},
                        {"settles", question.settles},
                        {"may_settle", question.maySettle}});
    return list;
}

ordered_json notices(const FindingsDocument &document)
{
    ordered_json list = ordered_json::array();
    for (const Notice &notice : document.notices)
        list.push_back(jsonOf(notice));
    return list;
}

} // namespace

std::string toJson(const FindingsDocument &document)
{
    const catalog::Analysis &analysis = *document.analysis;
    std::string out = "{\n";
    appendMember(out, "format", "bulkhead-analysis");
    appendMember(out, "version", 1);
    appendMember(out, "as_of", analysis.options().asOf.toString());
    appendMember(out, "model", modelJson(analysis.model()));
    appendMember(out, "catalogs", catalogsJson(analysis.catalogs()));
    appendMember(out, "summary", jsonOf(document.summary()));
    appendFindings(out, document);
    appendMember(out, "manual_threats", manualThreats(analysis.model()));
    appendMember(out, "decisions_without_finding", orphans(analysis));
    appendMember(out, "attack_paths", attackPathsJson(analysis));
    appendMember(out, "questions", questionsJson(analysis));
    appendMember(out, "diagnostics", notices(document), true);
    out += "}\n";
    return out;
}

} // namespace bulkhead::exporting
