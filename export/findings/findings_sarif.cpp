// SPDX-License-Identifier: Apache-2.0
#include "export/findings/listed_threats.h"
#include "export/findings/sarif_taxa.h"
#include "export/text/json_text.h"
#include "export/text/uri.h"
#include "export/text/words.h"

#include <map>
#include <nlohmann/json.hpp>

// SARIF 2.1.0 (OASIS Standard, 27 March 2020) with the properties that GitHub's code scanning reads.
namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

const char *levelOf(const ListedThreat &finding)
{
    if (!finding.isConfirmed())
        return "note";
    switch (finding.rating) {
    case model::Rating::Critical:
    case model::Rating::High:
        return "error";
    case model::Rating::Medium:
        return "warning";
    default:
        return "note";
    }
}

// GitHub sorts security alerts by a number from 0 to 10 (over 9 critical, over 7 high, over 4 medium).
std::string securitySeverity(const catalog::Rule &rule)
{
    switch (catalog::ratingOf(rule.likelihood * rule.impact)) {
    case model::Rating::Critical:
        return "9.5";
    case model::Rating::High:
        return "8.0";
    case model::Rating::Medium:
        return "5.5";
    default:
        return "3.0";
    }
}

ordered_json ruleTags(const catalog::Rule &rule, const catalog::Threat &threat)
{
    ordered_json tags = {"security", "stride/" + std::string(model::strideName(threat.category))};
    for (const std::string &reference : rule.references) {
        if (reference.starts_with("CWE-"))
            tags.push_back("external/cwe/" + lowerCase(reference));
    }
    return tags;
}

std::string helpOf(const catalog::Rule &rule, const catalog::Catalogs &catalogs)
{
    std::string help = rule.rationale;
    for (const catalog::RuleMitigation &of : rule.mitigations) {
        const catalog::Mitigation &mitigation = catalogs.mitigations()[of.mitigation];
        help += (help.empty() ? "" : "\n\n") + mitigation.title + ". " + mitigation.howTo;
    }
    return help.empty() ? rule.title : help;
}

ordered_json ruleJson(const catalog::Rule &rule, const catalog::Catalogs &catalogs, SarifTaxa &taxa)
{
    const catalog::Threat &threat = catalogs.threats()[rule.threat];
    ordered_json json = {
        {"id", rule.id},
        {"shortDescription", {{"text", rule.title}}},
        {"fullDescription", {{"text", threat.description.empty() ? threat.title : threat.description}}},
        {"help", {{"text", helpOf(rule, catalogs)}}},
        {"properties",
         {{"tags", ruleTags(rule, threat)},
          {"security-severity", securitySeverity(rule)},
          {"threat", threat.id + " " + threat.title}}}};
    if (ordered_json related = taxa.relationships(rule); !related.empty())
        json["relationships"] = std::move(related);
    for (const std::string &id : rule.references) {
        const catalog::Reference *reference = catalogs.reference(id);
        if (reference && !reference->url.empty()) {
            json["helpUri"] = reference->url;
            break;
        }
    }
    return json;
}

// SARIF has results of rules only: what people added is of this one.
constexpr std::string_view addedRule = "added-by-hand";

ordered_json addedRuleJson()
{
    return {{"id", addedRule},
            {"shortDescription", {{"text", "Threat that a person added"}}},
            {"fullDescription", {{"text", "A threat that a person added to the model, beside those found."}}},
            {"help", {{"text", "See the result's own text, which a person wrote."}}},
            {"properties", {{"tags", {"security"}}}}};
}

std::string messageOf(const ListedThreat &threat)
{
    if (threat.rule)
        return threat.message;
    std::string text = threat.title.empty() ? "Threat that a person added" : threat.title;
    if (!threat.message.empty())
        text += ": " + threat.message;
    return text;
}

ordered_json physicalLocation(std::string_view file, int line)
{
    return {{"artifactLocation", {{"uri", relativeUri(file)}}},
            {"region", {{"startLine", line > 0 ? line : 1}}}};
}

ordered_json location(const FindingsDocument &document, const ListedThreat &finding)
{
    const Place &place = finding.place;
    ordered_json logical = {{"name", finding.subject.name},
                            {"fullyQualifiedName", finding.subject.id},
                            {"kind", model::kindName(finding.subject.kind)}};
    ordered_json json;
    json["physicalLocation"] =
        physicalLocation(place.isKnown() ? document.pathTo(place.file) : document.input, place.line);
    json["logicalLocations"] = ordered_json::array({std::move(logical)});
    return json;
}

ordered_json relatedLocations(const FindingsDocument &document, const ListedThreat &finding)
{
    ordered_json list = ordered_json::array();
    for (const EvidenceText &fact : finding.evidence) {
        if (!fact.place.isKnown())
            continue;
        ordered_json json = {{"id", list.size()}};
        json["physicalLocation"] = physicalLocation(document.pathTo(fact.place.file), fact.place.line);
        json["message"]["text"] = fact.text;
        list.push_back(std::move(json));
    }
    return list;
}

ordered_json suppressions(const ListedThreat &finding)
{
    ordered_json list = ordered_json::array();
    if (finding.decision.decision && !finding.isOpen())
        list.push_back({{"kind", "external"},
                        {"status", "accepted"},
                        {"justification", std::string(model::decisionStateName(finding.decision.effective)) +
                                              ": " + finding.decision.decision->rationale}});
    return list;
}

ordered_json resultJson(const FindingsDocument &document, const ListedThreat &finding, std::size_t ruleIndex)
{
    ordered_json json = {{"ruleId", finding.rule ? std::string_view(finding.rule->id) : addedRule},
                         {"ruleIndex", ruleIndex},
                         {"level", levelOf(finding)},
                         {"rank", finding.score() * 4}, // of 0 to 100; scores go to 25
                         {"message", {{"text", messageOf(finding)}}},
                         {"locations", ordered_json::array({location(document, finding)})},
                         {"partialFingerprints", {{"bulkheadFinding/v1", finding.id}}}};
    if (ordered_json related = relatedLocations(document, finding); !related.empty())
        json["relatedLocations"] = std::move(related);
    if (ordered_json suppressed = suppressions(finding); !suppressed.empty())
        json["suppressions"] = std::move(suppressed);
    json["properties"] = {{"confidence", confidenceName(finding.basis)},
                          {"basis", model::basisName(finding.basis)},
                          {"rating", model::ratingName(finding.rating)},
                          {"score", finding.score()}};
    return json;
}

ordered_json notification(const FindingsDocument &document, const Notice &notice)
{
    const char *level = notice.severity == "error"     ? "error"
                        : notice.severity == "warning" ? "warning"
                                                       : "note";
    ordered_json json = {{"level", level}, {"message", {{"text", notice.message}}}};
    if (!notice.file.empty()) {
        ordered_json physical = physicalLocation(document.pathTo(notice.file), notice.line);
        json["locations"] = ordered_json::array({{{"physicalLocation", std::move(physical)}}});
    }
    return json;
}

} // namespace

std::string toSarif(const FindingsDocument &document)
{
    const catalog::Analysis &analysis = *document.analysis;
    ordered_json rules = ordered_json::array();
    ordered_json results = ordered_json::array();
    SarifTaxa taxa(analysis.catalogs());
    std::map<std::string_view, std::size_t> ruleIndices;
    eachThreat(document, [&](const ListedThreat &threat) {
        const std::string_view id = threat.rule ? std::string_view(threat.rule->id) : addedRule;
        const auto [rule, isFirst] = ruleIndices.try_emplace(id, rules.size());
        if (isFirst)
            rules.push_back(threat.rule ? ruleJson(*threat.rule, analysis.catalogs(), taxa)
                                        : addedRuleJson());
        ordered_json result = resultJson(document, threat, rule->second);
        if (document.baseline)
            result["baselineState"] = threat.isNew ? "new" : "unchanged";
        results.push_back(std::move(result));
    });
    ordered_json notifications = ordered_json::array();
    for (const Notice &notice : document.notices)
        notifications.push_back(notification(document, notice));

    ordered_json driver = {
        {"name", "Bulkhead"}, {"semanticVersion", document.programVersion}, {"rules", std::move(rules)}};
    ordered_json invocation = {{"executionSuccessful", true},
                               {"toolExecutionNotifications", std::move(notifications)}};
    ordered_json run;
    run["tool"]["driver"] = std::move(driver);
    run["tool"]["driver"]["supportedTaxonomies"] = taxa.supported();
    run["taxonomies"] = taxa.taxonomies();
    run["invocations"] = ordered_json::array({std::move(invocation)});
    run["columnKind"] = "utf16CodeUnits";
    run["results"] = std::move(results);
    ordered_json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}};
    log["runs"] = ordered_json::array({std::move(run)});
    return jsonText(log);
}

} // namespace bulkhead::exporting
