// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/docker/inspect_translator.h"
#include "import/shared/builder.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::import::docker {

// Whether podman pod inspect or podman pod ps says this.
bool isPodmanPod(const Node &node);

// The pods of Podman among inspected objects. The container that keeps a pod's namespaces runs nothing: its
// networks and ports are the pod's, and it is no element.
class PodmanPods
{
public:
    PodmanPods(services::Project &project, Builder &builder) : m_project(project), m_builder(builder) {}

    // A container that has been put into the project, or a pod.
    void readContainer(const Node &node, const services::Mark &mark);
    void readPod(const Node &node, Translator &translator, const services::Mark &mark);
    // Gives the services of the project what their pods share.
    void apply();
    // The boundaries around the elements, once these are made.
    void addBoundaries() const;

private:
    struct Pod
    {
        std::string name;
        services::Mark mark; // of the pod, or of the first of its containers
        bool isInspected = false;
        bool isNetworkShared = true;      // as podman pod create has it
        bool isOnHostNetwork = false;     // by podman pod inspect
        std::string infra;                // the name of the container that keeps the namespaces; empty: none
        services::Tree ports;             // by what podman pod inspect says
        services::Tree networks;          // by the same
        std::vector<std::string> members; // names of services, in the order of the inputs
        std::vector<std::pair<std::string, services::Mark>> listed; // containers by podman pod inspect
    };
    Pod &pod(std::string_view id);
    void share(Pod &pod);
    void addUninspected(Pod &pod);
    services::Tree &listenerOn(const services::Tree &port, const Pod &pod,
                               const std::vector<services::Tree *> &sharing, const std::string &first) const;

    services::Project &m_project;
    Builder &m_builder;
    std::map<std::string, Pod> m_pods; // by id
};

} // namespace bulkhead::import::docker
