// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/cluster.h"
#include "import/shared/facts.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

enum class VolumeKind : std::uint8_t {
    HostPath,
    Secret,
    ConfigMap,
    Claim,
    Scratch,
    Network,
    ExternalSecrets,
    Token,
    Other
};

// A volume of a pod; its kind follows from its source.
struct Volume
{
    VolumeKind kind = VolumeKind::Other;
    std::string name;   // in the pod
    std::string source; // host path, or name of the Secret, ConfigMap or claim
    int line = 0;
    const Object *statedBy = nullptr; // null: the workload itself
    bool readOnly = false;            // for all who mount it, whatever they say
};

// One volume as one container sees it. A volume of the pod that no container mounts has no path.
struct Mount
{
    const Volume *volume = nullptr;
    std::string path;
    bool readOnly = false;
    int line = 0;
    std::string part = {}; // of the volume, where only that is mounted: subPath
};

// The volumes of a pod. A projected volume gives one for each of its sources, under the same name; the claim
// templates of a StatefulSet count as claims.
std::vector<Volume> volumesOf(const Workload &workload);

// Adds the paths of the host that persistent volumes of the inputs stand for, behind the pod's claims.
void addClaimedPaths(std::vector<Volume> &volumes, const Cluster &cluster, const Workload &workload);

// Tells of volumes of a kind that is not known.
void reportUnknownVolumes(Builder &builder, const Workload &workload);

// What a container mounts of them; host paths that no container mounts are given to all of them, since
// any of the pod's containers may.
std::vector<Mount> mountsOf(const Workload &workload, const Container &container,
                            const std::vector<Volume> &volumes);

// States what the mounts mean for the container: paths and sockets of the host, propagation, its token.
void stateMounts(Facts &facts, const Workload &workload, const Container &container,
                 const std::vector<Mount> &mounts);

// A host path with '/' as separator and without ".", ".." or a trailing slash.
std::string normalisedPath(std::string_view path);

} // namespace bulkhead::import::kubernetes
