// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/unread_parts.h"

#include "import/kubernetes/cluster.h"
#include "import/shared/builder.h"

#include <string>

namespace bulkhead::import::kubernetes {

namespace {

class UnreadParts
{
public:
    UnreadParts(Builder &builder, const Object &object) : m_builder(builder), m_object(object) {}

    // https://argo-workflows.readthedocs.io/en/latest/fields/
    void tellPatches(const Node &workflow) const
    {
        tellPatch(workflow);
        tellPatch(workflow["templateDefaults"]);
        for (const Node &step : workflow["templates"].items())
            tellPatch(step);
    }

    // https://tekton.dev/docs/pipelines/stepactions/: a step that stands in an object of its own, or
    // elsewhere.
    void tellReferredSteps(const Node &task) const
    {
        for (const Node &step : task["steps"].items()) {
            if (!step["ref"].isMap())
                continue;
            const std::string_view name = step["ref"]["name"].text();
            tell(step.keyLine("ref"), " has a step of " +
                                          (name.empty() ? "a resolver" : "StepAction/" + std::string(name)) +
                                          ", which is not read: its container is not in the model");
        }
    }

    void tellOwnContainers(int line) const
    {
        tell(line, " is of a kind that an operator runs: what it starts beside these containers is not in "
                   "the model");
    }

private:
    void tellPatch(const Node &holder) const
    {
        if (!holder["podSpecPatch"].text().empty())
            tell(holder.keyLine("podSpecPatch"),
                 " has a podSpecPatch, which is not read: the pod may run with other settings");
    }

    void tell(int line, const std::string &what) const
    {
        m_builder.inform(m_object.file.view(), line, std::string(m_object.label.view()) + what);
    }

    Builder &m_builder;
    const Object &m_object;
};

} // namespace

void reportUnreadParts(Cluster &cluster)
{
    for (const Object &object : cluster.objects()) {
        const UnreadParts parts(cluster.builder(), object);
        const Pods pods = object.info ? object.info->pods : Pods::None;
        const Node &spec = object.spec();
        if (pods == Pods::Workflow) {
            parts.tellPatches(spec);
            parts.tellPatches(spec["workflowSpec"]);
        } else if (pods == Pods::Task) {
            parts.tellReferredSteps(spec);
            parts.tellReferredSteps(spec["taskSpec"]);
        } else if (pods == Pods::Pipeline) {
            for (const Node *pipeline : {&spec, &spec["pipelineSpec"]})
                for (const char *key : {"tasks", "finally"})
                    for (const Node &task : (*pipeline)[key].items())
                        parts.tellReferredSteps(task["taskSpec"]);
        }
    }
    // A custom resource whose spec lists containers as a pod's does, as a Prometheus of its operator.
    for (const Workload &workload : cluster.workloads())
        if (!workload.object->info && workload.template_ == workload.object->node)
            UnreadParts(cluster.builder(), *workload.object)
                .tellOwnContainers(workload.podSpec().keyLine("containers"));
}

} // namespace bulkhead::import::kubernetes
