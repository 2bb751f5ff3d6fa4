// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"
#include "model/result.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::model {

// The kinds of elements that those who keep the platform answer for.
inline constexpr std::array platformKinds = {Kind::Orchestrator, Kind::Host, Kind::Registry};

// What a profile states of the elements of one kind, or of those of one name.
struct PlatformEntry
{
    Kind kind = Kind::Host;
    std::string name; // one `*` in it stands for any text; empty: all of the kind
    PropertyList properties;

    bool concerns(const Element &element) const;
    bool operator==(const PlatformEntry &) const = default;
};

// What an organisation knows of its hosts, engines, control planes and registries: a file that many models
// name (docs/file-format.md). It is laid over a model when that is analysed, and never copied into it.
struct PlatformProfile
{
    std::string title;
    std::string description;
    std::vector<PlatformEntry> entries; // of several that state a property of an element the first counts

    // The element with what the profile adds; null where it adds nothing. What the element states itself
    // stays.
    std::optional<Element> laidOver(const Element &element) const;

    bool operator==(const PlatformProfile &) const = default;
};
using PlatformProfilePtr = std::shared_ptr<const PlatformProfile>;

// What the model states of its own platform, for other models to share: in one entry for each kind what all
// its elements state alike, before it one for each name with what is not stated of all, or not alike.
// Registries always have entries of their own. Left out is what concerns this model alone: references, lists
// of names, tenants and the data that it holds. Fails where an entry would need a name that does not tell
// whose it is: an empty one, one with a `*`, one of several elements that differ.
Result<PlatformProfile> platformOf(const Model &model);

// Whether a profile may state the property.
bool isOfPlatform(const PropertyDef &def);

// The object that origins from a profile name.
inline constexpr std::string_view platformObject = "platform profile";

} // namespace bulkhead::model
