// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/path_set.h"
#include "model/vocabulary.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::catalog::engine {

using model::Date;
using model::PropertyDef;
using model::PropertyKey;
using model::PropertyType;
using model::Value;

// What a rule may ask of a property. The table operators() says what each means.
enum class Operator : std::uint8_t {
    Equal,
    NotEqual,
    In,
    NotIn,
    Greater,
    Less,
    Contains,
    Intersects,
    NotEmpty,
    Outside,
    AnyBelow,
    UnderPaths,
    OlderThanDays,
    VersionLess,
    Stated,
    Differs,
};

struct OperatorInfo
{
    Operator op;
    std::string_view name;   // in rules
    std::string_view phrase; // between the property and the value, for people
    bool negative;           // true of a selector that is not stated
    std::string_view value;  // what must stand in "value"
    std::string_view documentation;
};

std::span<const OperatorInfo> operators();
const OperatorInfo &info(Operator op);
std::optional<Operator> operatorFromName(std::string_view name);

// The value a property is compared with, in the form that its type is compared in.
struct Operand
{
    std::uint64_t choices = 0;      // Bool (bit 0 no, bit 1 yes) and Enum (by index)
    std::vector<double> numbers;    // Integer and Real; days of OlderThanDays
    std::vector<std::string> texts; // Text, TextList and references
    const PathSet *paths = nullptr; // UnderPaths; lives as long as the catalogs
};

// A test of one property of one kind with its operand: a pure function of the property's value.
struct Predicate
{
    const PropertyDef *def = nullptr;
    Operator op = Operator::Equal;
    Operand operand;

    // Nullopt when the value does not allow an answer (a version without a number).
    std::optional<bool> test(const Value &value, Date asOf) const;
    // Whether this item of a list is one that the test looks for; no of tests that look at no single item.
    bool accepts(const std::string &item) const;
};

// Numbers of a dotted version: "v1.10.0-rc1" is 1, 10, 0. Empty when it starts with none.
std::vector<std::int64_t> versionNumbers(std::string_view text);

} // namespace bulkhead::catalog::engine
