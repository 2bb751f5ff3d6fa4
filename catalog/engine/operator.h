// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/path_set.h"
#include "model/vocabulary.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::catalog::engine {

using model::Date;
using model::PropertyType;
using model::Value;

// A set of types of properties.
class PropertyTypes
{
public:
    constexpr PropertyTypes(std::initializer_list<PropertyType> types)
    {
        for (const PropertyType type : types)
            m_bits = static_cast<std::uint16_t>(m_bits | bit(type));
    }
    constexpr bool has(PropertyType type) const { return m_bits & bit(type); }

private:
    static constexpr std::uint16_t bit(PropertyType type)
    {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(type));
    }

    std::uint16_t m_bits = 0;
};

// What stands in the `value` of a test.
enum class OperandShape : std::uint8_t {
    None,
    Flag,    // true or false; true when left out
    One,     // one value of the property, or one item of its list
    List,    // several of them
    Number,  // a number, whatever the property's type
    Days,    // whole days before the date of the analysis
    Version, // numbers with dots
    PathSet, // the name of a path set
};

// What a property is compared with, in the form that its type is compared in.
struct Operand
{
    std::uint64_t choices = 0;      // of Bool and Flag (bit 0 no, bit 1 yes), of Enum (by index)
    std::vector<double> numbers;    // of Integer and Real; of Number and Days
    std::vector<std::string> texts; // of Text, TextList and references; of Version
    bool arePermissions = false;    // the texts are actions, alone or with a scope (model/permission.h)
    const PathSet *paths = nullptr; // of PathSet; lives as long as the catalogs
};

// What a test looks at.
enum class OperatorSubject : std::uint8_t {
    Value,      // the value that is stated, or a default
    Presence,   // whether the model states the property
    Difference, // the values that two subjects state
};

// An operator of the rule language: what a condition may ask of a property. All that is special to one is
// its entry in the table of operators.cpp.
struct Operator
{
    std::string_view name;      // in rules
    std::string_view phrase;    // between the property and the operand, for people
    std::string_view negation;  // the same where the test is denied
    std::string_view unit = {}; // behind the operand, for people
    std::string_view documentation;
    PropertyTypes types; // of the properties that it can be used with
    OperandShape operand = OperandShape::None;
    OperatorSubject subject = OperatorSubject::Value;
    bool negative = false; // true of a selector that is not stated

    // Nullopt when the value does not allow an answer (a version without a number). Null of Difference, for
    // which the evaluator compares two subjects.
    std::optional<bool> (*test)(const Value &value, const Operand &operand, Date asOf) = nullptr;
    // Whether the test looks for this item of a list. Null of tests that look at no single item.
    bool (*accepts)(const std::string &item, const Operand &operand) = nullptr;
    bool acceptsOperandOnly = false; // no item but those that the operand names

    // Texts on both sides of the border that the test draws, beside those of the operand: for questions,
    // which try what an answer would settle.
    std::array<std::string_view, 2> examples = {};
};

// By the order in which people are offered them, the most used first.
std::span<const Operator> operators();
const Operator *operatorFromName(std::string_view name); // null: there is none
// "in", which defaults of the vocabulary are made of.
const Operator &isOneOf();
// The operator that compares two subjects.
const Operator &difference();
// "a list of texts": what stands in `value`.
std::string operandWords(const Operator &op);

// Numbers of a dotted version: "v1.10.0-rc1" is 1, 10, 0. Empty when it starts with none.
std::vector<std::int64_t> versionNumbers(std::string_view text);

} // namespace bulkhead::catalog::engine
