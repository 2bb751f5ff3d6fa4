#include "app/workspace/rule_draft.h"

#include "catalog/engine/relation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace bulkhead::app {

using Json = nlohmann::ordered_json;
using model::PropertyType;

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> items(std::string_view text)
{
    std::vector<std::string> list;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        if (const auto item = trimmed(text.substr(0, comma)); !item.empty())
            list.emplace_back(item);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return list;
}

template <typename Number>
std::optional<Number> number(std::string_view text)
{
    Number value{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Error badValue(const model::PropertyDef &def, std::string_view typed, std::string_view expected)
{
    return failure("app.rule-value", "“%1” is no value for “%2” (expected %3)",
                   {std::string(typed), def.title, std::string(expected)});
}

Result<Json> single(const model::PropertyDef &def, std::string_view op, std::string_view typed)
{
    if (op == "stated")
        return Json(typed != "false");
    const bool counts = op == ">" || op == "<" || op == "older_than_days" || op == "any_below";
    if (def.type == PropertyType::Bool)
        return Json(typed == "true");
    if (counts || def.type == PropertyType::Integer || def.type == PropertyType::Real) {
        if (const auto whole = number<std::int64_t>(typed))
            return Json(*whole);
        if (const auto real = number<double>(typed); real && def.type == PropertyType::Real)
            return Json(*real);
        return badValue(def, typed, "a number");
    }
    if (typed.empty())
        return badValue(def, typed, "a text");
    return Json(std::string(typed));
}

Result<Json> valueOf(const model::PropertyDef &def, std::string_view op, std::string_view typed)
{
    if (!takesList(op))
        return single(def, op, trimmed(typed));
    Json list = Json::array();
    for (const std::string &item : items(typed)) {
        auto value = single(def, op, item);
        if (!value)
            return value;
        list.push_back(std::move(*value));
    }
    return list.empty() ? badValue(def, typed, "at least one value") : Result<Json>(std::move(list));
}

// The kinds that a line's property is of.
std::vector<model::Kind> testedKinds(const ConditionDraft &line, model::Kind subject)
{
    if (line.reach == ConditionDraft::Reach::Subject)
        return {subject};
    std::vector<model::Kind> kinds;
    if (const auto relation = catalog::engine::relationFromName(line.relation)) {
        for (const model::Kind kind : model::allKinds) {
            if (catalog::engine::info(*relation).to.has(kind))
                kinds.push_back(kind);
        }
    }
    return kinds;
}

Result<Json> test(const ConditionDraft &line, model::Kind subject, const model::Vocabulary &vocabulary)
{
    const model::PropertyDef *def = nullptr;
    for (const model::Kind kind : testedKinds(line, subject)) {
        if (!def)
            def = vocabulary.find(kind, line.property);
    }
    if (!def)
        return failure("app.rule-property", "choose a property for each condition");
    Json json = {{"prop", line.property}, {"op", line.op}};
    if (takesValue(line.op)) {
        auto value = valueOf(*def, line.op, line.value);
        if (!value)
            return value;
        json["value"] = std::move(*value);
    }
    return json;
}

Result<Json> condition(const ConditionDraft &line, model::Kind subject, const model::Vocabulary &vocabulary)
{
    if (line.reach == ConditionDraft::Reach::Subject)
        return test(line, subject, vocabulary);
    Json related = {{"rel", line.relation}};
    if (!line.property.empty()) {
        auto where = test(line, subject, vocabulary);
        if (!where)
            return where;
        related["where"] = std::move(*where);
    }
    Json exists = {{"exists", std::move(related)}};
    return line.reach == ConditionDraft::Reach::None ? Json{{"not", std::move(exists)}} : exists;
}

std::string_view policyName(catalog::OnUnknown policy)
{
    switch (policy) {
    case catalog::OnUnknown::Default:
        return "default";
    case catalog::OnUnknown::Unverified:
        return "unverified";
    case catalog::OnUnknown::Silent:
        break;
    }
    return "silent";
}

Result<Json> ruleJson(const RuleDraft &draft, const model::Vocabulary &vocabulary)
{
    if (draft.id.empty() || draft.title.empty() || draft.message.empty())
        return failure("app.rule-incomplete", "a rule needs an id, a title and a message");
    if (draft.conditions.empty())
        return failure("app.rule-unconditional", "a rule needs at least one condition");
    Json parts = Json::array();
    for (const ConditionDraft &line : draft.conditions) {
        auto part = condition(line, draft.kind, vocabulary);
        if (!part)
            return part;
        parts.push_back(std::move(*part));
    }
    Json rule = {{"id", draft.id},
                 {"entry", draft.threat},
                 {"applies_to", {model::kindName(draft.kind)}},
                 {"title", draft.title},
                 {"when", {{draft.all ? "all" : "any", std::move(parts)}}},
                 {"message", draft.message},
                 {"likelihood", draft.likelihood},
                 {"impact", draft.impact}};
    if (!draft.rationale.empty())
        rule["severity_rationale"] = draft.rationale;
    rule["on_unknown"] = policyName(draft.onUnknown);
    for (const std::string &mitigation : draft.mitigations)
        rule["mitigations"].push_back(
            {{"id", mitigation}, {"effect", "reduces"}, {"residual_likelihood_factor", 0.5}});
    return rule;
}

Result<Json> parsed(std::string_view text, std::string_view file)
{
    Json json = Json::parse(text, nullptr, false);
    const bool sound = json.is_object() && json.value("format", "") == "bulkhead-catalog" &&
                       (!json.contains("rules") || json["rules"].is_array());
    if (!sound)
        return Error{"app.no-catalog", "is no threat catalog", {}, std::string(file), 0, {}};
    return json;
}

void dropRule(Json &catalog, std::string_view id)
{
    Json kept = Json::array();
    for (Json &rule : catalog["rules"]) {
        if (!rule.is_object() || rule.value("id", "") != id)
            kept.push_back(std::move(rule));
    }
    catalog["rules"] = std::move(kept);
}

} // namespace

std::vector<std::string_view> operatorsFor(PropertyType type)
{
    switch (type) {
    case PropertyType::Bool:
        return {"==", "stated"};
    case PropertyType::Enum:
        return {"==", "!=", "in", "not_in", "stated"};
    case PropertyType::Integer:
    case PropertyType::Real:
        return {"==", ">", "<", "stated"};
    case PropertyType::Text:
        return {"==", "!=", "in", "not_in", "version_lt", "not_empty", "stated"};
    case PropertyType::TextList:
        return {"contains", "intersects", "not_empty", "outside", "stated"};
    case PropertyType::Date:
        return {"older_than_days", "stated"};
    case PropertyType::Reference:
        return {"stated"};
    case PropertyType::ReferenceList:
        return {"not_empty", "stated"};
    }
    return {};
}

bool takesValue(std::string_view op)
{
    return op != "not_empty" && op != "differs";
}

bool takesList(std::string_view op)
{
    return op == "in" || op == "not_in" || op == "intersects" || op == "outside";
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
    dropRule(catalog, draft.id);
    catalog["rules"].push_back(std::move(*rule));
    return catalog.dump(2) + '\n';
}

Result<std::string> catalogWithoutRule(std::string_view existing, std::string_view file,
                                       std::string_view rule)
{
    auto catalog = parsed(existing, file);
    if (!catalog)
        return std::move(catalog.error());
    dropRule(*catalog, rule);
    return catalog->dump(2) + '\n';
}

} // namespace bulkhead::app
