// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/kind.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The layers of a defense in depth as the catalog lists them.
namespace bulkhead::catalog {

// What becomes of a control where a virtual machine takes the container's place.
enum class WithMachine : std::uint8_t {
    FallsAway, // it guards what containers share, and a machine does not
    OwnTask,   // each machine needs it of its own
    Stays      // the same for both
};
std::string_view withMachineName(WithMachine with); // "falls_away"
std::optional<WithMachine> withMachineFromName(std::string_view name);

// Something that a layer can do against attackers, and how the model shows that it is done.
struct LayerControl
{
    std::string id;                         // "seccomp"
    std::string title;                      // "A system-call filter is on"
    std::vector<model::Kind> kinds;         // of which elements and flows it is asked
    std::optional<std::uint32_t> appliesTo; // condition: of these alone; none: of all of the kinds
    std::uint32_t inPlace = 0;              // condition: it is in place
    std::vector<std::string> rootCauses;    // findings that say that it is missing
    WithMachine machine = WithMachine::Stays;
};

struct Layer
{
    std::string id;                      // "kernel"
    std::string title;                   // "Kernel"
    std::string does;                    // what it is there for
    std::string container;               // what it is worth to a container
    std::string virtualMachine;          // what it is worth to a virtual machine in the container's place
    std::vector<model::Kind> kinds;      // whose findings are counted here unless a root cause says otherwise
    std::vector<std::string> rootCauses; // counted here without a control of their own
    std::vector<LayerControl> controls;
};

} // namespace bulkhead::catalog
