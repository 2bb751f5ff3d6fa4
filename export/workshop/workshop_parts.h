// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_judge.h"
#include "export/report/blocks/blocks.h"

#include <string>

// Pieces that the documents of a workshop share.
namespace bulkhead::exporting {

std::string pointsOf(double points); // "47.6"
std::string elementTitle(const model::Id &element,
                         const model::Model &model); // its name, or a flow's; else the id
std::string cellTitle(const catalog::workshop::StrideCell &cell,
                      const model::Model &model);                        // "web: Spoofing"
Cover workshopCover(const std::string &kind, const model::Model &model); // with the title of the model
std::string verdictTitle(catalog::workshop::Verdict verdict);            // "to verify"
Section workshopChapter(const std::string &title, const std::string &anchor);

// Why a cell is true or open, in the engine's words: the message of its worst finding.
std::string explanationOf(const catalog::workshop::StrideCell &cell,
                          const catalog::workshop::WorkshopJudge &judge);
// What to do about it: the title of the first mitigation of that finding; empty where there is none.
std::string remedyOf(const catalog::workshop::StrideCell &cell,
                     const catalog::workshop::WorkshopJudge &judge);

} // namespace bulkhead::exporting
