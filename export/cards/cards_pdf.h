// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/cards/deck.h"
#include "export/report/pdf/page.h"
#include "model/result.h"

#include <span>
#include <string>

namespace bulkhead::exporting {

// The cards on A4, nine a page (63 × 88 mm each) with crop marks: a page of fronts, then the page of their
// backs, mirrored, so that they meet when the paper is turned over its long edge. Needs a QGuiApplication;
// the thread that composes the pages paints them.
PagedDocument composeCards(std::span<const catalog::DeckCard> cards, const std::string &title);
// The pages as PDF; the same cards give the same bytes.
Result<std::string> cardsPdf(std::span<const catalog::DeckCard> cards, const std::string &title);

} // namespace bulkhead::exporting
