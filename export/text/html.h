// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace bulkhead::exporting {

// Text as HTML and XML show it literally, between tags and in quoted attributes. Control characters are made
// visible; line breaks stay.
std::string htmlText(std::string_view text);

} // namespace bulkhead::exporting
