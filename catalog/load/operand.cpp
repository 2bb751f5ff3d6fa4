// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/operand.h"

#include "model/check.h"
#include "model/file/json_value.h"
#include "model/permission.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace bulkhead::catalog::load {

namespace {

using engine::Operand;
using engine::OperandShape;
using model::PropertyDef;
using model::PropertyType;

constexpr double largestWhole = 9007199254740992; // 2^53: beyond it a double is no exact number

std::size_t choiceOf(const JsonNode &value, const PropertyDef &def)
{
    const std::string_view choice = def.scoped ? model::actionOf(value.text()) : value.text();
    const auto found = std::find(def.enumValues.begin(), def.enumValues.end(), choice);
    if (found == def.enumValues.end())
        value.fail("value", "“%1” is no value of the property “%2”%3",
                   {value.text(), def.name,
                    model::suggestion(value.text(), std::vector<std::string_view>(def.enumValues.begin(),
                                                                                  def.enumValues.end()))});
    return static_cast<std::size_t>(found - def.enumValues.begin());
}

void addChoice(const JsonNode &value, const PropertyDef &def, Operand &operand)
{
    switch (def.type) {
    case PropertyType::Bool:
        operand.choices |= value.boolean() ? 2U : 1U;
        break;
    case PropertyType::Enum:
        operand.choices |= std::uint64_t{1} << choiceOf(value, def);
        break;
    case PropertyType::Integer:
    case PropertyType::Real:
        operand.numbers.push_back(value.number());
        break;
    case PropertyType::TextList:
        if (!def.enumValues.empty())
            choiceOf(value, def);
        if (def.scoped && !model::isPattern(value.text()))
            value.fail("value",
                       "“%1” is no value of the property “%2”; expected an action, alone or with @cluster, "
                       "@namespace or @object",
                       {value.text(), def.name});
        [[fallthrough]];
    default:
        operand.texts.push_back(value.text());
    }
}

} // namespace

Operand readOperand(const JsonNode &test, const PropertyDef &def, const engine::Operator &op,
                    const std::deque<engine::PathSet> &pathSets)
{
    if (!op.types.has(def.type))
        test.at("op").fail(
            "operator",
            "the operator “%1” cannot be used with the property “%2”, whose type does not suit it",
            {std::string(op.name), def.name});
    Operand operand;
    operand.arePermissions = def.scoped;
    switch (op.operand) {
    case OperandShape::One:
        addChoice(test.at("value"), def, operand);
        break;
    case OperandShape::List:
        for (const JsonNode *value : test.at("value").items())
            addChoice(*value, def, operand);
        break;
    case OperandShape::Number:
        operand.numbers.push_back(test.at("value").number());
        break;
    case OperandShape::Days:
        operand.numbers.push_back(test.at("value").integerBetween(0, 100'000));
        break;
    case OperandShape::Version:
        operand.texts.push_back(test.at("value").text());
        if (engine::versionNumbers(operand.texts.front()).empty())
            test.at("value").fail("value", "“%1” is no version; expected numbers with dots, “1.10.0” say",
                                  operand.texts);
        break;
    case OperandShape::PathSet: {
        const JsonNode &name = test.at("value");
        for (const engine::PathSet &set : pathSets)
            if (set.name == name.text())
                operand.paths = &set;
        if (!operand.paths)
            name.fail("path-set", "there is no path set “%1”", {name.text()});
        break;
    }
    case OperandShape::Flag: {
        const JsonNode *value = test.find("value");
        operand.choices = !value || value->isNull() || value->boolean() ? 2U : 1U;
        break;
    }
    case OperandShape::None:
        if (const JsonNode *value = test.find("value"); value && !value->isNull())
            value->fail("value", "the operator “%1” takes no value", {std::string(op.name)});
        break;
    }
    return operand;
}

model::Value readValue(const JsonNode &node, const PropertyDef &def)
{
    switch (def.type) {
    case PropertyType::Bool:
        return node.boolean();
    case PropertyType::Integer:
        if (node.number() != std::floor(node.number()) || std::abs(node.number()) > largestWhole)
            node.fail("value", "the property “%1” takes a whole number", {def.name});
        return static_cast<std::int64_t>(node.number());
    case PropertyType::Real:
        return node.number();
    case PropertyType::Enum:
        return model::EnumValue{static_cast<std::uint16_t>(choiceOf(node, def))};
    case PropertyType::Date: {
        const std::optional<model::Date> date = model::Date::parse(node.text());
        if (!date)
            node.fail("value", "“%1” is no date; expected YYYY-MM-DD", {node.text()});
        return *date;
    }
    case PropertyType::Text:
    case PropertyType::Reference:
        return node.text();
    case PropertyType::TextList:
    case PropertyType::ReferenceList:
        if (!def.enumValues.empty())
            for (const JsonNode *item : node.items())
                choiceOf(*item, def);
        if (const auto fault = model::checkValue(def, model::Value(node.texts())))
            node.fail("value", fault->message, {});
        return node.texts();
    }
    return {};
}

std::string operandText(const JsonNode *value, std::string_view yes, std::string_view no)
{
    if (!value)
        return {};
    switch (value->type()) {
    case JsonNode::Type::Bool:
        return std::string(value->boolean() ? yes : no);
    case JsonNode::Type::Number: {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value->number()).ptr;
        return std::string(digits.data(), end);
    }
    case JsonNode::Type::Text:
        return value->text().empty() ? "“”" : value->text();
    case JsonNode::Type::List: {
        std::string joined;
        for (const JsonNode *item : value->items())
            joined += (joined.empty() ? "" : ", ") + operandText(item, yes, no);
        return joined;
    }
    case JsonNode::Type::Null:
    case JsonNode::Type::Object:
        break;
    }
    return {};
}

} // namespace bulkhead::catalog::load
