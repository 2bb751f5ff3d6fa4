// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/pdf/page.h"
#include "model/result.h"

#include <stop_token>
#include <string>

namespace bulkhead::exporting {

// Paints the pages with Qt, then gives the PDF its structure (pdf_structure.h). Stops between two pages.
Result<std::string> writePdf(const PagedDocument &document, const std::stop_token &stop = {});

} // namespace bulkhead::exporting
