// SPDX-License-Identifier: Apache-2.0
#include "catalog/content/layer.h"

#include <algorithm>
#include <array>

namespace bulkhead::catalog {

namespace {

constexpr std::array<std::string_view, 3> names = {"falls_away", "own_task", "stays"};

} // namespace

std::string_view withMachineName(WithMachine with)
{
    return names[static_cast<std::size_t>(with)];
}

std::optional<WithMachine> withMachineFromName(std::string_view name)
{
    const auto *const found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<WithMachine>(found - names.begin());
}

} // namespace bulkhead::catalog
