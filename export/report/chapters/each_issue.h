// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

namespace bulkhead::exporting::chapter {

// Visits every cause and then every point to verify: all that has scenarios, mitigations and references.
template <typename Visit>
void forEachRemedied(const ReportData &data, const Visit &visit)
{
    for (const Cause &cause : data.causes)
        visit(cause);
    for (const Cause &cause : data.hardeningCauses)
        visit(cause);
    for (const ToVerify &element : data.toVerify) {
        for (const Issue &issue : element.issues)
            visit(issue);
    }
}

} // namespace bulkhead::exporting::chapter
