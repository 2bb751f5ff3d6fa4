// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/shared.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bulkhead::model {

// A calendar day, written YYYY-MM-DD (ISO 8601).
struct Date
{
    std::chrono::sys_days day;

    static std::optional<Date> parse(std::string_view text);
    std::string toString() const;

    auto operator<=>(const Date &) const = default;
};

// An immutable text that many places share: file paths, object names, long values.
class SharedText
{
public:
    SharedText() = default;
    explicit SharedText(std::string text);

    std::string_view view() const { return m_text ? std::string_view(*m_text) : std::string_view(); }
    bool empty() const { return !m_text; }

    bool operator==(const SharedText &other) const
    {
        return m_text.isSame(other.m_text) || view() == other.view();
    }

private:
    Shared<std::string> m_text; // never holds ""
};

// One value of an enumerated property: its position in the declaration (PropertyDef::enumValues).
struct EnumValue
{
    std::uint16_t index = 0;
    auto operator<=>(const EnumValue &) const = default;
};

// The value of a property: of the type its declaration says, or unset. Unset means unknown.
// References are texts (the id of an element), lists of references are text lists.
class Value
{
public:
    using TextList = std::vector<std::string>;

    Value() = default;
    Value(bool value) : m_data(value) {}
    Value(std::int64_t value) : m_data(value) {}
    Value(int value) : m_data(std::int64_t{value}) {}
    Value(double value) : m_data(value) {}
    Value(EnumValue value) : m_data(value) {}
    Value(Date value) : m_data(value) {}
    Value(std::string text);
    Value(std::string_view text) : Value(std::string(text)) {}
    Value(const char *text) : Value(std::string(text)) {}
    Value(TextList list);

    bool isUnset() const { return std::holds_alternative<std::monostate>(m_data); }

    // Null when the value is of another type.
    const bool *asBool() const { return std::get_if<bool>(&m_data); }
    const std::int64_t *asInteger() const { return std::get_if<std::int64_t>(&m_data); }
    const double *asReal() const { return std::get_if<double>(&m_data); }
    const EnumValue *asEnum() const { return std::get_if<EnumValue>(&m_data); }
    const Date *asDate() const { return std::get_if<Date>(&m_data); }
    const std::string *asText() const;
    const TextList *asList() const;

    bool operator==(const Value &other) const;

private:
    using Data = std::variant<std::monostate, bool, std::int64_t, double, EnumValue, Date,
                              Shared<std::string>, Shared<TextList>>;
    Data m_data;
};

} // namespace bulkhead::model
