// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_tokens.h"

#include <charconv>

namespace bulkhead::model {

namespace {

// Four hexadecimal digits at `at`; false when there are none.
bool readHexUnit(std::string_view source, std::size_t &at, unsigned &unit)
{
    const std::string_view digits = source.substr(at, 4);
    const auto [rest, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    if (fault != std::errc() || rest != digits.data() + 4)
        return false;
    at += 4;
    return true;
}

void appendCodePoint(std::string &buffer, unsigned code)
{
    const auto put = [&](unsigned byte) { buffer += static_cast<char>(byte); };
    const auto follow = [&](unsigned shift) { put(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6));
        follow(0);
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12));
        follow(6);
        follow(0);
    } else {
        put(0xF0U | (code >> 18));
        follow(12);
        follow(6);
        follow(0);
    }
}

// What follows "\u". All these give the fault, or nothing.
std::string_view unescapeUnicode(std::string_view source, std::size_t &at, std::string &buffer)
{
    constexpr std::string_view noDigits = "expected four hexadecimal digits after \\u";
    constexpr std::string_view halfPair = "half of a surrogate pair is missing";
    unsigned code = 0;
    if (!readHexUnit(source, at, code))
        return noDigits;
    if (code >= 0xD800 && code < 0xDC00 && source.substr(at, 2) == "\\u") {
        at += 2;
        unsigned low = 0;
        if (!readHexUnit(source, at, low))
            return noDigits;
        if (low < 0xDC00 || low > 0xDFFF)
            return halfPair;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    } else if (code >= 0xD800 && code < 0xE000) {
        return halfPair;
    }
    appendCodePoint(buffer, code);
    return {};
}

// What a backslash at `at` starts.
std::string_view unescape(std::string_view source, std::size_t &at, std::string &buffer)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    ++at;
    const char letter = at < source.size() ? source[at] : '\0';
    if (letter == 'u')
        return unescapeUnicode(source, ++at, buffer);
    const std::size_t index = letters.find(letter);
    if (index == std::string_view::npos)
        return "this escape is none of JSON";
    buffer += meanings[index];
    ++at;
    return {};
}

bool isPlain(char c)
{
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= ' ';
}

} // namespace

JsonText readJsonText(std::string_view source, std::size_t &at, std::string &buffer)
{
    std::size_t start = ++at;
    const auto passPlain = [&] {
        while (at < source.size() && isPlain(source[at]))
            ++at;
    };
    passPlain();
    if (at < source.size() && source[at] == '"')
        return {source.substr(start, at++ - start), {}};
    buffer.clear();
    while (true) {
        buffer.append(source, start, at - start);
        if (at == source.size())
            return {{}, "a text is not closed"};
        if (source[at] == '"') {
            ++at;
            return {buffer, {}};
        }
        if (source[at] != '\\')
            return {{}, "a control character stands unescaped in a text"};
        if (const std::string_view fault = unescape(source, at, buffer); !fault.empty())
            return {{}, fault};
        start = at;
        passPlain();
    }
}

std::size_t jsonNumberEnd(std::string_view source, std::size_t at)
{
    const std::size_t start = at;
    const auto has = [&](char c) { return at < source.size() && source[at] == c; };
    const auto digits = [&] {
        const std::size_t first = at;
        while (at < source.size() && source[at] >= '0' && source[at] <= '9')
            ++at;
        return at > first;
    };
    if (has('-'))
        ++at;
    if (has('0'))
        ++at;
    else if (!digits())
        return start;
    if (has('.')) {
        ++at;
        if (!digits())
            return start;
    }
    if (has('e') || has('E')) {
        ++at;
        if (has('+') || has('-'))
            ++at;
        if (!digits())
            return start;
    }
    return at;
}

} // namespace bulkhead::model
