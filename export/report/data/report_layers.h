// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/advice/defense_layers.h"
#include "export/findings/finding_text.h"

#include <array>
#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

// Defense in depth in words: for the report's chapter and for the window.
namespace bulkhead::exporting {

// A control at one element or flow.
struct ReportLayerItem
{
    std::string id;
    std::string name;                  // "web"; of a flow its ends
    std::vector<std::string> findings; // ids, worst first
    std::string finding;               // title of the worst; empty without any
    model::Rating rating = model::Rating::None;
    std::vector<EvidenceText> evidence; // why it stands so, without its findings
};

struct ReportLayerControl
{
    std::string id;
    std::string title;
    catalog::WithMachine machine = catalog::WithMachine::Stays;
    catalog::LayerCounts counts;
    // The first of each state, in the order of LayerState; counts has how many there are.
    std::array<std::vector<ReportLayerItem>, catalog::layerStates> items;
};

// Open findings of one rule that no control of the layer has.
struct ReportLayerFindings
{
    std::string title;
    model::Rating worst = model::Rating::None;
    std::size_t count = 0;
    std::size_t confirmed = 0;
    std::vector<ReportLayerItem> items; // the first
};

struct ReportLayer
{
    std::string id;
    std::string title;
    std::string does;
    std::string container;
    std::string virtualMachine;
    catalog::LayerCounts counts; // of its controls at elements and flows
    catalog::LayerFindings findings;
    std::vector<ReportLayerControl> controls; // those that are asked of anything here
    std::vector<ReportLayerFindings> others;  // worst first
};

// The layers from the outside in. Of each control and state at most `each` items are named.
std::vector<ReportLayer> gatherLayers(const catalog::Analysis &analysis, std::size_t each);
// The same, or the error `stopped`.
Result<std::vector<ReportLayer>> gatherLayers(const catalog::Analysis &analysis, std::size_t each,
                                              std::stop_token stop);

// "9 of 14 open findings fall away, 3 become a task of each machine, 2 stay"; empty without open findings.
std::string machineText(const catalog::LayerFindings &findings);
// "falls away": what becomes of a control.
std::string machineWords(catalog::WithMachine machine);

} // namespace bulkhead::exporting
