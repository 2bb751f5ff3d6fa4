// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bulkhead::model {

// What a subject of the threat model is: the element kinds of a container data-flow diagram, and the
// flow. The names in files are kindName()'s.
enum class Kind : std::uint8_t {
    ExternalEntity,
    Host,
    Container,
    Process,
    Image,
    Registry,
    Orchestrator,
    DataStore,
    Network,
    TrustBoundary,
    DataFlow,
};

inline constexpr std::array allKinds = {Kind::ExternalEntity, Kind::Host,      Kind::Container,
                                        Kind::Process,        Kind::Image,     Kind::Registry,
                                        Kind::Orchestrator,   Kind::DataStore, Kind::Network,
                                        Kind::TrustBoundary,  Kind::DataFlow};

// "container", "data_store" …: as in files and rules.
std::string_view kindName(Kind kind);
std::optional<Kind> kindFromName(std::string_view name);

// "Container", "Data store" …: as an English sentence or label shows it.
std::string_view kindTitle(Kind kind);

// Whether elements of this kind may hold others in the containment tree: hosts, registries (their images),
// orchestrators and trust boundaries (a pod is one). A network holds nothing, since a container joins
// several.
bool canContain(Kind kind);

} // namespace bulkhead::model
