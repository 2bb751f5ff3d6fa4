// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

// Enumerators and their names in files, which stand in the order of the enumeration.
namespace bulkhead::model {

template <typename Enum, std::size_t Count>
constexpr std::string_view nameOf(const std::array<std::string_view, Count> &names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

template <typename Enum, std::size_t Count>
constexpr std::optional<Enum> fromName(const std::array<std::string_view, Count> &names,
                                       std::string_view name)
{
    for (std::size_t i = 0; i < Count; ++i)
        if (names[i] == name)
            return static_cast<Enum>(i);
    return std::nullopt;
}

} // namespace bulkhead::model
