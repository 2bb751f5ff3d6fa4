#pragma once

#include <string>
#include <string_view>

namespace bulkhead::import {

// The SHA-256 of bytes (FIPS 180-4) in lower-case hexadecimal.
std::string sha256(std::string_view bytes);

} // namespace bulkhead::import
