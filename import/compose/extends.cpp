// SPDX-License-Identifier: Apache-2.0
#include "import/compose/merge.h"
#include "import/compose/project_loader.h"
#include "import/shared/relative_path.h"

#include <algorithm>

// The part of ProjectLoader that follows `extends`.
namespace bulkhead::import::compose {

using services::TreeEntry;

namespace {

constexpr std::size_t maximumFiles = 60; // that extend one another in a row, each within the one before

Tree *serviceIn(Tree &root, std::string_view name)
{
    Tree *services = root.find("services");
    return services ? services->find(name) : nullptr;
}

} // namespace

ProjectLoader::Extension ProjectLoader::extensionOf(const Tree &service) const
{
    const Tree &extends = service["extends"];
    Extension extension;
    extension.mark = service.keyMark("extends");
    extension.service = extends.isScalar() ? extends.text() : extends["service"].text();
    const std::string &written = extends["file"].text();
    if (written.empty())
        return extension;
    extension.path =
        written.find("://") == std::string::npos ? joinPath(baseFolderOf(extension.mark), written) : written;
    if (extension.path == extension.mark.path())
        extension.path.clear();
    return extension;
}

void ProjectLoader::leaveOutBase(const std::string &name, const Mark &mark, const std::string &why)
{
    m_builder.warn(mark.path(), mark.line, "what " + name + " extends is left out: " + why);
}

void ProjectLoader::extendAll(Tree &root, const Variables &variables)
{
    std::vector<std::string> names;
    for (const TreeEntry &entry : root["services"].entries())
        names.push_back(entry.key);
    for (const std::string &name : names)
        extend(root, name, variables);
}

// Follows a row of services of one file, however long, to its end, and then lays each over the one that it
// extends. A service is done when it has no `extends` any more.
void ProjectLoader::extend(Tree &root, const std::string &name, const Variables &variables)
{
    std::vector<std::string> row;
    std::set<std::string> inRow;
    for (std::string current = name;;) {
        Tree *service = serviceIn(root, current);
        if (!service || !service->has("extends"))
            break;
        const Extension extension = extensionOf(*service);
        row.push_back(current);
        inRow.insert(current);
        if (!extension.path.empty())
            break;
        if (inRow.contains(extension.service)) {
            leaveOutBase(current, extension.mark,
                         extension.service == current
                             ? current + " extends itself"
                             : extension.service + " extends itself, by way of " + current);
            service->remove("extends");
            row.pop_back();
            break;
        }
        if (!serviceIn(root, extension.service)) {
            leaveOutBase(current, extension.mark, "there is no service " + extension.service);
            service->remove("extends");
            row.pop_back();
            break;
        }
        current = extension.service;
    }
    for (auto each = row.rbegin(); each != row.rend(); ++each) {
        const Extension extension = extensionOf(*serviceIn(root, *each));
        Tree base = extension.path.empty() ? *serviceIn(root, extension.service)
                                           : baseElsewhere(extension, *each, variables);
        Tree *service = serviceIn(root, *each);
        service->remove("extends");
        if (!base.isMap())
            continue;
        mergeOver(base, std::move(*service), services::servicePlace);
        *service = std::move(base);
    }
}

// The service of another file that one extends; null where it cannot be had, which is reported.
Tree ProjectLoader::baseElsewhere(const Extension &extension, const std::string &name,
                                  const Variables &variables)
{
    const std::string step = extension.path + "#" + extension.service;
    if (std::find(m_open.begin(), m_open.end(), step) != m_open.end()) {
        leaveOutBase(name, extension.mark,
                     extension.service + " of " + extension.path + " extends itself, by way of " + name);
        return {};
    }
    if (m_open.size() >= maximumFiles) {
        leaveOutBase(name, extension.mark,
                     "more than " + std::to_string(maximumFiles) + " files extend one another in a row");
        return {};
    }
    Tree *file = fileToExtend(extension, variables);
    if (!file)
        return {};
    if (!serviceIn(*file, extension.service)) {
        leaveOutBase(name, extension.mark,
                     "there is no service " + extension.service + " in " + extension.path);
        return {};
    }
    m_open.push_back(step);
    extend(*file, extension.service, variables);
    m_open.pop_back();
    return *serviceIn(*file, extension.service);
}

// Each file is read once, however many services extend one of it.
Tree *ProjectLoader::fileToExtend(const Extension &extension, const Variables &variables)
{
    const auto known = m_extended.find(extension.path);
    if (known != m_extended.end())
        return known->second ? &*known->second : nullptr;
    const auto documents =
        parseFile(extension.path, extension.mark, "the extended file", std::string(folderOf(extension.path)));
    std::optional<Tree> tree;
    if (documents)
        tree = readDocuments(extension.path, *documents, variables);
    std::optional<Tree> &kept = m_extended.emplace(extension.path, std::move(tree)).first->second;
    return kept ? &*kept : nullptr;
}

} // namespace bulkhead::import::compose
