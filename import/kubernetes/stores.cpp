// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/stores.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/environment.h"
#include "import/shared/builder.h"
#include "import/shared/credentials.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

struct StoreKind
{
    const char *objectKind; // in its id and name
    property::StoreType storeType;
};

StoreKind storeKind(VolumeKind kind)
{
    switch (kind) {
    case VolumeKind::Secret:
    case VolumeKind::ExternalSecrets:
        return {"Secret", property::StoreType::SecretStore};
    case VolumeKind::ConfigMap:
        return {"ConfigMap", property::StoreType::ConfigStore};
    case VolumeKind::Claim:
        return {"PersistentVolumeClaim", property::StoreType::Volume};
    default:
        return {"Volume", property::StoreType::Volume};
    }
}

model::Id storeId(const StoreKind &kind, std::string_view space, std::string_view name)
{
    return idPart(std::string(space) + "/" + kind.objectKind + "/" + std::string(name));
}

// A store of a namespace, made by the first to name it. It stands where its own object does; where the inputs
// do not hold that, where `object` refers to it.
model::Element &store(Cluster &cluster, StoreKind kind, const std::string &name, const Object &object,
                      int line)
{
    Builder &builder = cluster.builder();
    const Object *own = cluster.find(kind.objectKind, object.space, name);
    NewElement wanted;
    wanted.kind = model::Kind::DataStore;
    wanted.id = storeId(kind, object.space, name);
    wanted.name = name;
    wanted.parent = cluster.spaceBoundary(object);
    wanted.platform = model::Platform::Kubernetes;
    wanted.origin = own ? own->at(own->line()) : object.at(line);
    wanted.implied = !own;
    const model::Origin origin = wanted.origin;
    model::Element &element = builder.element(std::move(wanted));
    Facts facts = builder.facts(element);
    if (!facts.has(property::data_store::store_type)) {
        facts.set(property::data_store::store_type, kind.storeType, origin);
        if (kind.storeType == property::StoreType::SecretStore)
            facts.set(property::data_store::contains_secrets, true, origin);
    }
    return element;
}

bool isShared(const Workload &workload, const Volume &volume)
{
    const auto mounts = [&volume](const Container &container) {
        const auto list = (*container.node)["volumeMounts"].items();
        return std::any_of(list.begin(), list.end(),
                           [&volume](const Node &mount) { return mount["name"].text() == volume.name; });
    };
    return std::count_if(workload.containers.begin(), workload.containers.end(), mounts) > 1;
}

void addFlow(Cluster &cluster, const Container &container, const model::Id &target, const Object &object,
             int line, bool readOnly, std::string_view note = {})
{
    NewFlow flow;
    flow.kind = model::FlowKind::Mount;
    flow.source = container.id;
    flow.target = target;
    flow.platform = model::Platform::Kubernetes;
    flow.origin = object.at(line, note);
    const model::Origin origin = flow.origin;
    Facts facts = cluster.builder().facts(cluster.builder().flow(std::move(flow)));
    facts.set(property::data_flow::access_mode,
              readOnly ? property::AccessMode::Read : property::AccessMode::ReadWrite, origin);
}

void addMountFlow(Cluster &cluster, const Workload &workload, const Container &container, const Mount &mount)
{
    const Object &object = *workload.object;
    const Volume &volume = *mount.volume;
    const bool isConfiguration = volume.kind == VolumeKind::Secret || volume.kind == VolumeKind::ConfigMap;
    std::string name = volume.source;
    switch (volume.kind) {
    case VolumeKind::Secret:
    case VolumeKind::ConfigMap:
    case VolumeKind::Claim:
        break;
    case VolumeKind::Network:
    case VolumeKind::ExternalSecrets:
        name = workload.object->name + "/" + volume.name;
        break;
    case VolumeKind::Scratch:
        if (!isShared(workload, volume))
            return; // its own scratch space is part of the container
        name = workload.object->kind + "/" + workload.object->name + "/" + volume.name;
        break;
    case VolumeKind::HostPath:
    case VolumeKind::Token:
    case VolumeKind::Other:
        return; // properties of the container
    }
    if (name.empty())
        return;
    const model::Id target = store(cluster, storeKind(volume.kind), name, object, volume.line).id;
    addFlow(cluster, container, target, object, mount.line, isConfiguration || mount.readOnly);
}

void addVariableFlows(Cluster &cluster, const Workload &workload, const Container &container)
{
    const Object &object = *workload.object;
    const auto add = [&](const Node &reference, VolumeKind kind, int line) {
        if (const std::string name(reference["name"].text()); !name.empty())
            addFlow(cluster, container, store(cluster, storeKind(kind), name, object, line).id, object, line,
                    true, "read into the environment");
    };
    for (const Node &variable : (*container.node)["env"].items()) {
        const Node &from = variable["valueFrom"];
        add(from["secretKeyRef"], VolumeKind::Secret, variable.line());
        add(from["configMapKeyRef"], VolumeKind::ConfigMap, variable.line());
    }
    for (const Node &source : (*container.node)["envFrom"].items()) {
        add(source["secretRef"], VolumeKind::Secret, source.line());
        add(source["configMapRef"], VolumeKind::ConfigMap, source.line());
    }
}

} // namespace

void addMountFlows(Cluster &cluster, const Workload &workload, const Container &container,
                   const std::vector<Mount> &mounts)
{
    for (const Mount &mount : mounts)
        addMountFlow(cluster, workload, container, mount);
    addVariableFlows(cluster, workload, container);
}

namespace {

// Something that is to be filled in before the manifest is used.
bool isPlaceholder(std::string_view value)
{
    return value.find("${") != std::string_view::npos || value.find("{{") != std::string_view::npos ||
           (value.starts_with('<') && value.ends_with('>'));
}

// The line of the first value of a Secret that stands in a file. What was read from the running cluster
// bears its uid, and shows nothing of how it got there. SOPS leaves those values in clear that its author
// takes for no secrets; of these a credential counts.
int secretValueLine(const Object &secret)
{
    if ((*secret.node)["metadata"].has("uid"))
        return 0;
    const bool isEncrypted = (*secret.node)["sops"].isMap();
    for (const char *key : {"data", "stringData"}) {
        for (const MapEntry &entry : (*secret.node)[key].entries()) {
            const std::string_view value = entry.value.text();
            if (value.empty() || isPlaceholder(value) || isKeptElsewhere(value))
                continue;
            if (!isEncrypted || statesCredential(entry.key, value))
                return entry.line;
        }
    }
    return 0;
}

// What Kubernetes and OpenShift put into every namespace: the certificates by which pods know the cluster.
bool isCertificatesOfPlatform(const Object &configMap)
{
    return configMap.name == "kube-root-ca.crt" || configMap.name == "openshift-service-ca.crt";
}

} // namespace

model::Id secretStoreId(const Object &secret)
{
    return storeId(storeKind(VolumeKind::Secret), secret.space, secret.name);
}

void addConfigurationStores(Cluster &cluster)
{
    for (const Object *secret : cluster.ofKind("Secret")) {
        model::Element &element =
            store(cluster, storeKind(VolumeKind::Secret), secret->name, *secret, secret->line());
        if (const int line = secretValueLine(*secret); line != 0)
            cluster.builder().facts(element).set(property::data_store::secrets_in_manifest, true,
                                                 secret->at(line, "a secret's value"));
    }
    for (const Object *configMap : cluster.ofKind("ConfigMap")) {
        if (isCertificatesOfPlatform(*configMap))
            continue;
        model::Element &element =
            store(cluster, storeKind(VolumeKind::ConfigMap), configMap->name, *configMap, configMap->line());
        const int line = credentialLine(*configMap);
        if (line == 0)
            continue;
        Facts facts = cluster.builder().facts(element);
        facts.set(property::data_store::contains_secrets, true, configMap->at(line, "a credential in clear"));
        if (!configMap->metadata().has("uid"))
            facts.set(property::data_store::secrets_in_manifest, true,
                      configMap->at(line, "a credential in clear"));
    }
    for (const Object *claim : cluster.ofKind("PersistentVolumeClaim"))
        store(cluster, storeKind(VolumeKind::Claim), claim->name, *claim, claim->line());
}

} // namespace bulkhead::import::kubernetes
