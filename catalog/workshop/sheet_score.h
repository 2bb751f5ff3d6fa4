// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop.h"

#include <set>
#include <string>

namespace bulkhead::catalog::workshop {

// How well the cells of a sheet agree with a key.
struct CellScore
{
    double recall = 0;      // R: Σ weight of T marked "threat" / Σ weight of T; 0 without T
    double falseAlarms = 0; // F: N marked "threat" without an accepted reason / N; 0 without N
    std::size_t hits = 0;   // T marked "threat"
    std::size_t misses = 0; // T not marked "threat"
    std::size_t alarms = 0; // N marked "threat" without an accepted reason
    std::size_t bonuses = 0;
    double s = 0; // 100 · max(0, R − F)
};
CellScore cellScore(const Key &key, const AnswerSheet &sheet,
                    const std::set<StrideCell> &acceptedReasons = {});

// The share of T that was found with a reason that names a property which the findings' rules read, 0..1.
double whyShare(const Key &key, const AnswerSheet &sheet, const model::Model &model);
bool namesProperty(const KeyCell &cell, const std::string &why, const model::Vocabulary &vocabulary);

// max(0, share of U marked unknown − share of the other cells marked unknown), 0..1.
double honestyShare(const Key &key, const AnswerSheet &sheet);

// The score with its parts, in points of the rubric; `cells` is S, 0..100.
struct Score
{
    double cells = 0;
    double why = 0;
    double honesty = 0;
    double path = 0;
    double fix = 0;
    double extras = 0;
    double diagram = 0; // of models that were handed in
    double total = 0;
};

// The sum as section "The score" of docs/workshops.md says.
double totalOf(const Score &score, const Rubric &rubric);

} // namespace bulkhead::catalog::workshop
