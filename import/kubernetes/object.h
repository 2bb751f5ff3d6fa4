// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/object_kinds.h"
#include "import/reading/document.h"
#include "import/shared/diagnostic.h"
#include "model/element.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

// One API object of a manifest, with what identifies it read out.
struct Object
{
    std::string kind;               // "Deployment"
    std::string group;              // of its apiVersion: "apps", empty for the core group
    std::string type;               // typeName() of the two, which it is found by
    const KindInfo *info = nullptr; // null: of a kind that is not known
    std::string name;
    bool isNamed = true; // false: the API server makes its name up, or it has none
    // Its namespace, "default" where none is stated; empty of a cluster-scoped object, and of one whose scope
    // is not known and which states none.
    std::string space;
    std::optional<model::Origin> spaceOrigin; // where another file gives it its namespace
    const Node *node = nullptr;
    model::SharedText file;
    model::SharedText label; // "Deployment/web"
    // Of a listing of a running cluster, the pods that this object stands for and that are no objects of
    // their own in the model: how many, and the nodes that they run on.
    std::int64_t podsFound = 0;
    std::vector<std::string> podNodes;

    const Node &metadata() const { return (*node)["metadata"]; }
    const Node &spec() const { return (*node)["spec"]; }
    int line() const { return node->line(); }

    // Where a fact of this object stands.
    model::Origin at(int line, std::string_view note = {}) const;
    // The same for a key of a map inside the object; the map itself, then the object, where the key is
    // missing.
    model::Origin atKey(const Node &map, std::string_view key, std::string_view note = {}) const;
};

// Whether a list of scalars has this item.
bool listHolds(const Node &list, std::string_view item);

// Whether a document is (or lists) Kubernetes objects.
bool looksLikeObject(const Node &document);

// The objects of a document: itself, the items of a List, the objects of an OpenShift Template. What is no
// object becomes a diagnostic.
void collectObjects(const Node &document, const model::SharedText &file, std::vector<Object> &objects,
                    std::vector<Diagnostic> &diagnostics);

// A name as part of an id: white space and control characters, which no id may hold, become '-'.
std::string idPart(std::string_view name);

// Whether this is a Service of Knative, which runs pods, and not one that gives pods an address.
bool isKnativeService(const Object &object);

// An object's part of the ids of what it is in the model: "default/Deployment/web", "ClusterTask/build".
std::string idOf(const Object &object, std::string_view name);
std::string idOf(const Object &object);

} // namespace bulkhead::import::kubernetes
