// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/content/layer.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Defense in depth: what each layer of the catalog does in this architecture, what is open in it, and what a
// virtual machine in the container's place would change.
namespace bulkhead::catalog {

enum class LayerState : std::uint8_t {
    Open,    // a confirmed finding, undecided
    Unknown, // a finding to verify, or nothing that decides it is stated
    Absent,  // not there, as stated or by the platform's default, and no rule asks for it here
    Decided, // its findings are decided
    InPlace  // stated, or a default of the platform that the artefact would have overruled
};
inline constexpr std::size_t layerStates = 5;
std::string_view layerStateName(LayerState state); // "in_place"
std::string_view layerStateMark(LayerState state); // "✓": a shape of its own

// A control at one element or flow.
struct LayerItem
{
    model::IdView subject; // of the analysis' model
    LayerState state = LayerState::Unknown;
    std::vector<std::uint32_t> findings; // indices into Analysis::findings(), worst first
};

struct LayerCounts
{
    std::array<std::size_t, layerStates> byState{}; // items
    std::size_t of(LayerState state) const { return byState[static_cast<std::size_t>(state)]; }
    std::size_t total() const;
};

// The findings of a layer, whether a control has them or not.
struct LayerFindings
{
    std::size_t confirmed = 0; // undecided
    std::size_t toVerify = 0;  // undecided
    std::size_t decided = 0;
    Rating worst = Rating::None;              // of the undecided
    std::array<std::size_t, 3> withMachine{}; // the undecided, in the order of WithMachine
    std::size_t open() const { return confirmed + toVerify; }
};

struct ControlStanding
{
    const LayerControl *control = nullptr; // of the analysis' catalogs
    std::vector<LayerItem> items;          // by state, then worst finding first, then in the model's order
    LayerCounts counts;
};

struct LayerStanding
{
    const Layer *layer = nullptr; // of the analysis' catalogs
    std::vector<ControlStanding> controls;
    std::vector<std::uint32_t> others; // findings of no control here, worst first
    LayerCounts counts;                // of the controls
    LayerFindings findings;            // each finding belongs to one layer; threats that people added to none
};

// A standing for each layer of the catalogs, from the outside in; what is out of scope is left out. Linear in
// controls × elements and flows. The form with a token returns the error `stopped`.
std::vector<LayerStanding> layerStandings(const Analysis &analysis);
Result<std::vector<LayerStanding>> layerStandings(const Analysis &analysis, std::stop_token stop);

// Why the item stands as it does, without its findings: the facts that put the control in place, what speaks
// against it, or what is not stated. Costs a walk through one condition.
std::vector<Evidence> layerEvidence(const Analysis &analysis, const LayerControl &control,
                                    const LayerItem &item);

} // namespace bulkhead::catalog
