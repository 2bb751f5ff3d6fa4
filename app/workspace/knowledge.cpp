// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/knowledge.h"

#include "model/file/atomic_file.h"
#include "resources/embedded.h"

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::app {

namespace {

// The engine's own catalog comes first, so that what it holds can be named by the others.
std::vector<catalog::CatalogSource> builtInCatalogs()
{
    std::vector<catalog::CatalogSource> sources;
    for (const std::string_view path : resources::list("catalog/"))
        sources.push_back({std::string(path), std::string(*resources::find(path)), true});
    return sources;
}

std::string_view catalogSchema()
{
    return resources::find("schemas/catalog.schema.json").value_or(std::string_view());
}

Result<std::vector<catalog::CatalogSource>> catalogSources(std::span<const std::string> ownFiles)
{
    std::vector<catalog::CatalogSource> sources = builtInCatalogs();
    for (const std::string &file : ownFiles) {
        auto json = readFile(std::filesystem::path(file));
        if (!json)
            return std::move(json.error());
        sources.push_back({file, std::move(*json), false});
    }
    return sources;
}

} // namespace

Result<std::shared_ptr<const model::Vocabulary>> loadVocabulary()
{
    constexpr std::string_view file = "vocabulary.json";
    const auto json = resources::find(file);
    if (!json)
        return Error{"app.no-vocabulary",
                     "the program was built without its vocabulary",
                     {},
                     std::string(file),
                     0,
                     {}};
    return model::Vocabulary::fromJson(*json, file);
}

Result<std::shared_ptr<const import::Technologies>> loadTechnologies()
{
    constexpr std::string_view file = "technologies.json";
    const auto json = resources::find(file);
    if (!json)
        return Error{"app.no-technologies",
                     "the program was built without its list of products",
                     {},
                     std::string(file),
                     0,
                     {}};
    return import::Technologies::fromJson(*json, std::string(file));
}

Result<std::shared_ptr<const catalog::Catalogs>>
loadCatalogs(std::shared_ptr<const model::Vocabulary> vocabulary, std::span<const std::string> ownFiles)
{
    auto sources = catalogSources(ownFiles);
    if (!sources)
        return std::move(sources.error());
    return catalog::Catalogs::load(*sources, std::move(vocabulary), catalogSchema());
}

Result<std::shared_ptr<const catalog::Catalogs>>
checkCatalog(std::shared_ptr<const model::Vocabulary> vocabulary, std::span<const std::string> ownFiles,
             catalog::CatalogSource draft)
{
    auto sources = catalogSources(ownFiles);
    if (!sources)
        return std::move(sources.error());
    sources->push_back(std::move(draft));
    return catalog::Catalogs::load(*sources, std::move(vocabulary), catalogSchema());
}

Result<Knowledge> loadKnowledge(std::span<const std::string> ownCatalogs)
{
    auto vocabulary = loadVocabulary();
    if (!vocabulary)
        return std::move(vocabulary.error());
    auto catalogs = loadCatalogs(*vocabulary, ownCatalogs);
    if (!catalogs)
        return std::move(catalogs.error());
    return Knowledge{std::move(*vocabulary), std::move(*catalogs)};
}

} // namespace bulkhead::app
