// SPDX-License-Identifier: Apache-2.0
#include "export/catalog/catalog_text.h"
#include "export/text/json_text.h"
#include "model/visible_text.h"

#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

using nlohmann::ordered_json;

namespace {

ordered_json referencesJson(const catalog::Catalogs &catalogs, const std::vector<std::string> &ids)
{
    ordered_json list = ordered_json::array();
    for (const std::string &id : ids) {
        const catalog::Reference *reference = catalogs.reference(id);
        list.push_back({{"id", id},
                        {"title", reference ? reference->title : ""},
                        {"url", reference ? reference->url : ""}});
    }
    return list;
}

ordered_json threatJson(const catalog::Catalogs &catalogs, const catalog::Threat &threat)
{
    ordered_json json = {{"id", threat.id},
                         {"type", "threat"},
                         {"title", threat.title},
                         {"category", model::strideName(threat.category)},
                         {"reading", threat.reading},
                         {"description", threat.description},
                         {"scenario", threat.scenario}};
    if (!threat.note.empty())
        json["note"] = threat.note;
    json["rules"] = ordered_json::array();
    for (const catalog::Rule &rule : catalogs.rules()) {
        if (&catalogs.threats()[rule.threat] == &threat)
            json["rules"].push_back(rule.id + " " + rule.title);
    }
    json["references"] = referencesJson(catalogs, threat.references);
    return json;
}

ordered_json ruleJson(const catalog::Catalogs &catalogs, const catalog::Rule &rule)
{
    const catalog::Threat &threat = catalogs.threats()[rule.threat];
    ordered_json json = {{"id", rule.id},
                         {"type", "rule"},
                         {"title", rule.title},
                         {"threat", threat.id + " " + threat.title},
                         {"condition", catalogs.conditionText(rule)},
                         {"message", rule.message},
                         {"likelihood", rule.likelihood},
                         {"impact", rule.impact},
                         {"rationale", rule.rationale},
                         {"modifiers", rule.modifiers},
                         {"root_cause", rule.rootCause}};
    if (rule.unverifiedLikelihood < 5)
        json["unverified_likelihood"] = rule.unverifiedLikelihood;
    json["mitigations"] = ordered_json::array();
    for (const catalog::RuleMitigation &of : rule.mitigations) {
        const catalog::Mitigation &mitigation = catalogs.mitigations()[of.mitigation];
        json["mitigations"].push_back(mitigation.id + " " + mitigation.title +
                                      (of.resolves ? "" : " (reduces the risk)"));
    }
    json["references"] = referencesJson(catalogs, rule.references);
    return json;
}

ordered_json mitigationJson(const catalog::Catalogs &catalogs, const catalog::Mitigation &mitigation)
{
    ordered_json json = {{"id", mitigation.id},
                         {"type", "mitigation"},
                         {"title", mitigation.title},
                         {"how_to", mitigation.howTo}};
    json["snippets"] = ordered_json::object();
    for (const catalog::Snippet &snippet : mitigation.snippets)
        json["snippets"][snippet.platform] = snippet.text;
    json["references"] = referencesJson(catalogs, mitigation.references);
    return json;
}

std::optional<ordered_json> entryJson(const catalog::Catalogs &catalogs, std::string_view id)
{
    if (const catalog::Threat *threat = catalogs.threat(id))
        return threatJson(catalogs, *threat);
    if (const catalog::Rule *rule = catalogs.rule(id))
        return ruleJson(catalogs, *rule);
    if (const catalog::Mitigation *mitigation = catalogs.mitigation(id))
        return mitigationJson(catalogs, *mitigation);
    return std::nullopt;
}

std::string spaced(std::string key)
{
    for (char &c : key) {
        if (c == '_')
            c = ' ';
    }
    return key;
}

std::string listItem(const ordered_json &item)
{
    if (item.is_string())
        return item.get<std::string>();
    std::string text = item.value("id", "");
    for (const char *key : {"title", "url"}) {
        if (const std::string part = item.value(key, ""); !part.empty())
            text += "  " + part;
    }
    return text;
}

// A key and its value as a person reads them in a terminal.
void appendField(std::string &out, const std::string &key, const ordered_json &value)
{
    if (value.empty() || (value.is_string() && value.get_ref<const std::string &>().empty()))
        return;
    out += spaced(key) + ":";
    if (value.is_array()) {
        out += '\n';
        for (const ordered_json &item : value)
            out += "  - " + model::visibleText(listItem(item)) + "\n";
    } else if (value.is_object()) {
        out += '\n';
        for (const auto &[name, text] : value.items()) {
            out += "  " + model::visibleText(name) + ":\n    ";
            for (const char c : model::visibleLines(text.get<std::string>())) {
                out += c;
                if (c == '\n')
                    out += "    ";
            }
            out += '\n';
        }
    } else {
        out += ' ' + model::visibleText(value.is_string() ? value.get<std::string>() : value.dump()) + '\n';
    }
}

} // namespace

std::optional<std::string> catalogEntryJson(const catalog::Catalogs &catalogs, std::string_view id)
{
    const auto json = entryJson(catalogs, id);
    return json ? std::optional(jsonText(*json)) : std::nullopt;
}

std::optional<std::string> catalogEntryText(const catalog::Catalogs &catalogs, std::string_view id)
{
    const auto json = entryJson(catalogs, id);
    if (!json)
        return std::nullopt;
    std::string out =
        model::visibleText(json->at("id").get<std::string>() + "  " + json->at("title").get<std::string>()) +
        "\n";
    for (const auto &[key, value] : json->items()) {
        if (key != "id" && key != "title")
            appendField(out, key, value);
    }
    return out;
}

} // namespace bulkhead::exporting
