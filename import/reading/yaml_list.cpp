// SPDX-License-Identifier: Apache-2.0
#include "import/reading/yaml_list.h"

#include "import/reading/yaml_directives.h"
#include "import/reading/yaml_parts.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

constexpr std::string_view itemMark = "\n- ";
// What the parts after the first begin with, and those before the last end with: libfyaml refuses some lines
// only when it sees what follows.
constexpr std::string_view keyLine = "items:\n";
constexpr std::string_view endLine = "- end\n";

// What a part says: some keys and, under one of them, its share of the list.
struct ListShare
{
    const Node *map = nullptr;
    std::size_t listAt = 0;      // which of the map's entries
    std::span<const Node> items; // without the one of endLine

    const MapEntry &list() const { return map->entries()[listAt]; }
};

// Without an empty first item, which has its line from what stands before it.
bool isListOf(const Node &list, int line)
{
    if (list.items().empty() || list.line() != line || list.column() != 1)
        return false;
    const Node &first = list.items().front();
    return !first.isScalar() || first.isQuoted() || !first.text().empty();
}

// Keys may stand before the list in the first part only, and after it in the last.
std::optional<ListShare> listShareOf(const std::vector<Document> &part, const SourceText &text, bool isFirst,
                                     bool isLast)
{
    if (part.size() != 1)
        return std::nullopt;
    const Node &root = part.front().root();
    const std::size_t keys = root.entries().size();
    if (keys == 0 || root.column() != 1 || !root.tag().empty() || (!isLast && !isFirst && keys > 1))
        return std::nullopt;
    ListShare share{&root, isFirst ? keys - 1 : 0, {}};
    const Node &list = share.list().value;
    const std::string_view before = text.part.substr(0, text.part.find(itemMark) + 1);
    if (!isListOf(list, text.firstLine + linesOf(before)))
        return std::nullopt;
    share.items = list.items();
    if (isLast)
        return share;
    const Node &end = share.items.back();
    share.items = share.items.first(share.items.size() - 1);
    const bool isClosed = end.column() == 3 && end.line() == text.firstLine + linesOf(text.part) - 1;
    return isClosed ? std::optional(share) : std::nullopt;
}

// Puts the document together from the shares, whose documents are to be kept alive by the builder.
bool join(TreeBuilder &builder, const std::vector<ListShare> &shares)
{
    const auto addKey = [&builder](const MapEntry &entry) {
        Scalar key;
        key.text = entry.key;
        key.quoted = true; // what is left of merge keys is no merge key
        return builder.scalar(key, {entry.line, 1});
    };
    const auto addEntries = [&](std::span<const MapEntry> entries) {
        return std::all_of(entries.begin(), entries.end(), [&](const MapEntry &entry) {
            return addKey(entry) && builder.adopt(entry.value);
        });
    };
    const auto addItems = [&builder](const ListShare &share) {
        return std::all_of(share.items.begin(), share.items.end(),
                           [&builder](const Node &item) { return builder.adopt(item); });
    };
    const ListShare &first = shares.front();
    const Node &list = first.list().value;
    return builder.beginMap({first.map->line(), first.map->column()}) &&
           addEntries(first.map->entries().first(first.listAt)) && addKey(first.list()) &&
           builder.beginList({list.line(), list.column()}) &&
           std::all_of(shares.begin(), shares.end(), addItems) && builder.endList() &&
           addEntries(shares.back().map->entries().subspan(1)) && builder.endMap();
}

} // namespace

std::vector<SourceText> cutYamlList(const SourceText &text, std::size_t partBytes)
{
    const std::size_t first = text.part.find(itemMark);
    const bool isLikely = first != std::string_view::npos && first > 0 && text.part[first - 1] == ':' &&
                          text.part.find("\n...") == std::string_view::npos && !hasDirectives(text.part);
    std::vector<SourceText> parts;
    int line = text.firstLine;
    for (std::size_t begin = 0, end = 0; isLikely && begin < text.part.size(); begin = end) {
        const std::size_t mark = text.part.find(itemMark, std::max(begin + partBytes, first + 1));
        end = mark == std::string_view::npos ? text.part.size() : mark + 1;
        std::string copy(begin == 0 ? std::string_view() : keyLine);
        copy += text.part.substr(begin, end - begin);
        if (end < text.part.size())
            copy += endLine;
        parts.emplace_back(std::make_shared<const std::string>(std::move(copy)));
        parts.back().firstLine = begin == 0 ? line : line - 1;
        line += linesOf(text.part.substr(begin, end - begin));
    }
    return parts;
}

std::optional<std::vector<Document>> readYamlList(const std::vector<SourceText> &parts,
                                                  const std::string &file, const Limits &limits,
                                                  const std::stop_token &stop)
{
    auto read = readTogether(parts, file, limits, stop);
    if (!read)
        return std::nullopt;
    std::vector<ListShare> shares;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto share = listShareOf((*read)[i], parts[i], i == 0, i + 1 == parts.size());
        if (!share)
            return std::nullopt;
        shares.push_back(*share);
    }
    TreeBuilder builder(parts.front(), file, limits);
    if (!join(builder, shares))
        return std::nullopt;
    builder.endDocument(read->front().front().line());
    for (std::vector<Document> &part : *read)
        builder.keepAlive(std::move(part));
    return builder.takeDocuments();
}

} // namespace bulkhead::import
