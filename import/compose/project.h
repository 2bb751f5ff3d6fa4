#pragma once

#include "import/compose/interpolation.h"
#include "import/compose/tree.h"
#include "import/importers.h"
#include "import/shared/builder.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace bulkhead::import::compose {

// A compose project as a whole: its files laid over each other, with what they extend and include.
struct Project
{
    std::string scheme = "compose";     // of source keys
    std::string objectKind = "service"; // what its services are called: "service/web"
    std::string name;
    std::string folder;  // of its first file
    std::string file;    // the first file
    Tree root;           // services, networks, volumes, secrets, configs as maps
    Variables variables; // of its .env
    // From where the paths in each of its files are seen: its own folder for one that is extended, the first
    // file's for one that is laid over it.
    std::map<std::string, std::string, std::less<>> folders;

    const std::string &folderOf(const Mark &mark) const;
    // The same path seen from the project's folder; of the host's own paths, as they are.
    std::string seenFromProject(const Mark &mark, const std::string &path) const;
};

// Loads projects. What a file names and cannot be read is reported to the builder and left out.
class ProjectLoader
{
public:
    explicit ProjectLoader(Builder &builder) : m_builder(builder) {}

    // The project that these files make, each laid over the ones before it.
    Project load(const std::vector<const ParsedInput *> &files);

    // The files that were included or extended so far, which are no projects of their own.
    const std::set<std::string, std::less<>> &usedFiles() const { return m_usedFiles; }

    // The text of a file near a compose file; reports and gives nothing when it cannot be read.
    std::optional<std::string> read(const std::string &path, const Mark &reason, std::string_view what);

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
    std::set<std::string> m_reported; // unknown variables, told once
    std::size_t m_loads = 0;          // of files that others refer to
};

} // namespace bulkhead::import::compose
