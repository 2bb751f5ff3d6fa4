// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/cluster.h"
#include "import/shared/facts.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
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

// Finds the persistent volume that a claim is bound to: the one it names, the one that names it, or the only
// one of its class that is free.
class ClaimedVolumes
{
public:
    explicit ClaimedVolumes(const Cluster &cluster);

    const Object *of(const Object &claim) const; // null: none of the inputs
    // Adds the paths of the host that persistent volumes stand for, behind the pod's claims.
    void addPaths(std::vector<Volume> &volumes, const Workload &workload) const;

private:
    const Cluster &m_cluster;
    std::map<std::pair<std::string_view, std::string_view>, const Object *> m_byClaim; // namespace and name
    std::map<std::string_view, const Object *> m_onlyOfClass; // null: there are several
};

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
