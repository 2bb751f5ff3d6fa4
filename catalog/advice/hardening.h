// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// What every container should have: presented as one matrix, so that what is special about one stands out.
namespace bulkhead::catalog {

struct HardeningControl
{
    std::string_view id;                    // "root_file_system"
    std::string_view title;                 // "Read-only root file system"
    std::string_view head;                  // over a narrow column: "Root FS"
    std::string_view shortHead;             // where columns are narrowest: "FS"
    std::array<std::string_view, 2> causes; // the root causes of the findings that say that it is missing
    std::array<std::string_view, 2> tells;  // the properties of a container that state it
};

std::span<const HardeningControl> hardeningControls();
// The place of the control that is missing where the rule fires on a container; none of other rules.
std::optional<std::size_t> hardeningControl(const Rule &rule);

// Whether a finding is told by the matrix alone: it is in a cell of it, and not grave by itself. What is
// found at an image has no row there, and is told like all else.
bool isHardening(const Analysis &analysis, const Finding &finding);

enum class HardeningState : std::uint8_t {
    InPlace,  // stated, and no finding
    Missing,  // a confirmed finding, undecided
    ToVerify, // a finding to verify, undecided
    Decided,  // its findings are decided
    Silent    // nothing is stated, and no rule asks for it here
};
std::string_view hardeningStateName(HardeningState state); // "in_place"
std::string_view hardeningMark(HardeningState state);      // "✓": a shape of its own, beside its colour

struct HardeningCell
{
    HardeningState state = HardeningState::Silent;
    Rating rating = Rating::None;        // of the worst undecided finding
    std::vector<std::uint32_t> findings; // indices into Analysis::findings(), worst first
};

struct HardeningRow
{
    model::IdView container;
    std::vector<HardeningCell> cells; // in the order of hardeningControls()
    std::size_t missing = 0;
};

// A row for each container in scope, in the model's order.
std::vector<HardeningRow> hardening(const Analysis &analysis);

} // namespace bulkhead::catalog
