// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/pdf/page.h"
#include "model/result.h"

#include <QByteArray>

#include <string>

namespace bulkhead::exporting {

// The PDF that Qt painted from a document, with what Qt's PDF writer cannot add: outline, links inside the
// document, and no date or random id. Uses qpdf.
Result<std::string> structuredPdf(const QByteArray &painted, const PagedDocument &document);

} // namespace bulkhead::exporting
