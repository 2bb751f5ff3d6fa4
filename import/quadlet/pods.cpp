// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/pods.h"

#include "import/quadlet/unit_values.h"
#include "import/services/pod_boundary.h"
#include "import/services/pod_listener.h"
#include "import/services/short_forms.h"

#include <algorithm>

namespace bulkhead::import::quadlet {

using services::Tree;

namespace {

const Unit *unitOf(const Units &units, const std::string &name, UnitKind kind)
{
    const auto found = units.find(name + std::string(endingOf(kind)));
    return found == units.end() ? nullptr : &found->second;
}

// Whether a container's unit says that it listens on a port.
bool saysThatItListens(const Unit &container, const services::PortMapping &port, const Builder &builder)
{
    std::vector<std::string> exposed;
    for (const Setting *setting : container.all("ExposeHostPort"))
        exposed.push_back(setting->value);
    const Setting *image = container.last("Image");
    return services::listensOn(exposed, image ? std::string(imageName(image->value)) : std::string(),
                               port.target, builder);
}

const std::string &listenerAmong(const std::string &pod, const std::vector<std::string> &members,
                                 const Units &units, const Setting &published, Builder &builder)
{
    const auto port = services::parsePort(Tree::scalar(published.value, published.mark));
    for (const std::string &member : members) {
        const Unit *container = unitOf(units, member, UnitKind::Container);
        if (port && container && saysThatItListens(*container, *port, builder))
            return member;
    }
    if (members.size() > 1)
        services::informOfUnsaidListener(builder, published.mark, pod, published.value, members.front());
    return members.front();
}

} // namespace

Pods podsOf(const Units &units, Builder &builder)
{
    Pods pods;
    for (const auto &[name, unit] : units) {
        const Setting *pod = unit.kind() == UnitKind::Container ? unit.last("Pod") : nullptr;
        if (!pod)
            continue;
        std::string podName = pod->value;
        if (podName.ends_with(".pod"))
            podName.resize(podName.size() - 4);
        if (!unitOf(units, podName, UnitKind::Pod))
            builder.warn(pod->mark.path(), pod->mark.line, pod->value + " is not among the inputs");
        pods[podName].push_back(unit.name());
    }
    for (const auto &[name, unit] : units) {
        if (unit.kind() == UnitKind::Pod && !pods.contains(unit.name()))
            builder.inform(unit.mark().path(), unit.mark().line,
                           name + " has no containers among the inputs");
    }
    return pods;
}

void applyPod(const std::string &pod, const std::vector<std::string> &members, const Units &units,
              std::map<std::string, ContainerTranslator> &translators, Builder &builder)
{
    const Unit *unit = unitOf(units, pod, UnitKind::Pod);
    ContainerTranslator &first = translators.at(members.front());
    for (std::size_t i = 1; i < members.size(); ++i) {
        const Unit *member = unitOf(units, members[i], UnitKind::Container);
        translators.at(members[i])
            .apply({"Network", members.front() + ".container", member->last("Pod")->mark});
    }
    if (!unit)
        return;
    for (const Setting *network : unit->all("Network"))
        first.apply(*network);
    for (const Setting *port : unit->all("PublishPort"))
        translators.at(listenerAmong(pod, members, units, *port, builder)).apply(*port);
    for (const std::string &member : members) {
        for (const std::string_view key : {"UserNS", "UIDMap", "Volume"}) {
            for (const Setting *shared : unit->all(key))
                translators.at(member).apply(*shared);
        }
    }
    for (const Setting *arguments : unit->all("PodmanArgs"))
        builder.inform(arguments->mark.path(), arguments->mark.line,
                       unit->fileName() + ": options of podman pod create are not read");
}

void addPodBoundary(Builder &builder, const Units &units, const std::string &pod,
                    const std::vector<std::string> &members)
{
    const Unit *unit = unitOf(units, pod, UnitKind::Pod);
    const services::Mark &mark =
        unit ? unit->mark() : unitOf(units, members.front(), UnitKind::Container)->mark();
    services::addPodBoundary(builder, "quadlet", pod, mark, members);
}

} // namespace bulkhead::import::quadlet
