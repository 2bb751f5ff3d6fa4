// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/volumes.h"
#include "import/kubernetes/workload.h"
#include "import/shared/facts.h"

namespace bulkhead::import::kubernetes {

class Cluster;

// States how credentials reach a container: by its command line, by variables with a credential in clear or
// from a Secret, by files of a ConfigMap that holds one, by files of a Secret, or from an external store. The
// weakest counts. Also what else its settings tell: a password that anyone guesses, a debugger.
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
std::vector<Variable> variablesOf(const Cluster &cluster, const Workload &workload,
                                  const Container &container);

// A text of the pod with the values of variables where it names them as $(NAME), in commands, arguments and
// variables: those of the container and those that Kubernetes sets for the Services of the namespace. "$$" is
// "$". What has no value that the inputs show stays as it is.
// https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
std::string withVariables(std::string_view text, const std::vector<Variable> &variables,
                          const Cluster &cluster, const Workload &workload);

// The line of the first credential that a ConfigMap holds in clear; 0 when it holds none.
int credentialLine(const Object &configMap);

} // namespace bulkhead::import::kubernetes
