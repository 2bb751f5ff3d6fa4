// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bulkhead::model {

// The kinds of subjects of a threat model: those of the elements of a container data-flow diagram, and
// the flow.
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

// Whether elements of this kind may have children in the containment tree: hosts, registries (their images),
// orchestrators and trust boundaries (a pod is one). Networks have none: a container joins several, so that
// membership is the property `networks`.
bool canContain(Kind kind);

} // namespace bulkhead::model
