// SPDX-License-Identifier: Apache-2.0
#include "import/reading/text_encoding.h"
#include "import/reading/tree_builder.h"
#include "model/json/json_tokens.h"

#include <cstring>

// Builds trees with positions, which nlohmann_json does not keep; the tokens are read as the model's reader
// reads them.
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
    const model::JsonText read = model::readJsonText(m_text, m_at, m_unescaped);
    m_string = read.value;
    return read.fault.empty() || fail("this is no valid JSON: " + std::string(read.fault));
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
        scalar.text = rest.substr(0, model::jsonNumberEnd(rest, 0));
        const bool isReal = scalar.text.find_first_of(".eE") != std::string_view::npos;
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
