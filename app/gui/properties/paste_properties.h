// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QMimeData;

namespace bulkhead::app {

class Session;

// Gives the selected elements the properties of the copied one, as one step. Tells why it did not; empty
// where it did.
QString pasteProperties(Session &session, const QMimeData *clipboard);

} // namespace bulkhead::app
