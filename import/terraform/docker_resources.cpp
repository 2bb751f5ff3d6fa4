// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/docker_resources.h"

#include "import/services/normalise.h"
#include "import/services/project_importer.h"

#include <memory>

namespace bulkhead::import::terraform {

using services::Mark;
using services::Tree;

namespace {

// A docker_container as a service, with the lines of the plan.
class ContainerTree
{
public:
    ContainerTree(const Plan &plan, const Resource &resource, std::shared_ptr<const std::string> file)
        : m_plan(plan), m_resource(resource), m_file(std::move(file)),
          m_service(Tree::map({m_file, resource.values->line()}))
    {
        for (const auto &[key, name] : plainKeys)
            copy(key, name);
        setImage();
        addEnvironment();
        addPorts();
        addMounts();
        addNetworks();
        addRest();
        services::normalise(m_service, services::servicePlace);
    }

    std::string name() const
    {
        const std::string_view stated = m_resource.text("name");
        if (!stated.empty())
            return std::string(stated);
        const std::string &address = m_resource.address; // which tells instances apart
        const std::size_t type = address.find(m_resource.type + '.');
        return type == std::string::npos ? address : address.substr(type + m_resource.type.size() + 1);
    }
    const Tree &tree() const { return m_service; }
    // The names of networks and volumes that it uses.
    const std::vector<std::pair<std::string, Mark>> &networks() const { return m_networks; }
    const std::vector<std::pair<std::string, Mark>> &volumes() const { return m_volumes; }

private:
    static constexpr std::pair<std::string_view, std::string_view> plainKeys[] = {
        {"privileged", "privileged"},
        {"user", "user"},
        {"read_only", "read_only"},
        {"command", "command"},
        {"entrypoint", "entrypoint"},
        {"restart", "restart"},
        {"pid_mode", "pid"},
        {"ipc_mode", "ipc"},
        {"userns_mode", "userns_mode"},
        {"security_opts", "security_opt"},
        {"sysctls", "sysctls"},
        {"hostname", "hostname"},
        {"runtime", "runtime"},
        {"cpus", "cpus"},
        {"cpu_quota", "cpu_quota"},
        {"cpu_period", "cpu_period"},
        {"gpus", "gpus"}};

    Mark at(std::string_view key) const { return {m_file, m_resource.values->keyLine(key)}; }
    Mark at(const Node &node) const { return {m_file, node.line()}; }
    void set(Tree &map, std::string key, std::string_view value, const Mark &mark) const
    {
        if (!value.empty())
            map.set(std::move(key), mark, Tree::scalar(std::string(value), mark));
    }

    void copy(std::string_view key, std::string_view name)
    {
        const Node &value = m_resource[key];
        const bool isNothing = value.isNull() || (value.isScalar() && value.text().empty()) ||
                               (!value.isScalar() && value.size() == 0);
        if (!isNothing && !m_resource.isSensitive(key))
            m_service.set(std::string(name), at(key), Tree(value, m_file));
    }

    // The docker_image that an id stands for, or that is referred to; null where it may be one of several.
    const Resource *imageBehind(std::string_view id) const
    {
        for (const std::string_view attribute : {"image_id", "latest"}) { // as older versions call it
            const auto &images = m_plan.withValue("docker_image", attribute, id);
            if (!id.empty() && !images.empty())
                return images.front();
        }
        return m_plan.referred(m_resource, "image", "docker_image").only();
    }

    // The image is named by a docker_image's id, which is known only once that is there.
    void setImage()
    {
        std::string_view image = m_resource.text("image");
        Mark mark = at("image");
        if (image.empty() || image.starts_with("sha256:")) {
            if (const Resource *known = imageBehind(image)) {
                image = known->text("name");
                mark = {m_file, known->values->keyLine("name")};
                if (const Node &build = block(*known->values, "build"); build.isMap()) {
                    Tree tree = Tree::map(at(build));
                    set(tree, "context", build["context"].text(), at(build));
                    set(tree, "dockerfile", build["dockerfile"].text(), at(build));
                    set(tree, "target", build["target"].text(), at(build));
                    m_service.set("build", at(build), std::move(tree));
                }
            }
        }
        set(m_service, "image", image, mark);
    }

    // "NAME=VALUE"; of sensitive ones the names alone, which tell what they are.
    void addEnvironment()
    {
        const bool isSensitive = m_resource.isSensitive("env");
        Tree environment = Tree::map(at("env"));
        for (const Node &item : (*m_resource.allValues)["env"].items()) {
            const std::string_view text = item.text();
            const std::size_t equals = std::min(text.find('='), text.size());
            const std::string_view value =
                isSensitive ? sensitiveText : text.substr(std::min(equals + 1, text.size()));
            if (equals > 0)
                environment.set(std::string(text.substr(0, equals)), at(item),
                                Tree::scalar(std::string(value), at(item)));
        }
        m_service.set("environment", at("env"), std::move(environment));
    }

    void addPorts()
    {
        Tree ports = Tree::list(at("ports"));
        for (const Node &node : m_resource["ports"].items()) {
            if (node["internal"].text().empty())
                continue;
            Tree port = Tree::map(at(node));
            set(port, "target", node["internal"].text(), at(node));
            set(port, "published", node["external"].text(), at(node));
            set(port, "host_ip", node["ip"].text() == "0.0.0.0" ? "" : node["ip"].text(), at(node));
            set(port, "protocol", node["protocol"].text(), at(node));
            ports.items().push_back(std::move(port));
        }
        if (!ports.items().empty())
            m_service.set("ports", at("ports"), std::move(ports));
    }

    void addMount(const Node &node, std::string_view type, std::string_view source, std::string_view target,
                  bool isReadOnly, Tree &mounts)
    {
        Tree mount = Tree::map(at(node));
        set(mount, "type", type, at(node));
        set(mount, "source", source, at(node));
        set(mount, "target", target, at(node));
        set(mount, "read_only", isReadOnly ? "true" : "false", at(node));
        mounts.items().push_back(std::move(mount));
        if (type == "volume" && !source.empty())
            m_volumes.emplace_back(source, at(node));
    }

    // The name of the network or volume that a block refers to, where it is known later; empty where it may
    // be one of several.
    std::string_view referredName(const char *blocks, const Node &node, std::string_view key,
                                  std::string_view type) const
    {
        const Node &expression =
            expressionOfBlock(m_resource[blocks], node, m_plan.expressions(m_resource)[blocks]);
        const Resource *named = m_plan.referredBy(m_resource, expression[key], type).only();
        return !named                        ? std::string_view()
               : named->text("name").empty() ? std::string_view(named->name)
                                             : named->text("name");
    }

    // What is mounted from a place that is sensitive is left out.
    void addMounts()
    {
        Tree mounts = Tree::list(at("volumes"));
        for (const Node &node : m_resource["volumes"].items()) {
            const bool isPath = !node["host_path"].text().empty();
            std::string_view source = isPath ? node["host_path"].text() : node["volume_name"].text();
            if (source.empty())
                source = referredName("volumes", node, "volume_name", "docker_volume");
            if (!source.empty() || !m_resource.isSensitive("volumes"))
                addMount(node, isPath ? "bind" : "volume", source, node["container_path"].text(),
                         node["read_only"].asBool(), mounts);
        }
        for (const Node &node : m_resource["mounts"].items()) {
            const bool isHidden = m_resource.isSensitive("mounts") &&
                                  (node["type"].text().empty() ||
                                   (node["source"].text().empty() && node["type"].text() != "tmpfs"));
            if (!isHidden)
                addMount(node, node["type"].text(), node["source"].text(), node["target"].text(),
                         node["read_only"].asBool(), mounts);
        }
        if (mounts.items().empty())
            return;
        const Mark mark = mounts.items().front().mark();
        m_service.set("volumes", mark, std::move(mounts));
    }

    void addNetworks()
    {
        const std::string_view mode = m_resource.text("network_mode");
        const Node &joined = m_resource["networks_advanced"];
        if (joined.size() == 0) {
            const bool isDefault = mode.empty() || mode == "default" || mode == "bridge";
            set(m_service, "network_mode", isDefault ? "bridge" : mode, at("network_mode"));
            return;
        }
        Tree networks = Tree::map(at("networks_advanced"));
        for (const Node &node : joined.items()) {
            std::string_view name = node["name"].text();
            if (name.empty())
                name = referredName("networks_advanced", node, "name", "docker_network");
            Tree network = Tree::map(at(node));
            if (!m_resource.isSensitive("networks_advanced"))
                network.set("aliases", at(node), Tree(node["aliases"], m_file));
            if (name.empty())
                continue;
            networks.set(std::string(name), at(node), std::move(network));
            m_networks.emplace_back(name, at(node));
        }
        m_service.set("networks", at("networks_advanced"), std::move(networks));
    }

    void addRest()
    {
        const Node &capabilities = block(*m_resource.values, "capabilities");
        for (const auto &[key, name] : {std::pair{"add", "cap_add"}, std::pair{"drop", "cap_drop"}}) {
            if (capabilities[key].size() > 0 && !m_resource.isSensitive("capabilities"))
                m_service.set(name, {m_file, capabilities.keyLine(key)}, Tree(capabilities[key], m_file));
        }
        Tree devices = Tree::list(at("devices"));
        for (const Node &device : m_resource["devices"].items()) {
            if (const std::string_view path = device["host_path"].text(); !path.empty())
                devices.items().push_back(Tree::scalar(std::string(path), at(device)));
        }
        if (!devices.items().empty())
            m_service.set("devices", at("devices"), std::move(devices));
        if (m_resource["memory"].asInteger() > 0) // MiB
            set(m_service, "mem_limit", std::string(m_resource["memory"].text()) + "m", at("memory"));
        if (const Node &check = block(*m_resource.values, "healthcheck");
            check.isMap() && !m_resource.isSensitive("healthcheck")) {
            Tree tree = Tree::map(at(check));
            tree.set("test", at(check), Tree(check["test"], m_file));
            m_service.set("healthcheck", at(check), std::move(tree));
        }
        if (const std::string_view driver = m_resource.text("log_driver"); !driver.empty()) {
            Tree logging = Tree::map(at("log_driver"));
            set(logging, "driver", driver, at("log_driver"));
            m_service.set("logging", at("log_driver"), std::move(logging));
        }
    }

    const Plan &m_plan;
    const Resource &m_resource;
    std::shared_ptr<const std::string> m_file;
    Tree m_service;
    std::vector<std::pair<std::string, Mark>> m_networks;
    std::vector<std::pair<std::string, Mark>> m_volumes;
};

// Declares the networks or volumes of the plan, and as external those that only a container names.
Tree declared(const Plan &plan, std::string_view type, const std::shared_ptr<const std::string> &file,
              const std::vector<std::pair<std::string, Mark>> &used)
{
    Tree all = Tree::map({file, 1});
    for (const Resource *resource : plan.ofType(type)) {
        const Mark mark{file, resource->values->line()};
        Tree tree = Tree::map(mark);
        for (const auto &[key, name] :
             {std::pair{"driver", "driver"}, std::pair{"internal", "internal"},
              std::pair{"driver_opts", "driver_opts"}, std::pair{"options", "driver_opts"}}) {
            const Node &value = (*resource)[key];
            if (!value.isNull() && !resource->isSensitive(key) && (value.isMap() || !value.text().empty()))
                tree.set(name, {file, resource->values->keyLine(key)}, Tree(value, file));
        }
        const std::string_view name = resource->text("name");
        all.set(std::string(name.empty() ? std::string_view(resource->name) : name), mark, std::move(tree));
    }
    for (const auto &[name, mark] : used) {
        if (all.has(name))
            continue;
        Tree tree = Tree::map(mark);
        tree.set("external", mark, Tree::scalar("true", mark));
        all.set(name, mark, std::move(tree));
    }
    return all;
}

} // namespace

void importDockerResources(const Plan &plan, Builder &builder)
{
    const std::vector<const Resource *> &containers = plan.ofType("docker_container");
    if (containers.empty())
        return;
    const auto file = std::make_shared<const std::string>(plan.file());
    services::Project project;
    project.scheme = "terraform";
    project.objectKind = "docker_container";
    project.file = plan.file();
    project.root = Tree::map({file, 1});
    Tree all = Tree::map({file, 1});
    std::vector<std::pair<std::string, Mark>> networks;
    std::vector<std::pair<std::string, Mark>> volumes;
    for (const Resource *container : containers) {
        const ContainerTree tree(plan, *container, file);
        if (all.has(tree.name()))
            builder.warn(plan.file(), container->values->line(),
                         container->address + " is a second container named " + tree.name() +
                             ": an engine refuses it, and the model has the last of them");
        all.set(tree.name(), {file, container->values->line()}, tree.tree());
        networks.insert(networks.end(), tree.networks().begin(), tree.networks().end());
        volumes.insert(volumes.end(), tree.volumes().begin(), tree.volumes().end());
    }
    project.root.set("services", {file, 1}, std::move(all));
    project.root.set("networks", {file, 1}, declared(plan, "docker_network", file, networks));
    project.root.set("volumes", {file, 1}, declared(plan, "docker_volume", file, volumes));
    services::ProjectImporter importer(builder, project, {});
    importer.addElements();
    importer.inferFlows();
}

} // namespace bulkhead::import::terraform
