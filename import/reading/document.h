// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

// YAML and JSON as one tree with line numbers.
namespace bulkhead::import {

// What becomes of a key that stands twice in one map.
enum class RepeatedKeys : std::uint8_t {
    Refused,   // as YAML 1.2 and docker compose do
    LaterWins, // as kubectl does; the earlier value is gone, and Document::repeatedKeys() names it
};

// Bounds on what an input may cost, and may be. The defaults suit files people write and hostile ones alike.
struct Limits
{
    std::size_t fileBytes = std::size_t{256} << 20;
    std::size_t totalBytes = std::size_t{512} << 20;
    std::size_t files = 20'000;
    std::size_t depth = 200;              // of nesting
    std::size_t nodes = 20'000'000;       // after aliases are expanded
    std::size_t aliasExpansion = 200'000; // nodes that aliases may add
    std::size_t scalarBytes = std::size_t{16} << 20;
    std::size_t expandedBytes = std::size_t{64} << 20; // that variables and patches may add to all values
    RepeatedKeys repeatedKeys = RepeatedKeys::Refused;
};

struct MapEntry;

// One value of a document: a small view into its document's memory, valid as long as that lives. Plain
// scalars are typed as compose and Kubernetes type them: YAML 1.2 plus the booleans of YAML 1.1 (`yes`,
// `on`) and octal numbers with a leading 0; JSON has its own.
class Node
{
public:
    enum class Type : std::uint8_t { Null, Bool, Integer, Real, Text, List, Map };

    Type type() const { return m_type; }
    bool isMap() const { return type() == Type::Map; }
    bool isList() const { return type() == Type::List; }
    bool isNull() const { return type() == Type::Null; }
    bool isScalar() const { return !isMap() && !isList(); }

    // The scalar as it stands in the file ("" of a null, however it is written, of lists and of maps).
    std::string_view text() const;
    // The scalar's typed value; `fallback` when it is of another type. asBool takes yes/no/on/off too,
    // quoted ones only where `quotedToo`.
    bool asBool(bool fallback = false, bool quotedToo = false) const;
    std::int64_t asInteger(std::int64_t fallback = 0) const;
    double asReal(double fallback = 0) const;
    bool isQuoted() const { return m_quoted; }
    std::string_view tag() const; // "!reset", "!override", "!!binary" …; empty when there is none

    int line() const { return m_line; } // 1-based; of the value
    int column() const { return m_column; }

    // What a list or a map holds, in the order of the file; empty of anything else, so that loops need no
    // checks either.
    std::span<const Node> items() const;
    std::span<const MapEntry> entries() const;
    std::size_t size() const { return isScalar() ? 0 : m_size; } // of a list or map; 0 otherwise

    // The value of a key; the null node (line 0) when there is no such key or this is no map, so that
    // chains need no checks: node["spec"]["template"]["spec"].
    const Node &operator[](std::string_view key) const;
    bool has(std::string_view key) const;
    bool hasAny(std::initializer_list<std::string_view> keys) const;
    int keyLine(std::string_view key) const;               // line of the key itself; 0 without
    explicit operator bool() const { return line() != 0; } // whether it stands in a file

private:
    friend class TreeBuilder;
    const MapEntry *entry(std::string_view key) const;

    union {
        const char *m_text = nullptr;
        const Node *m_items;
        const MapEntry *m_entries;
    };
    const std::uint32_t *m_order = nullptr;  // of a large map: positions sorted by key
    const std::string_view *m_tag = nullptr; // null: none
    std::uint32_t m_size = 0;
    int m_line = 0;
    int m_column = 0;
    Type m_type = Type::Null;
    bool m_quoted = false;
};

struct MapEntry
{
    std::string_view key;
    int line = 0;
    Node value;
};

inline std::span<const Node> Node::items() const
{
    return isList() ? std::span(m_items, m_size) : std::span<const Node>();
}

inline std::span<const MapEntry> Node::entries() const
{
    return isMap() ? std::span(m_entries, m_size) : std::span<const MapEntry>();
}

// A key that a later one of its map replaced.
struct RepeatedKey
{
    std::string key;
    int replaced = 0; // its line
    int line = 0;     // of the key that counts
};

// One document of a file. The documents of a file share the memory that their nodes lie in; copies are cheap.
class Document
{
public:
    Document(std::shared_ptr<const void> memory, const Node *root, int line,
             std::vector<RepeatedKey> repeatedKeys = {})
        : m_memory(std::move(memory)), m_root(root), m_line(line), m_repeatedKeys(std::move(repeatedKeys))
    {}

    const Node &root() const { return *m_root; }
    int line() const { return m_line; } // 1-based, where it begins
    const std::vector<RepeatedKey> &repeatedKeys() const { return m_repeatedKeys; }

private:
    std::shared_ptr<const void> m_memory;
    const Node *m_root;
    int m_line;
    std::vector<RepeatedKey> m_repeatedKeys;
};

// The documents of a YAML stream. Refused with file and line: what is no YAML 1.2, invalid UTF-8 (UTF-16 with
// a byte order mark is decoded), repeated keys (unless the limits take them), an alias to what does not stand
// before it, and what exceeds the limits. Merge keys (`<<`) are merged. A stopped parse gives an Error with
// code "import.cancelled".
Result<std::vector<Document>> parseYaml(std::string bytes, const std::string &file, const Limits &limits = {},
                                        std::stop_token stop = {});

// The same for JSON (RFC 8259), one or several values in a row.
Result<std::vector<Document>> parseJson(std::string bytes, const std::string &file, const Limits &limits = {},
                                        std::stop_token stop = {});

// YAML or JSON, by content: JSON where the text begins like JSON and is valid, YAML otherwise.
Result<std::vector<Document>> parseDocuments(std::string bytes, const std::string &file,
                                             const Limits &limits = {}, std::stop_token stop = {});

} // namespace bulkhead::import
