// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/control_plane.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/command_flags.h"
#include "import/kubernetes/component_configurations.h"
#include "import/shared/builder.h"

#include <optional>

namespace bulkhead::import::kubernetes {

namespace {

void stateApiAuthentication(Facts &orchestrator, const Object &pod, const CommandFlags &flags)
{
    orchestrator.set(
        property::orchestrator::api_anonymous, !flags.isOff("anonymous-auth"),
        pod.at(flags.lineOf("anonymous-auth"), flags.has("anonymous-auth") ? "" : "on unless switched off"));
    const bool insecurePort = flags.has("insecure-port") && flags.value("insecure-port") != "0";
    if (insecurePort || flags.has("insecure-bind-address"))
        orchestrator.set(property::orchestrator::api_auth, property::ApiAuth::None,
                         pod.at(flags.lineOf(insecurePort ? "insecure-port" : "insecure-bind-address")));
    else if (flags.has("token-auth-file") || flags.has("basic-auth-file"))
        orchestrator.set(
            property::orchestrator::api_auth, property::ApiAuth::StaticToken,
            pod.at(flags.lineOf(flags.has("token-auth-file") ? "token-auth-file" : "basic-auth-file")));
    else if (flags.has("client-ca-file"))
        orchestrator.set(property::orchestrator::api_auth, property::ApiAuth::ClientCert,
                         pod.at(flags.lineOf("client-ca-file")));
}

void stateApiAuthorization(Facts &orchestrator, const Object &pod, const CommandFlags &flags)
{
    if (flags.has("authorization-config"))
        return; // a file decides
    // Without the flag the API server allows everything.
    const bool allows = !flags.has("authorization-mode") || flags.lists("authorization-mode", "AlwaysAllow");
    const auto state = [&](property::AuthorizationMode mode) {
        orchestrator.set(property::orchestrator::authorization_mode, mode,
                         pod.at(flags.lineOf("authorization-mode")));
    };
    if (allows)
        state(property::AuthorizationMode::AlwaysAllow);
    else if (flags.lists("authorization-mode", "RBAC"))
        state(property::AuthorizationMode::Rbac);
    else if (flags.lists("authorization-mode", "ABAC"))
        state(property::AuthorizationMode::Abac);
}

} // namespace

void stateApiServer(Facts &orchestrator, const Object &pod, const CommandFlags &flags)
{
    stateApiAuthentication(orchestrator, pod, flags);
    stateApiAuthorization(orchestrator, pod, flags);
    const bool audited = flags.has("audit-log-path") || flags.has("audit-webhook-config-file");
    orchestrator.set(property::orchestrator::audit_log,
                     audited ? property::AuditLog::Metadata : property::AuditLog::None,
                     pod.at(flags.lineOf("audit-log-path")));
    if (flags.has("audit-webhook-config-file"))
        orchestrator.set(property::orchestrator::audit_log_remote, true,
                         pod.at(flags.lineOf("audit-webhook-config-file")));
    orchestrator.set(property::orchestrator::secrets_encrypted_at_rest,
                     flags.has("encryption-provider-config"),
                     pod.at(flags.lineOf("encryption-provider-config")));
    if (flags.isOff("kubelet-https"))
        orchestrator.set(property::orchestrator::control_plane_mtls, false,
                         pod.at(flags.lineOf("kubelet-https")));
    else if (flags.has("kubelet-client-certificate") && flags.has("kubelet-certificate-authority"))
        orchestrator.set(property::orchestrator::control_plane_mtls, true,
                         pod.at(flags.lineOf("kubelet-certificate-authority")));
    if (flags.lists("enable-admission-plugins", "EventRateLimit"))
        orchestrator.set(property::orchestrator::api_rate_limited, true,
                         pod.at(flags.lineOf("enable-admission-plugins")));
}

void stateStateStore(Facts &orchestrator, const Object &pod, const CommandFlags &flags)
{
    const bool selfSigned = flags.isOn("auto-tls");
    const bool clear = flags.value("listen-client-urls").find("http://0.0.0.0") != std::string_view::npos ||
                       flags.value("advertise-client-urls").starts_with("http://");
    const bool checked = flags.isOn("client-cert-auth") && !selfSigned && !clear;
    orchestrator.set(property::orchestrator::state_store_mtls, checked,
                     pod.at(flags.lineOf(selfSigned ? "auto-tls" : "client-cert-auth")));
}

void stateKubeletFlags(Facts &nodes, const Object &pod, const CommandFlags &flags)
{
    if (flags.has("anonymous-auth"))
        nodes.set(property::host::kubelet_anonymous_auth, flags.isOn("anonymous-auth"),
                  pod.at(flags.lineOf("anonymous-auth")));
    if (flags.has("authorization-mode"))
        nodes.set(property::host::kubelet_authorization,
                  flags.value("authorization-mode") == "AlwaysAllow"
                      ? property::KubeletAuthorization::AlwaysAllow
                      : property::KubeletAuthorization::Webhook,
                  pod.at(flags.lineOf("authorization-mode")));
    if (flags.has("read-only-port"))
        nodes.set(property::host::kubelet_read_only_port, flags.value("read-only-port") != "0",
                  pod.at(flags.lineOf("read-only-port")));
    if (flags.has("seccomp-default"))
        nodes.set(property::host::kubelet_seccomp_default, flags.isOn("seccomp-default"),
                  pod.at(flags.lineOf("seccomp-default")));
}

namespace {

void stateDashboard(Facts &orchestrator, const Object &pod, const Container &container,
                    const CommandFlags &flags)
{
    if ((*container.node)["image"].text().find("kubernetes-dashboard") == std::string_view::npos &&
        (*container.node)["image"].text().find("kubernetesui/dashboard") == std::string_view::npos)
        return;
    const bool open = flags.has("enable-skip-login") || flags.isOn("enable-insecure-login") ||
                      flags.isOn("disable-settings-authorizer");
    orchestrator.set(property::orchestrator::dashboard,
                     open ? property::Dashboard::Unauthenticated : property::Dashboard::Authenticated,
                     open ? pod.at(flags.lineOf("enable-skip-login")) : pod.atKey(*container.node, "image"));
}

} // namespace

void stateControlPlane(Cluster &cluster)
{
    Builder &builder = cluster.builder();
    Facts orchestrator = builder.factsOf(cluster.orchestrator());
    std::optional<CommandFlags> apiServer;
    for (const Workload &workload : cluster.workloads()) {
        for (const Container &container : workload.containers) {
            const CommandFlags flags(*container.node);
            if (flags.runs("kube-apiserver")) {
                stateApiServer(orchestrator, *workload.object, flags);
                apiServer = flags;
            } else if (flags.runs("etcd")) {
                stateStateStore(orchestrator, *workload.object, flags);
            } else if (flags.runs("kubelet")) {
                Facts nodes = builder.factsOf(cluster.nodes());
                stateKubeletFlags(nodes, *workload.object, flags);
            }
            stateDashboard(orchestrator, *workload.object, container, flags);
        }
    }
    stateComponentConfigurations(cluster, apiServer ? &*apiServer : nullptr);
}

} // namespace bulkhead::import::kubernetes
