// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace bulkhead::exporting {

// The anchor of something in a document: plain characters only, different for different ids.
std::string anchorOf(std::string_view sort, std::string_view id);

} // namespace bulkhead::exporting
