// SPDX-License-Identifier: Apache-2.0
#include "import/services/service.h"
#include "import/shared/command_line.h"
#include "import/shared/product_facts.h"
#include "import/shared/shell_words.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

std::vector<MountPoint> mountPointsOf(const Service &service)
{
    std::vector<MountPoint> points;
    for (const Mount &mount : service.mounts)
        points.push_back({mount.target, mount.type != Mount::Type::Tmpfs, mount.type == Mount::Type::Bind});
    const Tree &tree = *service.tree;
    for (const Tree &item : tree["tmpfs"].items())
        points.push_back({std::string_view(item.text()).substr(0, item.text().find(':')), false, false});
    for (const Tree &item : tree["configs"].items())
        points.push_back({item["target"].text().empty() ? std::string_view("/config.conf")
                                                        : std::string_view(item["target"].text()),
                          false, true});
    return points;
}

// Entrypoint and command word by word, a shell's script in one.
std::vector<std::string> commandOf(const Service &service)
{
    std::vector<std::string> words;
    for (const char *key : {"entrypoint", "command"}) {
        const Tree &command = (*service.tree)[key];
        const std::vector<std::string> items =
            command.isScalar() ? splitCommand(command.text()) : command.texts();
        words.insert(words.end(), items.begin(), items.end());
    }
    return words;
}

} // namespace

void recogniseProduct(const Builder &builder, Service &service)
{
    const std::string &image = (*service.tree)["image"].text();
    if (!builder.options().technologies || image.empty())
        return;
    service.imageProduct =
        builder.options().technologies->ofImage(ImageReference::parse(image).repository, service.arguments);
    Deployment deployment;
    deployment.technology = service.imageProduct;
    deployment.arguments = service.arguments;
    deployment.command = commandOf(service);
    deployment.mounts = mountPointsOf(service);
    service.technology = startsOtherProgram(deployment) ? nullptr : service.imageProduct;
}

void stateProduct(Builder &builder, const Service &service, model::Element &container)
{
    Facts facts = builder.facts(container);
    const ServiceOrigins origins(builder, service);
    const Tree &tree = *service.tree;
    Deployment deployment;
    deployment.technology = service.imageProduct;
    if (const auto &technologies = builder.options().technologies)
        deployment.keysOfAll = technologies->keysOfAll();
    if (!tree.has("build"))
        deployment.image = tree["image"].text();
    for (const Variable &variable : service.environment)
        deployment.environment.push_back(
            {variable.name, variable.isPassedOn ? std::string_view("${}") : variable.value});
    deployment.hasOtherSettings = service.hasUnreadSettings;
    deployment.arguments = service.arguments;
    deployment.command = commandOf(service);
    deployment.mounts = mountPointsOf(service);
    deployment.isService = tree["deploy"]["mode"].text().find("job") == std::string::npos;

    ProductPlaces places;
    places.image = origins.atKey(tree, "image");
    places.command = origins.atKey(tree, tree.has("command") ? "command" : "entrypoint");
    places.ofVariable = [&](std::string_view name) {
        const auto variable =
            std::find_if(service.environment.begin(), service.environment.end(),
                         [name](const Variable &candidate) { return candidate.name == name; });
        return variable == service.environment.end() ? places.image : origins.at(variable->mark);
    };
    const std::vector<Setting> commandLine = settingsIn(service.arguments);
    stateProductFacts(facts, deployment, commandLine, places);
    if (!service.technology)
        return;
    StatedItems administration;
    for (const PortMapping &port : service.ports)
        if (!port.isLocal() && servesAdministration(*service.technology, port.targetPort()))
            administration.add(port.text(), origins.at(port.mark));
    facts.addAll(property::container::published_admin_ports, administration);
}

} // namespace bulkhead::import::services
