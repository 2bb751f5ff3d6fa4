// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/pod_templates.h"

#include <string>
#include <vector>

namespace bulkhead::import::kubernetes {

enum class Role : std::uint8_t { Main, Sidecar, Init, Ephemeral };

// One container of a pod.
struct Container
{
    Role role = Role::Main;
    const Node *node = nullptr;
    std::string name;
    model::Id id; // "default/Deployment/web/app"
};

// A pod that an object runs, with the object.
struct Workload
{
    const Object *object = nullptr;
    const Node *template_ = nullptr; // what holds the pod's metadata and spec
    bool runsToEnd = false;          // Job, CronJob, steps of a workflow
    model::Id id;                    // "default/Deployment/web", "default/Workflow/build/compile"
    std::string name;                // "Deployment/web", "Workflow/build/compile"
    std::vector<Container> containers;

    const Node &podSpec() const { return (*template_)["spec"]; }
    const Node &labels() const { return (*template_)["metadata"]["labels"]; }
    const Node &annotations() const { return (*template_)["metadata"]["annotations"]; }
    bool isOnHostNetwork() const { return podSpec()["hostNetwork"].asBool(false, true); }
    // The service account that its pods run under.
    std::string_view account() const;
};

// A part of the command line that a container is started with, and the key that states it.
struct Command
{
    std::string_view key; // "command" or "args"
    std::vector<std::string> words;
};
std::vector<Command> commandsOf(const Container &container);

// The words of all its parts.
std::vector<std::string> commandLineOf(const Container &container);

// The workloads that an object is, one for each pod that it states; empty when it runs none.
std::vector<Workload> workloadsOf(const Object &object, PodTemplates &templates);

// Gives the pod and its containers another id.
void renameWorkload(Workload &workload, const model::Id &id);

} // namespace bulkhead::import::kubernetes
