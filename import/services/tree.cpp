// SPDX-License-Identifier: Apache-2.0
#include "import/services/tree.h"

#include <algorithm>
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

Tree *Tree::find(std::string_view key)
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [key](const TreeEntry &e) { return e.key == key; });
    return found == m_entries.end() ? nullptr : &found->value;
}

const Tree &Tree::operator[](std::string_view key) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [key](const TreeEntry &e) { return e.key == key; });
    return found == m_entries.end() ? nullTree : found->value;
}

bool Tree::has(std::string_view key) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [key](const TreeEntry &e) { return e.key == key; });
}

const Mark &Tree::keyMark(std::string_view key) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [key](const TreeEntry &e) { return e.key == key; });
    return found == m_entries.end() ? nullMark : found->mark;
}

void Tree::set(std::string key, Mark keyMark, Tree value)
{
    for (TreeEntry &entry : m_entries) {
        if (entry.key == key) {
            entry.mark = std::move(keyMark);
            entry.value = std::move(value);
            return;
        }
    }
    m_entries.push_back({std::move(key), std::move(keyMark), std::move(value)});
}

void Tree::append(std::string key, Mark keyMark, Tree value)
{
    m_entries.push_back({std::move(key), std::move(keyMark), std::move(value)});
}

void Tree::dropRepeatedKeys()
{
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
