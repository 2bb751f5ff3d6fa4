// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/baseline.h"

#include "import/shared/relative_path.h"
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
    std::error_code fault;
    const fs::path home = folder.empty() ? fs::path() : fs::weakly_canonical(folder, fault);
    const fs::path path = home.empty() ? fs::path() : fs::weakly_canonical(home / name, fault);
    if (!path.empty() && fs::exists(path, fault)) {
        if (!import::isInside(path, home))
            return Error{"app.baseline-outside",
                         "the model to compare with, “" + name + "”, is not in this model's folder",
                         {name},
                         {},
                         0,
                         {}};
        if (!fs::is_regular_file(path, fault)) // a pipe would be waited for
            return Error{"app.baseline-no-file",
                         "the model to compare with, “" + name + "”, is no file",
                         {name},
                         {},
                         0,
                         {}};
        auto bytes = bulkhead::readFile(path);
        if (!bytes)
            return std::move(bytes.error());
        return model::parseModel(*bytes, path.string(), std::move(vocabulary));
    }
    if (const auto bundled = resources::find("examples/" + name))
        return model::parseModel(*bundled, name, std::move(vocabulary));
    return Error{
        "app.no-baseline", "the model to compare with, “" + name + "”, is not there", {name}, {}, 0, {}};
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
