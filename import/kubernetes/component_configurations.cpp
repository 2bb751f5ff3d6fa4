// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/component_configurations.h"

#include "import/kubernetes/audit_policy.h"
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/command_flags.h"
#include "import/kubernetes/control_plane.h"
#include "import/shared/builder.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <utility>

namespace bulkhead::import::kubernetes {

namespace {

// A setting of a file that is read with defaults of its own: what it leaves out is known as well.
// https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
class Setting
{
public:
    Setting(const Object &object, const Node &map, std::string_view key)
        : m_object(object), m_map(map), m_key(key)
    {}

    const Node &value() const { return m_map[m_key]; }
    bool asBool(bool otherwise) const { return isStated() ? value().asBool(otherwise, true) : otherwise; }
    model::Origin origin() const
    {
        return isStated() ? m_object.atKey(m_map, m_key)
                          : m_object.at(m_object.line(), "the file's default, which it leaves as it is");
    }

private:
    bool isStated() const { return m_map.has(m_key) && !value().isNull(); }

    const Object &m_object;
    const Node &m_map;
    std::string_view m_key;
};

void stateKubelet(Facts &nodes, Facts &orchestrator, const Object &object)
{
    const Node &root = *object.node;
    const Setting anonymous(object, root["authentication"]["anonymous"], "enabled");
    nodes.set(property::host::kubelet_anonymous_auth, anonymous.asBool(false), anonymous.origin());
    const Setting mode(object, root["authorization"], "mode");
    nodes.set(property::host::kubelet_authorization,
              mode.value().text() == "AlwaysAllow" ? property::KubeletAuthorization::AlwaysAllow
                                                   : property::KubeletAuthorization::Webhook,
              mode.origin());
    const Setting port(object, root, "readOnlyPort");
    nodes.set(property::host::kubelet_read_only_port, port.value().asInteger() != 0, port.origin());
    const Setting seccomp(object, root, "seccompDefault");
    nodes.set(property::host::kubelet_seccomp_default, seccomp.asBool(false), seccomp.origin());
    if (root.has("podPidsLimit"))
        nodes.set(property::host::kubelet_pod_pids_limit,
                  std::max<std::int64_t>(0, root["podPidsLimit"].asInteger()),
                  object.atKey(root, "podPidsLimit"));
    if (root.has("rotateCertificates"))
        orchestrator.set(property::orchestrator::cert_rotation,
                         root["rotateCertificates"].asBool(false, true),
                         object.atKey(root, "rotateCertificates"));
}

// The provider that comes first writes; the first entry that names a resource counts.
// https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
void stateEncryption(Facts &orchestrator, const Object &object)
{
    static constexpr std::string_view meant[] = {"secrets", "*.", "*.*"};
    for (const Node &entry : (*object.node)["resources"].items()) {
        const Node &resources = entry["resources"];
        if (std::none_of(std::begin(meant), std::end(meant),
                         [&](std::string_view name) { return listHolds(resources, name); }))
            continue;
        const auto providers = entry["providers"].items();
        const bool isEncrypted = !providers.empty() && providers.front().isMap() &&
                                 providers.front().size() > 0 && !providers.front().has("identity");
        orchestrator.set(property::orchestrator::secrets_encrypted_at_rest, isEncrypted,
                         object.at(providers.empty() ? entry.line() : providers.front().line(),
                                   isEncrypted ? "the provider that writes" : "what is written stays clear"));
        return;
    }
    orchestrator.set(property::orchestrator::secrets_encrypted_at_rest, false,
                     object.at(object.line(), "secrets are not among what it encrypts"));
}

// Whether what lets in nobody but those who ask after the server's health.
bool isForHealthAlone(const Node &conditions)
{
    static constexpr std::string_view paths[] = {"/livez", "/readyz", "/healthz"};
    const auto items = conditions.items();
    return !items.empty() && std::all_of(items.begin(), items.end(), [](const Node &condition) {
        const std::string_view path = condition["path"].text();
        return std::find(std::begin(paths), std::end(paths), path) != std::end(paths);
    });
}

// https://kubernetes.io/docs/reference/access-authn-authz/authentication/
void stateAuthentication(Facts &orchestrator, const Object &object)
{
    const Node &anonymous = (*object.node)["anonymous"];
    if (anonymous.has("enabled"))
        orchestrator.set(property::orchestrator::api_anonymous,
                         anonymous["enabled"].asBool(false, true) &&
                             !isForHealthAlone(anonymous["conditions"]),
                         object.atKey(anonymous, "enabled"));
}

// https://kubernetes.io/docs/reference/access-authn-authz/authorization/
void stateAuthorization(Facts &orchestrator, const Object &object)
{
    using enum property::AuthorizationMode;
    std::optional<property::AuthorizationMode> mode;
    int line = object.line();
    for (const Node &authorizer : (*object.node)["authorizers"].items()) {
        const std::string_view type = authorizer["type"].text();
        if (type != "AlwaysAllow" && (mode || (type != "RBAC" && type != "ABAC")))
            continue;
        mode = type == "RBAC" ? Rbac : type == "ABAC" ? Abac : AlwaysAllow;
        line = authorizer.keyLine("type");
    }
    if (mode)
        orchestrator.set(property::orchestrator::authorization_mode, *mode, object.at(line));
}

void stateAdmissionPlugins(Facts &orchestrator, const Object &object)
{
    for (const Node &plugin : (*object.node)["plugins"].items())
        if (plugin["name"].text() == "EventRateLimit")
            orchestrator.set(property::orchestrator::api_rate_limited, true, object.atKey(plugin, "name"));
}

// The arguments that kubeadm gives a program beside its own: a map, or since v1beta4 a list of names and
// values.
void addArguments(CommandFlags &flags, const Node &arguments)
{
    for (const MapEntry &entry : arguments.entries())
        flags.put(entry.key, entry.value.text(), arguments.keyLine(entry.key));
    for (const Node &argument : arguments.items())
        flags.put(argument["name"].text(), argument["value"].text(), argument.line());
}

// What kubeadm starts a program with unless told otherwise.
// https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/
CommandFlags startedByKubeadm(const Object &object, const Node &component,
                              std::initializer_list<std::pair<const char *, const char *>> own)
{
    CommandFlags flags(object.line());
    for (const auto &[name, value] : own)
        flags.put(name, value, object.line());
    addArguments(flags, component["extraArgs"]);
    return flags;
}

void stateKubeadm(Facts &orchestrator, const Object &object)
{
    const Node &root = *object.node;
    stateApiServer(orchestrator, object,
                   startedByKubeadm(object, root["apiServer"],
                                    {{"authorization-mode", "Node,RBAC"},
                                     {"client-ca-file", "/etc/kubernetes/pki/ca.crt"}}));
    const Node &etcd = root["etcd"];
    if (const Node &external = etcd["external"]; external.isMap())
        orchestrator.set(property::orchestrator::state_store_mtls,
                         !external["certFile"].text().empty() && !external["caFile"].text().empty(),
                         object.atKey(etcd, "external"));
    else
        stateStateStore(orchestrator, object,
                        startedByKubeadm(object, etcd["local"], {{"client-cert-auth", "true"}}));
}

} // namespace

void stateComponentConfigurations(Cluster &cluster, const CommandFlags *apiServer)
{
    Builder &builder = cluster.builder();
    Facts orchestrator = builder.factsOf(cluster.orchestrator());
    Facts nodes = builder.factsOf(cluster.nodes());
    std::optional<CommandFlags> byKubeadm;
    for (const Object *object : cluster.ofKind("ClusterConfiguration")) {
        if (apiServer)
            continue; // it runs, and says itself with what
        stateKubeadm(orchestrator, *object);
        byKubeadm.emplace(object->line());
        addArguments(*byKubeadm, (*object->node)["apiServer"]["extraArgs"]);
    }
    for (const char *kind : {"InitConfiguration", "JoinConfiguration"})
        for (const Object *object : cluster.ofKind(kind)) {
            CommandFlags flags(object->line());
            addArguments(flags, (*object->node)["nodeRegistration"]["kubeletExtraArgs"]);
            stateKubeletFlags(nodes, *object, flags);
        }
    for (const Object *object : cluster.ofKind("KubeletConfiguration"))
        stateKubelet(nodes, orchestrator, *object);

    const CommandFlags *flags = apiServer ? apiServer : byKubeadm ? &*byKubeadm : nullptr;
    const auto each = [&](const char *kind, std::initializer_list<std::string_view> namedBy,
                          void (*state)(Facts &, const Object &)) {
        const bool isNamed = !flags || std::any_of(namedBy.begin(), namedBy.end(),
                                                   [&](std::string_view flag) { return flags->has(flag); });
        for (const Object *object : cluster.ofKind(kind)) {
            if (isNamed)
                state(orchestrator, *object);
            else
                builder.warn(object->file.view(), object->line(),
                             std::string(object->kind) +
                                 " has no effect: the API server is started without --" +
                                 std::string(*namedBy.begin()));
        }
    };
    each("EncryptionConfiguration", {"encryption-provider-config"}, stateEncryption);
    each("AuthenticationConfiguration", {"authentication-config"}, stateAuthentication);
    each("AuthorizationConfiguration", {"authorization-config"}, stateAuthorization);
    each("Policy.audit.k8s.io", {"audit-log-path", "audit-webhook-config-file"}, stateAuditPolicy);
    for (const Object *object : cluster.ofKind("AdmissionConfiguration"))
        stateAdmissionPlugins(orchestrator, *object);
}

} // namespace bulkhead::import::kubernetes
