// SPDX-License-Identifier: Apache-2.0
#include "import/compose/compose.h"

#include "import/compose/project_loader.h"
#include "import/services/project_importer.h"
#include "import/shared/relative_path.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

namespace bulkhead::import {

namespace {

using compose::ProjectLoader;
using services::Project;
using services::ProjectImporter;

// docker compose's own order: the standard names first, their overrides last, others between as they were
// given.
int rankOf(std::string_view path)
{
    const std::string_view name = fileNameOf(path);
    if (name.find(".override.") != std::string_view::npos)
        return 2;
    return name == "compose.yaml" || name == "compose.yml" || name == "docker-compose.yaml" ||
                   name == "docker-compose.yml"
               ? 0
               : 1;
}

using FileGroups = std::map<std::string, std::vector<const ParsedInput *>>;

// The files of one folder make one project, each laid over the ones before it.
FileGroups groupByFolder(std::span<const ParsedInput> inputs)
{
    FileGroups groups;
    for (const ParsedInput &input : inputs)
        groups[std::string(folderOf(input.path))].push_back(&input);
    for (auto &[folder, files] : groups) {
        std::stable_sort(files.begin(), files.end(), [](const ParsedInput *a, const ParsedInput *b) {
            return rankOf(a->path) < rankOf(b->path);
        });
    }
    return groups;
}

// What sets a project's elements apart where there are several: its name, or its folder where another project
// bears the same name.
std::string prefixOf(const Project &project, const std::vector<Project> &all)
{
    const auto namesakes = std::count_if(
        all.begin(), all.end(), [&project](const Project &other) { return other.name == project.name; });
    const std::string &own = namesakes > 1 ? project.folder : project.name;
    return all.size() > 1 && !own.empty() ? own + "/" : std::string();
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
            return service.value.isMap() || service.value.isNull();
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
        hasSection |= isSection && key != "version" && key != "name" && (value.isMap() || value.isList());
        isVersionOne &= key.starts_with("x-") || value.hasAny({"image", "build", "extends"});
        if (!isSection && !key.starts_with("x-") && !isVersionOne)
            return false;
    }
    return hasSection || isVersionOne;
}

Result<Success> importCompose(std::span<const ParsedInput> inputs, Builder &builder)
{
    ProjectLoader loader(builder);
    const FileGroups groups = groupByFolder(inputs);
    std::vector<Project> projects;
    for (const auto &[folder, files] : groups)
        projects.push_back(loader.load(files));
    // What another project includes or extends is part of that one.
    if (projects.size() > 1) {
        std::erase_if(projects,
                      [&](const Project &project) { return loader.usedFiles().contains(project.file); });
    }
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
