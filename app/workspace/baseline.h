// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "model/result.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace bulkhead::app {

// The findings of the earlier state that a model names for comparison (Metadata::baseline), by the same
// catalogs and as of the same day; nothing where it names none. `folder` is that of the model, empty while it
// has none. Only models within it are read; one that is not there is looked for among the bundled examples.
// The error names the model.
Result<std::optional<catalog::Analysis>> analyzeBaseline(const catalog::Analysis &analysis,
                                                         std::shared_ptr<const catalog::Catalogs> catalogs,
                                                         const std::filesystem::path &folder);

} // namespace bulkhead::app
