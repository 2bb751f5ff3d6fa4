// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/model_index.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::catalog::engine {

// Facts that the condition language cannot say: they count, walk the graph, or fall back from one element to
// another. What each means is in nativeFacts(); catalogs define all others as conditions.
enum class NativeFact : std::uint8_t {
    EffectiveRoot,
    OnKubernetes,
    HostShared,
    FannedOut,
    ControlsMany,
    Reachable
};

struct NativeFactInfo
{
    NativeFact fact;
    std::string_view name;
    Kinds kinds;
    std::string_view title;
    std::string_view documentation;
};
std::span<const NativeFactInfo> nativeFacts();

// Whether a container runs as root, by what is looked up.
Truth effectiveRoot(const ModelIndex &index, Subject s,
                    const std::function<const Value *(Subject, PropertyKey)> &stated);

// A reason for a fact's answer, in words.
struct FactReason
{
    std::string text;
    model::OriginPtr origin;
    Subject subject = nobody; // whose property it is; nobody: of the diagram as a whole
    std::string words = {};   // for people, where the text names a property

    const std::string &forPeople() const { return words.empty() ? text : words; }
};

// Answers native facts. Counts once for the whole model, on first use.
class NativeFacts
{
public:
    explicit NativeFacts(const ModelIndex &index) : m_index(index) {}

    Truth evaluate(NativeFact fact, Subject s);
    FactReason reason(NativeFact fact, Subject s);

private:
    struct Crowd // the containers of a host, network, cluster or boundary
    {
        std::uint32_t containers = 0;
        const Value *tenant = nullptr;
        bool severalTenants = false;
    };

    bool isShared(Subject s);
    bool controlsMany(Subject s);
    std::size_t dependents(Subject s);
    void count();
    void addTo(Subject group, Subject container);
    bool isStaff(Subject party) const;
    void walk();
    Subject crowdOf(Subject s) const;

    const ModelIndex &m_index;
    std::vector<Crowd> m_crowds;               // by host, network, orchestrator, boundary
    std::vector<std::uint32_t> m_pulls;        // by registry: containers that pull from it
    std::vector<std::uint32_t> m_managedHosts; // by orchestrator
    std::vector<bool> m_reached;
    bool m_hasOutside = false;
    bool m_counted = false;
    bool m_walked = false;
};

} // namespace bulkhead::catalog::engine
