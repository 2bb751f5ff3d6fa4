// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/draft.h"

#include "import/reading/scalar_types.h"
#include "import/reading/tree_builder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace bulkhead::import::kubernetes {

Draft::Draft(const Node &node, bool isForeign)
    : m_type(node.type()), m_node(&node), m_isForeign(isForeign), m_line(node.line())
{}

Draft::Draft(const Node &node) : Draft(node, false) {}

Draft Draft::ofPatch(const Node &node)
{
    return Draft(node, true);
}

Draft Draft::ofText(std::string text)
{
    static const Node none{};
    Draft draft(none, true);
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
    if (!m_node)
        return;
    for (const MapEntry &entry : m_node->entries())
        m_entries.push_back(
            {std::string(entry.key), m_isForeign ? 0 : entry.line, Draft(entry.value, m_isForeign)});
    for (const Node &item : m_node->items())
        m_items.push_back(Draft(item, m_isForeign));
    if (isMap() || isList())
        m_node = nullptr;
}

namespace {

std::size_t sizeOf(const Node &node, std::size_t most)
{
    std::size_t size = 1;
    for (const MapEntry &entry : node.entries())
        size += size < most ? sizeOf(entry.value, most - size) : 0;
    for (const Node &item : node.items())
        size += size < most ? sizeOf(item, most - size) : 0;
    return size;
}

} // namespace

std::size_t Draft::size(std::size_t most) const
{
    std::size_t size = m_node ? sizeOf(*m_node, most) : 1;
    for (const Entry &entry : m_entries)
        size += size < most ? entry.value.size(most - size) : 0;
    for (const Draft &item : m_items)
        size += size < most ? item.size(most - size) : 0;
    return size;
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
    explicit TreeWriter(TreeBuilder &tree) : m_tree(tree) {}

    bool write(const Draft &draft, int around)
    {
        const int line = draft.m_isForeign || draft.m_line == 0 ? around : draft.m_line;
        if (draft.m_node)
            return draft.m_isForeign ? writeForeign(*draft.m_node, line) : m_tree.adopt(*draft.m_node);
        if (draft.isMap()) {
            bool isWritten = m_tree.beginMap({line, 1});
            for (const Draft::Entry &entry : draft.m_entries)
                isWritten = isWritten && writeKey(entry.key, entry.line == 0 ? line : entry.line) &&
                            write(entry.value, entry.line == 0 ? line : entry.line);
            return isWritten && m_tree.endMap();
        }
        if (draft.isList()) {
            bool isWritten = m_tree.beginList({line, 1});
            for (const Draft &item : draft.m_items)
                isWritten = isWritten && write(item, line);
            return isWritten && m_tree.endList();
        }
        Scalar scalar;
        scalar.text = draft.m_text;
        scalar.type = draft.m_type;
        return m_tree.scalar(scalar, {line, 1});
    }

private:
    bool writeKey(std::string_view key, int line)
    {
        Scalar scalar;
        scalar.text = key;
        scalar.quoted = true; // a key named << merges nothing
        return m_tree.scalar(scalar, {line, 1});
    }

    bool writeForeign(const Node &node, int line)
    {
        if (node.isMap()) {
            bool isWritten = m_tree.beginMap({line, 1});
            for (const MapEntry &entry : node.entries())
                isWritten = isWritten && writeKey(entry.key, line) && writeForeign(entry.value, line);
            return isWritten && m_tree.endMap();
        }
        if (node.isList()) {
            bool isWritten = m_tree.beginList({line, 1});
            for (const Node &item : node.items())
                isWritten = isWritten && writeForeign(item, line);
            return isWritten && m_tree.endList();
        }
        Scalar scalar;
        scalar.text = node.text();
        scalar.quoted = node.isQuoted();
        scalar.type = node.type();
        return m_tree.scalar(scalar, {line, 1});
    }

    TreeBuilder &m_tree;
};

std::vector<Document> Draft::written(const std::string &file, const Limits &limits) const
{
    TreeBuilder tree(SourceText(std::make_shared<const std::string>()), file, limits);
    if (!TreeWriter(tree).write(*this, m_line))
        return {};
    tree.endDocument(m_line);
    return tree.takeDocuments();
}

namespace {

// What names the items of a list in patches; empty: the list is replaced.
std::string_view mergeKeyOf(std::string_view list, const Node &items)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> keys = {{
        {"containers", "name"},
        {"initContainers", "name"},
        {"ephemeralContainers", "name"},
        {"volumes", "name"},
        {"env", "name"},
        {"imagePullSecrets", "name"},
        {"secrets", "name"},
        {"resourceClaims", "name"},
        {"volumeMounts", "mountPath"},
        {"volumeDevices", "devicePath"},
        {"hostAliases", "ip"},
        {"topologySpreadConstraints", "topologyKey"},
        {"ports", "containerPort"},
        {"ports", "port"}, // of a Service
    }};
    for (const auto &[name, key] : keys) {
        const auto hasKey = [&key = key](const Node &item) { return item.has(key) || item.has("$patch"); };
        if (name == list && std::all_of(items.items().begin(), items.items().end(), hasKey))
            return key;
    }
    return {};
}

void mergeList(Draft &list, const Node &patch, std::string_view key)
{
    std::vector<Draft> &items = list.items();
    const auto namedLike = [key](const Node &wanted) {
        return [key, name = wanted[key].text()](Draft &item) {
            const Draft *own = item.isMap() ? item.find(key) : nullptr;
            return own && own->text() == name;
        };
    };
    for (const Node &item : patch.items()) {
        const std::string_view directive = item["$patch"].text();
        if (directive == "replace" && !item.has(key)) {
            items.clear();
        } else if (directive == "delete") {
            std::erase_if(items, namedLike(item));
        } else if (const auto known = std::find_if(items.begin(), items.end(), namedLike(item));
                   known != items.end()) {
            mergeStrategically(*known, item, true);
        } else {
            items.push_back(Draft::ofPatch(item));
        }
    }
}

} // namespace

void mergeStrategically(Draft &object, const Node &patch, bool mergesLists)
{
    if (!patch.isMap() || !object.isMap() || patch["$patch"].text() == "replace") {
        object = Draft::ofPatch(patch);
        return;
    }
    for (const MapEntry &entry : patch.entries()) {
        if (entry.key.starts_with('$')) // a directive
            continue;
        Draft *known = object.find(entry.key);
        const std::string_view key = mergesLists ? mergeKeyOf(entry.key, entry.value) : std::string_view();
        if (entry.value.isNull() || entry.value["$patch"].text() == "delete")
            object.remove(entry.key);
        else if (known && known->isMap() && entry.value.isMap())
            mergeStrategically(*known, entry.value, mergesLists);
        else if (known && known->isList() && entry.value.isList() && !key.empty())
            mergeList(*known, entry.value, key);
        else
            object.set(entry.key, Draft::ofPatch(entry.value));
    }
}

namespace {

// The parts of a JSON pointer (RFC 6901).
std::vector<std::string> pointerParts(std::string_view pointer)
{
    std::vector<std::string> parts;
    while (pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        std::string part;
        for (std::size_t i = 0; i < end; ++i) {
            if (pointer[i] == '~' && i + 1 < end)
                part += pointer[++i] == '1' ? '/' : '~';
            else
                part += pointer[i];
        }
        parts.push_back(std::move(part));
        pointer.remove_prefix(end);
    }
    return parts;
}

std::optional<std::size_t> placeIn(const std::vector<Draft> &items, std::string_view part)
{
    const std::optional<std::int64_t> number = parseInteger(part);
    if (part == "-")
        return items.size();
    return number && *number >= 0 && *number <= static_cast<std::int64_t>(items.size())
               ? std::optional(static_cast<std::size_t>(*number))
               : std::nullopt;
}

Draft *childOf(Draft &parent, std::string_view part)
{
    if (parent.isMap())
        return parent.find(part);
    std::vector<Draft> &items = parent.items();
    const auto place = placeIn(items, part);
    return place && *place < items.size() ? &items[*place] : nullptr;
}

Draft *valueAt(Draft &object, const std::vector<std::string> &parts, std::size_t count)
{
    Draft *at = &object;
    for (std::size_t i = 0; at && i < count; ++i)
        at = childOf(*at, parts[i]);
    return at;
}

bool addAt(Draft &object, const std::vector<std::string> &parts, Draft value)
{
    if (parts.empty()) {
        object = std::move(value);
        return true;
    }
    Draft *parent = valueAt(object, parts, parts.size() - 1);
    if (parent && parent->isMap()) {
        parent->set(parts.back(), std::move(value));
        return true;
    }
    if (!parent || !parent->isList())
        return false;
    std::vector<Draft> &items = parent->items();
    const auto place = placeIn(items, parts.back());
    if (place)
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(*place), std::move(value));
    return place.has_value();
}

bool removeAt(Draft &object, const std::vector<std::string> &parts)
{
    Draft *parent = parts.empty() ? nullptr : valueAt(object, parts, parts.size() - 1);
    if (!parent || !childOf(*parent, parts.back()))
        return false;
    if (parent->isMap()) {
        parent->remove(parts.back());
    } else {
        std::vector<Draft> &items = parent->items();
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(*placeIn(items, parts.back())));
    }
    return true;
}

bool applyOperation(Draft &object, const Node &operation)
{
    const std::string_view op = operation["op"].text();
    const std::vector<std::string> parts = pointerParts(operation["path"].text());
    if (op == "test")
        return true; // what the author expects of the object
    if (op == "remove")
        return removeAt(object, parts);
    if (op == "add")
        return addAt(object, parts, Draft::ofPatch(operation["value"]));
    if (op == "replace") {
        Draft *known = valueAt(object, parts, parts.size());
        if (known)
            *known = Draft::ofPatch(operation["value"]);
        return known;
    }
    if (op != "copy" && op != "move")
        return false;
    const std::vector<std::string> source = pointerParts(operation["from"].text());
    const Draft *known = valueAt(object, source, source.size());
    constexpr std::size_t largest = 10'000; // of what is copied: a copy into itself doubles an object
    if (!known || (op == "copy" && known->size(largest) >= largest))
        return false;
    Draft value = *known;
    if (op == "copy")
        return addAt(object, parts, std::move(value));
    // RFC 6902, 4.4: nothing moves into itself. A move that does not fit leaves the value where it was.
    if (parts.size() > source.size() && std::equal(source.begin(), source.end(), parts.begin()))
        return false;
    if (!removeAt(object, source))
        return false;
    if (addAt(object, parts, value))
        return true;
    addAt(object, source, std::move(value));
    return false;
}

} // namespace

bool isJsonPatch(const Node &document)
{
    const auto items = document.items();
    return !items.empty() && std::all_of(items.begin(), items.end(), [](const Node &item) {
        return item["op"].type() == Node::Type::Text && item["path"].type() == Node::Type::Text;
    });
}

bool applyJsonPatch(Draft &object, const Node &operations)
{
    constexpr std::size_t mostCopies = 100;
    std::size_t copies = 0;
    for (const Node &operation : operations.items()) {
        copies += operation["op"].text() == "copy" ? 1 : 0;
        if (copies > mostCopies || !applyOperation(object, operation))
            return false;
    }
    return true;
}

} // namespace bulkhead::import::kubernetes
