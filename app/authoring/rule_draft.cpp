// SPDX-License-Identifier: Apache-2.0
#include "app/authoring/rule_draft.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace bulkhead::app {

using catalog::OnUnknown;
using Form = ConditionDraft::Form;
using Json = nlohmann::ordered_json;

namespace {

// What a form asks for; all else a rule may hold is kept as it is.
constexpr std::array askedFor = {
    "id",         "entry",  "applies_to",         "title",      "when",       "message",
    "likelihood", "impact", "severity_rationale", "on_unknown", "references", "mitigations"};

constexpr std::array<std::pair<OnUnknown, const char *>, 3> policyNames = {
    {{OnUnknown::Default, "default"}, {OnUnknown::Unverified, "unverified"}, {OnUnknown::Silent, "silent"}}};

std::string_view policyName(OnUnknown policy)
{
    return std::find_if(policyNames.begin(), policyNames.end(),
                        [&](const auto &entry) { return entry.first == policy; })
        ->second;
}

std::optional<OnUnknown> policyFromName(std::string_view name)
{
    for (const auto &[policy, word] : policyNames) {
        if (name == word)
            return policy;
    }
    return std::nullopt;
}

const std::string &idOf(const ReferenceDraft &reference)
{
    return reference.id.empty() ? reference.title : reference.id;
}

Json mitigationJson(const MitigationDraft &draft)
{
    Json json = {{"id", draft.id},
                 {"effect", draft.resolves ? "resolves" : "reduces"},
                 {"residual_likelihood_factor", draft.remains}};
    if (draft.partial)
        json["partial_likelihood_factor"] = *draft.partial;
    return json;
}

Result<Json> ruleJson(const RuleDraft &draft, const model::Vocabulary &vocabulary)
{
    if (draft.id.empty() || draft.title.empty() || draft.message.empty())
        return failure("app.rule-incomplete", "a rule needs an id, a title and a message");
    if (draft.when.isList() && draft.when.parts.empty())
        return failure("app.rule-unconditional", "a rule needs at least one condition");
    catalog::engine::Kinds kinds;
    Json kindNames = Json::array();
    for (const model::Kind kind : draft.kinds) {
        kinds.add(kind);
        kindNames.push_back(model::kindName(kind));
    }
    auto when = conditionJson(draft.when, kinds, vocabulary);
    if (!when)
        return when;
    Json rule = {{"id", draft.id},
                 {"entry", draft.threat},
                 {"applies_to", std::move(kindNames)},
                 {"title", draft.title},
                 {"when", std::move(*when)},
                 {"message", draft.message},
                 {"likelihood", draft.likelihood},
                 {"impact", draft.impact}};
    if (!draft.rationale.empty())
        rule["severity_rationale"] = draft.rationale;
    rule["on_unknown"] = policyName(draft.onUnknown);
    for (const ReferenceDraft &reference : draft.references)
        rule["references"].push_back(idOf(reference));
    for (const MitigationDraft &mitigation : draft.mitigations)
        rule["mitigations"].push_back(mitigationJson(mitigation));
    if (!draft.rest.empty())
        rule.update(Json::parse(draft.rest));
    return rule;
}

Result<Json> parsed(std::string_view text, std::string_view file)
{
    Json json = Json::parse(text, nullptr, false);
    const auto isList = [&](const char *key) { return !json.contains(key) || json[key].is_array(); };
    const bool sound = json.is_object() && json.value("format", Json()) == "bulkhead-catalog" &&
                       isList("rules") && (!json.contains("references") || json["references"].is_object());
    if (!sound)
        return Error{"app.no-catalog", "is no threat catalog", {}, std::string(file), 0, {}};
    return json;
}

Json::iterator find(Json &rules, std::string_view id)
{
    return std::find_if(rules.begin(), rules.end(),
                        [&](const Json &rule) { return rule.is_object() && rule.value("id", Json()) == id; });
}

void writeReferences(Json &catalog, const RuleDraft &draft)
{
    for (const ReferenceDraft &reference : draft.references) {
        if (!reference.isOwn())
            continue;
        Json &entry = catalog["references"][idOf(reference)];
        entry["title"] = reference.title;
        if (reference.url.empty())
            entry.erase("url");
        else
            entry["url"] = reference.url;
    }
}

ReferenceDraft referenceDraft(const std::string &id, const Json &catalog)
{
    const Json references = catalog.value("references", Json::object());
    if (!references.contains(id))
        return {id, {}, {}};
    return {id, references[id].at("title").get<std::string>(), references[id].value("url", "")};
}

MitigationDraft mitigationDraft(const Json &json)
{
    MitigationDraft draft;
    draft.id = json.at("id").get<std::string>();
    draft.resolves = json.at("effect") == "resolves";
    draft.remains = json.value("residual_likelihood_factor", 1.0);
    if (json.contains("partial_likelihood_factor"))
        draft.partial = json["partial_likelihood_factor"].get<double>();
    return draft;
}

// Throws where a value is of another type than it should be, which the program does not load.
Result<RuleDraft> drafted(const Json &rule, const Json &catalog)
{
    RuleDraft draft;
    draft.id = rule.at("id").get<std::string>();
    draft.threat = rule.at("entry").get<std::string>();
    draft.title = rule.at("title").get<std::string>();
    draft.message = rule.at("message").get<std::string>();
    draft.rationale = rule.value("severity_rationale", "");
    draft.likelihood = rule.at("likelihood").get<int>();
    draft.impact = rule.at("impact").get<int>();
    draft.kinds.clear();
    for (const Json &name : rule.at("applies_to")) {
        if (const auto kind = model::kindFromName(name.get<std::string>()))
            draft.kinds.push_back(*kind);
    }
    draft.onUnknown = policyFromName(rule.at("on_unknown").get<std::string>()).value_or(OnUnknown::Silent);
    for (const Json &id : rule.value("references", Json::array()))
        draft.references.push_back(referenceDraft(id.get<std::string>(), catalog));
    for (const Json &use : rule.value("mitigations", Json::array()))
        draft.mitigations.push_back(mitigationDraft(use));
    auto when = conditionDraft(rule.at("when"));
    if (!when)
        return std::move(when.error());
    draft.when = when->isList() ? std::move(*when) : ConditionDraft{Form::All, {}, {}, {}, {*when}};
    Json rest = rule;
    for (const char *key : askedFor)
        rest.erase(key);
    draft.rest = rest.empty() ? std::string() : rest.dump();
    return draft;
}

} // namespace

std::vector<std::string> restKeys(const RuleDraft &draft)
{
    std::vector<std::string> keys;
    const Json rest = draft.rest.empty() ? Json::object() : Json::parse(draft.rest);
    for (const auto &[key, unused] : rest.items())
        keys.push_back(key);
    return keys;
}

Result<std::string> catalogWithRule(std::string_view existing, std::string_view file, const CatalogName &name,
                                    const RuleDraft &draft, const model::Vocabulary &vocabulary)
{
    auto rule = ruleJson(draft, vocabulary);
    if (!rule)
        return std::move(rule.error());
    Json catalog = {{"format", "bulkhead-catalog"}, {"version", 1},           {"id", name.id},
                    {"title", name.title},          {"catalog_version", "1"}, {"rules", Json::array()}};
    if (!existing.empty()) {
        auto read = parsed(existing, file);
        if (!read)
            return std::move(read.error());
        catalog = std::move(*read);
    }
    Json &rules = catalog["rules"];
    if (const auto place = find(rules, draft.id); place != rules.end())
        *place = std::move(*rule);
    else
        rules.push_back(std::move(*rule));
    writeReferences(catalog, draft);
    return catalog.dump(2) + '\n';
}

Result<std::string> catalogWithoutRule(std::string_view existing, std::string_view file,
                                       std::string_view rule)
{
    auto catalog = parsed(existing, file);
    if (!catalog)
        return std::move(catalog.error());
    if (catalog->contains("rules")) {
        Json &rules = (*catalog)["rules"];
        if (const auto place = find(rules, rule); place != rules.end())
            rules.erase(place);
    }
    return catalog->dump(2) + '\n';
}

std::optional<std::string> ruleText(std::string_view text, std::string_view rule)
{
    auto catalog = parsed(text, {});
    if (!catalog)
        return std::nullopt;
    Json &rules = (*catalog)["rules"];
    const auto place = find(rules, rule);
    return place == rules.end() ? std::nullopt : std::optional(place->dump(2));
}

Result<RuleDraft> ruleDraft(std::string_view text, std::string_view file, std::string_view rule,
                            const model::Vocabulary &vocabulary)
{
    auto catalog = parsed(text, file);
    if (!catalog)
        return std::move(catalog.error());
    Json &rules = (*catalog)["rules"];
    const auto place = find(rules, rule);
    if (place == rules.end())
        return failure("app.no-rule", "there is no rule “%1” in %2", {std::string(rule), std::string(file)});
    try {
        auto draft = drafted(*place, *catalog);
        if (!draft)
            return draft;
        // What cannot be written as it was read must not be shown as if it could be edited.
        if (auto again = ruleJson(*draft, vocabulary); !again)
            return std::move(again.error());
        return draft;
    } catch (const Json::exception &fault) {
        return failure("app.rule-beyond-form", "the form cannot show it: %1", {fault.what()});
    }
}

} // namespace bulkhead::app
