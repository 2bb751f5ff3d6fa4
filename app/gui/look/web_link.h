// SPDX-License-Identifier: Apache-2.0
#pragma once

class QUrl;

namespace bulkhead::app {

// Opens a link of a catalog or a report in the person's browser, if it leads to the web: no file, no program.
void openWebLink(const QUrl &url);

} // namespace bulkhead::app
