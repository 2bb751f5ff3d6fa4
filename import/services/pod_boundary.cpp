// SPDX-License-Identifier: Apache-2.0
#include "import/services/pod_boundary.h"

#include "import/services/project.h"

namespace bulkhead::import::services {

void addPodBoundary(Builder &builder, const std::string &scheme, const std::string &pod, const Mark &mark,
                    const std::vector<std::string> &members)
{
    std::vector<model::Id> containers;
    for (const std::string &member : members)
        if (const model::Element *container = builder.find(idIn({}, {}, member)))
            containers.push_back(container->id);
    if (containers.empty())
        return;
    const model::Origin origin = builder.origin(mark.path(), mark.line, "pod/" + pod);
    NewElement wanted;
    wanted.kind = model::Kind::TrustBoundary;
    wanted.id = idIn({}, "pod", pod);
    wanted.name = pod;
    wanted.parent = builder.find(containers.front())->parent;
    wanted.sourceKey = scheme + ":#pod/" + pod;
    wanted.origin = origin;
    model::Element &element = builder.element(std::move(wanted));
    const model::Id boundary = element.id;
    builder.facts(element).set(property::trust_boundary::boundary_type, property::BoundaryType::Pod, origin);
    for (const model::Id &container : containers)
        builder.find(container)->parent = boundary;
}

} // namespace bulkhead::import::services
