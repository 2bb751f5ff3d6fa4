#pragma once

#include "model/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

// YAML and JSON as one tree with line numbers.
namespace bulkhead::import {

// Bounds on what an input may cost. The defaults suit files people write and hostile ones alike.
struct Limits
{
    std::size_t fileBytes = std::size_t{256} << 20;
    std::size_t totalBytes = std::size_t{512} << 20;
    std::size_t files = 20'000;
    std::size_t depth = 200;              // of nesting
    std::size_t nodes = 20'000'000;       // after aliases are expanded
    std::size_t aliasExpansion = 200'000; // nodes that aliases may add
    std::size_t scalarBytes = std::size_t{16} << 20;
};

// How a plain scalar is typed. Compose and Kubernetes both follow YAML 1.1 booleans in practice
// (`yes`, `on`), JSON has its own.
class Node
{
public:
    enum class Type : std::uint8_t { Null, Bool, Integer, Real, Text, List, Map };

    Type type() const;
    bool isMap() const { return type() == Type::Map; }
    bool isList() const { return type() == Type::List; }
    bool isNull() const { return type() == Type::Null; }
    bool isScalar() const { return !isMap() && !isList(); }

    // The scalar as it stands in the file ("" of null, lists and maps).
    std::string_view text() const;
    // The scalar's typed value; `fallback` when it is of another type. asBool takes yes/no/on/off too,
    // quoted ones only where `quotedToo`.
    bool asBool(bool fallback = false) const;
    std::int64_t asInteger(std::int64_t fallback = 0) const;
    double asReal(double fallback = 0) const;
    bool isQuoted() const;
    std::string_view tag() const; // "!reset", "!override", "!vault" …; empty when there is none

    int line() const; // 1-based; of the value
    int column() const;

    // Of a list or map; 0 otherwise.
    std::size_t size() const;
    const Node &at(std::size_t index) const;         // of a list
    std::string_view keyAt(std::size_t index) const; // of a map, in the order of the file
    int keyLineAt(std::size_t index) const;
    const Node &valueAt(std::size_t index) const;

    // The value of a key; the null node (line 0) when there is no such key or this is no map, so that
    // chains need no checks: node["spec"]["template"]["spec"].
    const Node &operator[](std::string_view key) const;
    bool has(std::string_view key) const;
    int keyLine(std::string_view key) const; // line of the key itself; 0 without
    explicit operator bool() const { return line() != 0; } // whether it stands in a file
};

} // namespace bulkhead::import
