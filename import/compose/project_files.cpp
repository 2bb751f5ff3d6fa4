// SPDX-License-Identifier: Apache-2.0
#include "import/compose/project_files.h"

#include "import/compose/env_settings.h"
#include "import/shared/relative_path.h"

#include <algorithm>
#include <map>

namespace bulkhead::import::compose {

namespace {

using Inputs = std::vector<const ParsedInput *>;

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

bool canRun(const Node &service)
{
    return service.hasAny({"image", "build", "extends", "provider"});
}

// The services of a file, those that can run by themselves or the others.
std::set<std::string_view> servicesOf(const ParsedInput &input, bool thatCanRun)
{
    std::set<std::string_view> names;
    for (const Document &document : input.documents) {
        for (const MapEntry &entry : document.root()["services"].entries()) {
            if (canRun(entry.value) == thatCanRun)
                names.insert(entry.key);
        }
    }
    return names;
}

// Whether a file changes services that the files of another folder can run.
bool changesServicesOf(const ParsedInput &input, const Inputs &others)
{
    const std::set<std::string_view> changed = servicesOf(input, false);
    return std::any_of(others.begin(), others.end(), [&](const ParsedInput *other) {
        const std::set<std::string_view> run = servicesOf(*other, true);
        return std::any_of(changed.begin(), changed.end(),
                           [&run](std::string_view name) { return run.contains(name); });
    });
}

class Grouping
{
public:
    Grouping(std::span<const ParsedInput> inputs, Builder &builder) : m_inputs(inputs), m_builder(builder) {}

    std::vector<std::vector<ProjectFile>> projects();

private:
    void followEnvFiles();
    void groupByFolder();
    void moveOverrides();

    std::span<const ParsedInput> m_inputs;
    Builder &m_builder;
    std::vector<std::vector<ProjectFile>> m_listed; // by COMPOSE_FILE
    std::set<const ParsedInput *> m_taken;          // by those lists, or left out for them
    std::map<std::string, Inputs> m_byFolder;
};

void Grouping::followEnvFiles()
{
    std::map<std::string, bool> folders; // and whether one of its files was named
    for (const ParsedInput &input : m_inputs)
        folders[std::string(folderOf(input.path))] |= input.isNamed;
    for (const auto &[folder, isNamed] : folders) {
        const EnvSettings settings =
            isNamed ? EnvSettings{} : envSettings(m_builder.options().readFile, folder);
        if (settings.files.empty())
            continue;
        std::vector<ProjectFile> files;
        for (const std::string &path : settings.files) {
            const auto input = std::find_if(m_inputs.begin(), m_inputs.end(),
                                            [&path](const ParsedInput &i) { return i.path == path; });
            const bool isInput = input != m_inputs.end();
            files.push_back({path, isInput ? &input->documents : nullptr, settings.filesMark});
            if (isInput)
                m_taken.insert(&*input);
        }
        m_listed.push_back(std::move(files));
        for (const ParsedInput &input : m_inputs) {
            if (folderOf(input.path) == folder)
                m_taken.insert(&input);
        }
    }
}

void Grouping::groupByFolder()
{
    for (const ParsedInput &input : m_inputs) {
        if (!m_taken.contains(&input))
            m_byFolder[std::string(folderOf(input.path))].push_back(&input);
    }
    for (auto &[folder, files] : m_byFolder) {
        std::stable_sort(files.begin(), files.end(), [](const ParsedInput *a, const ParsedInput *b) {
            return rankOf(a->path) < rankOf(b->path);
        });
    }
}

void Grouping::moveOverrides()
{
    for (auto &[folder, files] : m_byFolder) {
        // A folder with a file that stands on its own keeps all of its files.
        const bool isProject = std::any_of(files.begin(), files.end(), [](const ParsedInput *file) {
            return servicesOf(*file, false).empty();
        });
        for (auto &[otherFolder, others] : m_byFolder) {
            if (isProject || otherFolder == folder || files.empty())
                continue;
            Inputs kept;
            for (const ParsedInput *file : files) {
                if (!changesServicesOf(*file, others))
                    kept.push_back(file);
                else if (file->isNamed)
                    others.push_back(file);
                else
                    m_builder.inform(file->path, 1,
                                     "it changes services of " + others.front()->path +
                                         " and is no project by itself; name both files to lay it over that");
            }
            files = std::move(kept);
        }
    }
}

std::vector<std::vector<ProjectFile>> Grouping::projects()
{
    followEnvFiles();
    groupByFolder();
    moveOverrides();
    std::vector<std::vector<ProjectFile>> projects = std::move(m_listed);
    for (const auto &[folder, files] : m_byFolder) {
        std::vector<ProjectFile> project;
        for (const ParsedInput *file : files)
            project.push_back({file->path, &file->documents, {}});
        if (!project.empty())
            projects.push_back(std::move(project));
    }
    std::stable_sort(projects.begin(), projects.end(), [](const auto &a, const auto &b) {
        return folderOf(a.front().path) < folderOf(b.front().path);
    });
    return projects;
}

} // namespace

std::vector<std::vector<ProjectFile>> projectsOf(std::span<const ParsedInput> inputs, Builder &builder)
{
    return Grouping(inputs, builder).projects();
}

} // namespace bulkhead::import::compose
