// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/facts.h"
#include "import/shared/front_door.h"
#include "model/change.h"
#include "model/model.h"

#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::import {

inline constexpr std::string_view surroundingsKey = "surroundings/"; // that source keys begin with

// An element or flow that is assumed.
struct AssumedElement
{
    model::Kind kind = model::Kind::ExternalEntity;
    std::string key; // after "surroundings/"; its id, too
    std::string name;
    model::Id parent;
    const model::ImportRecord *ground = nullptr; // what it is assumed for; null: something drawn by hand
    std::string because;
};

struct AssumedFlow
{
    model::FlowKind kind = model::FlowKind::Data;
    model::Id source;
    model::Id target;
    std::string name;
    std::string discriminator;
    const model::ImportRecord *ground = nullptr;
    std::string because;
    bool implied = true; // false: an artefact states its properties
};

// What is being added to a model, beside what the model has.
class SurroundingsDrawing
{
public:
    SurroundingsDrawing(const model::Model &model, const std::set<std::string> &leftOut);

    const model::Model &model() const { return m_model; }
    const model::Vocabulary &vocabulary() const { return m_model.vocabulary(); }

    // The choice, text or reference that a property states, as text; empty where it states none.
    std::string stated(const model::Element &element, std::string_view property) const;
    std::string stated(const model::Flow &flow, std::string_view property) const;
    // The nearest element around one of which a property says this; empty where there is none.
    model::Id around(const model::Element &element, model::Kind kind, std::string_view property,
                     std::string_view text) const;
    bool isAssumed(const model::ImportRecordPtr &import) const;

    // The id; empty where a person removed it. One that is there already stays as it is.
    model::Id add(const AssumedElement &wanted);
    // Null where it is there already, or was removed.
    model::Flow *add(const AssumedFlow &wanted);
    Facts factsOf(const model::Id &id); // of an element just added; of nothing where it was there before
    Facts facts(model::Flow &flow) { return {flow, vocabulary(), m_diagnostics}; }
    model::Origin origin(const model::ImportRecord *ground, std::string_view because) const;

    bool isLeftOut(const std::string &sourceKey) const { return m_leftOut.contains(sourceKey); }
    // What was added, with its places in the views, as one change.
    model::Change change();
    const std::set<std::string> &dismissed() const { return m_dismissed; }

private:
    std::string sourceKeyOf(const model::Id &element) const;
    bool isTaken(const model::Id &id) const;
    model::Id free(const model::Id &wanted) const;

    const model::Model &m_model;
    const std::set<std::string> &m_leftOut;
    std::unordered_map<std::string, model::Id>
        m_ids; // of what the model has and what was added, by source key
    std::map<model::Id, model::Element *> m_added;
    std::deque<model::Element> m_elements;
    std::deque<model::Flow> m_flows;
    std::set<model::Id> m_flowIds;
    std::set<std::string> m_dismissed;
    std::vector<Diagnostic> m_diagnostics; // of Facts; what is assumed fits its properties
};

// The front doors of ways in; gives the flows past them.
std::vector<model::Id> drawFrontDoors(SurroundingsDrawing &drawing, std::span<const FrontDoor> doors);
// The cluster's DNS with those that ask it.
void drawNameService(SurroundingsDrawing &drawing);
// Operators, developers and the CI system.
void drawParties(SurroundingsDrawing &drawing);
// The key of the party that entities of this type are: "operators" of an administrator; empty: of none.
std::string_view partyOfType(std::string_view entityType);

} // namespace bulkhead::import
