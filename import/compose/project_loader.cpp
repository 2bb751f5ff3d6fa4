// SPDX-License-Identifier: Apache-2.0
#include "import/compose/project_loader.h"

#include "import/compose/env_settings.h"
#include "import/compose/merge.h"
#include "import/services/env_file.h"
#include "import/services/normalise.h"
#include "import/shared/relative_path.h"

#include <algorithm>
#include <utility>

namespace bulkhead::import::compose {

using services::EnvEntry;
using services::hasVariable;
using services::TreeEntry;

namespace {

constexpr std::size_t maximumChain = 50;  // of includes
constexpr std::size_t maximumLoads = 500; // of files that a project refers to, each time it includes one

// Compose files of version 1 have the services at the top.
bool isVersionOne(const Tree &root)
{
    if (!root.isMap() || root.has("services") || root.has("version") || root.has("include") ||
        root.entries().empty())
        return false;
    return std::all_of(root.entries().begin(), root.entries().end(), [](const TreeEntry &entry) {
        return entry.value.has("image") || entry.value.has("build") || entry.value.has("extends") ||
               entry.key.starts_with("x-");
    });
}

// What the shell that deploys always has: nobody need be told that their values are not here.
bool isSetAnywhere(std::string_view variable)
{
    return variable == "PWD" || variable == "HOME" || variable == "USER" || variable == "PATH";
}

std::string projectName(const Tree &root, const EnvSettings &settings, const std::string &folder)
{
    if (!settings.projectName.empty() && !hasVariable(settings.projectName))
        return settings.projectName;
    if (!root["name"].text().empty() && !hasVariable(root["name"].text()))
        return root["name"].text();
    return std::string(fileNameOf(folder));
}

} // namespace

void ProjectLoader::reportUnknownVariables(const services::UnknownVariables &unknown)
{
    for (const auto &[name, mark] : unknown) {
        if (!isSetAnywhere(name) && m_reported.insert(name).second)
            m_builder.inform(mark.path(), mark.line,
                             "the variable " + name + " has no value here; what it settles stays unknown");
    }
}

// The file with its variables put in and what it includes; its services still extend others.
Tree ProjectLoader::readDocuments(const std::string &path, const std::vector<Document> &documents,
                                  const Variables &variables)
{
    const auto file = std::make_shared<const std::string>(path);
    Tree root = Tree::map({file, 1});
    for (const Document &document : documents) {
        Tree part(document.root(), file);
        if (isVersionOne(part)) {
            Tree wrapped = Tree::map(part.mark());
            const Mark mark = part.mark();
            wrapped.set("services", mark, std::move(part));
            part = std::move(wrapped);
        }
        services::UnknownVariables unknown;
        interpolate(part, variables, m_builder, unknown);
        reportUnknownVariables(unknown);
        normalise(part);
        // The tags of a file's only document are kept: they speak of the files below it.
        if (root.entries().empty() && part.isMap())
            root = std::move(part);
        else
            mergeOver(root, std::move(part));
    }
    include(root, path, variables);
    return root;
}

std::optional<std::vector<Document>> ProjectLoader::parseFile(const std::string &path, const Mark &reason,
                                                              std::string_view what,
                                                              const std::string &folder)
{
    if (++m_loads > maximumLoads) {
        if (m_loads == maximumLoads + 1)
            m_builder.warn(reason.path(), reason.line,
                           "the project refers to more than " + std::to_string(maximumLoads) +
                               " files; the others are left out");
        return std::nullopt;
    }
    std::optional<std::string> bytes = readNamedFile(m_builder, path, reason, what);
    if (!bytes)
        return std::nullopt;
    m_usedFiles.insert(path);
    m_folders.emplace(path, folder);
    m_builder.addReferred(path, format::compose, *bytes);
    auto documents =
        parseDocuments(*std::move(bytes), path, m_builder.options().limits, m_builder.options().stop);
    if (!documents) {
        m_builder.report(Severity::Error, documents.error().file, documents.error().line,
                         documents.error().message);
        return std::nullopt;
    }
    return *std::move(documents);
}

std::string ProjectLoader::baseFolderOf(const Mark &mark) const
{
    const auto found = m_folders.find(mark.path());
    return found == m_folders.end() ? std::string(folderOf(mark.path())) : found->second;
}

void ProjectLoader::include(Tree &root, const std::string &path, const Variables &variables)
{
    const Tree list = root["include"];
    root.remove("include");
    if (list.isNull())
        return;
    if (m_open.size() >= maximumChain) {
        m_builder.warn(list.mark().path(), list.mark().line,
                       "what is included here is left out: more than " + std::to_string(maximumChain) +
                           " files include one another in a row");
        return;
    }
    m_open.push_back(path);
    if (list.isScalar())
        includeOne(root, list, variables);
    for (const Tree &item : list.items())
        includeOne(root, item, variables);
    m_open.pop_back();
}

// The variables of an included project: those of the including one go before those of its own env files,
// which is .env in its folder where none is named.
void ProjectLoader::readEnvironmentOf(const Tree &include, const std::string &folder, Variables &variables)
{
    const std::string base = baseFolderOf(include.mark());
    for (const std::string &envFile : include["env_file"].texts()) {
        const std::string path = joinPath(base, envFile);
        if (auto text = readNamedFile(m_builder, path, include.mark(), "the env file"))
            addVariables(variables, services::readEnvFile(m_builder, path, *std::move(text),
                                                          services::EnvFormat::Compose, variables));
    }
    if (include.has("env_file") || !m_builder.options().readFile || folder.starts_with(".."))
        return;
    const std::string path = joinPath(folder, ".env");
    if (Result<std::string> text = m_builder.options().readFile(path))
        addVariables(variables, services::readEnvFile(m_builder, path, *std::move(text),
                                                      services::EnvFormat::Compose, variables));
}

void ProjectLoader::includeOne(Tree &root, const Tree &item, const Variables &variables)
{
    const std::vector<std::string> paths = item.isMap() ? item["path"].texts() : std::vector{item.text()};
    const std::string folder = baseFolderOf(item.mark());
    // What is included is a project of its own: one folder for all its files.
    const std::string &stated = item["project_directory"].text();
    const std::string first = paths.empty() ? std::string() : paths.front();
    const std::string inside =
        stated.empty() ? std::string(folderOf(joinPath(folder, first))) : joinPath(folder, stated);
    Variables inner = variables;
    readEnvironmentOf(item, inside, inner);
    auto extendedOutside = std::exchange(m_extended, {}); // they were read with other variables
    Tree included = Tree::map(item.mark());
    for (const std::string &path : paths) {
        const std::string joined = path.find("://") == std::string::npos ? joinPath(folder, path) : path;
        if (std::find(m_open.begin(), m_open.end(), joined) != m_open.end()) {
            m_builder.warn(item.mark().path(), item.mark().line,
                           joined + " includes itself; it is taken once");
            continue;
        }
        const auto documents = parseFile(joined, item.mark(), "the included file", inside);
        if (!documents)
            continue;
        Tree tree = readDocuments(joined, *documents, inner);
        extendAll(tree, inner);
        mergeOver(included, std::move(tree));
    }
    m_extended = std::move(extendedOutside);
    included.remove("name");
    // What the including file says of the same service goes before what it includes.
    mergeOver(included, std::move(root));
    root = std::move(included);
}

// Services whose profiles are not active. "*" activates all.
void ProjectLoader::leaveOutInactive(Project &project, const std::vector<std::string> &active)
{
    Tree *services = project.root.find("services");
    if (!services || std::find(active.begin(), active.end(), "*") != active.end())
        return;
    std::erase_if(services->entries(), [&](const TreeEntry &entry) {
        const std::vector<std::string> profiles = entry.value["profiles"].texts();
        const bool isActive =
            profiles.empty() || std::any_of(profiles.begin(), profiles.end(), [&](const auto &profile) {
                return std::find(active.begin(), active.end(), profile) != active.end();
            });
        if (!isActive) {
            project.inactive.insert(entry.key);
            m_builder.inform(entry.mark.path(), entry.mark.line,
                             "the service " + entry.key + " is left out: its profile " + profiles.front() +
                                 " is not active");
        }
        return !isActive;
    });
}

// Variables that the project has already keep their values.
void ProjectLoader::readEnv(Project &project, const std::string &folder)
{
    if (!m_builder.options().readFile)
        return;
    const std::string path = joinPath(folder, ".env");
    const Result<std::string> text = m_builder.options().readFile(path);
    if (!text)
        return;
    m_builder.addReferred(path, format::envFile, *text);
    const auto file = std::make_shared<const std::string>(path);
    const Variables known = project.variables;
    for (EnvEntry &entry :
         services::readEnvFile(m_builder, path, *text, services::EnvFormat::Compose, known)) {
        if (entry.isPassedOn || known.contains(entry.name))
            continue;
        project.variableMarks[entry.name] = {file, entry.line};
        project.variables[entry.name] = std::move(entry.value);
    }
}

// What a project's first .env leaves open the one of its folder settles.
EnvSettings ProjectLoader::settingsOf(const std::string &startFolder, const std::string &folder) const
{
    EnvSettings settings = envSettings(m_builder.options().readFile, startFolder);
    if (startFolder == folder)
        return settings;
    EnvSettings inner = envSettings(m_builder.options().readFile, folder);
    if (settings.profiles.empty())
        settings.profiles = std::move(inner.profiles);
    if (settings.projectName.empty())
        settings.projectName = std::move(inner.projectName);
    return settings;
}

Project ProjectLoader::load(const ProjectFiles &projectFiles)
{
    const std::vector<ProjectFile> &files = projectFiles.files;
    Project project;
    project.file = files.front().path;
    project.folder = folderOf(project.file);
    m_folders.clear();
    m_extended.clear();
    for (const ProjectFile &file : files)
        m_folders.emplace(file.path, project.folder);
    readEnv(project, projectFiles.startFolder);
    if (projectFiles.startFolder != project.folder)
        readEnv(project, project.folder);
    project.root = Tree::map({std::make_shared<const std::string>(project.file), 1});
    for (const ProjectFile &file : files) {
        std::optional<std::vector<Document>> read;
        if (!file.documents)
            read = parseFile(file.path, file.reason, "the compose file", project.folder);
        if (!file.documents && !read)
            continue;
        Tree tree = readDocuments(file.path, file.documents ? *file.documents : *read, project.variables);
        extendAll(tree, project.variables);
        mergeOver(project.root, std::move(tree));
    }
    const EnvSettings settings = settingsOf(projectFiles.startFolder, project.folder);
    project.folders = m_folders;
    project.name = projectName(project.root, settings, project.folder);
    std::vector<std::string> active = m_builder.options().composeProfiles;
    active.insert(active.end(), settings.profiles.begin(), settings.profiles.end());
    leaveOutInactive(project, active);
    return project;
}

} // namespace bulkhead::import::compose
