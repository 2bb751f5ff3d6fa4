// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bulkhead::catalog::workshop {

// A file, and whose work it says it is.
struct Claim
{
    std::string participant;
    std::string file;
    bool hasChecksum = false;
};

// For each claim nothing where it counts, else why it is left out. Of several files of one participant those
// with a checksum outrank those without. Where that leaves one, or several that say the same, the first of
// them counts; otherwise none does: nobody can tell which is the participant's own.
std::vector<std::optional<Error>> settleClaims(std::span<const Claim> claims,
                                               const std::function<bool(std::size_t, std::size_t)> &isSame);

} // namespace bulkhead::catalog::workshop
