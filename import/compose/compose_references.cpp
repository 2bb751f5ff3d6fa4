// SPDX-License-Identifier: Apache-2.0
#include "import/compose/compose_references.h"

#include "import/shared/relative_path.h"

#include <utility>

namespace bulkhead::import::compose {

namespace {

// A file and the folder that the paths in it are seen from.
using Place = std::pair<std::string, std::string>;

// One text or a list of texts.
std::vector<std::string> textsOf(const Node &node)
{
    std::vector<std::string> texts;
    if (node.isScalar())
        texts.emplace_back(node.text());
    for (const Node &item : node.items())
        texts.emplace_back(item.text());
    return texts;
}

void addIncluded(const Node &include, const std::string &folder, std::vector<Place> &found)
{
    const std::vector<std::string> paths = textsOf(include.isMap() ? include["path"] : include);
    if (paths.empty())
        return;
    const std::string stated(include["project_directory"].text());
    const std::string inside =
        stated.empty() ? std::string(folderOf(joinPath(folder, paths.front()))) : joinPath(folder, stated);
    for (const std::string &path : paths)
        found.emplace_back(joinPath(folder, path), inside);
}

std::vector<Place> referencesIn(const std::vector<Document> &documents, const std::string &folder)
{
    std::vector<Place> found;
    for (const Document &document : documents) {
        const Node &include = document.root()["include"];
        if (!include.isList())
            addIncluded(include, folder, found);
        for (const Node &item : include.items())
            addIncluded(item, folder, found);
        for (const MapEntry &service : document.root()["services"].entries()) {
            const std::string_view file = service.value["extends"]["file"].text();
            if (file.empty())
                continue;
            std::string path = joinPath(folder, file);
            std::string inside(folderOf(path));
            found.emplace_back(std::move(path), std::move(inside));
        }
    }
    return found;
}

} // namespace

bool isStandardName(std::string_view fileName)
{
    return fileName == "compose.yaml" || fileName == "compose.yml" || fileName == "docker-compose.yaml" ||
           fileName == "docker-compose.yml";
}

std::set<std::string, std::less<>> referredBy(const std::set<std::string> &starts, const ComposeFiles &files)
{
    std::vector<Place> open;
    for (const std::string &start : starts)
        open.emplace_back(start, folderOf(start));
    std::set<Place> seen(open.begin(), open.end());
    std::set<std::string, std::less<>> referred;
    while (!open.empty()) {
        const auto [path, folder] = std::move(open.back());
        open.pop_back();
        const auto file = files.find(path);
        if (file == files.end())
            continue;
        for (Place &place : referencesIn(*file->second, folder)) {
            if (place.first == path) // a service of the same file
                continue;
            referred.insert(place.first);
            if (seen.insert(place).second)
                open.push_back(std::move(place));
        }
    }
    return referred;
}

} // namespace bulkhead::import::compose
