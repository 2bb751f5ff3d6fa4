// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/plan_manifests.h"

#include "import/reading/text.h"
#include "import/reading/tree_builder.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace bulkhead::import::terraform {

namespace {

struct ObjectType
{
    std::string_view type; // without the version at its end
    std::string_view apiVersion;
    std::string_view kind;
};

constexpr ObjectType objectTypes[] = {
    {"kubernetes_cluster_role", "rbac.authorization.k8s.io/v1", "ClusterRole"},
    {"kubernetes_cluster_role_binding", "rbac.authorization.k8s.io/v1", "ClusterRoleBinding"},
    {"kubernetes_config_map", "v1", "ConfigMap"},
    {"kubernetes_cron_job", "batch/v1", "CronJob"},
    {"kubernetes_daemon_set", "apps/v1", "DaemonSet"},
    {"kubernetes_daemonset", "apps/v1", "DaemonSet"},
    {"kubernetes_default_service_account", "v1", "ServiceAccount"},
    {"kubernetes_deployment", "apps/v1", "Deployment"},
    {"kubernetes_ingress", "networking.k8s.io/v1", "Ingress"},
    {"kubernetes_job", "batch/v1", "Job"},
    {"kubernetes_limit_range", "v1", "LimitRange"},
    {"kubernetes_namespace", "v1", "Namespace"},
    {"kubernetes_network_policy", "networking.k8s.io/v1", "NetworkPolicy"},
    {"kubernetes_persistent_volume", "v1", "PersistentVolume"},
    {"kubernetes_persistent_volume_claim", "v1", "PersistentVolumeClaim"},
    {"kubernetes_pod", "v1", "Pod"},
    {"kubernetes_replication_controller", "v1", "ReplicationController"},
    {"kubernetes_resource_quota", "v1", "ResourceQuota"},
    {"kubernetes_role", "rbac.authorization.k8s.io/v1", "Role"},
    {"kubernetes_role_binding", "rbac.authorization.k8s.io/v1", "RoleBinding"},
    {"kubernetes_secret", "v1", "Secret"},
    {"kubernetes_service", "v1", "Service"},
    {"kubernetes_service_account", "v1", "ServiceAccount"},
    {"kubernetes_stateful_set", "apps/v1", "StatefulSet"},
    {"kubernetes_storage_class", "storage.k8s.io/v1", "StorageClass"},
};

// Blocks that may stand several times, and what the API calls their list.
constexpr std::pair<std::string_view, std::string_view> lists[] = {
    {"address", "addresses"},
    {"allowed_topologies", "allowedTopologies"},
    {"config_map_key", "configMapKey"},
    {"container", "containers"},
    {"egress", "egress"},
    {"env", "env"},
    {"env_from", "envFrom"},
    {"from", "from"},
    {"host_aliases", "hostAliases"},
    {"http_header", "httpHeaders"},
    {"image_pull_secret", "imagePullSecrets"},
    {"image_pull_secrets", "imagePullSecrets"},
    {"ingress", "ingress"},
    {"init_container", "initContainers"},
    {"items", "items"},
    {"limit", "limits"},
    {"match_expressions", "matchExpressions"},
    {"path", "paths"},
    {"port", "ports"},
    {"ports", "ports"},
    {"rule", "rules"},
    {"sources", "sources"},
    {"subject", "subjects"},
    {"sysctl", "sysctls"},
    {"tls", "tls"},
    {"to", "to"},
    {"toleration", "tolerations"},
    {"volume", "volumes"},
    {"volume_claim_template", "volumeClaimTemplates"},
    {"volume_device", "volumeDevices"},
    {"volume_mount", "volumeMounts"},
};

// Words that the API writes in capitals, but for the first of a name.
constexpr std::pair<std::string_view, std::string_view> capitals[] = {
    {"id", "ID"}, {"ip", "IP"}, {"ipc", "IPC"}, {"ips", "IPs"}, {"pid", "PID"}, {"urls", "URLs"}};

// Maps with keys of the user's own.
constexpr std::array<std::string_view, 12> ownKeys = {
    "annotations",  "binary_data",   "data",       "hard",     "labels",   "limits",
    "match_labels", "node_selector", "parameters", "requests", "selector", "volume_attributes"};

// Numbers that the provider keeps as texts.
constexpr std::array<std::string_view, 10> numbers = {
    "backoff_limit", "completions", "fs_group",     "node_port",   "parallelism",
    "port",          "replicas",    "run_as_group", "run_as_user", "target_port"};

// "clusterIP" of "cluster_ip".
std::string apiName(std::string_view name)
{
    std::string api;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find('_'), name.size());
        std::string word(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
        const auto capital = std::find_if(std::begin(capitals), std::end(capitals),
                                          [&](const auto &pair) { return pair.first == word; });
        if (!api.empty() && capital != std::end(capitals))
            word = capital->second;
        else if (!api.empty() && !word.empty() && word.front() >= 'a' && word.front() <= 'z')
            word.front() = static_cast<char>(word.front() - 'a' + 'A');
        api += word;
    }
    return api;
}

bool isInteger(std::string_view text)
{
    return !text.empty() && text.size() < 18 && std::all_of(text.begin(), text.end(), isDigit);
}

const ObjectType *objectTypeOf(std::string_view type)
{
    // "_v1", "_v2beta2"
    if (const std::size_t version = type.rfind("_v");
        version != std::string_view::npos && version + 2 < type.size() && isDigit(type[version + 2]))
        type = type.substr(0, version);
    const auto found = std::find_if(std::begin(objectTypes), std::end(objectTypes),
                                    [type](const ObjectType &object) { return object.type == type; });
    return found == std::end(objectTypes) ? nullptr : &*found;
}

// Writes one object's tree. A limit that is exceeded stops it; the builder then has an error.
class Writer
{
public:
    Writer(TreeBuilder &tree, std::string_view fallbackName) : m_tree(tree), m_fallbackName(fallbackName) {}

    void object(const ObjectType &type, const Resource &resource)
    {
        m_line = resource.values->line();
        m_tree.beginMap(place());
        text("apiVersion", type.apiVersion);
        text("kind", type.kind);
        for (const auto &[key, line, value] : resource.allValues->entries()) {
            if (key != "id" && key != "timeouts" && !key.starts_with("wait_for"))
                member(key, value, maskOf(resource.sensitive, key), {});
        }
        m_tree.endMap();
    }

    // A value that has Kubernetes' own form already.
    void asItStands(const Node &value, const Node *mask)
    {
        m_line = value.line();
        if (isSensitive(mask)) {
            scalar(sensitiveText, Node::Type::Text);
        } else if (value.isMap()) {
            m_tree.beginMap(place());
            for (const auto &[key, line, inner] : value.entries()) {
                if (inner.isNull())
                    continue;
                name(key);
                asItStands(inner, maskOf(mask, key));
            }
            m_tree.endMap();
        } else if (value.isList()) {
            m_tree.beginList(place());
            for (std::size_t i = 0; i < value.size(); ++i)
                asItStands(value.items()[i], maskOf(mask, i));
            m_tree.endList();
        } else {
            scalar(value.text(), value.type());
        }
    }

private:
    static const Node *maskOf(const Node *mask, std::string_view key)
    {
        return !mask ? nullptr : mask->isMap() ? &(*mask)[key] : mask;
    }
    static const Node *maskOf(const Node *mask, std::size_t index)
    {
        return !mask                  ? nullptr
               : !mask->isList()      ? mask
               : index < mask->size() ? &mask->items()[index]
                                      : nullptr;
    }
    static bool isSensitive(const Node *mask) { return mask && mask->asBool(); }

    Position place() const { return {m_line, 0}; }
    void scalar(std::string_view value, Node::Type type)
    {
        m_tree.scalar({value, {}, type == Node::Type::Text, type}, place());
    }
    void name(std::string_view key) { scalar(key, Node::Type::Text); }
    void text(std::string_view key, std::string_view value)
    {
        name(key);
        scalar(value, Node::Type::Text);
    }

    void member(std::string_view key, const Node &value, const Node *mask, std::string_view parent)
    {
        const bool isBlock = value.isList() && (value.items().empty() || value.items().front().isMap());
        const bool isNothing = value.isNull() || (isBlock && value.items().empty()) ||
                               (value.isScalar() && value.text().empty() && key != "value");
        if (isNothing)
            return;
        m_line = value.line();
        if (isSensitive(mask) && (value.isScalar() || isOneOf(key, ownKeys))) {
            sensitive(key, value);
        } else if (isBlock) {
            blocks(key, value, mask, parent);
        } else if (value.isMap() && !isOneOf(key, ownKeys)) {
            name(apiName(key));
            map(value, mask, key);
        } else if (value.isMap() || value.isList()) {
            name(apiName(key));
            asItStands(value, mask);
        } else {
            name(apiName(key));
            const bool isNumber = isOneOf(key, numbers) && isInteger(value.text());
            scalar(value.text(), isNumber ? Node::Type::Integer : value.type());
        }
    }

    // The keys of a map tell what it is about; its values do not leave the plan.
    void sensitive(std::string_view key, const Node &value)
    {
        name(apiName(key));
        if (!value.isMap())
            return scalar(sensitiveText, Node::Type::Text);
        m_tree.beginMap(place());
        for (const MapEntry &entry : value.entries())
            text(entry.key, sensitiveText);
        m_tree.endMap();
    }

    void blocks(std::string_view key, const Node &value, const Node *mask, std::string_view parent)
    {
        // The one port of a backend's Service; elsewhere a port is one of several.
        const bool isOnePort = key == "port" && parent == "service";
        const auto list = std::find_if(std::begin(lists), std::end(lists),
                                       [key](const auto &pair) { return pair.first == key; });
        const bool isAccountSecret = key == "secret" && parent.empty();
        if (isOnePort || (list == std::end(lists) && !isAccountSecret && value.size() == 1)) {
            name(apiName(key));
            map(value.items().front(), maskOf(mask, std::size_t{0}), key);
            return;
        }
        name(isAccountSecret           ? "secrets"
             : list != std::end(lists) ? list->second
                                       : std::string_view(apiName(key)));
        m_tree.beginList(place());
        for (std::size_t i = 0; i < value.size(); ++i) {
            m_line = value.items()[i].line();
            if (value.items()[i].isMap())
                map(value.items()[i], maskOf(mask, i), key);
        }
        m_tree.endList();
    }

    void map(const Node &value, const Node *mask, std::string_view key)
    {
        m_tree.beginMap(place());
        for (const MapEntry &entry : value.entries())
            member(entry.key, entry.value, maskOf(mask, entry.key), key);
        if (key == "metadata" && value["name"].text().empty() && m_isOutermost)
            text("name", m_fallbackName);
        if (key == "metadata")
            m_isOutermost = false;
        m_tree.endMap();
    }

    TreeBuilder &m_tree;
    std::string_view m_fallbackName;
    int m_line = 0;
    bool m_isOutermost = true; // no metadata was written yet
};

class Manifests
{
public:
    Manifests(const Plan &plan, Builder &builder) : m_plan(plan), m_builder(builder) {}

    void add(const Resource &resource)
    {
        if (resource.type == "kubernetes_manifest") {
            write(resource, [&](Writer &writer) {
                writer.asItStands((*resource.allValues)["manifest"],
                                  resource.sensitive ? &(*resource.sensitive)["manifest"] : nullptr);
            });
        } else if (resource.type == "kubectl_manifest") {
            addText(resource);
        } else if (const ObjectType *type = objectTypeOf(resource.type)) {
            write(resource, [&](Writer &writer) { writer.object(*type, resource); });
        } else {
            m_builder.inform(m_plan.file(), resource.values->line(),
                             resource.address + " is of a type that is not read");
        }
    }

    std::vector<Document> take() { return std::move(m_documents); }

private:
    template <typename Write>
    void write(const Resource &resource, Write writeInto)
    {
        TreeBuilder tree(SourceText(std::make_shared<const std::string>()), m_plan.file(),
                         m_builder.options().limits);
        Writer writer(tree, resource.name);
        writeInto(writer);
        if (tree.failed()) {
            m_builder.warn(m_plan.file(), resource.values->line(),
                           resource.address + " is not read: " + tree.error().message);
            return;
        }
        tree.endDocument(resource.values->line());
        append(tree.takeDocuments());
    }

    void addText(const Resource &resource)
    {
        const std::string_view text = resource.text("yaml_body");
        if (text.empty()) {
            m_builder.inform(m_plan.file(), resource.values->line(),
                             resource.address + (resource.isSensitive("yaml_body")
                                                     ? ": its yaml_body is sensitive and is not read"
                                                     : ": its yaml_body is known only when it is applied"));
            return;
        }
        auto documents =
            parseYaml(std::string(text), m_plan.file(), m_builder.options().limits, m_builder.options().stop);
        if (documents)
            append(*std::move(documents));
        else
            m_builder.warn(m_plan.file(), resource.values->keyLine("yaml_body"),
                           resource.address + " is not read: line " + std::to_string(documents.error().line) +
                               " of its yaml_body: " + documents.error().message);
    }

    void append(std::vector<Document> documents)
    {
        std::move(documents.begin(), documents.end(), std::back_inserter(m_documents));
    }

    const Plan &m_plan;
    Builder &m_builder;
    std::vector<Document> m_documents;
};

} // namespace

bool isKubernetesResource(std::string_view type)
{
    return type.starts_with("kubernetes_") || type == "kubectl_manifest";
}

std::vector<Document> manifestsOf(const Plan &plan, Builder &builder)
{
    Manifests manifests(plan, builder);
    for (const Resource &resource : plan.resources()) {
        if (isKubernetesResource(resource.type))
            manifests.add(resource);
    }
    return manifests.take();
}

} // namespace bulkhead::import::terraform
