// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/object.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

std::string groupOf(std::string_view apiVersion)
{
    const auto slash = apiVersion.find('/');
    return std::string(slash == std::string_view::npos ? std::string_view() : apiVersion.substr(0, slash));
}

// Objects inside other objects: the items of a List or of a Template. Null where the document is an object
// itself.
const Node *wrappedObjects(const Node &document)
{
    const std::string_view kind = document["kind"].text();
    if (kind == "List" || (kind.ends_with("List") && document["items"].isList()))
        return &document["items"];
    if (kind == "Template" && document["objects"].isList())
        return &document["objects"];
    return nullptr;
}

std::string nameOf(const Node &metadata)
{
    if (const std::string_view name = metadata["name"].text(); !name.empty())
        return std::string(name);
    if (const std::string_view prefix = metadata["generateName"].text(); !prefix.empty())
        return std::string(prefix.ends_with('-') ? prefix.substr(0, prefix.size() - 1) : prefix);
    return "unnamed";
}

Object makeObject(const Node &node, std::string kind, const model::SharedText &file)
{
    Object object;
    object.kind = std::move(kind);
    object.group = groupOf(node["apiVersion"].text());
    object.type = typeName(object.kind, object.group);
    object.info = findKind(object.kind, object.group);
    object.name = nameOf(node["metadata"]);
    object.isNamed = !node["metadata"]["name"].text().empty();
    object.node = &node;
    object.file = file;
    object.label = model::SharedText(object.kind + "/" + object.name);
    return object;
}

// Helm, kustomize and Kubernetes' own tools keep their settings in files that are no API objects.
Diagnostic notAnObject(const Node &node, const model::SharedText &file)
{
    return {Severity::Warning, std::string(file.view()), node.line(),
            "this document is no Kubernetes object (a map with \"kind\" was expected); it is left out"};
}

void collect(const Node &node, std::string_view impliedKind, const model::SharedText &file,
             std::vector<Object> &objects, std::vector<Diagnostic> &diagnostics)
{
    if (node.isNull())
        return; // an empty document between two separators
    if (node.isList()) {
        for (const Node &item : node.items())
            collect(item, impliedKind, file, objects, diagnostics);
        return;
    }
    if (const Node *inner = wrappedObjects(node)) {
        std::string_view itemKind = node["kind"].text();
        itemKind = itemKind.ends_with("List") ? itemKind.substr(0, itemKind.size() - 4) : std::string_view();
        collect(*inner, itemKind, file, objects, diagnostics);
        return;
    }
    std::string kind(node["kind"].text());
    if (kind.empty())
        kind = impliedKind; // items of a PodList need not repeat theirs
    if (!node.isMap() || kind.empty())
        diagnostics.push_back(notAnObject(node, file));
    else
        objects.push_back(makeObject(node, std::move(kind), file));
}

} // namespace

model::Origin Object::at(int line, std::string_view note) const
{
    model::Origin origin;
    origin.source = model::Origin::Source::Artefact;
    origin.file = file;
    origin.line = line;
    origin.object = label;
    origin.note = model::SharedText(std::string(note));
    return origin;
}

model::Origin Object::atKey(const Node &map, std::string_view key, std::string_view note) const
{
    if (const int line = map.keyLine(key); line != 0)
        return at(line, note);
    return at(map ? map.line() : node->line(), note);
}

bool looksLikeObject(const Node &document)
{
    if (document.isList())
        return !document.items().empty() && looksLikeObject(document.items().front());
    return document.isMap() && document["kind"].type() == Node::Type::Text &&
           (document.has("apiVersion") || document.has("metadata") || document.has("items"));
}

void collectObjects(const Node &document, const model::SharedText &file, std::vector<Object> &objects,
                    std::vector<Diagnostic> &diagnostics)
{
    collect(document, {}, file, objects, diagnostics);
}

std::string idPart(std::string_view name)
{
    std::string id(name);
    std::replace_if(
        id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; },
        '-');
    return id;
}

bool isKnativeService(const Object &object)
{
    return object.kind == "Service" && object.group == "serving.knative.dev";
}

std::string idOf(const Object &object, std::string_view name)
{
    const std::string place = object.space.empty() ? std::string() : object.space + "/";
    return idPart(place + object.type + "/" + std::string(name));
}

std::string idOf(const Object &object)
{
    return idOf(object, object.name);
}

bool listHolds(const Node &list, std::string_view item)
{
    const auto items = list.items();
    return std::any_of(items.begin(), items.end(), [item](const Node &held) { return held.text() == item; });
}

} // namespace bulkhead::import::kubernetes
