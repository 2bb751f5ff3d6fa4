// SPDX-License-Identifier: Apache-2.0
#include "model/utf8.h"

#include <cstdint>
#include <cstring>

namespace bulkhead::model {

namespace {

// Whether the byte there goes on with a character that another one begins.
bool isWithin(std::string_view text, std::size_t at)
{
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

} // namespace

std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return text.empty() ? 0 : 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) > 0x9F;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool overlong = first == 0xF0 && byte(1) < 0x90;
        const bool beyond = first == 0xF4 && byte(1) > 0x8F;
        return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

char32_t codePoint(std::string_view sequence)
{
    const auto first = static_cast<unsigned char>(sequence.front());
    if (sequence.size() == 1)
        return first;
    char32_t c = first & (0x7FU >> sequence.size());
    for (const char next : sequence.substr(1))
        c = c << 6U | (static_cast<unsigned char>(next) & 0x3FU);
    return c;
}

std::size_t findInvalidUtf8(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        // Most text is ASCII: eight bytes at a time.
        std::uint64_t block = 0;
        if (text.size() - at >= sizeof block) {
            std::memcpy(&block, text.data() + at, sizeof block);
            if ((block & 0x8080808080808080U) == 0) {
                at += sizeof block;
                continue;
            }
        }
        const std::size_t length = sequenceLength(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

std::string_view beginOf(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && isWithin(text, bytes))
        --bytes;
    return text.substr(0, bytes);
}

std::string_view endOf(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    std::size_t begin = text.size() - bytes;
    while (begin < text.size() && isWithin(text, begin))
        ++begin;
    return text.substr(begin);
}

} // namespace bulkhead::model
