// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/alike_sheets.h"
#include "catalog/workshop/collate.h"
#include "catalog/workshop/model_matching.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

// What a class handed in, graded: answers to the workshop's task, and whole models of the same system.
namespace bulkhead::catalog::workshop {

struct HandedIn
{
    std::string file;        // for messages, and the key of corrections
    std::string participant; // of a model; a sheet names its own
    std::variant<AnswerSheet, model::Model> work;
    bool hasChecksum = false; // of a sheet: nobody edited it
};

// A file that does not count, and why. Whose it is is empty where it could not be read.
struct LeftOut
{
    std::string participant;
    std::string file;
    std::string reason;
};

struct Found
{
    std::size_t found = 0;
    std::size_t all = 0;
};

// How much of the workshop's diagram a model has: elements, flows between elements that were found, in either
// direction, and boundaries that have about the same elements in them.
struct DrawingScore
{
    Found elements;
    Found flows;
    Found boundaries;
    double share() const; // the mean of those of which the workshop's model has any, 0..1
};

struct GradedSheet
{
    std::string file;
    std::string participant;
    AnswerSheet sheet; // of a model: what its threats and mitigations say of the cells
    Score score;
    CellScore cellScore;
    std::optional<DrawingScore> drawing;  // of a model
    MatchTable matches;                   // of a model
    std::set<StrideCell> acceptedReasons; // cells without a finding whose reason the facilitator accepts
    std::size_t threatsLeft = 0;          // of a model: threats at elements that nothing was found for
};

struct GradedRoom
{
    std::vector<GradedSheet> sheets;
    Room room; // the same sheets, collated: votes and disagreements
    std::vector<AlikePair> alike;
    std::vector<LeftOut> leftOut; // of several of one participant
};

// Deterministic: the same works in the same order give the same grades.
// Of several works of one participant settleClaims() chooses.
GradedRoom gradeRoom(const WorkshopJudge &judge, std::span<const HandedIn> works,
                     const std::map<std::string, Corrections> &corrections = {});

// An order that follows from the secret of the workshop's key, which participants do not have.
std::vector<std::string> inSaltedOrder(const std::vector<std::string> &names, const std::string &secret);
// "P01", "P02" … by name: those who arrived by their numbers in the room, the others behind them in the
// salted order.
std::map<std::string, std::string> pseudonymsOf(const std::vector<std::string> &names,
                                                const Workshop &workshop);
// Names replaced by pseudonyms. Rows, pages and lists come in the order of the pseudonyms.
void usePseudonyms(GradedRoom &room, const Workshop &workshop);
void usePseudonyms(Room &room, const Workshop &workshop);

DrawingScore drawingScore(const model::Model &expected, const model::Model &handedIn,
                          const MatchTable &matches);

} // namespace bulkhead::catalog::workshop
