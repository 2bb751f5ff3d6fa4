// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_reader.h"

#include "model/check.h"
#include "model/json/json_tokens.h"
#include "model/utf8.h"

#include <algorithm>
#include <charconv>

namespace bulkhead::model {

namespace {

constexpr std::size_t maximumDepth = 512;

std::string_view typeName(JsonReader::Type type)
{
    switch (type) {
    case JsonReader::Type::Null:
        return "null";
    case JsonReader::Type::Bool:
        return "true or false";
    case JsonReader::Type::Number:
        return "a number";
    case JsonReader::Type::Text:
        return "a text";
    case JsonReader::Type::List:
        return "a list";
    case JsonReader::Type::Object:
        return "an object";
    }
    return {};
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

JsonReader::JsonReader(std::string_view text, std::string_view file) : m_text(text), m_file(file)
{
    m_place = findInvalidUtf8(text);
    if (m_place != std::string_view::npos)
        fail("json.not-utf8", "this is no text in UTF-8 (a binary file?)");
    m_place = 0;
    if (text.starts_with("\xEF\xBB\xBF")) // the mark that some editors put first
        m_at = 3;
    skipSpace();
    m_place = m_at;
    if (m_at == text.size())
        fail("json.empty", "the file is empty");
}

int JsonReader::lineAt(std::size_t offset) const
{
    const auto end = m_text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, m_text.size()));
    return 1 + static_cast<int>(std::count(m_text.begin(), end, '\n'));
}

std::string JsonReader::pointer() const
{
    std::string result;
    for (const Frame &frame : m_frames) {
        if (frame.first)
            break; // entered, but nothing in it read yet
        const std::string index = std::to_string(frame.index);
        result += pointerTo({frame.isObject ? frame.key : std::string_view(index)});
    }
    return result;
}

void JsonReader::fail(std::string code, std::string_view message, std::vector<std::string> arguments)
{
    fail(failure(std::move(code), message, std::move(arguments)));
}

void JsonReader::fail(Error error)
{
    error.file = m_file;
    error.line = lineAt(m_place);
    error.pointer = pointer();
    throw JsonFailure{std::move(error)};
}

void JsonReader::syntax(std::string_view message)
{
    m_place = m_at;
    if (m_at >= m_text.size())
        fail("json.truncated", "the file ends here in the middle of its content; it is cut off");
    fail("json.syntax", message);
}

void JsonReader::unexpected(std::string_view expected)
{
    fail("json.type", "expected %1, found %2", {std::string(expected), std::string(typeName(peek()))});
}

void JsonReader::skipSpace()
{
    while (m_at < m_text.size() &&
           (m_text[m_at] == '\n' || m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\r'))
        ++m_at;
}

JsonReader::Type JsonReader::peek()
{
    skipSpace();
    m_place = m_at;
    switch (m_at < m_text.size() ? m_text[m_at] : '\0') {
    case '{':
        return Type::Object;
    case '[':
        return Type::List;
    case '"':
        return Type::Text;
    case 't':
    case 'f':
        return Type::Bool;
    case 'n':
        return Type::Null;
    default:
        if (m_at < m_text.size() && (m_text[m_at] == '-' || isDigit(m_text[m_at])))
            return Type::Number;
        syntax("expected a JSON value here");
    }
}

void JsonReader::enter(bool isObject, std::string_view expected)
{
    if (peek() != (isObject ? Type::Object : Type::List))
        unexpected(expected);
    if (m_frames.size() == maximumDepth)
        fail("json.depth", "nested deeper than %1 levels", {std::to_string(maximumDepth)});
    ++m_at;
    Frame frame;
    frame.isObject = isObject;
    frame.firstKey = m_keys.size();
    m_frames.push_back(std::move(frame));
}

void JsonReader::enterObject(std::string_view expected)
{
    enter(true, expected);
}

void JsonReader::enterList(std::string_view expected)
{
    enter(false, expected);
}

// Up to the next member or item; false, and out of the value, at its end.
bool JsonReader::next(char closing)
{
    Frame &frame = m_frames.back();
    skipSpace();
    if (m_at < m_text.size() && m_text[m_at] == closing) {
        ++m_at;
        m_keys.resize(frame.firstKey);
        m_frames.pop_back();
        return false;
    }
    if (!frame.first) {
        if (m_at >= m_text.size() || m_text[m_at] != ',')
            syntax(closing == '}' ? "expected ',' or '}'" : "expected ',' or ']'");
        ++m_at;
        skipSpace();
        ++frame.index;
    }
    frame.first = false;
    return true;
}

std::optional<std::string_view> JsonReader::nextKey()
{
    if (!next('}'))
        return std::nullopt;
    if (m_at >= m_text.size() || m_text[m_at] != '"')
        syntax("expected a key in double quotes");
    m_place = m_at;
    std::string_view key = string(m_buffer);
    if (key.data() == m_buffer.data())
        key = m_escapedKeys.emplace_back(m_buffer);
    Frame &frame = m_frames.back();
    frame.key = key;
    checkDuplicate(frame, key);
    skipSpace();
    if (m_at >= m_text.size() || m_text[m_at] != ':')
        syntax("expected ':' after the key");
    ++m_at;
    return key;
}

// Canonical files have their keys in order, so that comparing with the one before is enough. Only an
// object in another order and with many keys pays for a set.
void JsonReader::checkDuplicate(Frame &frame, std::string_view key)
{
    constexpr std::ptrdiff_t fewKeys = 32;
    const auto first = m_keys.begin() + static_cast<std::ptrdiff_t>(frame.firstKey);
    frame.ascending = frame.ascending && (first == m_keys.end() || m_keys.back() < key);
    if (!frame.ascending) {
        if (!frame.seen && m_keys.end() - first > fewKeys)
            frame.seen = std::make_unique<std::unordered_set<std::string_view>>(first, m_keys.end());
        const bool duplicate = frame.seen ? !frame.seen->insert(key).second
                                          : std::find(first, m_keys.end(), key) != m_keys.end();
        if (duplicate)
            fail("json.duplicate-key", "the key “%1” stands here twice", {std::string(key)});
    }
    m_keys.push_back(key);
}

bool JsonReader::nextItem()
{
    return next(']');
}

std::string_view JsonReader::string(std::string &buffer)
{
    const JsonText read = readJsonText(m_text, m_at, buffer);
    if (!read.fault.empty())
        syntax(read.fault);
    return read.value;
}

std::string_view JsonReader::text(std::string_view expected)
{
    if (peek() != Type::Text)
        unexpected(expected);
    return string(m_buffer);
}

bool JsonReader::boolean(std::string_view expected)
{
    if (peek() != Type::Bool)
        unexpected(expected);
    const bool value = m_text[m_at] == 't';
    word(value ? "true" : "false");
    return value;
}

bool JsonReader::null()
{
    if (peek() != Type::Null)
        return false;
    word("null");
    return true;
}

void JsonReader::word(std::string_view expected)
{
    if (m_text.substr(m_at, expected.size()) != expected)
        syntax("expected a JSON value here");
    m_at += expected.size();
}

std::string_view JsonReader::number(std::string_view expected)
{
    if (peek() != Type::Number)
        unexpected(expected);
    const std::size_t end = jsonNumberEnd(m_text, m_at);
    if (end == m_at)
        syntax("this is no JSON number");
    const std::string_view result = m_text.substr(m_at, end - m_at);
    m_at = end;
    return result;
}

std::int64_t JsonReader::integer(std::string_view expected)
{
    const std::string_view digits = number(expected);
    std::int64_t value = 0;
    const char *end = digits.data() + digits.size();
    const auto [rest, fault] = std::from_chars(digits.data(), end, value);
    if (fault != std::errc())
        fail("json.number-range", "the number %1 is too large", {std::string(digits)});
    if (rest != end)
        fail("json.type", "expected %1, found %2", {std::string(expected), std::string(digits)});
    return value;
}

double JsonReader::real(std::string_view expected)
{
    const std::string_view digits = number(expected);
    double value = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc())
        fail("json.number-range", "the number %1 is too large or too small", {std::string(digits)});
    return value;
}

void JsonReader::skip()
{
    const std::size_t depth = m_frames.size();
    bool inside = true;
    do {
        if (inside) {
            switch (peek()) {
            case Type::Object:
                enterObject({});
                break;
            case Type::List:
                enterList({});
                break;
            case Type::Text:
                string(m_buffer);
                break;
            case Type::Number:
                number({});
                break;
            case Type::Bool:
                boolean({});
                break;
            case Type::Null:
                null();
                break;
            }
        }
        if (m_frames.size() == depth)
            return;
        inside = m_frames.back().isObject ? nextKey().has_value() : nextItem();
    } while (inside || m_frames.size() > depth);
}

JsonReader::Bookmark JsonReader::skipForLater()
{
    const Bookmark mark{m_at, m_frames.back().key};
    skip();
    return mark;
}

void JsonReader::enterBookmark(const Bookmark &mark)
{
    Frame frame;
    frame.isObject = true;
    frame.first = false;
    frame.firstKey = m_keys.size();
    frame.key = mark.key;
    m_frames.push_back(std::move(frame));
    m_at = mark.at;
}

void JsonReader::end()
{
    skipSpace();
    if (m_at < m_text.size())
        syntax("expected the end of the file");
}

} // namespace bulkhead::model
