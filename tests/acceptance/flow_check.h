// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analyst.h"

namespace bulkhead::acceptance {

// Holds the data flows of the sample applications against their published architecture (expected_flows.tsv).
// Prints what was missed and what was drawn without ground; returns whether the targets are met.
bool checkFlows(Analyst &analyst, bool listAll);

// Holds the compose and the Kubernetes form of one application against each other: containers, images, flows
// between them. Prints the pairs that differ.
void checkPairs(Analyst &analyst, bool listAll);

} // namespace bulkhead::acceptance
