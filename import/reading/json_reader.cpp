#include "import/reading/text_encoding.h"
#include "import/reading/tree_builder.h"

#include <cstring>

// A reader of its own because findings cite lines, which nlohmann_json does not keep.
namespace bulkhead::import {

namespace {

class JsonReader
{
public:
    JsonReader(TreeBuilder &builder, std::stop_token stop)
        : m_builder(builder), m_text(builder.text()), m_stop(std::move(stop))
    {}

    bool readAll();

private:
    enum class Expect { Value, ValueOrEnd, KeyOrEnd, Key, Colon, CommaOrEnd };

    bool readDocument();
    bool step();
    bool readValue();
    bool readKey();
    bool open(bool isMap);
    bool close(char bracket);
    bool readString();
    bool readEscape();
    bool readUnicodeEscape();
    bool readHex(char32_t &value);
    bool readLiteral();
    void skipSpace();
    bool fail(const std::string &message) { return m_builder.fail("import.json", message, m_line); }
    char current() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    Position position() const { return {m_line, static_cast<int>(m_at - m_lineStart) + 1}; }

    TreeBuilder &m_builder;
    std::string_view m_text;
    std::stop_token m_stop;
    std::size_t m_at = 0;
    std::size_t m_lineStart = 0;
    int m_line = 1;
    std::string m_open; // the brackets not yet closed
    Expect m_expect = Expect::Value;
    std::string_view m_string; // the last one read: in m_text or in m_unescaped
    std::string m_unescaped;
};

bool JsonReader::readAll()
{
    skipSpace();
    if (m_at == m_text.size())
        return true;
    while (m_at < m_text.size()) {
        const int line = m_line;
        if (!readDocument())
            return false;
        m_builder.endDocument(line);
        skipSpace();
    }
    return true;
}

bool JsonReader::readDocument()
{
    m_expect = Expect::Value;
    std::size_t count = 0;
    do {
        if (++count % 4096 == 0 && m_stop.stop_requested())
            return m_builder.fail("import.cancelled", "the import was cancelled", 0);
        skipSpace();
        if (m_at == m_text.size())
            return fail("the JSON ends too early");
        if (!step())
            return false;
    } while (!m_open.empty());
    return true;
}

bool JsonReader::step()
{
    const char c = current();
    switch (m_expect) {
    case Expect::ValueOrEnd:
        if (c == ']')
            return close(c);
        return readValue();
    case Expect::Value:
        return readValue();
    case Expect::KeyOrEnd:
        if (c == '}')
            return close(c);
        return readKey();
    case Expect::Key:
        return readKey();
    case Expect::Colon:
        if (c != ':')
            return fail("this is no valid JSON: expected ':' after the key");
        ++m_at;
        m_expect = Expect::Value;
        return true;
    case Expect::CommaOrEnd:
        if (c == ',') {
            ++m_at;
            m_expect = m_open.back() == '{' ? Expect::Key : Expect::Value;
            return true;
        }
        return close(c);
    }
    return false;
}

bool JsonReader::readValue()
{
    const char c = current();
    if (c == '{' || c == '[')
        return open(c == '{');
    m_expect = Expect::CommaOrEnd;
    if (c != '"')
        return readLiteral();
    const Position start = position();
    if (!readString())
        return false;
    Scalar scalar;
    scalar.text = m_string;
    scalar.quoted = true;
    return m_builder.scalar(scalar, start);
}

bool JsonReader::readKey()
{
    if (current() != '"')
        return fail("this is no valid JSON: expected a key in double quotes");
    const Position start = position();
    if (!readString())
        return false;
    m_expect = Expect::Colon;
    Scalar key;
    key.text = m_string;
    key.quoted = true;
    return m_builder.scalar(key, start);
}

bool JsonReader::open(bool isMap)
{
    const Position start = position();
    ++m_at;
    m_open.push_back(isMap ? '{' : '[');
    m_expect = isMap ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    return isMap ? m_builder.beginMap(start) : m_builder.beginList(start);
}

bool JsonReader::close(char bracket)
{
    const char expected = m_open.back() == '{' ? '}' : ']';
    if (bracket != expected)
        return fail(std::string("this is no valid JSON: expected ',' or '") + expected + "'");
    ++m_at;
    m_open.pop_back();
    m_expect = Expect::CommaOrEnd;
    return expected == '}' ? m_builder.endMap() : m_builder.endList();
}

bool JsonReader::readString()
{
    const std::size_t begin = ++m_at;
    m_unescaped.clear();
    std::size_t copied = begin;
    while (m_at < m_text.size() && m_text[m_at] != '"') {
        if (static_cast<unsigned char>(m_text[m_at]) < 0x20)
            return fail("this is no valid JSON: a control character in a text");
        if (m_text[m_at] != '\\') {
            ++m_at;
            continue;
        }
        m_unescaped.append(m_text, copied, m_at - copied);
        ++m_at;
        if (!readEscape())
            return false;
        copied = m_at;
    }
    if (m_at == m_text.size())
        return fail("this is no valid JSON: a text is not closed");
    if (copied == begin) {
        m_string = m_text.substr(begin, m_at - begin);
    } else {
        m_unescaped.append(m_text, copied, m_at - copied);
        m_string = m_unescaped;
    }
    ++m_at;
    return true;
}

bool JsonReader::readEscape()
{
    const char c = current();
    ++m_at;
    if (c == 'u')
        return readUnicodeEscape();
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view values = "\"\\/\b\f\n\r\t";
    const std::size_t index = names.find(c);
    if (index == std::string_view::npos || c == '\0')
        return fail("this is no valid JSON: an unknown escape in a text");
    m_unescaped.push_back(values[index]);
    return true;
}

bool JsonReader::readUnicodeEscape()
{
    char32_t value = 0;
    if (!readHex(value))
        return false;
    if (value >= 0xD800 && value < 0xDC00 && m_text.substr(m_at, 2) == "\\u") {
        m_at += 2;
        char32_t low = 0;
        if (!readHex(low))
            return false;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail("this is no valid JSON: half a surrogate pair");
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
    } else if (value >= 0xD800 && value < 0xE000) {
        return fail("this is no valid JSON: half a surrogate pair");
    }
    appendUtf8(m_unescaped, value);
    return true;
}

bool JsonReader::readHex(char32_t &value)
{
    for (int digit = 0; digit < 4; ++digit, ++m_at) {
        const char c = current();
        value <<= 4;
        if (c >= '0' && c <= '9')
            value |= static_cast<char32_t>(c - '0');
        else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
            value |= static_cast<char32_t>((c | 0x20) - 'a' + 10);
        else
            return fail("this is no valid JSON: \\u takes four hexadecimal digits");
    }
    return true;
}

// The grammar of RFC 8259, section 6: no leading zeros, no bare point.
std::size_t numberLength(std::string_view text, bool &isReal)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - begin;
    };
    at += text.starts_with('-');
    const std::size_t begin = at;
    const std::size_t count = digits();
    if (count == 0 || (count > 1 && text[begin] == '0'))
        return 0;
    if (at < text.size() && text[at] == '.') {
        isReal = true;
        ++at;
        if (digits() == 0)
            return 0;
    }
    if (at < text.size() && (text[at] | 0x20) == 'e') {
        isReal = true;
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (digits() == 0)
            return 0;
    }
    return at;
}

bool JsonReader::readLiteral()
{
    const std::string_view rest = m_text.substr(m_at);
    Scalar scalar;
    if (rest.starts_with("true") || rest.starts_with("null")) {
        scalar.text = rest.substr(0, 4);
        scalar.type = rest.front() == 't' ? Node::Type::Bool : Node::Type::Null;
    } else if (rest.starts_with("false")) {
        scalar.text = rest.substr(0, 5);
        scalar.type = Node::Type::Bool;
    } else {
        bool isReal = false;
        scalar.text = rest.substr(0, numberLength(rest, isReal));
        scalar.type = isReal ? Node::Type::Real : Node::Type::Integer;
    }
    const std::size_t length = scalar.text.size();
    if (length == 0 || (length < rest.size() && !std::strchr(" \t\r\n,]}", rest[length])))
        return fail("this is no valid JSON: expected a value");
    const Position start = position();
    m_at += length;
    return m_builder.scalar(scalar, start);
}

void JsonReader::skipSpace()
{
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '\n') {
            ++m_line;
            m_lineStart = m_at + 1;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
    }
}

} // namespace

Result<std::vector<Document>> parseJson(std::string bytes, const std::string &file, const Limits &limits,
                                        std::stop_token stop)
{
    Result<std::string> text = decodeText(std::move(bytes), file);
    if (!text)
        return text.error();
    TreeBuilder builder(SourceText(std::make_shared<const std::string>(*std::move(text))), file, limits);
    JsonReader reader(builder, std::move(stop));
    if (!reader.readAll())
        return builder.error();
    return builder.takeDocuments();
}

} // namespace bulkhead::import
