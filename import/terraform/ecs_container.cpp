// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/object.h"
#include "import/services/normalise.h"
#include "import/services/short_forms.h"
#include "import/shared/image_reference.h"
#include "import/shared/images.h"
#include "import/terraform/ecs_task.h"
#include "import/terraform/iam.h"
#include "import/terraform/withheld.h"
#include "model/numbers.h"

#include <algorithm>

namespace bulkhead::import::terraform {

using services::Mark;
using services::Tree;

namespace {

// One container of a definition's JSON as a service.
class DefinitionTree
{
public:
    DefinitionTree(const Node &node, const EcsTask &task, Mark mark)
        : m_node(node), m_task(task), m_mark(std::move(mark)), m_service(Tree::map(m_mark)),
          m_isSensitive(task.definition->isSensitive("container_definitions"))
    {
        copy("image", node["image"]);
        copy("user", node["user"]);
        copy("privileged", node["privileged"]);
        copy("read_only", node["readonlyRootFilesystem"]);
        if (!m_isSensitive) { // a command may hold what is sensitive
            copy("command", node["command"]);
            copy("entrypoint", node["entryPoint"]);
        }
        copy("security_opt", node["dockerSecurityOptions"]);
        const Node &linux = node["linuxParameters"];
        copy("cap_add", linux["capabilities"]["add"]);
        copy("cap_drop", linux["capabilities"]["drop"]);
        addEnvironment();
        addPorts();
        addRest(linux);
        addTaskModes();
        services::normalise(m_service, services::servicePlace);
    }

    Tree take() { return std::move(m_service); }

private:
    // All lines are those of the definition: its text has none of its own.
    Tree placed(const Node &node) const
    {
        Tree tree = node.isMap() ? Tree::map(m_mark) : node.isList() ? Tree::list(m_mark) : Tree();
        for (const MapEntry &entry : node.entries())
            tree.set(std::string(entry.key), m_mark, placed(entry.value));
        for (const Node &item : node.items())
            tree.items().push_back(placed(item));
        return node.isScalar() && !node.isNull() ? Tree::scalar(std::string(node.text()), m_mark) : tree;
    }
    void copy(const char *key, const Node &value)
    {
        const bool isNothing = value.isNull() || (value.isScalar() && value.text().empty()) ||
                               (!value.isScalar() && value.size() == 0);
        if (!isNothing)
            m_service.set(key, m_mark, placed(value));
    }
    void setText(const char *key, std::string value)
    {
        m_service.set(key, m_mark, Tree::scalar(std::move(value), m_mark));
    }

    // What comes from a secret manager is put into the variable when the task starts.
    void addEnvironment()
    {
        Tree environment = Tree::map(m_mark);
        for (const Node &variable : m_node["environment"].items()) {
            const std::string_view value = m_isSensitive ? sensitiveText : variable["value"].text();
            environment.set(std::string(variable["name"].text()), m_mark,
                            Tree::scalar(std::string(value), m_mark));
        }
        for (const Node &secret : m_node["secrets"].items())
            environment.set(std::string(secret["name"].text()), m_mark, Tree());
        m_service.set("environment", m_mark, std::move(environment));
    }

    // On a network of its own the task publishes nothing on a host.
    void addPorts()
    {
        Tree ports = Tree::list(m_mark);
        for (const Node &mapping : m_node["portMappings"].items()) {
            const std::string target(mapping["containerPort"].text());
            const std::string protocol = mapping["protocol"].text() == "udp" ? "udp" : "tcp";
            if (target.empty())
                continue;
            if (m_task.isOnOwnNetwork || m_task.definition->text("network_mode") == "host") {
                ports.items().push_back(Tree::scalar(target + "/" + protocol, m_mark));
                continue;
            }
            Tree port = Tree::map(m_mark);
            port.set("target", m_mark, Tree::scalar(target, m_mark));
            const std::string_view published = mapping["hostPort"].text();
            if (!published.empty() && published != "0") // else any that is free
                port.set("published", m_mark, Tree::scalar(std::string(published), m_mark));
            port.set("protocol", m_mark, Tree::scalar(protocol, m_mark));
            ports.items().push_back(std::move(port));
        }
        if (ports.items().empty())
            return;
        const bool isExposed = ports.items().front().isScalar();
        m_service.set(isExposed ? "expose" : "ports", m_mark, std::move(ports));
    }

    void addRest(const Node &linux)
    {
        // On Fargate a task has a size, which its containers share; in units, of which a processor is 1024
        // ("Task definition parameters for Amazon ECS", task size).
        const Resource &definition = *m_task.definition;
        if (m_node["memory"].asInteger() > 0)
            setText("mem_limit", std::string(m_node["memory"].text()) + "m");
        else if (m_task.isFargate && services::parseNumber(definition.text("memory")))
            setText("mem_limit", std::string(definition.text("memory")) + "m");
        if (const auto cpu = services::parseNumber(definition.text("cpu")); m_task.isFargate && cpu)
            setText("cpus", model::toText(*cpu / 1024));
        if (m_node["memoryReservation"].asInteger() > 0)
            setText("mem_reservation", std::string(m_node["memoryReservation"].text()) + "m");
        Tree devices = Tree::list(m_mark);
        for (const Node &device : m_isSensitive ? std::span<const Node>() : linux["devices"].items())
            devices.items().push_back(Tree::scalar(std::string(device["hostPath"].text()), m_mark));
        if (!devices.items().empty())
            m_service.set("devices", m_mark, std::move(devices));
        if (const Node &driver = m_node["logConfiguration"]["logDriver"]; !driver.text().empty()) {
            Tree logging = Tree::map(m_mark);
            logging.set("driver", m_mark, Tree::scalar(std::string(driver.text()), m_mark));
            m_service.set("logging", m_mark, std::move(logging));
        }
        if (const Node &check = m_node["healthCheck"]["command"]; check.size() > 0) {
            Tree tree = Tree::map(m_mark);
            tree.set("test", m_mark, m_isSensitive ? Tree::scalar("CMD", m_mark) : placed(check));
            m_service.set("healthcheck", m_mark, std::move(tree));
        }
        Tree sysctls = Tree::map(m_mark);
        for (const Node &control : m_isSensitive ? std::span<const Node>() : m_node["systemControls"].items())
            sysctls.set(std::string(control["namespace"].text()), m_mark,
                        Tree::scalar(std::string(control["value"].text()), m_mark));
        if (!sysctls.entries().empty())
            m_service.set("sysctls", m_mark, std::move(sysctls));
        if (m_task.service && m_task.service->operator[]("desired_count").asInteger(-1) >= 0)
            setText("scale", std::string(m_task.service->text("desired_count")));
    }

    void addTaskModes()
    {
        const Resource &definition = *m_task.definition;
        for (const auto &[key, name] : {std::pair{"pid_mode", "pid"}, std::pair{"ipc_mode", "ipc"}}) {
            if (!definition.text(key).empty())
                setText(name, std::string(definition.text(key)));
        }
        if (definition.text("network_mode") == "host")
            setText("network_mode", "host");
    }

    const Node &m_node;
    const EcsTask &m_task;
    Mark m_mark;
    Tree m_service;
    bool m_isSensitive;
};

model::Origin originOf(const EcsTask &task, const Plan &plan, Builder &builder, std::string_view key,
                       std::string_view note = {})
{
    const int line = task.definition->allValues->keyLine(key);
    return builder.origin(plan.file(), line > 0 ? line : task.definition->values->line(),
                          task.definition->address, note);
}

// Folders of the machine, file systems of the network, and what lives as long as the task, which is no store.
void addMounts(const EcsTask &task, const EcsContainer &container, const Plan &plan, Builder &builder)
{
    const auto volumes = (*task.definition)["volume"].items();
    StatedItems hostMounts;
    StatedItems hostMountsRw;
    for (const Node &mount : (*container.node)["mountPoints"].items()) {
        const auto volume = std::find_if(volumes.begin(), volumes.end(), [&](const Node &each) {
            return each["name"].text() == mount["sourceVolume"].text();
        });
        if (volume == volumes.end())
            continue;
        const bool isReadOnly = mount["readOnly"].asBool();
        const model::Origin origin = originOf(task, plan, builder, "volume");
        if (const std::string path((*volume)["host_path"].text()); !path.empty()) {
            hostMounts.add(path, origin);
            if (!isReadOnly)
                hostMountsRw.add(path, origin);
            if (services::holdsControlSocket(path))
                builder.factsOf(container.id).set(property::container::control_socket_mounted, true, origin);
        } else if (block(*volume, "efs_volume_configuration").isMap()) {
            const Node &efs = block(*volume, "efs_volume_configuration");
            NewElement wanted;
            wanted.kind = model::Kind::DataStore;
            wanted.id = task.id() + "/efs." + kubernetes::idPart((*volume)["name"].text());
            wanted.name = (*volume)["name"].text();
            wanted.parent = {};
            wanted.origin = origin;
            model::Element &store = builder.element(std::move(wanted));
            Facts facts = builder.facts(store);
            facts.set(property::data_store::store_type, property::StoreType::Volume, origin);
            facts.set(property::data_store::technology, "efs", origin);
            NewFlow flow;
            flow.kind = model::FlowKind::Mount;
            flow.source = container.id;
            flow.target = store.id;
            if (!task.definition->isSensitive("container_definitions"))
                flow.name = mount["containerPath"].text();
            flow.origin = origin;
            Facts mounted = builder.facts(builder.flow(std::move(flow)));
            mounted.set(property::data_flow::access_mode,
                        isReadOnly ? property::AccessMode::Read : property::AccessMode::ReadWrite, origin);
            if (efs["transit_encryption"].text() == "ENABLED")
                mounted.set(property::data_flow::encryption, property::Encryption::Tls, origin);
        }
    }
    Facts facts = builder.factsOf(container.id);
    facts.addAll(property::container::host_mounts, hostMounts);
    facts.addAll(property::container::host_mounts_rw, hostMountsRw);
}

void stateRole(const EcsTask &task, const EcsContainer &container, const Plan &plan, const Roles &roles,
               Builder &builder)
{
    Facts facts = builder.factsOf(container.id);
    if (const Resource *role = plan.named(*task.definition, "task_role_arn", "aws_iam_role", "arn").only()) {
        if (const auto scope = roles.scopeOf(*role, builder))
            facts.set(property::container::cloud_iam_scope, *scope,
                      builder.origin(plan.file(), role->values->line(), role->address,
                                     "the task's role, by its policies"));
        return;
    }
    // On a machine of the user's own, what its role may do is within reach.
    const bool hasNone = task.definition->text("task_role_arn").empty() &&
                         !plan.isConfigured(*task.definition, "task_role_arn") && !plan.resources().empty();
    if (hasNone && task.isFargate && task.definition->values->has("task_role_arn"))
        facts.set(property::container::cloud_iam_scope, property::CloudIamScope::None,
                  originOf(task, plan, builder, "task_role_arn", "the task has no role"));
}

} // namespace

model::Id EcsTask::id() const
{
    return "ecs/" + kubernetes::idPart(family);
}

const EcsContainer *EcsTask::container(std::string_view name) const
{
    const auto found = std::find_if(containers.begin(), containers.end(),
                                    [name](const auto &each) { return each->name == name; });
    return found == containers.end() ? nullptr : found->get();
}

void readContainers(EcsTask &task, const Plan &plan, Builder &builder)
{
    const Resource &definition = *task.definition;
    const std::string_view text = (*definition.allValues)["container_definitions"].text();
    const int line = definition.values->line();
    if (text.empty()) {
        builder.warn(plan.file(), line,
                     definition.address + ": its containers are known only when the plan is applied");
        return;
    }
    auto documents =
        parseJson(std::string(text), plan.file(), builder.options().limits, builder.options().stop);
    if (!documents || documents->empty()) {
        builder.warn(plan.file(), line, definition.address + ": container_definitions is no JSON");
        return;
    }
    if (definition.isSensitive("container_definitions"))
        builder.inform(plan.file(), line,
                       definition.address +
                           ": container_definitions is sensitive as a whole; the values of its "
                           "variables and its commands are not read");
    task.documents = *std::move(documents);
    static const Node unmarked{};
    if (const auto readable = withoutSensitive(task.documents.front().root(), unmarked, plan.file()))
        task.documents.insert(task.documents.begin(), *readable);
    const Node &root = task.documents.front().root();
    if (!root.isList())
        builder.warn(plan.file(), line, definition.address + ": container_definitions is no list");
    for (const Node &node : root.items()) {
        const std::string name(node["name"].text());
        if (name.empty() || task.container(name)) {
            builder.warn(plan.file(), line,
                         definition.address + (name.empty()
                                                   ? ": a container without a name is left out"
                                                   : ": a second container " + name + " is left out"));
            continue;
        }
        const int at = definition.allValues->keyLine("container_definitions");
        const Mark mark{std::make_shared<const std::string>(plan.file()), at};
        auto container = std::make_unique<EcsContainer>();
        container->name = name;
        container->node = &node;
        container->tree = DefinitionTree(node, task, mark).take();
        services::Service &service = container->service;
        service.name = name;
        service.objectKind = definition.address;
        service.tree = &container->tree;
        service.mark = mark;
        service.arguments = services::commandWords(container->tree["entrypoint"]);
        for (std::string &word : services::commandWords(container->tree["command"]))
            service.arguments.push_back(std::move(word));
        for (const services::TreeEntry &variable : container->tree["environment"].entries())
            service.environment.push_back(
                {variable.key, variable.value.text(), variable.value.isNull(), variable.mark});
        for (const Tree &port : container->tree["ports"].items()) {
            if (auto parsed = services::parsePort(port))
                service.ports.push_back(*std::move(parsed));
        }
        for (const Node &mapping : node["portMappings"].items())
            container->ports.push_back(static_cast<int>(mapping["containerPort"].asInteger()));
        task.containers.push_back(std::move(container));
    }
}

void addContainer(EcsTask &task, EcsContainer &container, const Plan &plan, const Roles &roles,
                  Builder &builder)
{
    NewElement wanted;
    wanted.id = task.id() + "/" + kubernetes::idPart(container.name);
    wanted.name = container.name;
    wanted.parent = task.boundary;
    wanted.sourceKey = "terraform:" + task.definition->address + "#" + container.name;
    wanted.origin = originOf(task, plan, builder, "container_definitions");
    model::Element &element = builder.element(std::move(wanted));
    container.id = element.id;
    container.service.id = element.id;
    const std::string image(container.tree["image"].text());
    services::recogniseProduct(builder, container.service);
    Facts facts = builder.facts(element);
    if (const Technology *technology = container.service.technology) {
        const model::Origin byImage =
            originOf(task, plan, builder, "container_definitions", "told by the image's name");
        facts.set(property::container::technology, technology->name, byImage);
        facts.set(property::container::service_type, technology->serviceType, byImage);
    }
    if (!image.empty())
        stateImage(builder, element, image, originOf(task, plan, builder, "container_definitions"));
    services::stateService(builder, container.service, element);
    const Node &secrets = (*container.node)["secrets"];
    if (secrets.size() > 0 && !facts.has(property::container::secrets_delivery))
        facts.set(property::container::secrets_delivery, property::SecretsDelivery::Env,
                  originOf(task, plan, builder, "container_definitions",
                           "ECS puts the secret into a variable when the task starts"));
    stateRole(task, container, plan, roles, builder);
    addMounts(task, container, plan, builder);
}

} // namespace bulkhead::import::terraform
