// SPDX-License-Identifier: Apache-2.0
#include "import/compose/project_loader.h"

#include "import/compose/merge.h"
#include "import/services/normalise.h"
#include "import/shared/relative_path.h"

#include <algorithm>

namespace bulkhead::import::compose {

using services::hasVariable;
using services::parseEnvFile;
using services::TreeEntry;

namespace {

constexpr std::size_t maximumChain = 50;  // of includes and extends
constexpr std::size_t maximumLoads = 500; // of files that a project refers to, each time it does

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

std::string projectName(const Tree &root, const std::string &folder)
{
    if (!root["name"].text().empty() && !hasVariable(root["name"].text()))
        return root["name"].text();
    return std::string(fileNameOf(folder));
}

} // namespace

void ProjectLoader::reportUnknownVariables(const std::set<std::string> &unknown, const std::string &path)
{
    for (const std::string &name : unknown) {
        if (m_reported.insert(name).second)
            m_builder.inform(path, 0,
                             "the variable " + name + " has no value here; what it settles stays unknown");
    }
}

Tree ProjectLoader::loadDocuments(const std::string &path, const std::vector<Document> &documents,
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
        std::set<std::string> unknown;
        interpolate(part, variables, unknown);
        reportUnknownVariables(unknown, path);
        normalise(part);
        // The tags of a file's only document are kept: they speak of the files below it.
        if (root.entries().empty() && part.isMap())
            root = std::move(part);
        else
            mergeOver(root, std::move(part));
    }
    m_open.push_back(path);
    if (m_open.size() > maximumChain) {
        m_builder.warn(path, 0, "the chain of includes is too long and ends here");
    } else {
        include(root, variables);
        extendAll(root, variables);
    }
    m_open.pop_back();
    return root;
}

std::optional<Tree> ProjectLoader::loadFile(const std::string &path, const Mark &reason,
                                            std::string_view what, const Variables &variables,
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
    const auto documents =
        parseDocuments(*std::move(bytes), path, m_builder.options().limits, m_builder.options().stop);
    if (!documents) {
        m_builder.report(Severity::Error, documents.error().file, documents.error().line,
                         documents.error().message);
        return std::nullopt;
    }
    return loadDocuments(path, *documents, variables);
}

std::string ProjectLoader::baseFolderOf(const Mark &mark) const
{
    const auto found = m_folders.find(mark.path());
    return found == m_folders.end() ? std::string(folderOf(mark.path())) : found->second;
}

void ProjectLoader::include(Tree &root, const Variables &variables)
{
    const Tree list = root["include"];
    root.remove("include");
    if (list.isScalar())
        includeOne(root, list, variables);
    for (const Tree &item : list.items())
        includeOne(root, item, variables);
}

void ProjectLoader::includeOne(Tree &root, const Tree &item, const Variables &variables)
{
    const std::vector<std::string> paths = item.isMap() ? item["path"].texts() : std::vector{item.text()};
    const std::string folder = baseFolderOf(item.mark());
    Variables inner = variables;
    for (const std::string &envFile : item["env_file"].texts()) {
        if (const auto text =
                readNamedFile(m_builder, joinPath(folder, envFile), item.mark(), "the env file"))
            inner.merge(parseEnvFile(*text));
    }
    // What is included is a project of its own: one folder for all its files.
    const std::string &stated = item["project_directory"].text();
    const std::string first = paths.empty() ? std::string() : paths.front();
    const std::string inside =
        stated.empty() ? std::string(folderOf(joinPath(folder, first))) : joinPath(folder, stated);
    Tree included = Tree::map(item.mark());
    for (const std::string &path : paths) {
        const std::string joined = path.find("://") == std::string::npos ? joinPath(folder, path) : path;
        if (std::find(m_open.begin(), m_open.end(), joined) != m_open.end()) {
            m_builder.warn(item.mark().path(), item.mark().line,
                           joined + " includes itself; it is taken once");
            continue;
        }
        if (std::optional<Tree> tree = loadFile(joined, item.mark(), "the included file", inner, inside))
            mergeOver(included, *std::move(tree));
    }
    included.remove("name");
    // What the including file says of the same service goes before what it includes.
    mergeOver(included, std::move(root));
    root = std::move(included);
}

void ProjectLoader::extendAll(Tree &root, const Variables &variables)
{
    std::vector<std::string> names;
    for (const TreeEntry &entry : root["services"].entries())
        names.push_back(entry.key);
    for (const std::string &name : names)
        extend(root, *root.find("services")->find(name), name, variables);
}

void ProjectLoader::extend(Tree &root, Tree &service, const std::string &name, const Variables &variables)
{
    if (!service.has("extends"))
        return;
    Tree base = baseOf(root, service, name, variables);
    service.remove("extends");
    if (!base.isMap())
        return;
    mergeOver(base, std::move(service), "services." + name);
    service = std::move(base);
}

Tree ProjectLoader::baseOf(Tree &root, const Tree &service, const std::string &name,
                           const Variables &variables)
{
    const Tree &extends = service["extends"];
    const Mark &mark = service.keyMark("extends");
    const std::string baseName = extends.isScalar() ? extends.text() : extends["service"].text();
    const std::string written = extends["file"].text();
    const auto leaveOut = [&](const std::string &why) {
        m_builder.warn(mark.path(), mark.line, "what " + name + " extends is left out: " + why);
        return Tree();
    };

    std::string path(mark.path());
    if (!written.empty())
        path = written.find("://") == std::string::npos ? joinPath(baseFolderOf(mark), written) : written;
    const std::string step = path + "#" + baseName;
    if (std::find(m_open.begin(), m_open.end(), step) != m_open.end() || m_open.size() > maximumChain)
        return leaveOut(baseName + " extends itself");
    m_open.push_back(step);
    Tree base;
    if (path == mark.path() || written.empty()) {
        if (Tree *found = root.find("services") ? root.find("services")->find(baseName) : nullptr) {
            extend(root, *found, baseName, variables);
            base = *found;
        }
    } else if (std::optional<Tree> tree =
                   loadFile(path, mark, "the extended file", variables, std::string(folderOf(path)))) {
        base = (*tree)["services"][baseName];
    }
    m_open.pop_back();
    if (base.isNull() && written.empty())
        return leaveOut("there is no service " + baseName);
    return base;
}

// Services whose profiles are not active. "*" activates all.
void ProjectLoader::leaveOutInactive(Tree &root)
{
    const std::vector<std::string> &active = m_builder.options().composeProfiles;
    Tree *services = root.find("services");
    if (!services || std::find(active.begin(), active.end(), "*") != active.end())
        return;
    std::erase_if(services->entries(), [&](const TreeEntry &entry) {
        const std::vector<std::string> profiles = entry.value["profiles"].texts();
        const bool isActive =
            profiles.empty() || std::any_of(profiles.begin(), profiles.end(), [&](const auto &profile) {
                return std::find(active.begin(), active.end(), profile) != active.end();
            });
        if (!isActive) {
            m_builder.inform(entry.mark.path(), entry.mark.line,
                             "the service " + entry.key + " is left out: its profile " + profiles.front() +
                                 " is not active");
        }
        return !isActive;
    });
}

Project ProjectLoader::load(const std::vector<const ParsedInput *> &files)
{
    Project project;
    project.file = files.front()->path;
    project.folder = folderOf(project.file);
    m_folders.clear();
    for (const ParsedInput *file : files)
        m_folders.emplace(file->path, project.folder);
    if (m_builder.options().readFile) {
        const std::string envPath = joinPath(project.folder, ".env");
        if (const Result<std::string> env = m_builder.options().readFile(envPath)) {
            project.variables = parseEnvFile(*env);
            m_builder.addReferred(envPath, format::envFile, *env);
        }
    }
    project.root = Tree::map({std::make_shared<const std::string>(project.file), 1});
    for (const ParsedInput *file : files)
        mergeOver(project.root, loadDocuments(file->path, file->documents, project.variables));
    project.folders = m_folders;
    project.name = projectName(project.root, project.folder);
    leaveOutInactive(project.root);
    return project;
}

} // namespace bulkhead::import::compose
