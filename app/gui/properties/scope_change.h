// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::app {

class Dialogs;
class Session;

// Takes the selection out of scope, with a reason, or back in.
void toggleScope(Session &session, Dialogs &dialogs);

} // namespace bulkhead::app
