// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/pdf/page.h"
#include "model/result.h"

#include <stop_token>
#include <string>

namespace bulkhead::exporting {

// Paints the pages with Qt, then adds with qpdf what Qt's PDF writer cannot: outline, links inside the
// document, and no date or random id.
Result<std::string> writePdf(const PagedDocument &document, const std::stop_token &stop = {});

} // namespace bulkhead::exporting
