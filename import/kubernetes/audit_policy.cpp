// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/audit_policy.h"

#include "import/kubernetes/object.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

// https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
namespace bulkhead::import::kubernetes {

namespace {

// A request that an audit log is there for.
struct AuditedRequest
{
    std::string_view topic;
    std::string_view group;
    std::string_view resource; // with its subresource
    std::string_view verb;
};

constexpr AuditedRequest auditedRequests[] = {
    {"secrets", "", "secrets", "get"},
    {"secrets", "", "secrets", "list"},
    {"exec", "", "pods/exec", "create"},
    {"attach", "", "pods/attach", "create"},
    {"changes of rights", "rbac.authorization.k8s.io", "rolebindings", "create"},
    {"changes of rights", "rbac.authorization.k8s.io", "clusterrolebindings", "create"},
    {"changes of rights", "rbac.authorization.k8s.io", "clusterroles", "update"},
    {"workloads", "", "pods", "create"},
    {"workloads", "apps", "deployments", "create"},
};

// "pods/*" stands for pods, too.
bool isResourceNamed(std::string_view named, std::string_view resource)
{
    const std::size_t slash = resource.find('/');
    if (named == resource || named == "*")
        return true;
    if (named.starts_with("*/"))
        return slash != std::string_view::npos && named.substr(1) == resource.substr(slash);
    return named.ends_with("/*") && named.substr(0, named.size() - 2) == resource.substr(0, slash);
}

bool meansResource(const Node &rule, const AuditedRequest &request)
{
    const auto groups = rule["resources"].items();
    return groups.empty() || std::any_of(groups.begin(), groups.end(), [&](const Node &group) {
               if (group["group"].text() != request.group || group["resourceNames"].size() > 0)
                   return false;
               const auto resources = group["resources"].items();
               return resources.empty() ||
                      std::any_of(resources.begin(), resources.end(), [&](const Node &named) {
                          return isResourceNamed(named.text(), request.resource);
                      });
           });
}

// Whether a rule is about such requests whoever makes them, in whatever namespace, for whatever object. One
// about some of them leaves the others to the next rules.
bool meansAll(const Node &rule, const AuditedRequest &request)
{
    const bool isForEveryGroup =
        rule["userGroups"].size() == 0 || listHolds(rule["userGroups"], "system:authenticated");
    const bool isForUrls = rule["nonResourceURLs"].size() > 0 && rule["resources"].size() == 0;
    return rule["users"].size() == 0 && isForEveryGroup && rule["namespaces"].size() == 0 && !isForUrls &&
           (rule["verbs"].size() == 0 || listHolds(rule["verbs"], request.verb) ||
            listHolds(rule["verbs"], "*")) &&
           meansResource(rule, request);
}

property::AuditLog levelOfRule(const Object &policy, const Node &rule)
{
    const Node &ofAll = (*policy.node)["omitStages"];
    const auto isOmitted = [&](std::string_view stage) {
        return listHolds(rule["omitStages"], stage) || listHolds(ofAll, stage);
    };
    const bool isNeverWritten = isOmitted("RequestReceived") && isOmitted("ResponseComplete");
    const std::string_view level = isNeverWritten ? std::string_view() : rule["level"].text();
    using enum property::AuditLog;
    return level == "Metadata" ? Metadata : level.starts_with("Request") ? Request : None;
}

// The rule that decides; null where none does, and nothing is logged.
const Node *decidingRule(const Object &policy, const AuditedRequest &request)
{
    const auto rules = (*policy.node)["rules"].items();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Node &rule) { return meansAll(rule, request); });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace

// The most that is logged of any of them, where something is logged of all.
void stateAuditPolicy(Facts &orchestrator, const Object &policy)
{
    property::AuditLog most = property::AuditLog::None;
    const Node *best = nullptr;
    const Node *silent = nullptr;
    std::string unlogged;
    std::string_view lastTopic;
    for (const AuditedRequest &request : auditedRequests) {
        const Node *rule = decidingRule(policy, request);
        const property::AuditLog level = rule ? levelOfRule(policy, *rule) : property::AuditLog::None;
        if (level == property::AuditLog::None && request.topic != lastTopic) {
            unlogged += (unlogged.empty() ? "" : ", ") + std::string(request.topic);
            lastTopic = request.topic;
            silent = silent ? silent : rule;
        }
        if (level > most) {
            most = level;
            best = rule;
        }
    }
    if (unlogged.empty() && best) {
        orchestrator.set(property::orchestrator::audit_log, most, policy.atKey(*best, "level"));
        return;
    }
    const std::string note = "not logged: " + unlogged;
    orchestrator.set(property::orchestrator::audit_log, property::AuditLog::None,
                     silent ? policy.atKey(*silent, "level", note)
                            : policy.atKey(*policy.node, "rules", note));
}

} // namespace bulkhead::import::kubernetes
