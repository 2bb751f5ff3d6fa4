// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bulkhead::import::kubernetes {

enum class Scope : std::uint8_t { Namespaced, Cluster };

// Where an object of a kind states the pods that it runs.
enum class Pods : std::uint8_t {
    None,
    Itself,       // the object is the pod
    Template,     // template
    SpecTemplate, // spec.template
    JobTemplate,  // spec.jobTemplate.spec.template
    Listed,       // pod templates at places of its own, each a pod
    Workflow,     // templates of an Argo workflow, each a pod
    Task,         // steps of a Tekton task, together one pod
    Pipeline,     // tasks of a Tekton pipeline, each a pod
    Spark,        // driver and executor of a Spark application, each a pod
};

// What becomes of objects of a kind.
enum class Use : std::uint8_t {
    Read,
    Silent, // records of the platform, and settings that no threat depends on: left out without a word
    Unread, // left out, which is told
};

// What is known of a kind of API object. A kind is one of its API groups: a Job of batch.volcano.sh is
// another than that of batch.
struct KindInfo
{
    std::string_view kind; // "Deployment"; "*" for all kinds of the groups
    std::string_view
        groups; // its API groups, past and present, with spaces between; "core" for the core group
    Scope scope = Scope::Namespaced;
    Pods pods = Pods::None;
    Use use = Use::Read;
    bool runsToEnd = false; // its pods end by themselves
};

// Null for a kind that is not known here. An object that states no group is taken for the first of its kind.
const KindInfo *findKind(std::string_view kind, std::string_view group);

// What objects of a kind are found by: the kind, followed by the group where the kind of that name that comes
// to mind is another's: "Deployment", "Deployment.storage.example.org".
std::string typeName(std::string_view kind, std::string_view group);

} // namespace bulkhead::import::kubernetes
