// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_judge.h"
#include "export/report/blocks/blocks.h"

#include <string>

// What a facilitator prints before a workshop.
namespace bulkhead::exporting {

// For participants: the diagram, the six letters, a worksheet of elements × STRIDE, the measures to choose
// from. Made of the task alone, so that it contains nothing of the key.
ReportDocument handoutDocument(const catalog::workshop::Task &task);

// For the facilitator: the verdict on each cell with its evidence, the best way and the best measures.
// decoys: the cards of the deck that cannot apply; empty without cards.
ReportDocument keyDocument(const catalog::workshop::WorkshopJudge &judge, const std::string &decoys);

// For the facilitator: the minutes of the workshop with its own numbers, how the program is run, and what to
// do when things go wrong.
ReportDocument guideDocument(const catalog::workshop::WorkshopJudge &judge, bool hasCards);

} // namespace bulkhead::exporting
