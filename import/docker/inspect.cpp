// SPDX-License-Identifier: Apache-2.0
#include "import/docker/inspect.h"

#include "import/docker/inspect_translator.h"
#include "import/docker/podman_pods.h"
#include "import/services/project_importer.h"
#include "import/shared/credentials.h"
#include "import/shared/image_reference.h"
#include "import/shared/superuser.h"
#include "model/generic_name.h"
#include "model/value.h"

#include <algorithm>
#include <map>
#include <set>

// docker inspect, docker ps, docker info: the containers as compose services, and what images and the engine
// add.
namespace bulkhead::import {

namespace {

bool isImage(const Node &node)
{
    return node.has("RepoTags") || node.has("RepoDigests") || node.has("RootFS");
}

void stateImageFacts(Builder &builder, model::Element &image, const Node &node, const std::string &file)
{
    const Node &config = node["Config"];
    const std::string object = "image/" + image.name;
    Facts facts = builder.facts(image);
    if (config.has("User")) {
        const std::string_view user = config["User"].text();
        facts.set(property::image::user,
                  user.empty() || isSuperuser(user) ? property::User::Root : property::User::NonRoot,
                  builder.origin(file, config.keyLine("User"), object));
    }
    if (const auto built = model::Date::parse(node["Created"].text().substr(0, 10)))
        facts.set(property::image::built, *built, builder.origin(file, node.keyLine("Created"), object));
    if (const auto digests = node["RepoDigests"].items(); !digests.empty()) {
        const std::string_view digest = digests.front().text();
        facts.set(property::image::digest, digest.substr(digest.find('@') + 1),
                  builder.origin(file, node.keyLine("RepoDigests"), object));
    }
    for (const Node &variable : config["Env"].items()) {
        const std::string_view setting = variable.text();
        const std::size_t equals = std::min(setting.find('='), setting.size());
        if (equals < setting.size() &&
            statesCredential(setting.substr(0, equals), setting.substr(equals + 1)))
            facts.set(property::image::secrets_embedded, true, builder.origin(file, variable.line(), object));
    }
}

// What docker image inspect says about an image that a container runs.
void stateInspectedImage(Builder &builder, const Node &node, const std::string &file)
{
    for (const Node &tag : node["RepoTags"].items()) {
        const ImageReference reference = ImageReference::parse(tag.text());
        if (model::Element *image = builder.find("image." + reference.fullName())) {
            builder.facts(*image).set(property::image::tag, reference.tag,
                                      builder.origin(file, tag.line(), "image/" + reference.shortName()));
            stateImageFacts(builder, *image, node, file);
        }
    }
    // One without a name here, which a container was started from by its id or digest.
    std::vector<std::string> others = {std::string(node["Id"].text())};
    if (node["RepoTags"].items().empty() && !node["RepoDigests"].items().empty())
        others.emplace_back(node["RepoDigests"].items().front().text());
    for (const std::string &other : others) {
        const ImageReference reference = ImageReference::parse(other);
        if (model::Element *image = builder.find(reference.isId() ? "image.local/" + reference.shortName()
                                                                  : "image." + reference.fullName()))
            stateImageFacts(builder, *image, node, file);
    }
}

// docker info: what it says of the host.
void stateEngine(Builder &builder, const Node &node, const std::string &file)
{
    Facts facts = builder.factsOf("host");
    const auto at = [&](std::string_view key) { return builder.origin(file, node.keyLine(key), "engine"); };
    if (const auto version = node["ServerVersion"].text(); !version.empty())
        facts.set(property::host::runtime_version, version, at("ServerVersion"));
    if (const auto version = node["KernelVersion"].text(); !version.empty())
        facts.set(property::host::kernel_version, version, at("KernelVersion"));
    if (const auto version = node["CgroupVersion"].text(); version == "1" || version == "2")
        facts.set(property::host::cgroup_version,
                  version == "1" ? property::CgroupVersion::V1 : property::CgroupVersion::V2,
                  at("CgroupVersion"));
    for (const Node &stated : node["SecurityOptions"].items()) {
        const std::string_view option = stated.text();
        const model::Origin origin = builder.origin(file, stated.line(), "engine");
        if (option.find("apparmor") != std::string_view::npos)
            facts.set(property::host::mandatory_access_control, property::MandatoryAccessControl::Apparmor,
                      origin);
        else if (option.find("selinux") != std::string_view::npos)
            facts.set(property::host::mandatory_access_control, property::MandatoryAccessControl::Selinux,
                      origin);
        else if (option.find("userns") != std::string_view::npos)
            facts.set(property::host::userns_remap, true, origin);
        else if (option.find("rootless") != std::string_view::npos)
            facts.set(property::host::rootless, true, origin);
    }
    if (const auto driver = node["LoggingDriver"].text(); !driver.empty())
        facts.set(property::host::central_logging,
                  driver != "json-file" && driver != "local" && driver != "none" && driver != "journald",
                  at("LoggingDriver"));
}

template <typename Visit>
void forEachObject(std::span<const ParsedInput> inputs, Visit visit)
{
    for (const ParsedInput &input : inputs) {
        for (const Document &document : input.documents) {
            const Node &root = document.root();
            if (root.isMap())
                visit(root, input.path);
            for (const Node &object : root.items()) {
                if (object.isMap())
                    visit(object, input.path);
            }
        }
    }
}

bool isEngine(const Node &node)
{
    return node.has("KernelVersion") || node.has("ServerVersion");
}

// podman network inspect, which spells its keys small.
bool isPodmanNetwork(const Node &node)
{
    return node.has("name") && node.has("driver") && node.hasAny({"network_interface", "dns_enabled"});
}

bool isNetwork(const Node &node)
{
    return !node.hasAny({"Mountpoint", "HostConfig"}) &&
           (node.has("IPAM") || (node.has("Driver") && node.has("Scope")) || isPodmanNetwork(node));
}

// docker service inspect, of a swarm.
bool isSwarmService(const Node &node)
{
    return node["Spec"]["TaskTemplate"].isMap();
}

// A service that has the nodes of a swarm install a plugin.
bool isPlugin(const Node &node)
{
    return isSwarmService(node) && node["Spec"]["TaskTemplate"]["Runtime"].text() == "plugin";
}

bool isInspected(const Node &node)
{
    const bool isContainer =
        node.hasAny({"HostConfig", "NetworkSettings"}) && node.hasAny({"Id", "ID", "Name", "Names"});
    const bool isImage = node.has("Id") && node.hasAny({"RepoTags", "RepoDigests", "RootFS"});
    const bool isNetwork =
        node.hasAny({"Id", "ID"}) && node.has("Driver") && node.hasAny({"IPAM", "EnableIPv6", "Scope"});
    const bool isVolume = node.hasAny({"Mountpoint"}) && node.has("Driver") && node.has("Name");
    const bool isEngine =
        node.hasAny({"ServerVersion", "OperatingSystem"}) && node.hasAny({"KernelVersion", "Driver"});
    const bool isListed = node.hasAny({"ID", "Id"}) && node.has("Image") && node.hasAny({"Names", "Name"}) &&
                          node.hasAny({"Ports", "Publishers", "Command"});
    return isContainer || isImage || isNetwork || isVolume || isEngine || isListed || isPodmanNetwork(node) ||
           isSwarmService(node) || docker::isPodmanPod(node);
}

// The names that objects refer to each other by.
docker::EngineNames namesIn(std::span<const ParsedInput> inputs)
{
    docker::EngineNames names;
    forEachObject(inputs, [&names](const Node &node, const std::string &) {
        std::string id(node.has("Id")   ? node["Id"].text()
                       : node.has("ID") ? node["ID"].text()
                                        : node["id"].text());
        if (id.empty())
            return;
        if (isImage(node)) {
            const Node &named = node[node["RepoTags"].items().empty() ? "RepoDigests" : "RepoTags"];
            if (id.starts_with("sha256:"))
                id.erase(0, 7);
            if (!named.items().empty())
                names.images.emplace(id, named.items().front().text());
        } else if (isNetwork(node)) {
            names.networks.emplace(id, docker::nameOf(node));
        } else if (node.hasAny({"HostConfig", "NetworkSettings"})) {
            names.containers.emplace(id, docker::nameOf(node));
        }
    });
    return names;
}

} // namespace

bool isDockerInspect(const Node &root)
{
    return isInspected(root) || (!root.items().empty() && isInspected(root.items().front()));
}

Result<Success> importDockerInspect(std::span<const ParsedInput> inputs, Builder &builder)
{
    services::Project project;
    project.scheme = "docker";
    project.objectKind = "container";
    project.file = inputs.front().path;
    project.root = services::Tree::map({std::make_shared<const std::string>(project.file), 1});
    project.declares = false;
    const docker::EngineNames names = namesIn(inputs);
    std::set<std::string, std::less<>> swarmServices; // each stands for its tasks, which are containers
    forEachObject(inputs, [&](const Node &node, const std::string &) {
        if (!isImage(node) &&
            (docker::isPodmanContainer(node) || isPodmanNetwork(node) || docker::isPodmanPod(node)))
            project.hostName = model::podmanHost.name;
        if (isSwarmService(node) && !node["Spec"]["Name"].text().empty())
            swarmServices.emplace(node["Spec"]["Name"].text());
    });
    docker::PodmanPods pods(project, builder);
    std::map<std::string, std::shared_ptr<const std::string>> files;
    forEachObject(inputs, [&](const Node &node, const std::string &path) {
        auto &file = files[path];
        if (!file)
            file = std::make_shared<const std::string>(path);
        docker::Translator translator(project, file, names);
        if (isImage(node) || isEngine(node))
            return;
        if (docker::isPodmanPod(node))
            pods.readPod(node, translator, {file, node.line()});
        else if (node.has("Mountpoint"))
            translator.addVolume(node);
        else if (isNetwork(node))
            translator.addNetwork(node);
        else if (isPlugin(node))
            builder.inform(path, node.line(),
                           "the service " + std::string(node["Spec"]["Name"].text()) +
                               " is left out: it installs a plugin of the engine and runs no container");
        else if (isSwarmService(node))
            translator.addSwarmService(node);
        else if (!swarmServices.contains(docker::swarmServiceOf(node))) {
            translator.addContainer(node);
            pods.readContainer(node, {file, node.line()});
        }
    });
    pods.apply();
    services::ProjectImporter importer(builder, project, {});
    importer.addElements();
    pods.addBoundaries();
    importer.inferFlows();
    forEachObject(inputs, [&](const Node &node, const std::string &path) {
        if (isImage(node))
            stateInspectedImage(builder, node, path);
        else if (isEngine(node))
            stateEngine(builder, node, path);
        else if (docker::isPodmanContainer(node) || isPodmanNetwork(node) || docker::isPodmanPod(node))
            builder.factsOf("host").set(property::host::runtime_engine, property::RuntimeEngine::Podman,
                                        builder.origin(path, node.line(), "engine", "only Podman says this"));
    });
    return Success{};
}

} // namespace bulkhead::import
