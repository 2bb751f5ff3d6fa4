// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/document/analysis_runner.h"
#include "export/report/data/report_choice.h"
#include "export/report/pdf/report_composer.h"
#include "model/result.h"

#include <filesystem>
#include <memory>

// Gathering what the preview of the report shows: work of seconds on a large model, for a worker's thread.
namespace bulkhead::app {

class Session;

// One state of the session, of which a report is made.
struct ReportRequest
{
    model::Model model;
    AssessmentPtr assessment; // used where it is of this model; null: none yet
    std::shared_ptr<const catalog::Catalogs> catalogs;
    std::filesystem::path folder; // where the files that the model names are; empty without a file
    std::string programVersion;
    exporting::ReportChoice choice{};
    std::filesystem::path templateFolder{}; // of the organisation; empty: none
    std::string title{};                    // in place of the model's, where that has none
};
ReportRequest reportRequest(const Session &session); // needs loaded catalogs

Result<exporting::ReportContent> gatherPreview(const ReportRequest &request, const Running &running);

} // namespace bulkhead::app
