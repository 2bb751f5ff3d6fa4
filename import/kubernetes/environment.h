// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/volumes.h"
#include "import/kubernetes/workload.h"
#include "import/shared/facts.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bulkhead::import::kubernetes {

class Cluster;

// States how credentials reach a container: by its command line, by variables with a credential in clear or
// from a Secret, by files of a ConfigMap that holds one, by files of a Secret, or from an external store. The
// weakest counts. Also whether one stands in the manifest itself.
void stateSecretsDelivery(Facts &facts, const Cluster &cluster, const Workload &workload,
                          const Container &container, const std::vector<Mount> &mounts);

// One environment variable with a value that the inputs show: written out, or looked up in a ConfigMap, with
// the values of other variables where it names them.
struct Variable
{
    std::string name;
    std::string value;
    const Object *statedIn = nullptr;
    int line = 0;

    model::Origin origin() const { return statedIn->at(line); }
};

// What stands for the address of a pod's own node, which is known where the pod runs: a name that leads
// nowhere (RFC 2606).
inline constexpr std::string_view addressOfNode = "node-of-the-pod.invalid";

// The variables of a container in the order in which they are set.
class Variables
{
public:
    void add(Variable variable);
    // The one that holds of several of a name; null where there is none.
    const Variable *named(std::string_view name) const;

    auto begin() const { return m_all.begin(); }
    auto end() const { return m_all.end(); }

private:
    std::deque<Variable> m_all;
    std::unordered_map<std::string_view, const Variable *> m_byName;
};
Variables variablesOf(const Cluster &cluster, const Workload &workload, const Container &container);

// A text of the pod with the values of variables where it names them as $(NAME), in commands, arguments and
// variables: those of the container and those that Kubernetes sets for the Services of the namespace. "$$" is
// "$". What has no value that the inputs show stays as it is, and so does what would make the text longer
// than any address.
// https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
std::string withVariables(std::string_view text, const Variables &variables, const Cluster &cluster,
                          const Workload &workload);

// The line of the first credential that a ConfigMap holds in clear; 0 when it holds none.
int credentialLine(const Object &configMap);

} // namespace bulkhead::import::kubernetes
