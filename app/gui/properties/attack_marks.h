// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace bulkhead::app {

class Session;

// What a person says of elements for the attack paths.
enum class AttackMark : bool { TakenOver, WorthHaving };

// Whether all of the selection bear the mark; nothing where one of them cannot.
std::optional<bool> hasMark(const Session &session, AttackMark mark);

// Gives the mark to all of the selection, or leaves it to kind and data again: one step to undo.
void setMark(Session &session, AttackMark mark, bool on);

} // namespace bulkhead::app
