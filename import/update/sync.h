// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"
#include "model/result.h"

#include <set>
#include <string>
#include <vector>

namespace bulkhead::import {

// What an update would do, beside the change itself.
struct SyncPlan
{
    model::Change change; // empty when the model is up to date
    // What a person stated and the sources state otherwise: the person's word stands.
    struct Kept
    {
        model::Id subject;
        std::string field; // "name", "parent", "source", "target", or a property's name
        std::string ours;
        std::string theirs;
    };
    std::vector<Kept> kept;
    // What a person stated of a thing that is gone from the sources or now of another kind, which has no such
    // property; and, without a field, flows that a person drew at such a thing.
    struct Lost
    {
        model::Id subject;
        std::string field; // as above; empty of a thing drawn by hand
        std::string ours;
        bool isGone = false; // else of another kind
    };
    std::vector<Lost> lost;
    std::vector<std::string> dismissed; // source keys that a person removed, left out again
};

// Brings a model up to date with what its sources say now (`imported`, a fresh import of them), three-way:
// the last imported value is the base, the model is ours, the import theirs. Elements and flows are matched
// by source key, never by id or name, so that a file may move or be renamed. Layout, renames, moves,
// hand-made elements, properties set by hand, notes and decisions stay; what the sources no longer hold goes,
// and hand-made elements inside it move up. What comes from sources that were not imported this time stays as
// it is, unless the source is among `gone`: files that are no more.
Result<SyncPlan> planSync(const model::Model &current, const model::Model &imported,
                          const std::set<std::string> &gone = {});

} // namespace bulkhead::import
