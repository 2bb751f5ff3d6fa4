// SPDX-License-Identifier: Apache-2.0
#include "app/programs/running_systems.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace bulkhead::app {

namespace {

// What importers read, as `kubectl api-resources --output=name` names it; not Secrets, whose values nobody
// needs here: workloads name those that they use.
constexpr std::array<std::string_view, 36> namespacedKinds = {"pods",
                                                              "services",
                                                              "configmaps",
                                                              "serviceaccounts",
                                                              "persistentvolumeclaims",
                                                              "limitranges",
                                                              "resourcequotas",
                                                              "replicationcontrollers",
                                                              "deployments.apps",
                                                              "statefulsets.apps",
                                                              "daemonsets.apps",
                                                              "replicasets.apps",
                                                              "jobs.batch",
                                                              "cronjobs.batch",
                                                              "ingresses.networking.k8s.io",
                                                              "networkpolicies.networking.k8s.io",
                                                              "roles.rbac.authorization.k8s.io",
                                                              "rolebindings.rbac.authorization.k8s.io",
                                                              "gateways.gateway.networking.k8s.io",
                                                              "httproutes.gateway.networking.k8s.io",
                                                              "grpcroutes.gateway.networking.k8s.io",
                                                              "tlsroutes.gateway.networking.k8s.io",
                                                              "tcproutes.gateway.networking.k8s.io",
                                                              "udproutes.gateway.networking.k8s.io",
                                                              "gateways.networking.istio.io",
                                                              "virtualservices.networking.istio.io",
                                                              "serviceentries.networking.istio.io",
                                                              "peerauthentications.security.istio.io",
                                                              "routes.route.openshift.io",
                                                              "deploymentconfigs.apps.openshift.io",
                                                              "services.serving.knative.dev",
                                                              "rollouts.argoproj.io",
                                                              "workflows.argoproj.io",
                                                              "cronworkflows.argoproj.io",
                                                              "workflowtemplates.argoproj.io",
                                                              "ciliumnetworkpolicies.cilium.io"};

constexpr std::array<std::string_view, 11> clusterKinds = {
    "namespaces",
    "nodes",
    "persistentvolumes",
    "clusterroles.rbac.authorization.k8s.io",
    "clusterrolebindings.rbac.authorization.k8s.io",
    "storageclasses.storage.k8s.io",
    "ingressclasses.networking.k8s.io",
    "gatewayclasses.gateway.networking.k8s.io",
    "adminnetworkpolicies.policy.networking.k8s.io",
    "baselineadminnetworkpolicies.policy.networking.k8s.io",
    "ciliumclusterwidenetworkpolicies.cilium.io"};

std::vector<std::string> kindsCommand(bool isNamespaced)
{
    return {"kubectl", "api-resources", isNamespaced ? "--namespaced=true" : "--namespaced=false",
            "--verbs=list", "--output=name"};
}

std::string scopeOf(const std::string &space)
{
    return space.empty() ? "--all-namespaces" : "--namespace=" + space;
}

std::vector<std::string> getCommand(const std::string &kinds, const std::string &scope)
{
    std::vector<std::string> command = {"kubectl", "get", kinds};
    if (!scope.empty())
        command.push_back(scope);
    command.emplace_back("--output=json");
    return command;
}

// Those of the wanted kinds that the cluster has, separated by commas.
Result<std::string> kindsThere(ProgramRunner &runner, bool isNamespaced,
                               std::span<const std::string_view> wanted)
{
    const auto output = runner.partialOutput(kindsCommand(isNamespaced));
    if (!output)
        return output.error();
    std::set<std::string_view> there;
    std::string_view rest = *output;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
        there.insert(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::string kinds;
    for (const std::string_view kind : wanted) {
        if (there.contains(kind))
            kinds.append(kinds.empty() ? "" : ",").append(kind);
    }
    return kinds;
}

// What the cluster holds beside its namespaces helps, and few may read it.
void askForCluster(ProgramRunner &runner, const std::string &space, std::vector<import::Input> &inputs)
{
    const auto leaveOut = [&](const Error &error) {
        runner.diagnostics.push_back(
            {import::Severity::Warning,
             {},
             0,
             "what the cluster has beside its namespaces is left out: " + error.text()});
    };
    std::span<const std::string_view> wanted = clusterKinds;
    if (!space.empty())
        wanted = wanted.subspan(1); // other namespaces are none of the question
    const auto kinds = kindsThere(runner, false, wanted);
    if (!kinds)
        return leaveOut(kinds.error());
    if (kinds->empty())
        return;
    auto objects = runner.partialOutput(getCommand(*kinds, {}));
    if (!objects)
        return leaveOut(objects.error());
    inputs.push_back({"kubectl get cluster", *std::move(objects)});
}

} // namespace

bool isNamespaceName(std::string_view text)
{
    const auto isWord = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && text.size() <= 63 && isWord(text.front()) && isWord(text.back()) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return isWord(c) || c == '-'; });
}

Result<std::vector<import::Input>> askCluster(ProgramRunner &runner, const std::string &space)
{
    if (!space.empty() && !isNamespaceName(space))
        return failure("app.namespace", "“%1” is no name of a namespace", {space});
    const auto kinds = kindsThere(runner, true, namespacedKinds);
    if (!kinds)
        return kinds.error();
    if (kinds->empty())
        return Error{"app.no-kinds",
                     "named no kind of objects that is read",
                     {},
                     commandText(kindsCommand(true)),
                     0,
                     {}};
    auto objects = runner.partialOutput(getCommand(*kinds, scopeOf(space)));
    if (!objects)
        return std::move(objects.error());
    std::vector<import::Input> inputs;
    inputs.push_back({"kubectl get " + scopeOf(space), *std::move(objects)});
    askForCluster(runner, space, inputs);
    return inputs;
}

std::vector<std::string> clusterCommands(const std::string &space)
{
    std::vector<std::string> commands;
    for (const bool isNamespaced : {true, false}) {
        commands.push_back(commandText(kindsCommand(isNamespaced)));
        const std::string scope = isNamespaced ? ' ' + scopeOf(space) : std::string();
        commands.push_back("kubectl get KINDS" + scope + " --output=json");
    }
    return commands;
}

} // namespace bulkhead::app
