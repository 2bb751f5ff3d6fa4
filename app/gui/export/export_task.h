// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/document/analysis_runner.h"
#include "export/formats/formats.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace bulkhead::app {

struct ExportRequest
{
    const exporting::Format *format = nullptr; // never null
    std::filesystem::path file;
    model::Model model;
    AssessmentPtr assessment; // perhaps of an earlier state of the model; null: none
    std::shared_ptr<const catalog::Catalogs> catalogs;
    std::filesystem::path folder;           // of the model's file
    std::filesystem::path templateFolder{}; // of the report's look; empty: none
    exporting::ExportInput input; // what the window chose: view, look, what is highlighted; the rest is added
    // Set before the file is touched, after which the work no longer stops.
    std::shared_ptr<std::atomic<bool>> isWritten = std::make_shared<std::atomic<bool>>(false);
};

// A file that was written.
struct ExportedFile
{
    std::filesystem::path file;
    std::vector<std::string> left; // what the format cannot contain, in words
};

// Analyses the model where that is not done, and writes it in the format. What is stopped before the file is
// replaced leaves no trace. Takes up to minutes for a large model: for a worker's thread.
Result<ExportedFile> exportModel(ExportRequest request, const Running &running);

} // namespace bulkhead::app
