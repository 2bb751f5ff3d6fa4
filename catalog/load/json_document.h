// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/json/json_reader.h"

#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::catalog::load {

class JsonDocument;

// A value of a catalog's file that knows its place, so that whatever is wrong with it can be told with file,
// line and pointer. The functions that read it throw model::JsonFailure when it is not what they expect.
class JsonNode
{
public:
    using Type = model::JsonReader::Type;

    Type type() const { return m_type; }
    bool isNull() const { return m_type == Type::Null; }
    std::string_view key() const { return m_key; }

    const std::string &text() const;
    const std::string &nonEmptyText() const;
    bool boolean() const;
    double number() const;
    double numberBetween(double least, double most) const;
    int integerBetween(int least, int most) const;
    const std::vector<const JsonNode *> &items() const;   // of a list
    const std::vector<const JsonNode *> &members() const; // of an object
    std::vector<std::string> texts() const;               // of a list of texts

    const JsonNode *find(std::string_view key) const; // null when an object has no such member
    const JsonNode &at(std::string_view key) const;
    // The text of an optional member, empty without it.
    std::string optionalText(std::string_view key) const;
    // Refuses members of other names: a mistyped key must not go unseen.
    void allow(std::initializer_list<std::string_view> keys) const;

    [[noreturn]] void fail(std::string_view code, std::string_view message,
                           std::vector<std::string> arguments = {}) const;
    // The same as a value, with the place.
    Error fault(std::string_view code, std::string_view message,
                std::vector<std::string> arguments = {}) const;
    std::string pointer() const;
    int line() const;

private:
    friend class JsonDocument;

    void expect(Type type, std::string_view what) const;

    const JsonDocument *m_document = nullptr;
    const JsonNode *m_parent = nullptr;
    std::size_t m_offset = 0;
    std::size_t m_index = 0; // in a list
    std::string m_key;       // in an object
    Type m_type = Type::Null;
    bool m_boolean = false;
    double m_number = 0;
    std::string m_text;
    std::vector<const JsonNode *> m_children;
};

// A parsed JSON file. Throws model::JsonFailure when it is none.
class JsonDocument
{
public:
    JsonDocument(std::string_view text, std::string_view file);

    const JsonNode &root() const { return m_nodes.front(); }
    const std::string &file() const { return m_file; }
    int lineAt(std::size_t offset) const;

private:
    void read(model::JsonReader &reader, JsonNode &node, std::size_t depth);
    JsonNode &add(JsonNode &parent);

    std::string_view m_text;
    std::string m_file;
    std::deque<JsonNode> m_nodes;
};

} // namespace bulkhead::catalog::load
