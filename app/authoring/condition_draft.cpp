// SPDX-License-Identifier: Apache-2.0
#include "app/authoring/condition_draft.h"

#include "catalog/engine/relation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace bulkhead::app {

using catalog::engine::Kinds;
using catalog::engine::OperandShape;
using catalog::engine::Operator;
using catalog::engine::OperatorSubject;
using Form = ConditionDraft::Form;
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

Result<Json> single(const model::PropertyDef &def, OperandShape shape, std::string_view typed)
{
    if (shape == OperandShape::Flag)
        return Json(typed != "false");
    const bool counts = shape == OperandShape::Number || shape == OperandShape::Days;
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
    const OperandShape shape = operandShape(op);
    if (shape != OperandShape::List)
        return single(def, shape, trimmed(typed));
    Json list = Json::array();
    for (const std::string &item : items(typed)) {
        auto value = single(def, shape, item);
        if (!value)
            return value;
        list.push_back(std::move(*value));
    }
    return list.empty() ? badValue(def, typed, "at least one value") : Result<Json>(std::move(list));
}

Result<Json> testJson(const ConditionDraft &draft, Kinds subjects, const model::Vocabulary &vocabulary)
{
    const model::PropertyDef *def = nullptr;
    for (const model::Kind kind : model::allKinds) {
        if (!def && subjects.has(kind))
            def = vocabulary.find(kind, draft.name);
    }
    if (!def)
        return failure("app.rule-property", "choose a property for each condition");
    Json json = {{"prop", draft.name}, {"op", draft.op}};
    if (operandShape(draft.op) != OperandShape::None) {
        auto value = valueOf(*def, draft.op, draft.value);
        if (!value)
            return value;
        json["value"] = std::move(*value);
    }
    return json;
}

Json negated(Json condition)
{
    return Json{{"not", std::move(condition)}};
}

// "None of" a single condition is its negation.
Result<Json> listJson(const ConditionDraft &draft, Kinds subjects, const model::Vocabulary &vocabulary)
{
    Json parts = Json::array();
    for (const ConditionDraft &part : draft.parts) {
        auto json = conditionJson(part, subjects, vocabulary);
        if (!json)
            return json;
        parts.push_back(std::move(*json));
    }
    const bool isNegative = draft.form == Form::None || draft.form == Form::NotAll;
    if (isNegative && parts.size() == 1)
        return negated(std::move(parts.front()));
    const bool isAll = draft.form == Form::All || draft.form == Form::NotAll;
    Json list = {{isAll ? "all" : "any", std::move(parts)}};
    return isNegative ? negated(std::move(list)) : list;
}

Result<Json> relationJson(const ConditionDraft &draft, const model::Vocabulary &vocabulary)
{
    const auto relation = catalog::engine::relationFromName(draft.name);
    if (!relation)
        return failure("app.rule-relation", "choose a relation for each condition on related things");
    Json related = {{"rel", draft.name}};
    if (!draft.parts.empty()) {
        auto where = conditionJson(draft.parts.front(), catalog::engine::info(*relation).to, vocabulary);
        if (!where)
            return where;
        related["where"] = std::move(*where);
    }
    if (draft.form == Form::Count) {
        const auto limit = number<std::int64_t>(trimmed(draft.value));
        if (!limit)
            return failure("app.rule-count", "“%1” is no number to count to", {draft.value});
        related["op"] = draft.op;
        related["value"] = *limit;
        return Json{{"count", std::move(related)}};
    }
    Json exists = {{"exists", std::move(related)}};
    return draft.form == Form::NoSuch ? negated(std::move(exists)) : exists;
}

Error beyondForm(const Json &json)
{
    return failure("app.rule-beyond-form", "its condition has a part that the form cannot show: %1",
                   {json.dump()});
}

// A value as it is typed; nullopt of one that would be read back as another.
std::optional<std::string> typed(const Json &value)
{
    if (value.is_boolean() || value.is_number())
        return value.dump();
    if (!value.is_string())
        return std::nullopt;
    auto text = value.get<std::string>();
    return text.empty() || trimmed(text) != text ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::string> typedList(const Json &values)
{
    std::string list;
    if (!values.is_array())
        return std::nullopt;
    for (const Json &value : values) {
        const auto item = typed(value);
        if (!item || item->find(',') != std::string::npos)
            return std::nullopt;
        list += (list.empty() ? "" : ", ") + *item;
    }
    return list.empty() ? std::nullopt : std::optional(std::move(list));
}

Result<ConditionDraft> testDraft(const Json &json)
{
    ConditionDraft draft{Form::Test, json.value("prop", ""), json.value("op", ""), {}, {}};
    const OperandShape shape = operandShape(draft.op);
    if (shape == OperandShape::Flag && !json.contains("value")) {
        draft.value = "true";
    } else if (shape != OperandShape::None) {
        const Json value = json.value("value", Json());
        auto text = shape == OperandShape::List ? typedList(value) : typed(value);
        if (!text)
            return beyondForm(json);
        draft.value = std::move(*text);
    }
    return draft;
}

Result<ConditionDraft> listDraft(Form form, const Json &parts)
{
    ConditionDraft draft{form, {}, {}, {}, {}};
    for (const Json &part : parts) {
        auto one = conditionDraft(part);
        if (!one)
            return one;
        draft.parts.push_back(std::move(*one));
    }
    return draft;
}

Result<ConditionDraft> relationDraft(Form form, const Json &related)
{
    ConditionDraft draft{form, related.value("rel", ""), {}, {}, {}};
    if (form == Form::Count) {
        draft.op = related.value("op", "");
        draft.value = related.value("value", Json()).dump();
    }
    if (related.contains("where") && !related["where"].is_null()) {
        auto where = conditionDraft(related["where"]);
        if (!where)
            return where;
        draft.parts.push_back(std::move(*where));
    }
    return draft;
}

Result<ConditionDraft> negationDraft(const Json &inner)
{
    if (inner.contains("any"))
        return listDraft(Form::None, inner["any"]);
    if (inner.contains("all"))
        return listDraft(Form::NotAll, inner["all"]);
    if (inner.contains("exists"))
        return relationDraft(Form::NoSuch, inner["exists"]);
    return listDraft(Form::None, Json::array({inner}));
}

} // namespace

std::vector<const Operator *> operatorsFor(PropertyType type)
{
    const bool isReference = type == PropertyType::Reference || type == PropertyType::ReferenceList;
    std::vector<const Operator *> offered;
    for (const Operator &op : catalog::engine::operators()) {
        const bool isList = op.operand == OperandShape::List;
        const bool takesId = isReference && (isList || op.operand == OperandShape::One);
        const bool isTwin = type == PropertyType::Bool && (isList || op.negative);
        if (op.types.has(type) && op.subject != OperatorSubject::Difference && !takesId && !isTwin)
            offered.push_back(&op);
    }
    return offered;
}

OperandShape operandShape(std::string_view op)
{
    const Operator *known = catalog::engine::operatorFromName(op);
    return known ? known->operand : OperandShape::One;
}

Result<Json> conditionJson(const ConditionDraft &draft, Kinds subjects, const model::Vocabulary &vocabulary)
{
    if (draft.isList())
        return listJson(draft, subjects, vocabulary);
    if (draft.isRelation())
        return relationJson(draft, vocabulary);
    if (draft.form == Form::Test)
        return testJson(draft, subjects, vocabulary);
    return Json{{"fact", draft.name}, {"op", "=="}, {"value", draft.value != "false"}};
}

Result<ConditionDraft> conditionDraft(const Json &json)
{
    try {
        if (json.contains("all"))
            return listDraft(Form::All, json["all"]);
        if (json.contains("any"))
            return listDraft(Form::Any, json["any"]);
        if (json.contains("not"))
            return negationDraft(json["not"]);
        if (json.contains("exists"))
            return relationDraft(Form::Some, json["exists"]);
        if (json.contains("count"))
            return relationDraft(Form::Count, json["count"]);
        if (json.contains("prop"))
            return testDraft(json);
        if (json.contains("fact"))
            return ConditionDraft{Form::Fact,
                                  json["fact"].get<std::string>(),
                                  {},
                                  json.value("value", true) ? "true" : "false",
                                  {}};
    } catch (const Json::exception &) { // of the wrong type somewhere
    }
    return beyondForm(json);
}

} // namespace bulkhead::app
