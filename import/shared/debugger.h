// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/technologies.h"

#include <optional>
#include <span>
#include <string>

namespace bulkhead::import {

// A debugger or debug mode that a program is started with: the inspector of Node.js, JDWP, debugpy, Delve,
// the debug modes of Flask, Django, Laravel and ASP.NET.
struct Debugger
{
    enum class Place : std::uint8_t {
        Service,  // a mode of the service itself, on its own ports
        OwnPort,  // listens on a port of its own
        Loopback, // listens inside the container alone
    };
    Place place = Place::Service;
    int port = 0;               // of its own; 0: none is named
    bool isInArguments = false; // and not in the environment
    std::string note;           // what it gives away, where its makers say so
};

// The debugger that a command line or an environment starts; nullopt where none does, or where it is bound to
// the loopback address by name.
std::optional<Debugger> debuggerIn(std::span<const Setting> environment,
                                   std::span<const std::string> arguments, std::span<const DebugMode> modes);

} // namespace bulkhead::import
