// SPDX-License-Identifier: Apache-2.0
#include "import/reading/text_encoding.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace bulkhead::import {

namespace {

constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";

unsigned byteAt(std::string_view text, std::size_t index)
{
    return static_cast<unsigned char>(text[index]);
}

// The length of the valid UTF-8 sequence at `index` (RFC 3629: no overlong forms, no surrogates); 0 if none.
std::size_t sequenceLength(std::string_view text, std::size_t index)
{
    const unsigned lead = byteAt(text, index);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || index + length > text.size())
        return 0;
    const unsigned second = byteAt(text, index + 1);
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byteAt(text, index + i) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

// Whether eight bytes from here are ASCII without NUL.
bool isPlainBlock(const char *bytes)
{
    std::uint64_t block = 0;
    std::memcpy(&block, bytes, sizeof block);
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    constexpr std::uint64_t lowBits = 0x0101010101010101U;
    return ((block | (block - lowBits)) & highBits) == 0;
}

// The position of the first byte that is NUL or no UTF-8; npos when all is well.
std::size_t firstFault(std::string_view text)
{
    std::size_t index = 0;
    while (index < text.size()) {
        if (index + 8 <= text.size() && isPlainBlock(text.data() + index)) {
            index += 8;
            continue;
        }
        const std::size_t length = sequenceLength(text, index);
        if (length == 0 || text[index] == '\0')
            return index;
        index += length;
    }
    return std::string_view::npos;
}

int lineOf(std::string_view text, std::size_t index)
{
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(index);
    return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

Error encodingError(std::string message, const std::string &file, int line)
{
    Error error;
    error.code = "import.encoding";
    error.message = std::move(message);
    error.file = file;
    error.line = line;
    return error;
}

Result<std::string> decodeUtf16(std::string_view bytes, bool bigEndian, const std::string &file)
{
    std::string text;
    text.reserve(bytes.size() / 2);
    int line = 1;
    const auto unitAt = [&](std::size_t index) {
        const unsigned first = byteAt(bytes, index);
        const unsigned second = byteAt(bytes, index + 1);
        return bigEndian ? first << 8 | second : second << 8 | first;
    };
    for (std::size_t index = 2; index < bytes.size(); index += 2) {
        if (index + 1 == bytes.size())
            return encodingError("the UTF-16 text ends in the middle of a character", file, line);
        char32_t character = unitAt(index);
        if (character >= 0xD800 && character < 0xE000) {
            const char32_t next = index + 3 < bytes.size() ? unitAt(index + 2) : 0;
            if (character >= 0xDC00 || next < 0xDC00 || next > 0xDFFF)
                return encodingError("invalid UTF-16: a surrogate without its other half", file, line);
            character = 0x10000 + ((character - 0xD800) << 10) + (next - 0xDC00);
            index += 2;
        }
        if (character == 0)
            return encodingError("the text contains a NUL character", file, line);
        line += character == U'\n';
        appendUtf8(text, character);
    }
    return text;
}

// What both decoders begin with. It may still contain NUL and invalid UTF-8.
Result<std::string> withoutMarks(std::string bytes, const std::string &file)
{
    using namespace std::string_view_literals;
    const std::string_view view = bytes;
    if (view.starts_with("PK\x03\x04"sv) || view.starts_with("\x1F\x8B"sv))
        return encodingError("this is a compressed archive; unpack it first", file, 0);
    if (view.starts_with("\xFF\xFE\0\0"sv) || view.starts_with("\0\0\xFE\xFF"sv))
        return encodingError("the file is UTF-32; save it as UTF-8", file, 0);
    if (view.starts_with("\xFE\xFF"sv) || view.starts_with("\xFF\xFE"sv))
        return decodeUtf16(view, view.front() == '\xFE', file);
    if (view.starts_with(utf8Mark))
        bytes.erase(0, utf8Mark.size());
    // Files that were put one after another have theirs within; libyaml skips them too.
    const std::string inside = "\n" + std::string(utf8Mark);
    for (std::size_t at = bytes.find(inside); at != std::string::npos; at = bytes.find(inside, at))
        bytes.erase(at + 1, utf8Mark.size());
    return bytes;
}

} // namespace

void appendUtf8(std::string &text, char32_t character)
{
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0 | character >> 6);
        put(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        put(0xE0 | character >> 12);
        put(0x80 | (character >> 6 & 0x3F));
        put(0x80 | (character & 0x3F));
    } else {
        put(0xF0 | character >> 18);
        put(0x80 | (character >> 12 & 0x3F));
        put(0x80 | (character >> 6 & 0x3F));
        put(0x80 | (character & 0x3F));
    }
}

Result<std::string> decodeText(std::string bytes, const std::string &file)
{
    Result<std::string> text = withoutMarks(std::move(bytes), file);
    if (!text)
        return text;
    if (const std::size_t fault = firstFault(*text); fault != std::string::npos) {
        const int line = lineOf(*text, fault);
        if ((*text)[fault] == '\0')
            return encodingError("the file contains a NUL byte (expected text in UTF-8)", file, line);
        return encodingError("the text is no valid UTF-8", file, line);
    }
    return text;
}

Result<RepairedText> decodeAndRepair(std::string bytes, const std::string &file)
{
    Result<std::string> text = withoutMarks(std::move(bytes), file);
    if (!text)
        return text.error();
    RepairedText repaired;
    std::string_view rest = *text;
    for (std::size_t fault = firstFault(rest); fault != std::string_view::npos; fault = firstFault(rest)) {
        if (repaired.firstLine == 0)
            repaired.firstLine = lineOf(rest, fault);
        repaired.text += rest.substr(0, fault);
        appendUtf8(repaired.text, U'\uFFFD');
        rest.remove_prefix(fault + 1);
    }
    repaired.text += rest;
    return repaired;
}

} // namespace bulkhead::import
