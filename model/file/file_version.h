// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace bulkhead::model {

inline constexpr std::string_view fileFormat = "bulkhead-model";
inline constexpr int fileVersion = 2;

} // namespace bulkhead::model
