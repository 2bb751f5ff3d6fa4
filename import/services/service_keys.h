// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/scalar_types.h"
#include "import/services/service.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

// The keys of a service. A key stands in one of the tables, in the file that reads it: that makes it known,
// says what its value has to be, and which property it states.
namespace bulkhead::import::services {

// A key that a service has, for the function that states what it says.
struct KeyUse
{
    Facts &facts;
    const ServiceOrigins &origins;
    const Tree &map; // that contains the key: the service, or a map inside it
    std::string_view key;

    const Tree &value() const { return map[key]; }
    const std::string &text() const { return value().text(); }
    model::Origin origin(std::string_view note = {}) const { return origins.atKey(map, key, note); }
};

// What a value has to be; another one is reported and states nothing.
enum class Form : std::uint8_t { Any, Truth, Memory, Number, Amount, Restart, List, ListOrMap };

struct ServiceKey
{
    std::string_view path; // "privileged"; of a map inside the service "deploy.resources.limits.memory"
    Form form = Form::Any;
    void (*state)(const KeyUse &use) = nullptr; // null: it states nothing by itself
    bool lacksProperty = false; // it matters for security and the model has no property for it
};

std::span<const ServiceKey> securityKeys(); // privileges and isolation
std::span<const ServiceKey> runtimeKeys();  // resources, and how it is started, checked and logged
std::span<const ServiceKey> otherKeys();    // of connections, stores and images, and without effect

inline std::array<std::span<const ServiceKey>, 3> serviceKeys()
{
    return {securityKeys(), runtimeKeys(), otherKeys()};
}

// The map inside a service that contains the last part of a path, and that part.
struct KeyPlace
{
    const Tree &map;
    std::string_view key;
};
KeyPlace placeOf(std::string_view path, const Tree &service);

// States a property by a key whose value has its type.
template <const model::TypedProperty<bool> &property>
void stateTruth(const KeyUse &use)
{
    if (const std::optional<bool> value = parseBool(use.text()))
        use.facts.set(property, *value, use.origin());
}

} // namespace bulkhead::import::services
