// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_data.h"

#include <string>
#include <vector>

namespace bulkhead::exporting {

// The findings grouped by subject and root cause, and the threats that people added: open before decided,
// then worst first.
std::vector<Issue> gatherIssues(const catalog::Analysis &analysis);

// A reference with its title and address.
Link linkOf(const catalog::Catalogs &catalogs, const std::string &reference);

} // namespace bulkhead::exporting
