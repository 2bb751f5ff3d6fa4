// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/withheld.h"

#include "import/reading/tree_builder.h"

#include <algorithm>

namespace bulkhead::import::terraform {

namespace {

Position placeOf(const Node &node)
{
    return {node.line(), node.column()};
}

void copyWithout(const Node &value, const Node &mask, TreeBuilder &tree)
{
    if (!isAnySensitive(mask) && !hasNull(value)) {
        tree.adopt(value);
    } else if (value.isMap() && !mask.asBool()) {
        tree.beginMap(placeOf(value));
        for (const auto &[key, line, inner] : value.entries()) {
            const Node &marked = mask[key];
            if (marked.asBool())
                continue;
            tree.scalar({key, {}, true, Node::Type::Text}, {line, 0});
            copyWithout(inner, marked, tree);
        }
        tree.endMap();
    } else if (value.isList() && !mask.asBool()) {
        static const Node unmarked{};
        tree.beginList(placeOf(value));
        for (std::size_t i = 0; i < value.size(); ++i)
            copyWithout(value.items()[i], i < mask.items().size() ? mask.items()[i] : unmarked, tree);
        tree.endList();
    } else { // null, or marked
        tree.scalar({{}, {}, false, Node::Type::Null}, placeOf(value));
    }
}

} // namespace

bool isAnySensitive(const Node &mask)
{
    if (mask.type() == Node::Type::Bool)
        return mask.asBool();
    const auto items = mask.items();
    const auto entries = mask.entries();
    return std::any_of(items.begin(), items.end(), isAnySensitive) ||
           std::any_of(entries.begin(), entries.end(),
                       [](const MapEntry &entry) { return isAnySensitive(entry.value); });
}

bool hasNull(const Node &values)
{
    const auto items = values.items();
    const auto entries = values.entries();
    return values.isNull() || std::any_of(items.begin(), items.end(), hasNull) ||
           std::any_of(entries.begin(), entries.end(),
                       [](const MapEntry &entry) { return hasNull(entry.value); });
}

std::optional<Document> withoutSensitive(const Node &values, const Node &mask, const std::string &file)
{
    TreeBuilder tree(SourceText(std::make_shared<const std::string>()), file, Limits{});
    copyWithout(values, mask, tree);
    if (tree.failed())
        return std::nullopt;
    tree.endDocument(values.line());
    const std::vector<Document> documents = tree.takeDocuments();
    return documents.empty() ? std::nullopt : std::optional(documents.front());
}

} // namespace bulkhead::import::terraform
