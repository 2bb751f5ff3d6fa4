// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"
#include "model/records.h"

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace bulkhead::catalog::workshop {

inline constexpr std::array allCategories = {
    model::Stride::Spoofing,        model::Stride::Tampering,
    model::Stride::Repudiation,     model::Stride::InformationDisclosure,
    model::Stride::DenialOfService, model::Stride::ElevationOfPrivilege};

// One question of a workshop: does this element suffer this sort of threat? Ordered by element, then
// category.
struct StrideCell
{
    model::Id element; // or a flow
    model::Stride category = model::Stride::Spoofing;

    auto operator<=>(const StrideCell &) const = default;
};

std::string cellName(const StrideCell &cell); // "web/information_disclosure", as in files
// Nothing where the text does not end in a category. Ids may contain slashes, categories do not.
std::optional<StrideCell> cellFromName(std::string_view name);

} // namespace bulkhead::catalog::workshop
