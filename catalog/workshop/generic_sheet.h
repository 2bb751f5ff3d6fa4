// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop.h"
#include "model/result.h"

#include <span>
#include <string>
#include <vector>

// The generic sheets, by which any data-flow diagram can be taught. STRIDE per element: a letter is right
// where the table asks it of the kind of element. That table is of the catalogs' generic rules
// (resources/catalog/generic-stride.json), and an analysis for this sheet has them. STRIDE per interaction:
// see interaction_sheet.h.
namespace bulkhead::catalog::workshop {

// Whether the table asks this letter of elements of this kind.
bool isAskedOf(const Catalogs &catalogs, model::Kind kind, model::Stride category);

// Up to eight elements and flows of the kinds that the table has, as many of each as there are alike: parties
// outside, programs, stores, flows; those with most flows first. In the order of their ids.
std::vector<model::Id> genericScope(const Analysis &analysis);
Result<Success> checkGenericScope(const Analysis &analysis, SheetKind sheet,
                                  std::span<const model::Id> scope);

// All elements and flows that a generic sheet can ask about, in the order of their ids.
std::vector<model::Id> genericSubjects(const Analysis &analysis, SheetKind sheet);

// Each letter that the table asks is a threat of the same weight. What the engine finds beside the table is a
// bonus.
Key genericKeyOf(const Analysis &analysis, SheetKind sheet, std::span<const model::Id> scope,
                 std::string secret);

// All points are for the cells: reasons, paths and measures are judged by what the rules for containers read.
Rubric genericRubric();

} // namespace bulkhead::catalog::workshop
