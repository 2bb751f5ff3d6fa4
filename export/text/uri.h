// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace bulkhead::exporting {

// A path with '/' as a relative URI reference (RFC 3986): everything but unreserved characters and '/' is
// percent-encoded.
std::string relativeUri(std::string_view path);

} // namespace bulkhead::exporting
