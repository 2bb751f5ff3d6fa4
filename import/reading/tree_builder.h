// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <array>
#include <functional>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::import {

// A file's text, or a part of it that is read by itself.
struct SourceText
{
    explicit SourceText(std::shared_ptr<const std::string> wholeFile)
        : file(std::move(wholeFile)), part(*file)
    {}

    std::shared_ptr<const std::string> file;
    std::string_view part;
    int firstLine = 1; // of the part
};

// What the documents of one text lie in: that text, which most scalars point into, and an arena.
struct DocumentMemory
{
    explicit DocumentMemory(SourceText source) : text(std::move(source)) {}

    SourceText text;
    std::pmr::monotonic_buffer_resource arena;
    std::vector<Document> adopted; // what nodes were taken from

    // A text that lives as long as this: itself where it lies in the file's text, else a copy.
    std::string_view keep(std::string_view view);
};

struct Position
{
    int line = 0; // 1-based
    int column = 0;
};

// How a scalar stands in the file.
struct Scalar
{
    std::string_view text;
    std::string_view tag;
    bool quoted = false;
    Node::Type type = Node::Type::Text;
};

// Gives equal keys one text, most of the time, so that looking through maps stays within the processor's
// cache instead of going all over a large file.
class KeyTexts
{
public:
    std::string_view same(std::string_view key)
    {
        std::string_view &known = m_known[std::hash<std::string_view>()(key) % m_known.size()];
        if (known != key)
            known = key;
        return known;
    }

private:
    std::array<std::string_view, 1024> m_known;
};

// Builds the tree of one document after another from a reader's events, within the limits. A call that
// returns false has set error(), after which the builder takes no more.
class TreeBuilder
{
public:
    TreeBuilder(SourceText text, const std::string &file, const Limits &limits);

    const SourceText &source() const { return m_memory->text; }
    std::string_view text() const { return m_memory->text.part; }

    // Values. In a map every second one is a key; `anchor` and the tag are empty when there is none.
    bool scalar(const Scalar &scalar, Position position, std::string_view anchor = {});
    bool alias(std::string_view anchor, Position position);
    bool beginList(Position position, std::string_view tag = {}, std::string_view anchor = {});
    bool beginMap(Position position, std::string_view tag = {}, std::string_view anchor = {});
    // `source` is how the whole stands in the file: the name of a key that is a list or map itself.
    bool endList(std::string_view source = {}) { return end(source); }
    bool endMap(std::string_view source = {}) { return end(source); }
    // A value of another document, which keepAlive() is to be given.
    bool adopt(const Node &node);
    void keepAlive(std::vector<Document> others);
    void endDocument(int line);

    bool fail(std::string code, std::string message, int line);
    bool failed() const { return m_error.has_value(); }
    const Error &error() const { return *m_error; }
    std::vector<Document> takeDocuments() { return std::move(m_documents); }

private:
    struct Frame
    {
        Node node;
        std::size_t base = 0;        // where its items begin in m_items or m_entries
        std::size_t countBefore = 0; // of nodes, for the size of what an anchor stands for
        std::string_view anchor;
        std::string_view key;
        int keyLine = 0;
        bool hasKey = false;
        bool keyIsMerge = false;
        std::vector<Node> merged;
    };
    struct Anchored
    {
        Node node;
        std::size_t nodes = 0;
    };

    bool begin(Node::Type type, Position position, std::string_view tag, std::string_view anchor);
    bool end(std::string_view source);
    bool finishMap(Frame &frame);
    void finishList(Frame &frame);
    // A finished value: the root, an item, a key or the value of one. `keyText` names it as a key.
    bool add(const Node &node, std::string_view keyText, bool isMergeKey = false);
    bool addMergeValue(Frame &frame, const Node &node);
    bool appendMerged(const Frame &frame);
    void dropRepeated(const Frame &frame);
    bool sortKeys(const Frame &frame, std::vector<std::uint32_t> &order);
    bool count(std::size_t nodes, int line);
    void rememberAnchor(std::string_view anchor, const Node &node, std::size_t nodes);
    const std::string_view *keepTag(std::string_view tag);

    std::shared_ptr<DocumentMemory> m_memory;
    std::string m_file;
    Limits m_limits;
    std::vector<Frame> m_frames;
    std::vector<Node> m_items;
    std::vector<MapEntry> m_entries;
    KeyTexts m_keys;
    std::unordered_map<std::string, Anchored> m_anchors;
    const Node *m_root = nullptr;
    std::size_t m_nodes = 0;
    std::size_t m_aliasNodes = 0;
    std::vector<Document> m_documents;
    std::vector<RepeatedKey> m_repeated; // in the document that is being built
    std::optional<Error> m_error;
};

} // namespace bulkhead::import
