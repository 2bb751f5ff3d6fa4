// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/project.h"

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

// Loads projects. What a file names and cannot be read is reported to the builder and left out.
class ProjectLoader
{
public:
    explicit ProjectLoader(Builder &builder) : m_builder(builder) {}

    // The project that these files make, each laid over the ones before it.
    Project load(const std::vector<const ParsedInput *> &files);

    // The files that were included or extended so far, which are no projects of their own.
    const std::set<std::string, std::less<>> &usedFiles() const { return m_usedFiles; }

private:
    Tree loadDocuments(const std::string &path, const std::vector<Document> &documents,
                       const Variables &variables);
    std::optional<Tree> loadFile(const std::string &path, const Mark &reason, std::string_view what,
                                 const Variables &variables, const std::string &folder);
    void include(Tree &root, const Variables &variables);
    void includeOne(Tree &root, const Tree &item, const Variables &variables);
    void extendAll(Tree &root, const Variables &variables);
    void extend(Tree &root, Tree &service, const std::string &name, const Variables &variables);
    Tree baseOf(Tree &root, const Tree &service, const std::string &name, const Variables &variables);
    std::string baseFolderOf(const Mark &mark) const;
    void leaveOutInactive(Tree &root);
    void reportUnknownVariables(const std::set<std::string> &unknown, const std::string &path);

    Builder &m_builder;
    std::set<std::string, std::less<>> m_usedFiles;
    std::map<std::string, std::string, std::less<>> m_folders; // of Project::folders
    std::vector<std::string> m_open;  // files and services being loaded, against circles
    std::set<std::string> m_reported; // unknown variables that have a diagnostic
    std::size_t m_loads = 0;          // of files that others refer to
};

} // namespace bulkhead::import::compose
