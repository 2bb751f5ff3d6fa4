// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/object.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

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
    object.name = nameOf(node["metadata"]);
    if (!isClusterScoped(object.kind)) {
        const std::string_view space = node["metadata"]["namespace"].text();
        object.space = space.empty() ? "default" : space;
    }
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

bool isClusterScoped(std::string_view kind)
{
    static constexpr std::array kinds = {
        std::string_view("Namespace"),
        std::string_view("Node"),
        std::string_view("PersistentVolume"),
        std::string_view("ClusterRole"),
        std::string_view("ClusterRoleBinding"),
        std::string_view("StorageClass"),
        std::string_view("CustomResourceDefinition"),
        std::string_view("PodSecurityPolicy"),
        std::string_view("PriorityClass"),
        std::string_view("RuntimeClass"),
        std::string_view("IngressClass"),
        std::string_view("GatewayClass"),
        std::string_view("APIService"),
        std::string_view("MutatingWebhookConfiguration"),
        std::string_view("ValidatingWebhookConfiguration"),
        std::string_view("KubeletConfiguration"),
        std::string_view("EncryptionConfiguration"),
        std::string_view("AdmissionConfiguration"),
        std::string_view("CertificateSigningRequest"),
        std::string_view("SecurityContextConstraints"),
        std::string_view("AdminNetworkPolicy"),
        std::string_view("BaselineAdminNetworkPolicy"),
        std::string_view("ClusterNetworkPolicy"),
        std::string_view("CiliumClusterwideNetworkPolicy"),
        std::string_view("GlobalNetworkPolicy"),
    };
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool isKnativeService(const Object &object)
{
    return object.kind == "Service" && object.group == "serving.knative.dev";
}

bool runsNoPods(const Object &object)
{
    static const std::set<std::string_view> kinds = {"Service",
                                                     "Ingress",
                                                     "HTTPRoute",
                                                     "GRPCRoute",
                                                     "TLSRoute",
                                                     "TCPRoute",
                                                     "UDPRoute",
                                                     "VirtualService",
                                                     "Route",
                                                     "NetworkPolicy",
                                                     "AdminNetworkPolicy",
                                                     "BaselineAdminNetworkPolicy",
                                                     "ClusterNetworkPolicy",
                                                     "CiliumNetworkPolicy",
                                                     "CiliumClusterwideNetworkPolicy",
                                                     "GlobalNetworkPolicy",
                                                     "IngressRoute",
                                                     "IngressRouteTCP",
                                                     "IngressRouteUDP",
                                                     "HTTPProxy",
                                                     "DomainMapping",
                                                     "ListenerSet",
                                                     "XListenerSet",
                                                     "IngressClassParams",
                                                     "Namespace",
                                                     "ServiceAccount",
                                                     "Role",
                                                     "ClusterRole",
                                                     "RoleBinding",
                                                     "ClusterRoleBinding",
                                                     "Secret",
                                                     "ConfigMap",
                                                     "PersistentVolume",
                                                     "PersistentVolumeClaim",
                                                     "ResourceQuota",
                                                     "LimitRange",
                                                     "PodSecurityPolicy",
                                                     "KubeletConfiguration",
                                                     "Node",
                                                     "Endpoints",
                                                     "EndpointSlice",
                                                     "Gateway",
                                                     "GatewayClass",
                                                     "IngressClass",
                                                     "StorageClass",
                                                     "EncryptionConfiguration",
                                                     "PriorityClass",
                                                     "PodDisruptionBudget",
                                                     "HorizontalPodAutoscaler",
                                                     "Event",
                                                     "ControllerRevision",
                                                     "Lease"};
    return kinds.contains(object.kind) && !isKnativeService(object);
}

bool listHolds(const Node &list, std::string_view item)
{
    const auto items = list.items();
    return std::any_of(items.begin(), items.end(), [item](const Node &held) { return held.text() == item; });
}

} // namespace bulkhead::import::kubernetes
