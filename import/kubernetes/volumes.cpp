// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/volumes.h"

#include "import/kubernetes/truth.h"
#include "import/shared/builder.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

struct SourceKind
{
    std::string_view key; // of the volume
    VolumeKind kind;
    std::string_view nameKey; // inside it
};

constexpr std::array sources = {
    SourceKind{"hostPath", VolumeKind::HostPath, "path"},
    SourceKind{"secret", VolumeKind::Secret, "secretName"},
    SourceKind{"configMap", VolumeKind::ConfigMap, "name"},
    SourceKind{"persistentVolumeClaim", VolumeKind::Claim, "claimName"},
    SourceKind{"emptyDir", VolumeKind::Scratch, ""},
    SourceKind{"nfs", VolumeKind::Network, "server"},
    SourceKind{"cephfs", VolumeKind::Network, ""},
    SourceKind{"glusterfs", VolumeKind::Network, "endpoints"},
    SourceKind{"iscsi", VolumeKind::Network, "targetPortal"},
    SourceKind{"rbd", VolumeKind::Network, "image"},
    SourceKind{"azureFile", VolumeKind::Network, "shareName"},
    SourceKind{"awsElasticBlockStore", VolumeKind::Network, "volumeID"},
    SourceKind{"gcePersistentDisk", VolumeKind::Network, "pdName"},
    SourceKind{"azureDisk", VolumeKind::Network, "diskName"},
    SourceKind{"cinder", VolumeKind::Network, "volumeID"},
    SourceKind{"fc", VolumeKind::Network, ""},
    SourceKind{"flexVolume", VolumeKind::Network, "driver"},
    SourceKind{"flocker", VolumeKind::Network, "datasetName"},
    SourceKind{"photonPersistentDisk", VolumeKind::Network, "pdID"},
    SourceKind{"portworxVolume", VolumeKind::Network, "volumeID"},
    SourceKind{"quobyte", VolumeKind::Network, "volume"},
    SourceKind{"scaleIO", VolumeKind::Network, "volumeName"},
    SourceKind{"storageos", VolumeKind::Network, "volumeName"},
    SourceKind{"vsphereVolume", VolumeKind::Network, "volumePath"},
    SourceKind{"downwardAPI", VolumeKind::Other, ""},
    SourceKind{"clusterTrustBundle", VolumeKind::Other, ""},
    SourceKind{"podCertificate", VolumeKind::Other, ""},
    SourceKind{"image", VolumeKind::Other, "reference"},
    SourceKind{"gitRepo", VolumeKind::Other, "repository"},
};

void addSource(std::vector<Volume> &volumes, const std::string &name, const Node &holder)
{
    for (const SourceKind &source : sources) {
        if (!holder.has(source.key))
            continue;
        const Node &inside = holder[source.key];
        Volume volume;
        volume.kind = source.kind;
        volume.name = name;
        volume.line = holder.keyLine(source.key);
        volume.readOnly = truth(inside["readOnly"]).value_or(false);
        if (!source.nameKey.empty())
            volume.source = inside[source.nameKey].text();
        if (source.kind == VolumeKind::HostPath) {
            volume.source = normalisedPath(volume.source);
            volume.line = inside.has("path") ? inside.keyLine("path") : volume.line;
        } else if (source.kind == VolumeKind::Secret && volume.source.empty()) {
            volume.source = inside["name"].text(); // as a source of a projected volume
        }
        volumes.push_back(std::move(volume));
    }
    if (holder.has("csi")) {
        const bool secrets = holder["csi"]["driver"].text().find("secrets-store") != std::string_view::npos;
        volumes.push_back({secrets ? VolumeKind::ExternalSecrets : VolumeKind::Network, name,
                           std::string(holder["csi"]["driver"].text()), holder.keyLine("csi"), nullptr,
                           truth(holder["csi"]["readOnly"]).value_or(false)});
    }
    if (holder.has("ephemeral"))
        volumes.push_back({VolumeKind::Scratch, name, {}, holder.keyLine("ephemeral")});
    if (holder.has("serviceAccountToken"))
        volumes.push_back({VolumeKind::Token, name, {}, holder.keyLine("serviceAccountToken")});
}

// Sockets through which a program commands the container engine, the node or the cluster, and directories
// that hold nothing else.
bool isControlSocket(std::string_view path)
{
    static constexpr std::array sockets = {
        std::string_view("docker.sock"),     std::string_view("dockershim.sock"),
        std::string_view("containerd.sock"), std::string_view("crio.sock"),
        std::string_view("podman.sock"),     std::string_view("cri-dockerd.sock"),
        std::string_view("kubelet.sock"),    std::string_view("docker_engine"),
        std::string_view("frakti.sock")};
    const std::string_view last = path.substr(path.find_last_of("/\\") + 1);
    if (std::find(sockets.begin(), sockets.end(), last) != sockets.end())
        return true;
    static constexpr std::array folders = {std::string_view("/run/containerd"), std::string_view("/run/crio"),
                                           std::string_view("/run/podman"),
                                           std::string_view("/run/k3s/containerd")};
    if (path.starts_with("/var/run/"))
        path.remove_prefix(4);
    return std::find(folders.begin(), folders.end(), path) != folders.end();
}

// How a container gets at a volume: as a directory, or as a block device.
struct MountList
{
    std::string_view key; // of the container
    std::string_view pathKey;
};
constexpr std::array mountLists = {MountList{"volumeMounts", "mountPath"},
                                   MountList{"volumeDevices", "devicePath"}};

void addMounts(std::vector<Mount> &mounts, const std::vector<Volume> &volumes, const Container &container,
               const MountList &list)
{
    for (const Node &node : (*container.node)[list.key].items())
        for (const Volume &volume : volumes)
            if (volume.name == node["name"].text())
                mounts.push_back({&volume, std::string(node[list.pathKey].text()),
                                  volume.readOnly || node["readOnly"].asBool(false, true), node.line(),
                                  std::string(node["subPath"].text())});
}

bool mountsVolume(const Container &container, std::string_view volume)
{
    return std::any_of(mountLists.begin(), mountLists.end(), [&](const MountList &list) {
        const auto mounts = (*container.node)[list.key].items();
        return std::any_of(mounts.begin(), mounts.end(),
                           [volume](const Node &mount) { return mount["name"].text() == volume; });
    });
}

// Paths of the host that a container has.
struct HostPaths
{
    StatedItems all;
    StatedItems writable;
};

void addHostPath(HostPaths &paths, Facts &facts, const Object &workload, const Mount &mount)
{
    const Volume &volume = *mount.volume;
    if (volume.source.empty())
        return;
    const Object &object = volume.statedBy ? *volume.statedBy : workload;
    const std::string_view note = mount.path.empty() ? "a volume of the pod that no container mounts yet"
                                  : volume.statedBy  ? "behind the claim that the pod mounts"
                                                     : "";
    const std::string path =
        mount.part.empty() ? volume.source : normalisedPath(volume.source + "/" + mount.part);
    paths.all.add(path, object.at(volume.line, note));
    if (!mount.readOnly && !mount.path.empty())
        paths.writable.add(path, workload.at(mount.line, "mounted without readOnly"));
    if (isControlSocket(path))
        facts.set(property::container::control_socket_mounted, true, object.at(volume.line, note));
}

void statePropagation(Facts &facts, const Object &object, const Container &container)
{
    for (const Node &mount : (*container.node)["volumeMounts"].items()) {
        const std::string_view mode = mount["mountPropagation"].text();
        const bool shared = mode == "Bidirectional";
        if (shared || (mode == "HostToContainer" && !facts.has(property::container::mount_propagation)))
            facts.set(property::container::mount_propagation,
                      shared ? property::MountPropagation::Rshared : property::MountPropagation::Rslave,
                      object.atKey(mount, "mountPropagation"));
    }
}

std::string_view storageClassOf(const Object &object)
{
    return object.spec()["storageClassName"].text();
}

} // namespace

ClaimedVolumes::ClaimedVolumes(const Cluster &cluster) : m_cluster(cluster)
{
    for (const Object *volume : cluster.ofKind("PersistentVolume")) {
        const Node &reserved = volume->spec()["claimRef"];
        if (reserved.isMap()) {
            m_byClaim.emplace(std::pair(reserved["namespace"].text(), reserved["name"].text()), volume);
            continue;
        }
        const auto [known, isNew] = m_onlyOfClass.emplace(storageClassOf(*volume), volume);
        if (!isNew)
            known->second = nullptr;
    }
}

const Object *ClaimedVolumes::of(const Object &claim) const
{
    if (const std::string_view name = claim.spec()["volumeName"].text(); !name.empty())
        return m_cluster.find("PersistentVolume", {}, name);
    if (const auto found = m_byClaim.find({claim.space, claim.name}); found != m_byClaim.end())
        return found->second;
    const auto only = m_onlyOfClass.find(storageClassOf(claim));
    return only == m_onlyOfClass.end() ? nullptr : only->second;
}

std::vector<Volume> volumesOf(const Workload &workload)
{
    std::vector<Volume> volumes;
    for (const Node &node : workload.podSpec()["volumes"].items()) {
        const std::string name(node["name"].text());
        addSource(volumes, name, node);
        for (const Node &projected : node["projected"]["sources"].items())
            addSource(volumes, name, projected);
    }
    for (const Node &claim : workload.object->spec()["volumeClaimTemplates"].items()) {
        const std::string name(claim["metadata"]["name"].text());
        volumes.push_back({VolumeKind::Claim, name, name + "-" + workload.object->name, claim.line()});
    }
    return volumes;
}

void ClaimedVolumes::addPaths(std::vector<Volume> &volumes, const Workload &workload) const
{
    std::vector<Volume> paths;
    for (const Volume &volume : volumes) {
        if (volume.kind != VolumeKind::Claim)
            continue;
        const Object *claim = m_cluster.find("PersistentVolumeClaim", workload.object->space, volume.source);
        const Object *bound = claim ? of(*claim) : nullptr;
        if (!bound)
            continue;
        for (const char *kind : {"hostPath", "local"}) {
            const Node &path = bound->spec()[kind];
            if (!path["path"].text().empty())
                paths.push_back({VolumeKind::HostPath, volume.name, normalisedPath(path["path"].text()),
                                 path.keyLine("path"), bound, volume.readOnly});
        }
    }
    std::move(paths.begin(), paths.end(), std::back_inserter(volumes));
}

void reportUnknownVolumes(Builder &builder, const Workload &workload)
{
    for (const Node &volume : workload.podSpec()["volumes"].items()) {
        for (const MapEntry &entry : volume.entries()) {
            const std::string_view name = entry.key;
            const bool isKnown = name == "name" || name == "csi" || name == "ephemeral" ||
                                 name == "projected" ||
                                 std::any_of(sources.begin(), sources.end(),
                                             [name](const SourceKind &source) { return source.key == name; });
            if (!isKnown)
                builder.warn(workload.object->file.view(), entry.line,
                             std::string(workload.object->label.view()) +
                                 " has a volume of a kind that is not understood: " + std::string(name));
        }
    }
}

std::vector<Mount> mountsOf(const Workload &workload, const Container &container,
                            const std::vector<Volume> &volumes)
{
    std::vector<Mount> mounts;
    for (const MountList &list : mountLists)
        addMounts(mounts, volumes, container, list);
    for (const Volume &volume : volumes) {
        const bool mounted =
            std::any_of(workload.containers.begin(), workload.containers.end(),
                        [&volume](const Container &c) { return mountsVolume(c, volume.name); });
        if (volume.kind == VolumeKind::HostPath && !mounted)
            mounts.push_back({&volume, {}, false, volume.line});
    }
    return mounts;
}

void stateMounts(Facts &facts, const Workload &workload, const Container &container,
                 const std::vector<Mount> &mounts)
{
    const Object &object = *workload.object;
    HostPaths paths;
    for (const Mount &mount : mounts) {
        if (mount.volume->kind == VolumeKind::HostPath)
            addHostPath(paths, facts, object, mount);
        else if (mount.volume->kind == VolumeKind::Token)
            facts.set(property::container::service_account_token_mounted, true,
                      object.at(mount.volume->line));
    }
    facts.addAll(property::container::host_mounts, paths.all);
    facts.addAll(property::container::host_mounts_rw, paths.writable);
    statePropagation(facts, object, container);
}

std::string normalisedPath(std::string_view path)
{
    std::string text(path);
    std::replace(text.begin(), text.end(), '\\', '/');
    std::vector<std::string_view> parts;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            parts.push_back(part);
    }
    std::string result;
    for (const std::string_view part : parts)
        result += (result.empty() && !text.starts_with('/') ? "" : "/") + std::string(part);
    return result.empty() && !text.empty() ? "/" : result;
}

} // namespace bulkhead::import::kubernetes
