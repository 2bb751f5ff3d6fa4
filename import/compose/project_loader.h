// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/compose/env_settings.h"
#include "import/services/project.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::compose {

using services::Mark;
using services::Project;
using services::Tree;
using services::Variables;

// One of the files that are laid over each other.
struct ProjectFile
{
    std::string path;
    const std::vector<Document> *documents = nullptr; // null: it is still to be read …
    Mark reason{};                                    // … as something there asks for it
};

// The files of a project, at least one, each laid over the ones before it.
struct ProjectFiles
{
    std::vector<ProjectFile> files;
    std::string
        startFolder; // that compose is started in: its .env counts before that of the first file's folder
};

// Loads projects. What a file names and cannot be read is reported to the builder and left out.
class ProjectLoader
{
public:
    explicit ProjectLoader(Builder &builder) : m_builder(builder) {}

    // Paths in all of the files are seen from the folder of the first.
    Project load(const ProjectFiles &project);

    // The files that were included or extended so far, which are no projects of their own.
    const std::set<std::string, std::less<>> &usedFiles() const { return m_usedFiles; }

private:
    struct Extension // what a service extends
    {
        std::string service;
        std::string path; // of its file; empty: the same one
        Mark mark;
    };

    Tree readDocuments(const std::string &path, const std::vector<Document> &documents,
                       const Variables &variables);
    std::optional<std::vector<Document>> parseFile(const std::string &path, const Mark &reason,
                                                   std::string_view what, const std::string &folder);
    void include(Tree &root, const std::string &path, const Variables &variables);
    void includeOne(Tree &root, const Tree &item, const Variables &variables);
    void readEnvironmentOf(const Tree &include, const std::string &folder, Variables &variables);
    Extension extensionOf(const Tree &service) const;
    void extendAll(Tree &root, const Variables &variables);
    void extend(Tree &root, const std::string &name, const Variables &variables);
    Tree baseElsewhere(const Extension &extension, const std::string &name, const Variables &variables);
    Tree *fileToExtend(const Extension &extension, const Variables &variables);
    void leaveOutBase(const std::string &name, const Mark &mark, const std::string &why);
    std::string baseFolderOf(const Mark &mark) const;
    void readEnv(Project &project, const std::string &folder);
    EnvSettings settingsOf(const std::string &startFolder, const std::string &folder) const;
    void leaveOutInactive(Project &project, const std::vector<std::string> &active);
    void reportUnknownVariables(const services::UnknownVariables &unknown);

    Builder &m_builder;
    std::set<std::string, std::less<>> m_usedFiles;
    std::map<std::string, std::string, std::less<>> m_folders; // of Project::folders
    std::map<std::string, std::optional<Tree>> m_extended;     // files that services extend, by path
    std::vector<std::string> m_open;  // files and services being loaded, against circles
    std::set<std::string> m_reported; // unknown variables that have a diagnostic
    std::size_t m_loads = 0;          // of files that others refer to
};

} // namespace bulkhead::import::compose
