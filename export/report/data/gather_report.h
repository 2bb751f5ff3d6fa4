// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_choice.h"
#include "export/report/data/report_data.h"
#include "model/stop.h"

#include <functional>
#include <string>

namespace bulkhead::exporting {

struct ReportOptions
{
    ReportChoice choice;
    // The line of an artefact that is stated at this place, fit to be shown; empty: not at hand. May be null.
    std::function<std::string(const Place &)> lineAt;
    std::string title;      // empty: the model's own
    ReportTemplatePtr look; // of the organisation; null: none
    std::string programVersion;
    const catalog::Analysis *baseline = nullptr; // an earlier state of the architecture to compare with
    std::string baselineFault;                   // why the one that was asked for is not there
    std::string platformFault;                   // why the profile that the model names is not laid over it
};

ReportData gatherReport(const catalog::Analysis &analysis, const ReportOptions &options);
// The same, or the error `stopped` (model/stop.h).
Result<ReportData> gatherReport(const catalog::Analysis &analysis, const ReportOptions &options,
                                std::stop_token stop);

} // namespace bulkhead::exporting
