// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace bulkhead::model {

// The 1-based line of what a JSON pointer (RFC 6901) leads to: of its key, or of an item's value. Where the
// pointer leads further than the text, the line of what is there of it; 0 when the text is no JSON.
int lineOf(std::string_view json, std::string_view pointer);

// Takes the first part off a pointer and decodes it: "web" of "/web/name", which leaves "/name".
std::string takePointerPart(std::string_view &pointer);

} // namespace bulkhead::model
