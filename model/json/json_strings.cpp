#include "model/json/json_reader.h"

#include <charconv>

// The part of JsonReader that reads what stands between quotes.
namespace bulkhead::model {

std::string_view JsonReader::string(std::string &buffer)
{
    const std::size_t start = ++m_at;
    while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\' &&
           static_cast<unsigned char>(m_text[m_at]) >= ' ')
        ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == '"')
        return m_text.substr(start, m_at++ - start);
    buffer.assign(m_text.substr(start, m_at - start));
    while (m_at < m_text.size() && m_text[m_at] != '"') {
        if (m_text[m_at] == '\\')
            unescape(buffer);
        else if (static_cast<unsigned char>(m_text[m_at]) < ' ')
            syntax("a control character stands unescaped in a text");
        else
            buffer += m_text[m_at++];
    }
    if (m_at == m_text.size())
        syntax({});
    ++m_at;
    return buffer;
}

void JsonReader::unescape(std::string &buffer)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    ++m_at;
    const char letter = m_at < m_text.size() ? m_text[m_at] : '\0';
    if (letter == 'u') {
        ++m_at;
        appendCodePoint(buffer);
        return;
    }
    const std::size_t index = letters.find(letter);
    if (index == std::string_view::npos)
        syntax("this escape is none of JSON");
    buffer += meanings[index];
    ++m_at;
}

void JsonReader::appendCodePoint(std::string &buffer)
{
    unsigned code = hexUnit();
    if (code >= 0xD800 && code < 0xDC00 && m_text.substr(m_at, 2) == "\\u") {
        m_at += 2;
        const unsigned low = hexUnit();
        if (low < 0xDC00 || low > 0xDFFF)
            syntax("half of a surrogate pair is missing");
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    } else if (code >= 0xD800 && code < 0xE000) {
        syntax("half of a surrogate pair is missing");
    }
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

unsigned JsonReader::hexUnit()
{
    unsigned unit = 0;
    const std::string_view digits = m_text.substr(m_at, 4);
    const auto [rest, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    if (fault != std::errc() || rest != digits.data() + 4)
        syntax("expected four hexadecimal digits after \\u");
    m_at += 4;
    return unit;
}

} // namespace bulkhead::model
