// SPDX-License-Identifier: Apache-2.0
#include "export/catalog/catalog_text.h"
#include "export/findings/json_parts.h"
#include "export/text/json_text.h"
#include "export/text/markdown.h"
#include "export/text/words.h"
#include "model/visible_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <vector>

namespace bulkhead::exporting {

using model::visibleText;
using nlohmann::ordered_json;

namespace {

std::string_view onUnknownName(catalog::OnUnknown onUnknown)
{
    switch (onUnknown) {
    case catalog::OnUnknown::Default:
        return "default";
    case catalog::OnUnknown::Unverified:
        return "unverified";
    case catalog::OnUnknown::Silent:
        return "silent";
    }
    return "silent";
}

ordered_json kindsJson(const catalog::Rule &rule)
{
    ordered_json kinds = ordered_json::array();
    for (const model::Kind kind : rule.kinds)
        kinds.push_back(model::kindName(kind));
    return kinds;
}

// In the order of STRIDE, whatever files they come from.
std::vector<const catalog::Threat *> inOrder(std::span<const catalog::Threat> threats)
{
    std::vector<const catalog::Threat *> ordered;
    for (const catalog::Threat &threat : threats)
        ordered.push_back(&threat);
    std::stable_sort(ordered.begin(), ordered.end(), [](const catalog::Threat *a, const catalog::Threat *b) {
        return std::tie(a->category, a->id) < std::tie(b->category, b->id);
    });
    return ordered;
}

template <typename Visit>
void forEachRuleOf(const catalog::Catalogs &catalogs, const catalog::Threat &threat, Visit visit)
{
    for (const catalog::Rule &rule : catalogs.rules()) {
        if (&catalogs.threats()[rule.threat] == &threat)
            visit(rule);
    }
}

} // namespace

std::string catalogListText(const catalog::Catalogs &catalogs)
{
    std::string out;
    for (const catalog::Threat *entry : inOrder(catalogs.threats())) {
        const catalog::Threat &threat = *entry;
        out += visibleText(threat.id + "  " + threat.title) + "  [" +
               std::string(model::strideTitle(threat.category)) + "]\n";
        forEachRuleOf(catalogs, threat, [&](const catalog::Rule &rule) {
            out += "  " + visibleText(rule.id + "  " + rule.title) + "\n";
        });
    }
    out += counted(catalogs.threats().size(), "threat") + ", " + counted(catalogs.rules().size(), "rule") +
           ", " + counted(catalogs.mitigations().size(), "mitigation") + "\n";
    return out;
}

std::string catalogListMarkdown(const catalog::Catalogs &catalogs)
{
    std::string out;
    for (const catalog::Threat *entry : inOrder(catalogs.threats())) {
        const catalog::Threat &threat = *entry;
        out += "## " + markdownText(threat.id + " " + threat.title) + "\n\n";
        out += markdownText(threat.description.empty() ? threat.reading : threat.description) + "\n\n";
        out += "| Rule | What | Likelihood | Impact |\n|---|---|---|---|\n";
        forEachRuleOf(catalogs, threat, [&](const catalog::Rule &rule) {
            out += "| " + markdownCode(rule.id) + " | " + markdownText(rule.title) + " | " +
                   std::to_string(rule.likelihood) + " | " + std::to_string(rule.impact) + " |\n";
        });
        out += '\n';
    }
    return out;
}

std::string catalogListJson(const catalog::Catalogs &catalogs)
{
    ordered_json json = {{"catalogs", catalogsJson(catalogs)}};
    json["threats"] = ordered_json::array();
    for (const catalog::Threat *threat : inOrder(catalogs.threats()))
        json["threats"].push_back({{"id", threat->id},
                                   {"title", threat->title},
                                   {"category", model::strideName(threat->category)}});
    json["rules"] = ordered_json::array();
    for (const catalog::Rule &rule : catalogs.rules())
        json["rules"].push_back({{"id", rule.id},
                                 {"threat", catalogs.threats()[rule.threat].id},
                                 {"title", rule.title},
                                 {"kinds", kindsJson(rule)},
                                 {"on_unknown", onUnknownName(rule.onUnknown)},
                                 {"likelihood", rule.likelihood},
                                 {"impact", rule.impact},
                                 {"root_cause", rule.rootCause},
                                 {"core", rule.core}});
    json["mitigations"] = ordered_json::array();
    for (const catalog::Mitigation &mitigation : catalogs.mitigations())
        json["mitigations"].push_back({{"id", mitigation.id}, {"title", mitigation.title}});
    return jsonText(json);
}

} // namespace bulkhead::exporting
