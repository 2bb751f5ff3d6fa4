#include "import/compose/project_importer.h"
#include "import/importers.h"
#include "import/paths.h"

#include <algorithm>
#include <deque>
#include <map>

namespace bulkhead::import {

namespace {

using compose::Project;
using compose::ProjectLoader;

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
    std::deque<compose::ProjectImporter> importers; // which know each other by their places
    for (const Project &project : projects) {
        if (builder.isStopped())
            break;
        importers.emplace_back(builder, loader, project, prefixOf(project, projects)).addElements();
        if (projects.size() == 1)
            builder.setTitle(project.name);
    }
    for (compose::ProjectImporter &importer : importers) {
        for (const compose::ProjectImporter &other : importers) {
            if (&other != &importer)
                importer.meet(other);
        }
        importer.inferFlows();
    }
    return Success{};
}

} // namespace bulkhead::import
