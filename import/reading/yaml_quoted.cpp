// SPDX-License-Identifier: Apache-2.0
#include "import/reading/yaml_quoted.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

namespace bulkhead::import {

namespace {

constexpr std::string_view nextLine = "\xC2\x85";          // U+0085
constexpr std::string_view lineSeparator = "\xE2\x80\xA8"; // U+2028
constexpr std::string_view paragraphSeparator = "\xE2\x80\xA9";

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

// How long the line break is that a text begins with; 0: it begins with none.
std::size_t breakLength(std::string_view text)
{
    if (text.starts_with("\r\n"))
        return 2;
    if (text.starts_with('\n') || text.starts_with('\r'))
        return 1;
    if (text.starts_with(nextLine))
        return nextLine.size();
    return text.starts_with(lineSeparator) || text.starts_with(paragraphSeparator) ? lineSeparator.size() : 0;
}

void appendCharacter(std::string &text, std::uint32_t code)
{
    const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0U | (code >> 6U));
        add(0x80U | (code & 0x3FU));
    } else {
        if (code < 0x10000) {
            add(0xE0U | (code >> 12U));
        } else {
            add(0xF0U | (code >> 18U));
            add(0x80U | ((code >> 12U) & 0x3FU));
        }
        add(0x80U | ((code >> 6U) & 0x3FU));
        add(0x80U | (code & 0x3FU));
    }
}

// The folding of lines by libyaml, yaml_parser_scan_flow_scalar().
class QuotedReader
{
public:
    QuotedReader(std::string_view raw, char quote) : m_raw(raw), m_quote(quote) {}

    std::optional<std::string> read()
    {
        while (m_at < m_raw.size()) {
            if (!takeWord())
                return std::nullopt;
            takeBlanks();
        }
        return std::move(m_text);
    }

private:
    std::string_view rest() const { return m_raw.substr(m_at); }

    // Up to the next blank or line break.
    bool takeWord()
    {
        m_isNewLine = false;
        while (m_at < m_raw.size() && !isBlank(m_raw[m_at]) && breakLength(rest()) == 0) {
            if (m_quote == '\'' && rest().starts_with("''")) {
                m_text += '\'';
                m_at += 2;
            } else if (m_quote == '"' && m_raw[m_at] == '\\') {
                ++m_at;
                if (const std::size_t length = breakLength(rest()); length > 0) {
                    m_at += length;
                    m_isNewLine = true;
                    return true;
                }
                if (!takeEscape())
                    return false;
            } else {
                m_text += m_raw[m_at++];
            }
        }
        return true;
    }

    bool takeEscape()
    {
        static constexpr std::string_view signs = "0abt\tnvfre \"'/\\N_LP";
        static constexpr std::array<std::uint32_t, signs.size()> meanings = {
            0, 7, 8, 9, 9, 10, 11, 12, 13, 27, ' ', '"', '\'', '/', '\\', 0x85, 0xA0, 0x2028, 0x2029};
        if (m_at == m_raw.size())
            return false;
        const char sign = m_raw[m_at++];
        if (const std::size_t known = signs.find(sign); known != std::string_view::npos) {
            appendCharacter(m_text, meanings[known]);
            return true;
        }
        const std::size_t digits = sign == 'x' ? 2 : sign == 'u' ? 4 : sign == 'U' ? 8 : 0;
        const std::string_view number = rest().substr(0, digits);
        std::uint32_t code = 0;
        const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), code, 16);
        if (digits == 0 || number.size() < digits || fault != std::errc() || end != number.data() + digits ||
            (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF)
            return false;
        m_at += digits;
        appendCharacter(m_text, code);
        return true;
    }

    // A line break alone is a blank, more of them are as many less one.
    void takeBlanks()
    {
        std::string blanks;
        std::string first;
        std::string others;
        while (m_at < m_raw.size()) {
            const std::size_t length = breakLength(rest());
            if (length == 0 && !isBlank(m_raw[m_at]))
                break;
            if (length > 0) {
                const std::string_view sign = rest().substr(0, length);
                const std::string kept(length == lineSeparator.size() ? sign : std::string_view("\n"));
                if (m_isNewLine)
                    others += kept;
                else
                    first = kept;
                m_isNewLine = true;
                m_at += length;
            } else {
                if (!m_isNewLine)
                    blanks += m_raw[m_at];
                ++m_at;
            }
        }
        if (!m_isNewLine)
            m_text += blanks;
        else if (first == "\n")
            m_text += others.empty() ? " " : others;
        else
            m_text.append(first).append(others);
    }

    std::string_view m_raw;
    char m_quote;
    std::size_t m_at = 0;
    bool m_isNewLine = false; // blanks that follow stand at the beginning of a line
    std::string m_text;
};

} // namespace

bool holdsLineBreak(std::string_view raw)
{
    return raw.find_first_of("\r\n") != std::string_view::npos ||
           raw.find(nextLine) != std::string_view::npos ||
           raw.find(lineSeparator) != std::string_view::npos ||
           raw.find(paragraphSeparator) != std::string_view::npos;
}

std::optional<std::string> quotedText(std::string_view raw, char quote)
{
    return QuotedReader(raw, quote).read();
}

} // namespace bulkhead::import
