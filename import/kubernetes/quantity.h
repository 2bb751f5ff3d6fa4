// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bulkhead::import::kubernetes {

// A resource quantity ("128Mi", "0.5", "250m", "1e3", "2G") as a plain number: bytes for memory, cores for
// CPU. Nullopt when it is none.
// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
std::optional<double> parseQuantity(std::string_view text);

// Bytes as whole MiB, at least 1 of what is more than nothing.
std::int64_t toMebibytes(double bytes);

} // namespace bulkhead::import::kubernetes
