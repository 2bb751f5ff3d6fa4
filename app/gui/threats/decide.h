#pragma once

#include "app/gui/threats/threat_list.h"

#include <vector>

class QWidget;

namespace bulkhead::app {

class Session;

// Asks for a decision on these threats of the list and records it, as one step.
void decide(Session &session, const ThreatList &list, const std::vector<std::size_t> &threats,
            QWidget *parent);

// Records a decision on these threats with the rating and basis they have now.
void recordDecision(Session &session, const ThreatList &list, const std::vector<std::size_t> &threats,
                    const model::Decision &decision);

// Asks for a threat of the user's own on an element and adds it.
void addOwnThreat(Session &session, const model::Id &subject, QWidget *parent);

} // namespace bulkhead::app
