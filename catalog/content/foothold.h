// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bulkhead::catalog {

// What an attacker has gained on an element.
enum class Foothold : std::uint8_t {
    Outside,  // stands there: an untrusted party
    Control,  // acts as it: an administrator whose account was taken
    Reached,  // can send to it
    Code,     // runs code in it
    Root,     // is root in the container, or on the host
    Data,     // reads what it holds or carries
    Planted,  // has put into a store what others run
    Secrets,  // reads the secrets that an orchestrator keeps
    Exec,     // may run code in its workloads
    Create,   // may start workloads
    Admin,    // commands the orchestrator
    Role,     // acts with its cloud role
    Write,    // pushes to the registry
    Tampered, // the image is no longer what it says
    Altered,  // the records are no longer what was written
    Accounts, // acts as the service accounts of a namespace
    Tokens,   // has the tokens of the workloads on a host
    Volumes,  // declares the volumes of an orchestrator
    Nodes,    // acts as the nodes of an orchestrator
};
inline constexpr std::size_t footholdCount = 19;
std::string_view footholdName(Foothold hold);   // "code"
std::string_view footholdPhrase(Foothold hold); // "runs code in": between attacker and element
std::optional<Foothold> footholdFromName(std::string_view name);

} // namespace bulkhead::catalog
