// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/json_document.h"

#include "model/file/json_value.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::catalog::load {

namespace {

constexpr std::size_t maximumDepth = 100;

std::string number(double value)
{
    return std::to_string(static_cast<std::int64_t>(value));
}

} // namespace

void JsonNode::fail(std::string_view code, std::string_view message, std::vector<std::string> arguments) const
{
    throw model::JsonFailure{fault(code, message, std::move(arguments))};
}

Error JsonNode::fault(std::string_view code, std::string_view message,
                      std::vector<std::string> arguments) const
{
    Error error = failure("catalog." + std::string(code), message, std::move(arguments));
    error.file = m_document->file();
    error.line = line();
    error.pointer = pointer();
    return error;
}

std::string JsonNode::pointer() const
{
    if (!m_parent)
        return {};
    std::string step;
    if (m_parent->m_type == Type::List) {
        step = std::to_string(m_index);
    } else {
        for (const char c : m_key)
            step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return m_parent->pointer() + '/' + step;
}

int JsonNode::line() const
{
    return m_document->lineAt(m_offset);
}

void JsonNode::expect(Type type, std::string_view what) const
{
    if (m_type == type)
        return;
    if (!m_key.empty() && m_parent && m_parent->m_type == Type::Object)
        fail("type", "“%1” must be %2", {m_key, std::string(what)});
    fail("type", "expected %1", {std::string(what)});
}

const std::string &JsonNode::text() const
{
    expect(Type::Text, "a text");
    return m_text;
}

const std::string &JsonNode::nonEmptyText() const
{
    if (text().empty())
        fail("empty", "“%1” must not be empty", {m_key});
    return m_text;
}

bool JsonNode::boolean() const
{
    expect(Type::Bool, "true or false");
    return m_boolean;
}

double JsonNode::number() const
{
    expect(Type::Number, "a number");
    return m_number;
}

double JsonNode::numberBetween(double least, double most) const
{
    if (number() < least || m_number > most)
        fail("range", "“%1” must be a number from %2 to %3",
             {m_key, catalog::load::number(least), catalog::load::number(most)});
    return m_number;
}

int JsonNode::integerBetween(int least, int most) const
{
    if (number() < least || m_number > most || m_number != std::floor(m_number))
        fail("range", "“%1” must be a whole number from %2 to %3",
             {m_key, std::to_string(least), std::to_string(most)});
    return static_cast<int>(m_number);
}

const std::vector<const JsonNode *> &JsonNode::items() const
{
    expect(Type::List, "a list");
    return m_children;
}

const std::vector<const JsonNode *> &JsonNode::members() const
{
    expect(Type::Object, "an object");
    return m_children;
}

std::vector<std::string> JsonNode::texts() const
{
    std::vector<std::string> result;
    for (const JsonNode *item : items())
        result.push_back(item->text());
    return result;
}

const JsonNode *JsonNode::find(std::string_view key) const
{
    for (const JsonNode *member : members())
        if (member->m_key == key)
            return member;
    return nullptr;
}

const JsonNode &JsonNode::at(std::string_view key) const
{
    const JsonNode *member = find(key);
    if (!member)
        fail("missing", "“%1” is missing", {std::string(key)});
    return *member;
}

std::string JsonNode::optionalText(std::string_view key) const
{
    const JsonNode *member = find(key);
    return member && !member->isNull() ? member->text() : std::string();
}

void JsonNode::allow(std::initializer_list<std::string_view> keys) const
{
    for (const JsonNode *member : members())
        if (std::find(keys.begin(), keys.end(), member->m_key) == keys.end())
            member->fail(
                "unknown-key", "“%1” is not known here%2",
                {member->m_key, model::suggestion(member->m_key, std::vector<std::string_view>(keys))});
}

JsonDocument::JsonDocument(std::string_view text, std::string_view file) : m_text(text), m_file(file)
{
    model::JsonReader reader(text, file);
    JsonNode &root = m_nodes.emplace_back();
    root.m_document = this;
    read(reader, root, 0);
    reader.end();
}

JsonNode &JsonDocument::add(JsonNode &parent)
{
    JsonNode &node = m_nodes.emplace_back();
    node.m_document = this;
    node.m_parent = &parent;
    node.m_index = parent.m_children.size();
    parent.m_children.push_back(&node);
    return node;
}

void JsonDocument::read(model::JsonReader &reader, JsonNode &node, std::size_t depth)
{
    node.m_type = reader.peek();
    node.m_offset = reader.offset();
    if (depth > maximumDepth)
        reader.fail("catalog.depth", "this is nested too deeply");
    switch (node.m_type) {
    case JsonNode::Type::Null:
        reader.null();
        break;
    case JsonNode::Type::Bool:
        node.m_boolean = reader.boolean("true or false");
        break;
    case JsonNode::Type::Number:
        node.m_number = reader.real("a number");
        break;
    case JsonNode::Type::Text:
        node.m_text = reader.text("a text");
        break;
    case JsonNode::Type::List:
        reader.enterList("a list");
        while (reader.nextItem())
            read(reader, add(node), depth + 1);
        break;
    case JsonNode::Type::Object:
        reader.enterObject("an object");
        while (const auto key = reader.nextKey()) {
            JsonNode &member = add(node);
            member.m_key = *key;
            read(reader, member, depth + 1);
        }
        break;
    }
}

int JsonDocument::lineAt(std::size_t offset) const
{
    return 1 + static_cast<int>(std::count(
                   m_text.begin(),
                   m_text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, m_text.size())), '\n'));
}

} // namespace bulkhead::catalog::load
