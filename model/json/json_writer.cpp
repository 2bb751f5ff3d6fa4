// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_writer.h"

#include "model/json/byte_scan.h"
#include "model/numbers.h"
#include "model/utf8.h"
#include "model/visible_text.h"

#include <charconv>

namespace bulkhead::model {

namespace {

// The bytes at the beginning that are written as they are.
std::size_t plainLength(std::string_view text, bool asciiOnly)
{
    constexpr unsigned char del = 0x7F;
    std::size_t length = 0;
    for (; length + 8 <= text.size(); length += 8) {
        const std::uint64_t word = eightBytes(text.data() + length);
        const std::uint64_t other = asciiOnly ? (word & highBits) | anyIs(word, del) : 0;
        if ((other | anyBelow(word, ' ') | anyIs(word, '"') | anyIs(word, '\\')) != 0)
            break;
    }
    for (; length < text.size(); ++length) {
        const auto byte = static_cast<unsigned char>(text[length]);
        if (byte < ' ' || byte == '"' || byte == '\\' || (asciiOnly && byte >= del))
            break;
    }
    return length;
}

void appendCodeUnit(std::string &out, char32_t unit)
{
    constexpr char hex[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += hex[unit >> static_cast<unsigned>(shift) & 15U];
}

} // namespace

void JsonWriter::begin(char opening, char closing, Layout layout)
{
    separate();
    m_out += opening;
    const bool isOneLine = m_all == Layout::OneLine || layout == Layout::OneLine ||
                           (!m_frames.empty() && m_frames.back().layout == Layout::OneLine);
    m_frames.push_back({closing, isOneLine ? Layout::OneLine : Layout::Lines, true});
}

void JsonWriter::end()
{
    const Frame frame = m_frames.back();
    m_frames.pop_back();
    if (!frame.empty && frame.layout == Layout::Lines)
        newLine();
    m_out += frame.closing;
}

// Goes before each value in a list and each key in an object.
void JsonWriter::separate()
{
    if (m_afterKey || m_frames.empty()) {
        m_afterKey = false;
        return;
    }
    Frame &frame = m_frames.back();
    if (!frame.empty)
        m_out += frame.layout == Layout::OneLine ? ", " : ",";
    if (frame.layout == Layout::Lines)
        newLine();
    frame.empty = false;
}

void JsonWriter::newLine()
{
    m_out += '\n';
    m_out.append(2 * (m_depth + m_frames.size()), ' ');
}

void JsonWriter::key(std::string_view name)
{
    separate();
    quote(name);
    m_out += ": ";
    m_afterKey = true;
}

void JsonWriter::text(std::string_view value)
{
    separate();
    quote(value);
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
}

void JsonWriter::integer(std::int64_t value)
{
    separate();
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    m_out.append(digits, end);
}

void JsonWriter::real(double value)
{
    separate();
    m_out += toText(value);
}

void JsonWriter::null()
{
    separate();
    m_out += "null";
}

void JsonWriter::json(std::string_view canonical)
{
    separate();
    for (const char c : canonical.substr(0, canonical.find_last_not_of('\n') + 1)) {
        m_out += c;
        if (c == '\n') // texts have none but escaped ones
            m_out.append(2 * m_frames.size(), ' ');
    }
}

void JsonWriter::written(std::string_view members)
{
    separate();
    m_out += members;
}

void JsonWriter::textMember(std::string_view name, std::string_view value)
{
    if (value.empty())
        return;
    key(name);
    text(value);
}

void JsonWriter::flagMember(std::string_view name, bool value)
{
    if (!value)
        return;
    key(name);
    boolean(true);
}

void JsonWriter::quote(std::string_view value)
{
    m_out += '"';
    for (std::string_view rest = value; !rest.empty();) {
        const std::size_t plain = plainLength(rest, m_controls == Controls::Escaped);
        m_out += rest.substr(0, plain);
        rest.remove_prefix(plain);
        if (!rest.empty())
            rest.remove_prefix(appendEscape(rest));
    }
    m_out += '"';
}

// The first character, escaped where it has to be; returns its bytes.
std::size_t JsonWriter::appendEscape(std::string_view rest)
{
    constexpr std::string_view named = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    if (const std::size_t at = named.find(rest.front()); at != std::string_view::npos) {
        m_out += '\\';
        m_out += letters[at];
        return 1;
    }
    const std::size_t length = sequenceLength(rest);
    if (length == 0) {
        appendCodeUnit(m_out, 0xFFFD);
        return 1;
    }
    if (controlLength(rest) == 0) {
        m_out += rest.substr(0, length);
        return length;
    }
    const char32_t c = codePoint(rest.substr(0, length));
    if (c > 0xFFFF)
        appendCodeUnit(m_out, 0xD7C0 + (c >> 10U));
    appendCodeUnit(m_out, c > 0xFFFF ? 0xDC00 + (c & 0x3FFU) : c);
    return length;
}

} // namespace bulkhead::model
