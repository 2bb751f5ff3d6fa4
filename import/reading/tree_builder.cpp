// SPDX-License-Identifier: Apache-2.0
#include "import/reading/tree_builder.h"

#include "import/reading/text.h"
#include "model/utf8.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <iterator>
#include <unordered_set>

namespace bulkhead::import {

namespace {

// From here on a map carries an index; below, looking through it is as fast.
constexpr std::size_t indexedSize = 12;

template <typename T>
T *copyToArena(std::pmr::memory_resource &arena, const T *from, std::size_t count)
{
    static_assert(std::is_trivially_copyable_v<T>);
    if (count == 0)
        return nullptr;
    auto *to = static_cast<T *>(arena.allocate(count * sizeof(T), alignof(T)));
    std::memcpy(static_cast<void *>(to), from, count * sizeof(T));
    return to;
}

} // namespace

std::string_view DocumentMemory::keep(std::string_view view)
{
    const std::less_equal<const char *> notAfter;
    const std::string_view kept = text.part;
    if (view.empty() ||
        (notAfter(kept.data(), view.data()) && notAfter(view.data(), kept.data() + kept.size())))
        return view;
    return {copyToArena(arena, view.data(), view.size()), view.size()};
}

TreeBuilder::TreeBuilder(SourceText text, const std::string &file, const Limits &limits)
    : m_memory(std::make_shared<DocumentMemory>(std::move(text))), m_file(file), m_limits(limits)
{}

bool TreeBuilder::fail(std::string code, std::string message, int line)
{
    Error error;
    error.code = std::move(code);
    error.message = std::move(message);
    error.file = m_file;
    error.line = line;
    m_error = std::move(error);
    return false;
}

bool TreeBuilder::count(std::size_t nodes, int line)
{
    m_nodes += nodes;
    if (m_nodes <= m_limits.nodes)
        return true;
    return fail("import.limit", "the file has more than " + std::to_string(m_limits.nodes) + " values", line);
}

const std::string_view *TreeBuilder::keepTag(std::string_view tag)
{
    if (tag.empty())
        return nullptr;
    const std::string copy(tag); // the reader may have put it together in passing
    const std::string_view kept(copyToArena(m_memory->arena, copy.data(), copy.size()), copy.size());
    return copyToArena(m_memory->arena, &kept, 1);
}

void TreeBuilder::rememberAnchor(std::string_view anchor, const Node &node, std::size_t nodes)
{
    if (!anchor.empty())
        m_anchors[std::string(anchor)] = {node, nodes};
}

bool TreeBuilder::scalar(const Scalar &scalar, Position position, std::string_view anchor)
{
    if (scalar.text.size() > m_limits.scalarBytes) {
        return fail("import.limit",
                    "a text is longer than " + std::to_string(m_limits.scalarBytes) + " bytes",
                    position.line);
    }
    if (!count(1, position.line))
        return false;
    const std::string_view text = m_memory->keep(scalar.text);
    Node node;
    node.m_text = text.data();
    node.m_size = static_cast<std::uint32_t>(text.size());
    node.m_tag = keepTag(scalar.tag);
    node.m_line = position.line;
    node.m_column = position.column;
    node.m_type = scalar.type;
    node.m_quoted = scalar.quoted;
    rememberAnchor(anchor, node, 1);
    return add(node, text, !scalar.quoted && text == "<<");
}

bool TreeBuilder::alias(std::string_view anchor, Position position)
{
    const auto found = m_anchors.find(std::string(anchor));
    if (found == m_anchors.end()) {
        return fail("import.yaml", "the alias *" + std::string(anchor) + " has no finished anchor before it",
                    position.line);
    }
    m_aliasNodes += found->second.nodes;
    if (m_aliasNodes > m_limits.aliasExpansion) {
        return fail("import.limit",
                    "the aliases stand for more than " + std::to_string(m_limits.aliasExpansion) + " values",
                    position.line);
    }
    if (!count(found->second.nodes, position.line))
        return false;
    // A list or a map as a key has the text that stands there.
    return add(found->second.node, found->second.node.isScalar()
                                       ? found->second.node.text()
                                       : std::string_view(m_memory->keep("*" + std::string(anchor))));
}

bool TreeBuilder::beginList(Position position, std::string_view tag, std::string_view anchor)
{
    return begin(Node::Type::List, position, tag, anchor);
}

bool TreeBuilder::beginMap(Position position, std::string_view tag, std::string_view anchor)
{
    return begin(Node::Type::Map, position, tag, anchor);
}

bool TreeBuilder::begin(Node::Type type, Position position, std::string_view tag, std::string_view anchor)
{
    if (m_frames.size() >= m_limits.depth) {
        return fail("import.limit", "nested more than " + std::to_string(m_limits.depth) + " levels deep",
                    position.line);
    }
    Frame frame;
    frame.countBefore = m_nodes;
    if (!count(1, position.line))
        return false;
    frame.node.m_type = type;
    frame.node.m_line = position.line;
    frame.node.m_column = position.column;
    frame.node.m_tag = keepTag(tag);
    frame.base = type == Node::Type::Map ? m_entries.size() : m_items.size();
    frame.anchor = m_memory->keep(anchor);
    // An anchor hides an earlier one of its name as soon as it begins: an alias inside refers to itself.
    if (!anchor.empty())
        m_anchors.erase(std::string(anchor));
    m_frames.push_back(std::move(frame));
    return true;
}

bool TreeBuilder::end(std::string_view source)
{
    Frame &frame = m_frames.back();
    if (!frame.node.isMap())
        finishList(frame);
    else if (!finishMap(frame))
        return false;
    const Node node = frame.node;
    rememberAnchor(frame.anchor, node, m_nodes - frame.countBefore);
    m_frames.pop_back();
    return add(node, source);
}

void TreeBuilder::finishList(Frame &frame)
{
    const std::size_t size = m_items.size() - frame.base;
    frame.node.m_items = copyToArena(m_memory->arena, m_items.data() + frame.base, size);
    frame.node.m_size = static_cast<std::uint32_t>(size);
    m_items.resize(frame.base);
}

bool TreeBuilder::finishMap(Frame &frame)
{
    if (m_limits.repeatedKeys == RepeatedKeys::LaterWins)
        dropRepeated(frame);
    std::vector<std::uint32_t> order;
    if (!sortKeys(frame, order))
        return false;
    if (!frame.merged.empty()) {
        if (!appendMerged(frame) || !sortKeys(frame, order))
            return false;
    }
    const std::size_t size = m_entries.size() - frame.base;
    frame.node.m_entries = copyToArena(m_memory->arena, m_entries.data() + frame.base, size);
    frame.node.m_size = static_cast<std::uint32_t>(size);
    frame.node.m_order = copyToArena(m_memory->arena, order.data(), order.size());
    m_entries.resize(frame.base);
    return true;
}

// Of each key the last entry stays. What is merged is not there yet.
void TreeBuilder::dropRepeated(const Frame &frame)
{
    std::unordered_map<std::string_view, int> later; // lines of the keys further down
    auto kept = m_entries.end();
    for (auto at = m_entries.end(); at != m_entries.begin() + static_cast<std::ptrdiff_t>(frame.base);) {
        --at;
        if (!at->key.empty()) {
            const auto [found, isLast] = later.emplace(at->key, at->line);
            if (!isLast) {
                m_repeated.push_back({std::string(model::beginOf(at->key, 200)), at->line, found->second});
                continue;
            }
        }
        *--kept = *at;
    }
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(frame.base), kept);
}

// Refuses duplicates; of a large map gives the positions sorted by key.
bool TreeBuilder::sortKeys(const Frame &frame, std::vector<std::uint32_t> &order)
{
    const MapEntry *entries = m_entries.data() + frame.base;
    const std::size_t size = m_entries.size() - frame.base;
    const auto duplicate = [this](const MapEntry &first, const MapEntry &second) {
        return fail("import.duplicate-key",
                    "the key \"" + std::string(model::beginOf(second.key, 200)) +
                        "\" stands twice in one map (first in line " + std::to_string(first.line) + ")",
                    second.line);
    };
    order.clear();
    if (size < indexedSize) {
        for (std::size_t i = 1; i < size; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                // Entries without a key are lawful YAML and name nothing.
                if (entries[i].key == entries[j].key && !entries[i].key.empty())
                    return duplicate(entries[j], entries[i]);
            }
        }
        return true;
    }
    order.resize(size);
    for (std::uint32_t i = 0; i < size; ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [entries](std::uint32_t a, std::uint32_t b) { return entries[a].key < entries[b].key; });
    for (std::size_t i = 1; i < size; ++i) {
        const MapEntry &first = entries[order[i - 1]];
        if (first.key == entries[order[i]].key && !first.key.empty())
            return duplicate(first, entries[order[i]]);
    }
    return true;
}

bool TreeBuilder::add(const Node &node, std::string_view keyText, bool isMergeKey)
{
    if (m_frames.empty()) {
        m_root = copyToArena(m_memory->arena, &node, 1);
        return true;
    }
    Frame &frame = m_frames.back();
    if (frame.node.isList()) {
        m_items.push_back(node);
        return true;
    }
    if (!frame.hasKey) {
        frame.key = m_keys.same(keyText);
        frame.keyLine = node.line();
        frame.hasKey = true;
        frame.keyIsMerge = isMergeKey;
        return true;
    }
    frame.hasKey = false;
    if (frame.keyIsMerge)
        return addMergeValue(frame, node);
    m_entries.push_back({frame.key, frame.keyLine, node});
    return true;
}

bool TreeBuilder::addMergeValue(Frame &frame, const Node &node)
{
    if (node.isMap()) {
        frame.merged.push_back(node);
        return true;
    }
    for (const Node &item : node.items()) {
        if (!item.isMap())
            return fail("import.yaml", "the merge key << takes maps", frame.keyLine);
        frame.merged.push_back(item);
    }
    return node.isList() ||
           fail("import.yaml", "the merge key << takes a map or a list of maps", frame.keyLine);
}

// What the map states itself goes before what is merged, and an earlier merged map before a later one.
bool TreeBuilder::appendMerged(const Frame &frame)
{
    std::unordered_set<std::string_view> present;
    for (std::size_t i = frame.base; i < m_entries.size(); ++i)
        present.insert(m_entries[i].key);
    for (const Node &map : frame.merged) {
        m_aliasNodes += map.size();
        if (m_aliasNodes > m_limits.aliasExpansion) {
            return fail("import.limit",
                        "merge keys add more than " + std::to_string(m_limits.aliasExpansion) + " values",
                        frame.node.line());
        }
        for (const MapEntry &entry : map.entries()) {
            if (present.insert(entry.key).second)
                m_entries.push_back(entry);
        }
    }
    return true;
}

bool TreeBuilder::adopt(const Node &node)
{
    return count(1, node.line()) && add(node, node.text());
}

void TreeBuilder::keepAlive(std::vector<Document> others)
{
    std::move(others.begin(), others.end(), std::back_inserter(m_memory->adopted));
}

void TreeBuilder::endDocument(int line)
{
    std::sort(m_repeated.begin(), m_repeated.end(),
              [](const RepeatedKey &a, const RepeatedKey &b) { return a.replaced < b.replaced; });
    if (m_root)
        m_documents.emplace_back(m_memory, m_root, line, std::move(m_repeated));
    m_root = nullptr;
    m_repeated.clear();
    m_anchors.clear();
}

} // namespace bulkhead::import
