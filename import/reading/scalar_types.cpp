// SPDX-License-Identifier: Apache-2.0
#include "import/reading/scalar_types.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>

namespace bulkhead::import {

namespace {

// The case-insensitive spellings that YAML knows: all lower, all upper, first letter upper.
bool isSpelling(std::string_view text, std::string_view word)
{
    if (text.size() != word.size() || text.empty())
        return false;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!std::equal(text.begin(), text.end(), word.begin(), [&](char a, char b) { return lower(a) == b; }))
        return false;
    const auto tail = text.substr(text.front() == '.' ? 2 : 1);
    const bool tailUpper = std::any_of(tail.begin(), tail.end(), isUpper);
    const bool tailLower = std::any_of(tail.begin(), tail.end(), [&](char c) { return !isUpper(c); });
    if (tailUpper && tailLower)
        return false;
    return !tailUpper || isUpper(text[text.front() == '.' ? 1 : 0]);
}

// Whether a decimal number could begin so; keeps texts from the slow ways.
bool looksNumeric(std::string_view text)
{
    if (text.empty() || text.size() > 64)
        return false;
    if (text.front() == '-' || text.front() == '+')
        text.remove_prefix(1);
    return !text.empty() && (isDigit(text.front()) || text.front() == '.');
}

} // namespace

std::optional<bool> parseBool(std::string_view text)
{
    const auto isSpelled = [text](const auto &words) {
        return std::any_of(words.begin(), words.end(),
                           [text](std::string_view word) { return isSpelling(text, word); });
    };
    static constexpr std::array<std::string_view, 3> yes = {"true", "yes", "on"};
    static constexpr std::array<std::string_view, 3> no = {"false", "no", "off"};
    if (isSpelled(yes))
        return true;
    return isSpelled(no) ? std::optional(false) : std::nullopt;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    if (!looksNumeric(text))
        return std::nullopt;
    std::string digits;
    for (const char c : text) {
        if (c != '_')
            digits.push_back(c);
    }
    std::string_view rest = digits;
    const bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+'))
        rest.remove_prefix(1);
    int base = 10;
    const auto take = [&](std::string_view prefix, int itsBase) {
        if (base == 10 && rest.size() > prefix.size() && rest.starts_with(prefix)) {
            rest.remove_prefix(prefix.size());
            base = itsBase;
        }
    };
    take("0x", 16);
    take("0o", 8);
    take("0b", 2);
    take("0", 8);
    if (rest.empty())
        return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), value, base);
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (fault != std::errc() || end != rest.data() + rest.size() || value > most)
        return std::nullopt;
    const auto magnitude = static_cast<std::int64_t>(value);
    return negative ? -magnitude : magnitude;
}

std::optional<double> parseReal(std::string_view text)
{
    const bool negative = text.starts_with('-');
    const std::string_view unsignedText = negative || text.starts_with('+') ? text.substr(1) : text;
    if (isSpelling(unsignedText, ".inf")) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return negative ? -infinity : infinity;
    }
    if (isSpelling(text, ".nan"))
        return std::numeric_limits<double>::quiet_NaN();
    if (!looksNumeric(text) || !std::any_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    double value = 0;
    const auto [end, fault] =
        std::from_chars(unsignedText.data(), unsignedText.data() + unsignedText.size(), value);
    if (fault != std::errc() || end != unsignedText.data() + unsignedText.size())
        return std::nullopt;
    return negative ? -value : value;
}

Node::Type plainType(std::string_view text)
{
    using Type = Node::Type;
    if (text.empty() || text == "~")
        return Type::Null;
    const char first = text.front();
    if (isDigit(first) || first == '-' || first == '+' || first == '.') {
        if (parseInteger(text))
            return Type::Integer;
        return parseReal(text) ? Type::Real : Type::Text;
    }
    if (text.size() > std::string_view("false").size()) // longer than any other word with a meaning
        return Type::Text;
    if (isSpelling(text, "null"))
        return Type::Null;
    return parseBool(text) ? Type::Bool : Type::Text;
}

} // namespace bulkhead::import
