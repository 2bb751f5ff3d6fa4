// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_graph.h"

#include <optional>
#include <span>
#include <vector>

// What an attacker has who took an element over, and what they are after of one that is worth having.
namespace bulkhead::catalog::attack {

// By kind: code in a workload, root on a host, the image replaced. What takes a further step, such as
// becoming root in a container, is no part of it.
std::span<const Foothold> heldOnceTaken(Kind kind);
std::vector<State> heldOnceTaken(const AttackGraph &graph, engine::Subject element);

// What counts of an element that a person says is worth having: the first of data, root, administration, the
// right to push, code, the image and the account that its kind can be held by; of a boundary the secrets of
// its namespace, and of a network nothing.
std::optional<Foothold> heldOfWorth(Kind kind);
State heldOfWorth(const AttackGraph &graph, engine::Subject element); // noState: nothing

} // namespace bulkhead::catalog::attack
