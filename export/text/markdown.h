// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace bulkhead::exporting {

// Text as GitHub-flavoured Markdown shows it literally; line breaks become spaces, other control characters
// visible.
std::string markdownText(std::string_view text);

// As code: a fence that the text cannot break out of.
std::string markdownCode(std::string_view text);                             // inline
std::string markdownBlock(std::string_view language, std::string_view text); // fenced

} // namespace bulkhead::exporting
