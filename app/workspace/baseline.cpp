// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/baseline.h"

#include "app/workspace/file_beside.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "resources/embedded.h"

#include <utility>

namespace bulkhead::app {

namespace {

namespace fs = std::filesystem;

Result<model::Model> readBaseline(const std::string &name, const fs::path &folder,
                                  std::shared_ptr<const model::Vocabulary> vocabulary)
{
    const auto path = fileBeside(name, folder, "the model to compare with", "baseline");
    if (path) {
        const auto bytes = bulkhead::readFile(*path);
        if (!bytes)
            return bytes.error();
        return model::parseModel(*bytes, path->string(), std::move(vocabulary));
    }
    if (path.error().code != "app.baseline-missing")
        return path.error();
    if (const auto bundled = resources::find("examples/" + name))
        return model::parseModel(*bundled, name, std::move(vocabulary));
    return path.error();
}

} // namespace

Result<std::optional<catalog::Analysis>> analyzeBaseline(const catalog::Analysis &analysis,
                                                         std::shared_ptr<const catalog::Catalogs> catalogs,
                                                         const fs::path &folder)
{
    const std::string &name = analysis.model().metadata().baseline;
    if (name.empty())
        return std::optional<catalog::Analysis>();
    auto baseline = readBaseline(name, folder, analysis.model().sharedVocabulary());
    if (!baseline)
        return std::move(baseline.error());
    return std::optional(catalog::analyze(*baseline, std::move(catalogs), analysis.options()));
}

} // namespace bulkhead::app
