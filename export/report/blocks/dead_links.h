// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/blocks/blocks.h"

namespace bulkhead::exporting {

// Which chapters a report has is a choice, so a link may lead to one that is not there: such a link takes its
// other target, or becomes text.
void mendDeadLinks(ReportDocument &document);

} // namespace bulkhead::exporting
