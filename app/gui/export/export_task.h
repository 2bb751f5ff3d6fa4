// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/document/analysis_runner.h"
#include "export/formats/formats.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace bulkhead::app {

struct ExportRequest
{
    const exporting::Format *format = nullptr; // never null
    std::filesystem::path file;
    model::Model model;
    AssessmentPtr assessment; // perhaps of an earlier state of the model; null: none
    std::shared_ptr<const catalog::Catalogs> catalogs;
    model::Date asOf;
    std::filesystem::path folder; // of the model's file
    exporting::ExportInput input; // what the window chose: view, look, title; the rest is added
};

// What is to be written, with all that it refers to.
struct PreparedExport
{
    const exporting::Format *format = nullptr;
    std::filesystem::path file;
    std::shared_ptr<const catalog::Analysis> analysis;
    std::optional<catalog::Analysis> baseline;
    exporting::ExportInput input;
    std::optional<exporting::Exported> exported; // made already
};
using PreparedExportPtr = std::shared_ptr<PreparedExport>;

// Analyses the model where that is not done, gathers the report's content and, for formats without a diagram,
// writes the file. Takes seconds for a large model: for a worker's thread.
Result<PreparedExportPtr> prepareExport(ExportRequest request, const Running &running);

// Draws and writes what prepareExport() left to do. For the thread of the window, where diagrams are drawn.
Result<Success> finishExport(PreparedExport &prepared);

} // namespace bulkhead::app
