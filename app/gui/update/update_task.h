// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/workspace/sources.h"
#include "catalog/analysis/analysis.h"
#include "export/difference/difference.h"

#include <filesystem>
#include <memory>

namespace bulkhead::app {

struct UpdateRequest
{
    enum class Purpose : bool { FromSources, AddSurroundings };

    Purpose purpose = Purpose::FromSources;
    model::Model model;
    SourceFolders folders;
    std::shared_ptr<const catalog::Catalogs> catalogs;
    std::filesystem::path folder; // of the model's file
};

// What an update from the sources, or adding surroundings, would do, worked out in full before anything is
// changed.
struct PreparedUpdate
{
    SourceUpdate update;
    model::Model after;
    exporting::Difference difference; // of models and findings
};

// Imports the sources again, or reads them for what serves their ways in, and compares. Takes seconds for a
// large model: for a worker's thread.
Result<std::shared_ptr<const PreparedUpdate>> prepareUpdate(const UpdateRequest &request,
                                                            const Running &running);

} // namespace bulkhead::app
