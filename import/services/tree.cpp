// SPDX-License-Identifier: Apache-2.0
#include "import/services/tree.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>

namespace bulkhead::import::services {

namespace {

const Tree nullTree;
const Mark nullMark;

} // namespace

Tree::Tree(const Node &node, const std::shared_ptr<const std::string> &file)
    : m_tag(node.tag()), m_mark{file, node.line()}
{
    if (node.isMap()) {
        m_kind = Kind::Map;
        m_entries.reserve(node.size());
        for (const MapEntry &entry : node.entries())
            m_entries.push_back({std::string(entry.key), {file, entry.line}, Tree(entry.value, file)});
    } else if (node.isList()) {
        m_kind = Kind::List;
        m_items.reserve(node.size());
        for (const Node &item : node.items())
            m_items.emplace_back(item, file);
    } else if (!node.isNull()) {
        m_kind = Kind::Scalar;
        m_text = node.text();
    }
}

Tree Tree::scalar(std::string text, Mark mark)
{
    Tree tree;
    tree.m_kind = Kind::Scalar;
    tree.m_text = std::move(text);
    tree.m_mark = std::move(mark);
    return tree;
}

Tree Tree::list(Mark mark)
{
    Tree tree;
    tree.m_kind = Kind::List;
    tree.m_mark = std::move(mark);
    return tree;
}

Tree Tree::map(Mark mark)
{
    Tree tree;
    tree.m_kind = Kind::Map;
    tree.m_mark = std::move(mark);
    return tree;
}

// The first entry of each key.
struct Tree::Index
{
    std::map<std::string, std::size_t, std::less<>> places;
    std::size_t size = 0; // of the entries that it knows

    void add(const TreeEntry &entry) { places.emplace(entry.key, size++); }
};

const TreeEntry *Tree::entry(std::string_view key) const
{
    constexpr std::size_t indexedSize = 32; // below, looking through it is as fast
    if (m_entries.size() < indexedSize) {
        const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                        [key](const TreeEntry &e) { return e.key == key; });
        return found == m_entries.end() ? nullptr : &*found;
    }
    if (!m_index) {
        m_index = std::make_shared<Index>();
        for (const TreeEntry &each : m_entries)
            m_index->add(each);
    }
    const auto found = m_index->places.find(key);
    return found == m_index->places.end() ? nullptr : &m_entries[found->second];
}

void Tree::addLast(std::string key, Mark keyMark, Tree value)
{
    m_entries.push_back({std::move(key), std::move(keyMark), std::move(value)});
    if (m_index.use_count() == 1)
        m_index->add(m_entries.back());
    else
        m_index.reset();
}

Tree *Tree::find(std::string_view key)
{
    const TreeEntry *found = entry(key);
    return found ? &m_entries[static_cast<std::size_t>(found - m_entries.data())].value : nullptr;
}

const Tree &Tree::operator[](std::string_view key) const
{
    const TreeEntry *found = entry(key);
    return found ? found->value : nullTree;
}

bool Tree::has(std::string_view key) const
{
    return entry(key) != nullptr;
}

const Mark &Tree::keyMark(std::string_view key) const
{
    const TreeEntry *found = entry(key);
    return found ? found->mark : nullMark;
}

void Tree::set(std::string key, Mark keyMark, Tree value)
{
    if (const TreeEntry *found = entry(key)) {
        TreeEntry &known = m_entries[static_cast<std::size_t>(found - m_entries.data())];
        known.mark = std::move(keyMark);
        known.value = std::move(value);
        return;
    }
    addLast(std::move(key), std::move(keyMark), std::move(value));
}

void Tree::append(std::string key, Mark keyMark, Tree value)
{
    addLast(std::move(key), std::move(keyMark), std::move(value));
}

void Tree::dropRepeatedKeys()
{
    m_index.reset();
    std::unordered_map<std::string, std::size_t> places;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto [place, isNew] = places.try_emplace(m_entries[i].key, kept);
        kept += isNew ? 1 : 0;
        if (place->second != i)
            m_entries[place->second] = std::move(m_entries[i]);
    }
    m_entries.resize(kept);
}

void Tree::remove(std::string_view key)
{
    m_index.reset();
    std::erase_if(m_entries, [key](const TreeEntry &entry) { return entry.key == key; });
}

std::vector<std::string> Tree::texts() const
{
    std::vector<std::string> result;
    if (isScalar())
        result.push_back(m_text);
    for (const Tree &item : m_items) {
        if (item.isScalar())
            result.push_back(item.text());
    }
    return result;
}

} // namespace bulkhead::import::services
