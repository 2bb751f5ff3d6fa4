// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

class TreeWriter;

// An object that patches change. What they leave alone keeps its place in its file; what they put in stands
// where the map or list that holds it stands, since their own lines are another file's.
class Draft
{
public:
    explicit Draft(const Node &node);
    // What a patch puts in.
    static Draft ofPatch(const Node &node);
    static Draft ofText(std::string text);
    static Draft ofInteger(std::int64_t number);

    bool isMap() const { return m_type == Node::Type::Map; }
    bool isList() const { return m_type == Node::Type::List; }
    std::string_view text() const { return m_node ? m_node->text() : std::string_view(m_text); }
    std::int64_t asInteger() const { return m_node ? m_node->asInteger() : 0; }

    struct Entry;
    // What a map or list holds, to be changed; empty of anything else.
    std::vector<Entry> &entries();
    std::vector<Draft> &items();
    Draft *find(std::string_view key);
    void set(std::string_view key, Draft value);
    void remove(std::string_view key);

    // How many values it holds, itself among them; counted up to `most`.
    std::size_t size(std::size_t most) const;
    // Whether it may differ from the object that it was made of.
    bool isChanged() const { return !m_node; }
    // As a document of its own, to live as long as what it was made of; nothing where that is too large.
    std::vector<Document> written(const std::string &file, const Limits &limits) const;

private:
    Draft(const Node &node, bool isForeign);
    void unfold();

    friend class TreeWriter;
    Node::Type m_type = Node::Type::Null;
    const Node *m_node = nullptr; // as it stands; null once it is changed
    bool m_isForeign = false;
    int m_line = 0;
    std::string m_text;
    std::vector<Entry> m_entries;
    std::vector<Draft> m_items;
};

struct Draft::Entry
{
    std::string key;
    int line = 0; // of the key; 0: none of the object's own file
    Draft value;
};

// Merges a patch into an object as `kubectl patch` and kustomize do by strategy: maps are merged, null takes
// out, and lists of containers, variables and the like are merged by what names their items. `mergesLists` is
// false of objects whose lists have no such names: custom resources.
// https://kubernetes.io/docs/reference/kubernetes-api/ ("Patch strategy")
void mergeStrategically(Draft &object, const Node &patch, bool mergesLists);

// Whether a document is a list of operations of a JSON patch.
bool isJsonPatch(const Node &document);

// Applies the operations of a JSON patch (RFC 6902) in their order. False where one of them does not fit the
// object; those before it hold.
bool applyJsonPatch(Draft &object, const Node &operations);

} // namespace bulkhead::import::kubernetes
