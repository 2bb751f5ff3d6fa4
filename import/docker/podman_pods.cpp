// SPDX-License-Identifier: Apache-2.0
#include "import/docker/podman_pods.h"

#include "import/services/pod_boundary.h"
#include "import/services/pod_listener.h"
#include "model/utf8.h"

#include <algorithm>
#include <set>

namespace bulkhead::import::docker {

using services::Mark;
using services::Tree;

namespace {

bool isInfra(const Node &container)
{
    return container["IsInfra"].asBool();
}

std::string key(const Tree &port)
{
    return port["target"].text() + '/' + port["protocol"].text() + ' ' + port["published"].text() + ' ' +
           port["host_ip"].text();
}

void addNew(Tree &ports, std::set<std::string> &known, const Tree &more)
{
    for (const Tree &port : more.items())
        if (known.insert(key(port)).second)
            ports.items().push_back(port);
}

bool sharesWithContainer(const Tree &service, std::string_view mode)
{
    return service[mode].text().starts_with("container:");
}

} // namespace

bool isPodmanPod(const Node &node)
{
    // One that keeps no container for its namespaces has no id of it.
    return node.hasAny({"InfraContainerID", "InfraId", "CreateInfra", "SharedNamespaces"}) &&
           node["Containers"].isList();
}

PodmanPods::Pod &PodmanPods::pod(std::string_view id)
{
    Pod &pod = m_pods[std::string(id)];
    if (pod.name.empty())
        pod.name = model::beginOf(id, 12);
    return pod;
}

void PodmanPods::readContainer(const Node &node, const Mark &mark)
{
    const std::string_view id = node["Pod"].text();
    if (id.empty())
        return;
    Pod &found = pod(id);
    if (!found.mark.file)
        found.mark = mark;
    const bool isNamed = found.isInspected;
    if (const std::string_view name = node["PodName"].text(); !isNamed && !name.empty())
        found.name = name;
    if (isInfra(node)) {
        found.infra = nameOf(node);
        // The pod's name is the host name of the container that keeps its namespaces.
        if (const std::string_view host = node["Config"]["Hostname"].text();
            !isNamed && !host.empty() && !node.has("PodName"))
            found.name = host;
    } else {
        found.members.push_back(nameOf(node));
    }
}

void PodmanPods::readPod(const Node &node, Translator &translator, const Mark &mark)
{
    Pod &found = pod(node["Id"].text());
    found.isInspected = true;
    found.mark = mark;
    if (const std::string name = nameOf(node); !name.empty())
        found.name = name;
    if (node["SharedNamespaces"].isList()) {
        const auto shared = node["SharedNamespaces"].items();
        found.isNetworkShared = std::any_of(shared.begin(), shared.end(),
                                            [](const Node &space) { return space.text() == "net"; });
    }
    found.isOnHostNetwork = node["InfraConfig"]["HostNetwork"].asBool();
    found.ports = translator.portsOfPod(node["InfraConfig"]);
    const Node &networks = node[node.has("InfraConfig") ? "InfraConfig" : "Networks"];
    found.networks = Tree::map(mark);
    for (const Node &network : (networks.isMap() ? networks["Networks"] : networks).items())
        found.networks.set(std::string(network.text()), mark, Tree::map(mark));
    const std::string_view infra = node[node.has("InfraId") ? "InfraId" : "InfraContainerID"].text();
    for (const Node &container : node["Containers"].items())
        if (container["Id"].text() != infra || infra.empty())
            found.listed.emplace_back(nameOf(container), Mark{mark.file, container.line()});
}

// Of a container that only its pod tells of, no more is known than that it runs there.
void PodmanPods::addUninspected(Pod &pod)
{
    std::set<std::string> members(pod.members.begin(), pod.members.end());
    for (const auto &[name, mark] : pod.listed) {
        if (!members.insert(name).second)
            continue;
        m_builder.inform(mark.path(), mark.line,
                         "the container " + name + " of the pod " + pod.name +
                             " is not among the inputs: what it runs is not known");
        if (!m_project.root.has("services"))
            m_project.root.set("services", m_project.root.mark(), Tree::map(m_project.root.mark()));
        Tree &services = *m_project.root.find("services");
        if (services.has(name))
            continue;
        services.set(name, mark, Tree::map(mark));
        pod.members.push_back(name);
    }
}

// The member that listens on a port of the pod, as far as one says so.
Tree &PodmanPods::listenerOn(const Tree &port, const Pod &pod, const std::vector<Tree *> &sharing,
                             const std::string &first) const
{
    const auto found = std::find_if(sharing.begin(), sharing.end(), [&](const Tree *member) {
        return services::listensOn((*member)["expose"].texts(), (*member)["image"].text(),
                                   port["target"].text(), m_builder);
    });
    if (found != sharing.end())
        return **found;
    if (sharing.size() > 1)
        services::informOfUnsaidListener(m_builder, port.mark(), pod.name,
                                         port["published"].text() + ":" + port["target"].text(), first);
    return *sharing.front();
}

void PodmanPods::share(Pod &pod)
{
    Tree *services = m_project.root.find("services");
    if (!services)
        return;
    Tree shared = Tree::map(pod.mark);
    if (const Tree *infra = pod.infra.empty() ? nullptr : services->find(pod.infra))
        shared = *infra;
    services->remove(pod.infra);
    std::vector<Tree *> sharing; // the network
    std::string first;           // of them
    for (const std::string &name : pod.members)
        if (Tree *member = services->find(name)) {
            // podman ps does not say what is shared.
            const bool isSaid = member->has("network_mode");
            if (isSaid ? !sharesWithContainer(*member, "network_mode") : !pod.isNetworkShared)
                continue;
            sharing.push_back(member);
            if (first.empty())
                first = name;
        }
    Tree ports = shared["ports"].isNull() ? pod.ports : shared["ports"];
    if (ports.isNull())
        ports = Tree::list(pod.mark);
    std::set<std::string> known;
    for (const Tree &port : ports.items())
        known.insert(key(port));
    for (Tree *member : sharing) {
        addNew(ports, known, (*member)["ports"]);
        member->remove("ports");
        member->remove("network_mode");
        if (member != sharing.front()) {
            member->remove("networks");
            member->set("network_mode", pod.mark, Tree::scalar("container:" + first, pod.mark));
        } else if (const Tree &mode = shared["network_mode"]; !mode.isNull()) {
            member->set("network_mode", shared.keyMark("network_mode"), mode);
        } else if (const Tree &networks = shared["networks"]; !networks.isNull()) {
            member->set("networks", shared.keyMark("networks"), networks);
        } else if (pod.isOnHostNetwork) {
            member->set("network_mode", pod.mark, Tree::scalar("host", pod.mark));
        } else if (!member->has("networks") && !pod.networks.entries().empty()) {
            member->set("networks", pod.mark, pod.networks);
        }
    }
    for (const Tree &port : sharing.empty() ? std::vector<Tree>() : ports.items()) {
        Tree &listener = listenerOn(port, pod, sharing, first);
        if (!listener.has("ports"))
            listener.set("ports", port.mark(), Tree::list(port.mark()));
        listener.find("ports")->items().push_back(port);
    }
    // What is shared with the container that is no element is shared with the first of the others, or is the
    // host's.
    for (const char *space : {"pid", "ipc", "uts"}) {
        std::string owner; // name of the member whose namespace it is now
        for (const std::string &name : pod.members) {
            Tree *member = services->find(name);
            if (!member || !sharesWithContainer(*member, space))
                continue;
            const Mark mark = member->keyMark(space);
            if (shared[space].text() == "host")
                member->set(space, mark, Tree::scalar("host", mark));
            else if (owner.empty())
                member->remove(space);
            else
                member->set(space, mark, Tree::scalar("container:" + owner, mark));
            if (owner.empty())
                owner = name;
        }
    }
}

void PodmanPods::apply()
{
    for (auto &[id, pod] : m_pods) {
        addUninspected(pod);
        share(pod);
    }
}

void PodmanPods::addBoundaries() const
{
    for (const auto &[id, pod] : m_pods)
        services::addPodBoundary(m_builder, "docker", pod.name, pod.mark, pod.members);
}

} // namespace bulkhead::import::docker
