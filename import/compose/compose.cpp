// SPDX-License-Identifier: Apache-2.0
#include "import/compose/compose.h"

#include "import/compose/project_files.h"
#include "import/compose/project_loader.h"
#include "import/services/project_importer.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>

namespace bulkhead::import {

namespace {

using compose::ProjectFile;
using compose::ProjectLoader;
using services::engineNameOf;
using services::idIn;
using services::OwnedElsewhere;
using services::Project;
using services::ProjectImporter;
using services::realNameOf;
using services::sourceKeyIn;
using services::TreeEntry;

// What sets a project's elements apart where there are several: its name, or its folder where another project
// bears the same name.
std::string prefixOf(const Project &project, const std::vector<Project> &all)
{
    const auto namesakes = std::count_if(
        all.begin(), all.end(), [&project](const Project &other) { return other.name == project.name; });
    const std::string &own = namesakes > 1 ? project.folder : project.name;
    return all.size() > 1 && !own.empty() ? own + "/" : std::string();
}

// Two projects of one engine share what one of them owns and the other calls external: the network "front" of
// the project "shop" is "shop_front" for the engine.
void shareAmong(std::vector<Project> &projects)
{
    struct Owned
    {
        const Project *project = nullptr;
        OwnedElsewhere element;
    };
    std::map<std::string, Owned> owned; // by "network/" and the engine's name
    for (const Project &project : projects) {
        const std::string prefix = prefixOf(project, projects);
        const auto add = [&](const std::string &kind, std::string_view idKind, const std::string &key) {
            if (!realNameOf(project.root[kind + "s"], key).empty() || engineNameOf(project.name).empty())
                return;
            owned.emplace(
                kind + "/" + engineNameOf(project.name) + "_" + key,
                Owned{&project, {sourceKeyIn(project, kind + "/" + key), idIn(prefix, idKind, key), key}});
        };
        add("network", "net", "default");
        for (const TreeEntry &entry : project.root["networks"].entries())
            add("network", "net", entry.key);
        for (const TreeEntry &entry : project.root["volumes"].entries())
            add("volume", "volume", entry.key);
    }
    for (Project &project : projects) {
        for (const std::string kind : {"network", "volume"}) {
            for (const TreeEntry &entry : project.root[kind + "s"].entries()) {
                const auto found = owned.find(kind + "/" + realNameOf(project.root[kind + "s"], entry.key));
                if (found != owned.end() && found->second.project != &project)
                    project.elsewhere[kind + "/" + entry.key] = found->second.element;
            }
        }
    }
}

// "!reset null", "!override": what a file below has is taken away or replaced, which only compose does.
bool isTagged(const Node &node)
{
    return node.tag() == "!reset" || node.tag() == "!override";
}

// What another project includes or extends is part of that one, and is loaded by itself only where none does.
std::vector<Project> loadProjects(std::span<const ParsedInput> inputs, Builder &builder)
{
    ProjectLoader loader(builder);
    const auto files = compose::projectsOf(inputs, builder);
    const auto referred = compose::referredAmong(inputs);
    std::vector<std::optional<Project>> loaded(files.size());
    for (const bool isReferred : {false, true}) {
        for (std::size_t i = 0; i < files.size(); ++i) {
            const std::string &first = files[i].files.front().path;
            if (referred.contains(first) == isReferred && !(isReferred && loader.usedFiles().contains(first)))
                loaded[i] = loader.load(files[i]);
        }
    }
    std::vector<Project> projects;
    for (std::optional<Project> &project : loaded) {
        if (project && (files.size() == 1 || !loader.usedFiles().contains(project->file)))
            projects.push_back(*std::move(project));
    }
    return projects;
}

} // namespace

bool isCompose(const Node &root)
{
    static constexpr std::array<std::string_view, 9> sections = {
        "version", "name", "services", "networks", "volumes", "secrets", "configs", "include", "models"};
    if (root.entries().empty() || root.hasAny({"apiVersion", "openapi", "swagger", "otmVersion"}))
        return false;
    if (root["kind"].type() == Node::Type::Text && root.hasAny({"metadata", "items"})) // a Kubernetes object
        return false;
    const Node &services = root["services"];
    if (services.isMap()) {
        const auto isPlausible = [](const MapEntry &service) {
            return service.value.isMap() || service.value.isNull() || isTagged(service.value);
        };
        const auto isCertain = [](const MapEntry &service) {
            return service.value.hasAny({"image", "build", "extends"});
        };
        const auto all = services.entries();
        return std::all_of(all.begin(), all.end(), isPlausible) ||
               std::any_of(all.begin(), all.end(), isCertain);
    }
    bool hasSection = false;
    bool isVersionOne = true;
    for (const auto &[key, line, value] : root.entries()) {
        const bool isSection = std::find(sections.begin(), sections.end(), key) != sections.end();
        hasSection |= isSection && key != "version" && key != "name" &&
                      (value.isMap() || value.isList() || isTagged(value));
        isVersionOne &= key.starts_with("x-") || value.hasAny({"image", "build", "extends"});
        if (!isSection && !key.starts_with("x-") && !isVersionOne)
            return false;
    }
    return hasSection || isVersionOne;
}

Result<Success> importCompose(std::span<const ParsedInput> inputs, Builder &builder)
{
    std::vector<Project> projects = loadProjects(inputs, builder);
    shareAmong(projects);
    std::deque<ProjectImporter> importers; // which know each other by their places
    for (const Project &project : projects) {
        if (builder.isStopped())
            break;
        importers.emplace_back(builder, project, prefixOf(project, projects)).addElements();
        if (projects.size() == 1)
            builder.setTitle(project.name);
    }
    for (ProjectImporter &importer : importers) {
        for (const ProjectImporter &other : importers) {
            if (&other != &importer)
                importer.meet(other);
        }
        importer.inferFlows();
    }
    return Success{};
}

} // namespace bulkhead::import
