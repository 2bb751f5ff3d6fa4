// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

class TreeWriter;

// What the changes of an import may still cost all objects together, in bytes of what they put in. A patch of
// many objects costs as often as it is applied.
class ChangeAllowance
{
public:
    explicit ChangeAllowance(std::size_t &bytes) : m_bytes(bytes) {}

    // False where that is more than is left, after which there is nothing left.
    bool take(std::size_t bytes)
    {
        m_isSpent |= bytes > m_bytes;
        m_bytes = m_isSpent ? 0 : m_bytes - bytes;
        return !m_isSpent;
    }
    bool isSpent() const { return m_isSpent; }

private:
    std::size_t &m_bytes;
    bool m_isSpent = false;
};

// Whether a key of a patch by strategy says how to merge and is no field.
bool isPatchDirective(std::string_view key);

// An object that patches change. What they leave alone keeps its place in its file; what they put in stands
// where the map or list that holds it stands, since their own lines are another file's.
class Draft
{
public:
    explicit Draft(const Node &node);
    // What a patch puts in as it stands, and what one puts in by strategy: without its directives.
    static Draft ofValue(const Node &node);
    static Draft ofPatch(const Node &node);
    static Draft ofText(std::string text);
    static Draft ofInteger(std::int64_t number);

    bool isMap() const { return m_type == Node::Type::Map; }
    bool isList() const { return m_type == Node::Type::List; }
    std::string_view text() const { return m_node ? m_node->text() : std::string_view(m_text); }

    struct Entry;
    // What a map or list holds, to be changed; empty of anything else.
    std::vector<Entry> &entries();
    std::vector<Draft> &items();
    Draft *find(std::string_view key);
    void set(std::string_view key, Draft value);
    void remove(std::string_view key);

    // Whether it is the same JSON value: of one type, maps in any order. Compares at most what `value` holds.
    bool equals(const Node &value);
    // How many values it holds, itself among them; counted up to `most`.
    std::size_t size(std::size_t most) const;
    // Whether more than so many lists and maps stand in each other.
    bool isDeeperThan(std::size_t levels) const;
    // Whether it may differ from the object that it was made of.
    bool isChanged() const { return !m_node || m_source != Source::Object; }
    // As a document of its own, to live as long as what it was made of; `line` is the object's. An error
    // where it exceeds the limits or what changes may cost.
    Result<Document> written(const std::string &file, int line, const Limits &limits,
                             ChangeAllowance &allowance) const;

private:
    enum class Source : std::uint8_t { Object, Value, Patch };

    Draft(const Node &node, Source source);
    void unfold();

    friend class TreeWriter;
    Node::Type m_type = Node::Type::Null;
    Source m_source = Source::Object;
    const Node *m_node = nullptr; // as it stands; null once it is changed
    int m_line = 0;
    std::string m_text;
    std::vector<Entry> m_entries;
    std::vector<Draft> m_items;
};

struct Draft::Entry
{
    std::string key;
    int line = 0; // of the key; 0: none of the object's own file
    Draft value;
};

} // namespace bulkhead::import::kubernetes
