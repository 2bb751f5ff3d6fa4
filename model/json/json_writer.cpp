// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_writer.h"

#include "model/numbers.h"

#include <charconv>

namespace bulkhead::model {

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
    m_out.append(2 * m_frames.size(), ' ');
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
    constexpr char hex[] = "0123456789abcdef";
    m_out += '"';
    std::size_t start = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto c = static_cast<unsigned char>(value[i]);
        if (c >= ' ' && c != '"' && c != '\\')
            continue;
        m_out.append(value, start, i - start);
        start = i + 1;
        m_out += '\\';
        constexpr std::string_view named = "\"\\\b\f\n\r\t";
        constexpr std::string_view letters = "\"\\bfnrt";
        if (const std::size_t at = named.find(static_cast<char>(c)); at != std::string_view::npos) {
            m_out += letters[at];
        } else {
            m_out += "u00";
            m_out += hex[c >> 4];
            m_out += hex[c & 15];
        }
    }
    m_out.append(value, start);
    m_out += '"';
}

} // namespace bulkhead::model
