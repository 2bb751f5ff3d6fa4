// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/graded_room.h"
#include "export/report/blocks/blocks.h"
#include "model/result.h"

#include <string>

// What a room or a class did, as documents for people.
namespace bulkhead::exporting {

// The scores of a room, who stood out, and where it disagrees.
ReportDocument roomDocument(const catalog::workshop::Room &room,
                            const catalog::workshop::WorkshopJudge &judge);

// For one student: the score with its parts, what was found, what was missed and why it is there, false
// alarms, extras, and one next step.
ReportDocument feedbackDocument(const catalog::workshop::GradedSheet &sheet,
                                const catalog::workshop::WorkshopJudge &judge);

// For the teacher: all scores, the hardest cells, common false alarms, and works that are alike beyond
// chance.
ReportDocument classDocument(const catalog::workshop::GradedRoom &room,
                             const catalog::workshop::WorkshopJudge &judge);

// One file for a browser, without diagrams.
std::string workshopPage(const ReportDocument &document);
// Pages for printing. Needs a QGuiApplication.
Result<std::string> workshopPdf(const ReportDocument &document, const model::Model &model);

} // namespace bulkhead::exporting
