// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace bulkhead::exporting {

// A compose snippet of one service as lines of the reader's own service: under its name, and without the
// example's image where other lines are left. A snippet of several services stays as it is; so does every
// snippet where `service` is empty or no plain name.
std::string withService(const std::string &snippet, const std::string &service);

} // namespace bulkhead::exporting
