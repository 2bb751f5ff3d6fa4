// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/object_shapes.h"

#include "import/reading/text.h"

#include <algorithm>
#include <unordered_map>

namespace bulkhead::import::kubernetes {

namespace {

// The fields of a map, as of Kubernetes 1.35 and before; behind a colon the shape of what a field holds, be
// it one map or a list of them. https://kubernetes.io/docs/reference/kubernetes-api/
struct Described
{
    std::string_view name; // of an object's kind or of a part
    std::string_view words;
    std::string_view fields;
};

constexpr std::string_view commonFields = "apiVersion kind metadata:metadata status ";

constexpr Described described[] = {
    {"metadata", "the metadata",
     "annotations clusterName creationTimestamp deletionGracePeriodSeconds deletionTimestamp finalizers "
     "generateName generation initializers labels managedFields name namespace ownerReferences "
     "resourceVersion selfLink uid"},
    {"selector", "a selector", "matchExpressions matchLabels"},

    {"ServiceAccount", "a ServiceAccount", "automountServiceAccountToken imagePullSecrets secrets"},
    {"Service", "a Service", "spec:service"},
    {"service", "the spec of a Service",
     "allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName externalTrafficPolicy "
     "healthCheckNodePort internalTrafficPolicy ipFamilies ipFamily ipFamilyPolicy loadBalancerClass "
     "loadBalancerIP loadBalancerSourceRanges ports:service-port publishNotReadyAddresses selector "
     "sessionAffinity sessionAffinityConfig topologyKeys trafficDistribution type"},
    {"service-port", "a port of a Service", "appProtocol name nodePort port protocol targetPort"},
    {"NetworkPolicy", "a NetworkPolicy", "spec:network-policy"},
    {"network-policy", "the spec of a NetworkPolicy",
     "ingress:ingress egress:egress podSelector:selector policyTypes"},
    {"ingress", "a rule of ingress", "from:peer ports:policy-port"},
    {"egress", "a rule of egress", "ports:policy-port to:peer"},
    {"peer", "a peer of a rule", "ipBlock:ip-block namespaceSelector:selector podSelector:selector"},
    {"ip-block", "an ipBlock", "cidr except"},
    {"policy-port", "a port of a rule", "endPort port protocol"},

    {"Role", "a Role", "rules:rule"},
    {"ClusterRole", "a ClusterRole", "aggregationRule rules:rule"},
    {"rule", "a rule", "apiGroups nonResourceURLs resourceNames resources verbs"},
    {"RoleBinding", "a RoleBinding", "roleRef:role subjects:subject"},
    {"ClusterRoleBinding", "a ClusterRoleBinding", "roleRef:role subjects:subject"},
    {"role", "a roleRef", "apiGroup apiVersion kind name"},
    {"subject", "a subject", "apiGroup apiVersion kind name namespace"},

    {"Deployment", "a Deployment", "spec:deployment"},
    {"deployment", "the spec of a Deployment",
     "minReadySeconds paused progressDeadlineSeconds replicas revisionHistoryLimit rollbackTo "
     "selector:selector strategy template:template"},
    {"StatefulSet", "a StatefulSet", "spec:stateful-set"},
    {"stateful-set", "the spec of a StatefulSet",
     "minReadySeconds ordinals persistentVolumeClaimRetentionPolicy podManagementPolicy replicas "
     "revisionHistoryLimit selector:selector serviceName template:template updateStrategy "
     "volumeClaimTemplates"},
    {"DaemonSet", "a DaemonSet", "spec:daemon-set"},
    {"daemon-set", "the spec of a DaemonSet",
     "minReadySeconds revisionHistoryLimit selector:selector template:template templateGeneration "
     "updateStrategy"},
    {"ReplicaSet", "a ReplicaSet", "spec:replica-set"},
    {"replica-set", "the spec of a ReplicaSet",
     "minReadySeconds replicas selector:selector template:template"},
    {"Job", "a Job", "spec:job"},
    {"job", "the spec of a Job",
     "activeDeadlineSeconds backoffLimit backoffLimitPerIndex completionMode completions managedBy "
     "manualSelector maxFailedIndexes parallelism podFailurePolicy podReplacementPolicy selector:selector "
     "successPolicy suspend template:template ttlSecondsAfterFinished"},
    {"CronJob", "a CronJob", "spec:cron-job"},
    {"cron-job", "the spec of a CronJob",
     "concurrencyPolicy failedJobsHistoryLimit jobTemplate:job-template schedule startingDeadlineSeconds "
     "successfulJobsHistoryLimit suspend timeZone"},
    {"job-template", "a jobTemplate", "metadata:metadata spec:job"},
    {"template", "a pod template", "metadata:metadata spec"},

    {"resources", "a container's resources", "claims limits requests"},
    {"container-port", "a port of a container", "containerPort hostIP hostPort name protocol"},
    {"env", "a variable", "name value valueFrom:variable-source"},
    {"variable-source", "the source of a variable",
     "configMapKeyRef fieldRef fileKeyRef resourceFieldRef secretKeyRef"},
    {"mount", "a volumeMount",
     "mountPath mountPropagation name readOnly recursiveReadOnly subPath subPathExpr"},
    {"seccomp-profile", "a seccompProfile", "localhostProfile type"},
    {"host-path", "a hostPath", "path type"},
};

struct Shape
{
    std::string_view words;
    std::vector<std::pair<std::string_view, const Shape *>> fields;

    const std::pair<std::string_view, const Shape *> *field(std::string_view name) const
    {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [name](const auto &each) { return each.first == name; });
        return found == fields.end() ? nullptr : &*found;
    }
};

const std::unordered_map<std::string_view, Shape> &shapes()
{
    static const auto all = [] {
        std::unordered_map<std::string_view, Shape> map;
        for (const Described &each : described)
            map[each.name].words = each.words;
        for (const Described &each : described) {
            Shape &shape = map[each.name];
            const auto add = [&](std::string_view list) {
                while (!list.empty()) {
                    const std::size_t end = std::min(list.find(' '), list.size());
                    const std::string_view field = list.substr(0, end);
                    const std::size_t colon = field.find(':');
                    const Shape *inner =
                        colon == std::string_view::npos ? nullptr : &map.at(field.substr(colon + 1));
                    shape.fields.emplace_back(field.substr(0, colon), inner);
                    list.remove_prefix(std::min(end + 1, list.size()));
                }
            };
            if (each.name.front() >= 'A' && each.name.front() <= 'Z')
                add(commonFields);
            add(each.fields);
        }
        return map;
    }();
    return all;
}

// The part of an object, itself included, that has a field of this name.
const Shape *homeOf(const Shape &shape, std::string_view name)
{
    if (shape.field(name))
        return &shape;
    for (const auto &[field, inner] : shape.fields)
        if (inner && field != "metadata" && field != "template")
            if (const Shape *home = homeOf(*inner, name))
                return home;
    return nullptr;
}

class Search
{
public:
    explicit Search(const Shape &whole) : m_whole(whole) {}

    void in(const Node &node, const Shape &shape)
    {
        for (const Node &item : node.items())
            in(item, shape);
        for (const MapEntry &entry : node.entries()) {
            if (const auto *field = shape.field(entry.key)) {
                if (field->second)
                    in(entry.value, *field->second);
            } else if (!entry.value.isNull()) {
                m_found.push_back({entry.key, entry.line, whyStray(entry.key, shape)});
            }
        }
    }
    std::vector<StrayField> take() { return std::move(m_found); }

private:
    std::string whyStray(std::string_view name, const Shape &shape) const
    {
        const std::string lower = lowerCase(name);
        for (const auto &[field, inner] : shape.fields)
            if (lowerCase(field) == lower)
                return std::string(name) + ": the field is called " + std::string(field) +
                       "; Kubernetes does not take this one for it";
        const std::string start = std::string(name) + " is no field of " + std::string(shape.words);
        const Shape *home = homeOf(m_whole, name);
        return home ? start + " and has no effect here; it is one of " + std::string(home->words)
                    : start + " that Kubernetes knows; it has no effect";
    }

    const Shape &m_whole;
    std::vector<StrayField> m_found;
};

bool isOfKubernetes(const Object &object)
{
    return object.group.empty() || object.group == "apps" || object.group == "batch" ||
           object.group == "networking.k8s.io" || object.group == "rbac.authorization.k8s.io";
}

} // namespace

std::vector<StrayField> strayFieldsOf(const Object &object)
{
    // Of two kinds of one name the type bears the group of the other.
    const auto found =
        isOfKubernetes(object) && object.type == object.kind ? shapes().find(object.kind) : shapes().end();
    if (found == shapes().end())
        return {};
    Search search(found->second);
    search.in(*object.node, found->second);
    return search.take();
}

std::vector<StrayField> strayFieldsIn(const Node &part, std::string_view shape)
{
    const Shape &known = shapes().at(shape);
    Search search(known);
    search.in(part, known);
    return search.take();
}

} // namespace bulkhead::import::kubernetes
