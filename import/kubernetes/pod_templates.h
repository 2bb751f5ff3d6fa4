// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/object.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

// One pod that an object runs.
struct PodTemplate
{
    const Node *holder =
        nullptr;      // the map with the pod's metadata and spec; of the null node: none is stated
    std::string part; // of an object that lists several: "worker"; empty: the object has just this one
};

// Finds the pods that objects run. Workflow engines state containers in shapes of their own: of these a pod
// as Kubernetes would have it is composed, whose values keep their lines.
class PodTemplates
{
public:
    // Empty where an object runs none. What is composed lives as long as this.
    std::vector<PodTemplate> of(const Object &object);

private:
    std::vector<PodTemplate> ofWorkflow(const Node &workflow);
    std::vector<PodTemplate> ofSpark(const Node &application);
    std::vector<PodTemplate> searched(const Object &object);
    void search(const Node &node, std::string_view part, std::vector<PodTemplate> &found);
    std::vector<PodTemplate> ofPipeline(const Node &pipeline, const Node &run);
    // Null where the task states no steps of its own.
    const Node *ofTask(const Node &task, const Node &run);

    std::vector<Document> m_composed;
};

} // namespace bulkhead::import::kubernetes
