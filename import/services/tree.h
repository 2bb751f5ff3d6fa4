// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::services {

// A place in one of the files that make a project.
struct Mark
{
    std::shared_ptr<const std::string> file; // path of the file; null: in none
    int line = 0;

    std::string_view path() const { return file ? std::string_view(*file) : std::string_view(); }
};

struct TreeEntry;

// A value of a compose file that can be changed: variables are put in, files are laid over each other. Every
// part remembers the file and line it came from.
class Tree
{
public:
    enum class Kind : std::uint8_t { Null, Scalar, List, Map };

    Tree() = default;
    Tree(const Node &node, const std::shared_ptr<const std::string> &file);
    static Tree scalar(std::string text, Mark mark);
    static Tree list(Mark mark);
    static Tree map(Mark mark);

    Kind kind() const { return m_kind; }
    bool isNull() const { return m_kind == Kind::Null; }
    bool isScalar() const { return m_kind == Kind::Scalar; }
    bool isList() const { return m_kind == Kind::List; }
    bool isMap() const { return m_kind == Kind::Map; }

    const std::string &text() const { return m_text; } // "" of what is no scalar
    void setText(std::string text) { m_text = std::move(text); }
    const std::string &tag() const { return m_tag; }
    void setTag(std::string tag) { m_tag = std::move(tag); }
    void clearTag() { m_tag.clear(); }
    const Mark &mark() const { return m_mark; }

    const std::vector<Tree> &items() const { return m_items; }
    std::vector<Tree> &items() { return m_items; }
    const std::vector<TreeEntry> &entries() const { return m_entries; }
    std::vector<TreeEntry> &entries()
    {
        m_index.reset(); // whoever holds it may change keys
        return m_entries;
    }

    // The null tree (without a file) when there is no such key.
    const Tree &operator[](std::string_view key) const;
    Tree *find(std::string_view key);
    bool has(std::string_view key) const;
    const Mark &keyMark(std::string_view key) const;
    void set(std::string key, Mark keyMark, Tree value);
    // The same without a look for the key, for many in a row; where one may repeat, dropRepeatedKeys() has to
    // follow.
    void append(std::string key, Mark keyMark, Tree value);
    // Of entries with one key the last counts, at the place of the first, as set() has it.
    void dropRepeatedKeys();
    void remove(std::string_view key);

    // A scalar or a list of scalars as texts.
    std::vector<std::string> texts() const;

private:
    struct Index;
    const TreeEntry *entry(std::string_view key) const;
    void addLast(std::string key, Mark keyMark, Tree value);

    Kind m_kind = Kind::Null;
    std::string m_text;
    std::string m_tag;
    Mark m_mark;
    std::vector<Tree> m_items;
    std::vector<TreeEntry> m_entries;
    mutable std::shared_ptr<Index> m_index; // of a large map, made when a key is looked for; copies share it
};

struct TreeEntry
{
    std::string key;
    Mark mark; // of the key
    Tree value;
};

} // namespace bulkhead::import::services
