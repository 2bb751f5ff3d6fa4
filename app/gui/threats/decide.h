// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"

#include <QStringList>

#include <span>
#include <string>
#include <vector>

class QWidget;

namespace bulkhead::app {

class Session;

// A finding or manual threat as a person saw it when choosing it. It stays the same while analyses end.
struct ChosenThreat
{
    std::string id;
    std::string subject;
    model::Rating rating = model::Rating::None;
    model::Basis basis = model::Basis::Unverified;
};

// What the current assessment says of these threats; ids that it does not contain are left out.
std::vector<ChosenThreat> chosenThreats(const Session &session, const QStringList &ids);

// Asks for a decision on these threats and records it, as one step. Threats that vanish while the dialog is
// open get no decision, and the person is told.
void decide(Session &session, const QStringList &ids, QWidget *parent);

// Records a decision on these threats with the rating and basis that the person saw.
void recordDecision(Session &session, std::span<const ChosenThreat> threats, const model::Decision &decision);

// Asks for a threat of the user's own on an element or flow and adds it, unless that has vanished by then.
void addOwnThreat(Session &session, const model::Id &subject, QWidget *parent);

} // namespace bulkhead::app
