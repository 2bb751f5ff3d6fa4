// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/truth.h"

#include "import/kubernetes/cluster.h"
#include "import/shared/builder.h"

#include <initializer_list>
#include <set>
#include <utility>

namespace bulkhead::import::kubernetes {

namespace {

// Checks the fields of one object; a map that several containers share by an alias is reported once.
class TruthCheck
{
public:
    TruthCheck(Builder &builder, const Object &object) : m_builder(builder), m_object(object) {}

    void check(const Node &map, std::initializer_list<std::string_view> keys)
    {
        for (const std::string_view key : keys) {
            const Node::Type type = map[key].type();
            if (type == Node::Type::Bool || type == Node::Type::Null ||
                !m_reported.emplace(map.keyLine(key), key).second)
                continue;
            const std::string_view what = type == Node::Type::Text ? "text"
                                          : type == Node::Type::Integer || type == Node::Type::Real
                                              ? "a number"
                                          : type == Node::Type::List ? "a list"
                                                                     : "a map";
            m_builder.warn(m_object.file.view(), map.keyLine(key),
                           std::string(key) + " is " + std::string(what) +
                               ", not true or false; Kubernetes refuses it");
        }
    }

    void checkContext(const Node &context)
    {
        check(context, {"privileged", "allowPrivilegeEscalation", "readOnlyRootFilesystem", "runAsNonRoot"});
        check(context["windowsOptions"], {"hostProcess"});
    }

private:
    Builder &m_builder;
    const Object &m_object;
    std::set<std::pair<int, std::string_view>> m_reported;
};

} // namespace

std::optional<bool> truth(const Node &value)
{
    const bool unlessFalse = value.asBool(true, true);
    const bool ifTrue = value.asBool(false, true);
    return unlessFalse == ifTrue ? std::optional(ifTrue) : std::nullopt;
}

void reportMistypedTruths(Cluster &cluster)
{
    static constexpr std::string_view token = "automountServiceAccountToken";
    for (const Workload &workload : cluster.workloads()) {
        TruthCheck fields(cluster.builder(), *workload.object);
        const Node &pod = workload.podSpec();
        fields.check(pod, {"hostNetwork", "hostPID", "hostIPC", "hostUsers", "shareProcessNamespace", token});
        fields.checkContext(pod["securityContext"]);
        for (const Container &container : workload.containers) {
            fields.checkContext((*container.node)["securityContext"]);
            for (const Node &mount : (*container.node)["volumeMounts"].items())
                fields.check(mount, {"readOnly"});
        }
    }
    for (const Object *account : cluster.ofKind("ServiceAccount"))
        TruthCheck(cluster.builder(), *account).check(*account->node, {token});
}

} // namespace bulkhead::import::kubernetes
