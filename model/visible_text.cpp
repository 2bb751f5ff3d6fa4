// SPDX-License-Identifier: Apache-2.0
#include "model/visible_text.h"

#include "model/utf8.h"

namespace bulkhead::model {

namespace {

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F)                   // C0, DEL, C1
           || c == 0x061C || c == 0x200E || c == 0x200F           // marks of direction
           || (c >= 0x202A && c <= 0x202E)                        // embeddings and overrides
           || (c >= 0x2066 && c <= 0x2069)                        // isolates
           || c == 0x2028 || c == 0x2029                          // separators of lines and paragraphs
           || (c & 0xFFFFU) == 0xFFFE || (c & 0xFFFFU) == 0xFFFF; // noncharacters at the end of each plane
}

void appendHex(std::string &out, char32_t value, int digits)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += hex[value >> static_cast<unsigned>(shift) & 15U];
}

void appendVisible(std::string &out, std::string_view control)
{
    if (sequenceLength(control) == 0) {
        out += "\\x";
        appendHex(out, static_cast<unsigned char>(control.front()), 2);
        return;
    }
    const char32_t c = codePoint(control);
    if (c < 0x20 || c == 0x7F) { // U+2400 and what follows are their pictures
        out += {'\xE2', '\x90', static_cast<char>(c == 0x7F ? 0xA1 : 0x80 + c)};
        return;
    }
    out += "<U+";
    appendHex(out, c, c > 0xFFFF ? 6 : 4);
    out += '>';
}

std::string visible(std::string_view text, std::string_view kept)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        std::size_t length = controlLength(text);
        if (length == 0 || kept.find(text.front()) != std::string_view::npos) {
            length = sequenceLength(text);
            out += text.substr(0, length);
        } else {
            appendVisible(out, text.substr(0, length));
        }
        text.remove_prefix(length);
    }
    return out;
}

} // namespace

std::size_t controlLength(std::string_view text)
{
    if (text.empty())
        return 0;
    const std::size_t length = sequenceLength(text);
    if (length == 0)
        return 1;
    return isControl(codePoint(text.substr(0, length))) ? length : 0;
}

std::string visibleText(std::string_view text)
{
    return visible(text, {});
}

std::string visibleLines(std::string_view text)
{
    return visible(text, "\n\t");
}

} // namespace bulkhead::model
