// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_judge.h"
#include "export/report/blocks/blocks.h"

#include <string>

// Pieces that the documents of a workshop share.
namespace bulkhead::exporting {

std::string pointsOf(double points); // "47.6"
// subjectName(), and of a flow that has a name its ends as well: "orders (web → db)".
std::string nameOnPaper(const model::Id &element, const model::Model &model);
std::string onOneLine(std::string name); // as drawings have it on several
std::string cellTitle(const catalog::workshop::StrideCell &cell,
                      const model::Model &model);                        // "web: Spoofing"
Cover workshopCover(const std::string &kind, const model::Model &model); // with the title of the model
std::string verdictTitle(catalog::workshop::Verdict verdict);            // "to verify"
Section workshopChapter(const std::string &title, const std::string &anchor);

// How the program is run: files, the keys of all pages, and those of each page of this workshop.
Section programChapter(const catalog::workshop::Task &task);

// How the parts of a score are weighed, in a line.
std::string weightsText(const catalog::workshop::Rubric &rubric, catalog::workshop::SheetKind sheet);

// Why a cell is true or open, in the engine's words: the message of its worst finding.
std::string explanationOf(const catalog::workshop::StrideCell &cell,
                          const catalog::workshop::WorkshopJudge &judge);
std::string explanationOf(const catalog::workshop::StrideCell &cell, const catalog::workshop::Key &key,
                          const catalog::workshop::WorkshopJudge &judge);
// What to do about it: the title of measureOf() the cell; empty where there is none.
std::string remedyOf(const catalog::workshop::StrideCell &cell,
                     const catalog::workshop::WorkshopJudge &judge);
std::string remedyOf(const catalog::workshop::StrideCell &cell, const catalog::workshop::Key &key,
                     const catalog::workshop::WorkshopJudge &judge);

// The likeliest way to the goal, step by step.
Section wayChapter(const catalog::workshop::WorkshopJudge &judge);

} // namespace bulkhead::exporting
