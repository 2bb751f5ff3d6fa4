// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/draft.h"

#include "import/reading/tree_builder.h"

#include <algorithm>
#include <utility>

namespace bulkhead::import::kubernetes {

namespace {

bool isTakenOut(const Node &value)
{
    return value["$patch"].text() == "delete";
}

// An item that takes something out, or a directive about its list.
bool isNoItem(const Node &item)
{
    return isTakenOut(item) || (item.has("$patch") && item.size() == 1);
}

std::size_t sizeOf(const Node &node, std::size_t most)
{
    std::size_t size = 1;
    for (const MapEntry &entry : node.entries())
        size += size < most ? sizeOf(entry.value, most - size) : 0;
    for (const Node &item : node.items())
        size += size < most ? sizeOf(item, most - size) : 0;
    return size;
}

bool isNodeDeeperThan(const Node &node, std::size_t levels)
{
    const auto entries = node.entries();
    const auto items = node.items();
    if (levels == 0)
        return !node.isScalar();
    return std::any_of(
               entries.begin(), entries.end(),
               [levels](const MapEntry &entry) { return isNodeDeeperThan(entry.value, levels - 1); }) ||
           std::any_of(items.begin(), items.end(),
                       [levels](const Node &item) { return isNodeDeeperThan(item, levels - 1); });
}

} // namespace

bool isPatchDirective(std::string_view key)
{
    return key == "$patch" || key == "$retainKeys" || key.starts_with("$setElementOrder/") ||
           key.starts_with("$deleteFromPrimitiveList/");
}

Draft::Draft(const Node &node, Source source)
    : m_type(node.type()), m_source(source), m_node(&node), m_line(node.line())
{}

Draft::Draft(const Node &node) : Draft(node, Source::Object) {}

Draft Draft::ofValue(const Node &node)
{
    return Draft(node, Source::Value);
}

Draft Draft::ofPatch(const Node &node)
{
    return Draft(node, Source::Patch);
}

Draft Draft::ofText(std::string text)
{
    static const Node none{};
    Draft draft(none, Source::Value);
    draft.m_node = nullptr;
    draft.m_type = Node::Type::Text;
    draft.m_text = std::move(text);
    return draft;
}

Draft Draft::ofInteger(std::int64_t number)
{
    Draft draft = ofText(std::to_string(number));
    draft.m_type = Node::Type::Integer;
    return draft;
}

void Draft::unfold()
{
    if (!m_node || m_node->isScalar())
        return;
    const bool isPatch = m_source == Source::Patch;
    for (const MapEntry &entry : m_node->entries())
        if (!isPatch || !(isPatchDirective(entry.key) || isTakenOut(entry.value)))
            m_entries.push_back({std::string(entry.key), m_source == Source::Object ? entry.line : 0,
                                 Draft(entry.value, m_source)});
    for (const Node &item : m_node->items())
        if (!isPatch || !isNoItem(item))
            m_items.push_back(Draft(item, m_source));
    m_node = nullptr;
}

bool Draft::equals(const Node &value)
{
    const auto isNumber = [](Node::Type type) {
        return type == Node::Type::Integer || type == Node::Type::Real;
    };
    if (value.isMap()) {
        return isMap() && entries().size() == value.size() &&
               std::all_of(m_entries.begin(), m_entries.end(), [&value](Entry &entry) {
                   return value.has(entry.key) && entry.value.equals(value[entry.key]);
               });
    }
    if (value.isList()) {
        return isList() && items().size() == value.size() &&
               std::equal(m_items.begin(), m_items.end(), value.items().begin(),
                          [](Draft &item, const Node &other) { return item.equals(other); });
    }
    if (isMap() || isList())
        return false;
    if (m_node && isNumber(m_type) && isNumber(value.type()))
        return m_node->asReal() == value.asReal();
    if (m_node && m_type == Node::Type::Bool && value.type() == Node::Type::Bool)
        return m_node->asBool() == value.asBool();
    return m_type == value.type() && text() == value.text();
}

std::size_t Draft::size(std::size_t most) const
{
    std::size_t size = m_node ? sizeOf(*m_node, most) : 1;
    for (const Entry &entry : m_entries)
        size += size < most ? entry.value.size(most - size) : 0;
    for (const Draft &item : m_items)
        size += size < most ? item.size(most - size) : 0;
    return size;
}

bool Draft::isDeeperThan(std::size_t levels) const
{
    if (m_node)
        return isNodeDeeperThan(*m_node, levels);
    if (levels == 0)
        return isMap() || isList();
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [levels](const Entry &entry) { return entry.value.isDeeperThan(levels - 1); }) ||
           std::any_of(m_items.begin(), m_items.end(),
                       [levels](const Draft &item) { return item.isDeeperThan(levels - 1); });
}

std::vector<Draft::Entry> &Draft::entries()
{
    unfold();
    return m_entries;
}

std::vector<Draft> &Draft::items()
{
    unfold();
    return m_items;
}

Draft *Draft::find(std::string_view key)
{
    std::vector<Entry> &all = entries();
    const auto found = std::find_if(all.begin(), all.end(), [key](const Entry &e) { return e.key == key; });
    return found == all.end() ? nullptr : &found->value;
}

void Draft::set(std::string_view key, Draft value)
{
    if (Draft *known = find(key))
        *known = std::move(value);
    else
        m_entries.push_back({std::string(key), 0, std::move(value)});
}

void Draft::remove(std::string_view key)
{
    std::erase_if(entries(), [key](const Entry &entry) { return entry.key == key; });
}

// Hands drafts to a builder of trees.
class TreeWriter
{
public:
    TreeWriter(TreeBuilder &tree, ChangeAllowance &allowance) : m_tree(tree), m_allowance(allowance) {}

    bool write(const Draft &draft, int around)
    {
        const bool isOwn = draft.m_source == Draft::Source::Object && draft.m_line != 0;
        const int line = isOwn ? draft.m_line : around;
        if (draft.m_node && draft.m_source == Draft::Source::Object)
            return m_tree.adopt(*draft.m_node);
        if (draft.m_node)
            return writeForeign(*draft.m_node, line, draft.m_source == Draft::Source::Patch);
        if (draft.isMap()) {
            bool isWritten = charge({}) && m_tree.beginMap({line, 1});
            for (const Draft::Entry &entry : draft.m_entries)
                isWritten = isWritten && writeKey(entry.key, entry.line == 0 ? line : entry.line) &&
                            write(entry.value, entry.line == 0 ? line : entry.line);
            return isWritten && m_tree.endMap();
        }
        if (draft.isList()) {
            bool isWritten = charge({}) && m_tree.beginList({line, 1});
            for (const Draft &item : draft.m_items)
                isWritten = isWritten && write(item, line);
            return isWritten && m_tree.endList();
        }
        Scalar scalar;
        scalar.text = draft.m_text;
        scalar.type = draft.m_type;
        return charge(scalar.text) && m_tree.scalar(scalar, {line, 1});
    }

private:
    bool charge(std::string_view text) { return m_allowance.take(sizeof(Node) + text.size()); }

    bool writeKey(std::string_view key, int line)
    {
        Scalar scalar;
        scalar.text = key;
        scalar.quoted = true; // a key named << merges nothing
        return charge(key) && m_tree.scalar(scalar, {line, 1});
    }

    bool writeForeign(const Node &node, int line, bool isPatch)
    {
        if (node.isMap()) {
            bool isWritten = charge({}) && m_tree.beginMap({line, 1});
            for (const MapEntry &entry : node.entries())
                if (!isPatch || !(isPatchDirective(entry.key) || isTakenOut(entry.value)))
                    isWritten =
                        isWritten && writeKey(entry.key, line) && writeForeign(entry.value, line, isPatch);
            return isWritten && m_tree.endMap();
        }
        if (node.isList()) {
            bool isWritten = charge({}) && m_tree.beginList({line, 1});
            for (const Node &item : node.items())
                if (!isPatch || !isNoItem(item))
                    isWritten = isWritten && writeForeign(item, line, isPatch);
            return isWritten && m_tree.endList();
        }
        Scalar scalar;
        scalar.text = node.text();
        scalar.quoted = node.isQuoted();
        scalar.type = node.type();
        return charge(scalar.text) && m_tree.scalar(scalar, {line, 1});
    }

    TreeBuilder &m_tree;
    ChangeAllowance &m_allowance;
};

Result<Document> Draft::written(const std::string &file, int line, const Limits &limits,
                                ChangeAllowance &allowance) const
{
    TreeBuilder tree(SourceText(std::make_shared<const std::string>()), file, limits);
    if (!TreeWriter(tree, allowance).write(*this, line)) {
        if (!tree.failed())
            tree.fail("import.limit",
                      "changes add more than " + std::to_string(limits.expandedBytes) +
                          " bytes to all objects",
                      line);
        return tree.error();
    }
    tree.endDocument(line);
    return tree.takeDocuments().front();
}

} // namespace bulkhead::import::kubernetes
