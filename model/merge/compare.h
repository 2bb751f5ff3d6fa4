// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <string>
#include <vector>

namespace bulkhead::model {

// The changes that lead from one model to the other: apply(diff(a, b), a) == b. Ordered by kind of
// thing and id; empty when the models are equal.
Change diff(const Model &before, const Model &after);

// One thing on which both sides differ from the base and from each other.
struct Conflict
{
    std::string subject; // id of the element, flow, decision … concerned
    std::string
        field; // "name", "properties/user", "parent" …; empty: the whole thing (changed here, removed there)
    std::string base; // as text for people
    std::string ours;
    std::string theirs;

    bool operator==(const Conflict &) const = default;
};

struct Merged
{
    Model model; // ours where there is a conflict
    std::vector<Conflict> conflicts;
};

// Three-way merge, field by field and property by property. What only one side changed is taken from it;
// of lists in which each item counts by itself (members of a view, authors, dismissed source keys) both
// sides' additions and removals are. Always gives a valid model: a change that the other side makes
// impossible is a conflict. No conflict: import records (ours is kept), and where a thing stands that one
// side removed.
Merged merge(const Model &base, const Model &ours, const Model &theirs);

} // namespace bulkhead::model
