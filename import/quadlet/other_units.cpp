// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/other_units.h"

#include "import/kubernetes/kubernetes.h"
#include "import/services/normalise.h"
#include "import/services/surroundings.h"
#include "import/shared/relative_path.h"

#include <array>

namespace bulkhead::import::quadlet {

using services::Tree;

namespace {

constexpr std::string_view networkKeys[] = {
    "ContainersConfModule", "DNS",         "DisableDNS", "Driver",        "Gateway",     "GlobalArgs",
    "IPAMDriver",           "IPRange",     "IPv6",       "InterfaceName", "Internal",    "Label",
    "NetworkDeleteOnStop",  "NetworkName", "Options",    "PodmanArgs",    "ServiceName", "Subnet"};

constexpr std::string_view volumeKeys[] = {"ContainersConfModule",
                                           "Copy",
                                           "Device",
                                           "Driver",
                                           "GlobalArgs",
                                           "Group",
                                           "Image",
                                           "Label",
                                           "Options",
                                           "PodmanArgs",
                                           "ServiceName",
                                           "Type",
                                           "User",
                                           "VolumeName"};

constexpr std::string_view podKeys[] = {
    "AddHost", "ContainersConfModule", "DNS",       "DNSOption",  "DNSSearch",   "ExitPolicy",
    "GIDMap",  "GlobalArgs",           "HostName",  "IP",         "IP6",         "Label",
    "Network", "NetworkAlias",         "PodName",   "PodmanArgs", "PublishPort", "ServiceName",
    "ShmSize", "StopTimeout",          "SubGIDMap", "SubUIDMap",  "UIDMap",      "UserNS",
    "Volume"};

constexpr std::string_view kubeKeys[] = {"AutoUpdate",
                                         "ConfigMap",
                                         "ContainersConfModule",
                                         "ExitCodePropagation",
                                         "GlobalArgs",
                                         "KubeDownForce",
                                         "LogDriver",
                                         "LogOpt",
                                         "Network",
                                         "PodmanArgs",
                                         "PublishPort",
                                         "ServiceName",
                                         "SetWorkingDirectory",
                                         "UserNS",
                                         "Yaml",
                                         "RemapGid",
                                         "RemapUid",
                                         "RemapUidSize",
                                         "RemapUsers"};

constexpr std::string_view imageKeys[] = {
    "AllTags",    "Arch",        "AuthFile",  "CertDir", "ContainersConfModule", "Creds",  "DecryptionKey",
    "GlobalArgs", "Image",       "ImageTag",  "OS",      "PodmanArgs",           "Policy", "Retry",
    "RetryDelay", "ServiceName", "TLSVerify", "Variant"};

constexpr std::string_view buildKeys[] = {"Annotation",
                                          "Arch",
                                          "AuthFile",
                                          "BuildArg",
                                          "ContainersConfModule",
                                          "DNS",
                                          "DNSOption",
                                          "DNSSearch",
                                          "Environment",
                                          "File",
                                          "ForceRM",
                                          "GlobalArgs",
                                          "GroupAdd",
                                          "IgnoreFile",
                                          "ImageTag",
                                          "Label",
                                          "Network",
                                          "PodmanArgs",
                                          "Pull",
                                          "Retry",
                                          "RetryDelay",
                                          "Secret",
                                          "ServiceName",
                                          "SetWorkingDirectory",
                                          "TLSVerify",
                                          "Target",
                                          "Variant",
                                          "Volume"};

// Copies a setting to a key of what compose would declare.
void take(Tree &declared, const Unit &unit, std::string_view key, const char *target)
{
    if (const Setting *setting = unit.last(key))
        declared.set(target, setting->mark, Tree::scalar(setting->value, setting->mark));
}

Tree &sectionOf(services::Project &project, const char *name, const services::Mark &mark)
{
    if (!project.root.has(name))
        project.root.set(name, mark, Tree::map(mark));
    return *project.root.find(name);
}

Tree networkOf(const Unit &unit)
{
    Tree network = Tree::map(unit.mark());
    take(network, unit, "Driver", "driver");
    take(network, unit, "Internal", "internal");
    take(network, unit, "NetworkName", "name");
    take(network, unit, "DisableDNS", services::withoutDnsKey);
    return network;
}

// Device, type and options are those of mount(8): "Options=bind" makes it a folder of the host.
Tree volumeOf(const Unit &unit)
{
    Tree volume = Tree::map(unit.mark());
    take(volume, unit, "Driver", "driver");
    take(volume, unit, "VolumeName", "name");
    Tree options = Tree::map(unit.mark());
    take(options, unit, "Device", "device");
    take(options, unit, "Type", "type");
    take(options, unit, "Options", "o");
    if (options["type"].text() == "bind" && !options.has("o"))
        options.set("o", options.keyMark("type"), Tree::scalar("bind", options.keyMark("type")));
    if (!options.entries().empty())
        volume.set("driver_opts", unit.mark(), std::move(options));
    return volume;
}

} // namespace

void declareUnit(services::Project &project, Builder &builder, const Unit &unit)
{
    const bool isNetwork = unit.kind() == UnitKind::Network;
    if (isNetwork)
        reportUnknownKeys(builder, unit, networkKeys);
    else
        reportUnknownKeys(builder, unit, volumeKeys);
    sectionOf(project, isNetwork ? "networks" : "volumes", unit.mark())
        .set(unit.name(), unit.mark(), isNetwork ? networkOf(unit) : volumeOf(unit));
}

void readKube(Builder &builder, const Unit &unit)
{
    reportUnknownKeys(builder, unit, kubeKeys);
    const std::vector<const Setting *> files = unit.all("Yaml");
    if (files.empty())
        builder.warn(unit.mark().path(), unit.mark().line, unit.fileName() + " names no Yaml");
    for (const Setting *file : files) {
        const std::string path = joinPath(folderOf(file->mark.path()), file->value);
        if (builder.hasSource(path))
            continue; // it is read by itself
        auto bytes = services::readNamedFile(builder, path, file->mark, "the Kubernetes file");
        if (!bytes)
            continue;
        builder.addReferred(path, "kubernetes", *bytes);
        ParsedInput input{path, "kubernetes", {}, {}};
        auto documents =
            parseDocuments(*std::move(bytes), path, builder.options().limits, builder.options().stop);
        if (!documents) {
            builder.report(Severity::Error, path, documents.error().line, documents.error().message);
            continue;
        }
        input.documents = *std::move(documents);
        [[maybe_unused]] const auto read = importKubernetes(std::span(&input, 1), builder);
    }
    for (const Setting *port : unit.all("PublishPort"))
        builder.inform(port->mark.path(), port->mark.line,
                       unit.fileName() + " publishes " + port->value +
                           "; which of its containers listens there is to be drawn by hand");
}

void checkKeys(Builder &builder, const Unit &unit)
{
    if (unit.kind() == UnitKind::Pod)
        reportUnknownKeys(builder, unit, podKeys);
    else if (unit.kind() == UnitKind::Image)
        reportUnknownKeys(builder, unit, imageKeys);
    else if (unit.kind() == UnitKind::Build)
        reportUnknownKeys(builder, unit, buildKeys);
}

} // namespace bulkhead::import::quadlet
