// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <algorithm>
#include <array>
#include <string_view>

// What importers call the things that an artefact implies and does not name. These are no names of their own,
// so that a sentence puts them otherwise than "node-1" or "web".
namespace bulkhead::model {

struct GenericName
{
    Kind kind = Kind::Host;
    std::string_view name;
    std::string_view inSentence;
};

inline constexpr GenericName dockerHost{Kind::Host, "Docker host", "the Docker host"};
inline constexpr GenericName podmanHost{Kind::Host, "Podman host", "the Podman host"};
inline constexpr GenericName kubernetesNodes{Kind::Host, "Kubernetes nodes", "the Kubernetes nodes"};
inline constexpr GenericName controlPlane{Kind::Orchestrator, "Kubernetes control plane",
                                          "the Kubernetes control plane"};
inline constexpr GenericName internet{Kind::ExternalEntity, "Internet", "the internet"};
inline constexpr GenericName outsideTheHost{Kind::ExternalEntity, "Outside the host",
                                            "machines outside the host"};
inline constexpr GenericName internalNetwork{Kind::ExternalEntity, "Clients on the internal network",
                                             "clients on the internal network"};
inline constexpr GenericName listedAddresses{Kind::ExternalEntity, "Clients at listed addresses",
                                             "clients at listed addresses"};
inline constexpr GenericName allowedRanges{Kind::ExternalEntity, "Clients in the allowed address ranges",
                                           "clients in the allowed address ranges"};

// Null where the element has a name of its own.
inline const GenericName *genericNameOf(const Element &element)
{
    const auto isAlike = [](char a, char b) { // people write "internet", too
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        return lower(a) == lower(b);
    };
    static constexpr std::array all = {dockerHost,      podmanHost,      kubernetesNodes,
                                       controlPlane,    internet,        outsideTheHost,
                                       internalNetwork, listedAddresses, allowedRanges};
    const auto found = std::find_if(all.begin(), all.end(), [&](const GenericName &generic) {
        return generic.kind == element.kind && std::equal(generic.name.begin(), generic.name.end(),
                                                          element.name.begin(), element.name.end(), isAlike);
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace bulkhead::model
