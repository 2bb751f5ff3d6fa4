// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/kind.h"
#include "model/value.h"
#include "model/vocabulary.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::model {

// Elements and flows share one space of ids. An id is computed from the full identity of what it
// stands for, never from the order of arrival, and never changes.
using Id = std::string;
using IdView = std::string_view;

// A line of an artefact.
struct Place
{
    SharedText file;   // relative to the model's folder, with '/' as separator
    int line = 0;      // 1-based
    SharedText object; // the artefact's object: "service/web", "Deployment/web", "ClusterRole/admin"

    bool operator==(const Place &) const = default;
};

// Where a value comes from: a person, or a line of an artefact.
struct Origin
{
    enum class Source : std::uint8_t { Person, Artefact };

    Source source = Source::Person;
    bool isDerived = false; // by the analysis, from what others state; no model's file has such a value
    SharedText file;        // relative to the model's folder, with '/' as separator
    int line = 0;           // 1-based
    SharedText object;      // the artefact's object: "service/web", "Deployment/web", "ClusterRole/admin"
    SharedText note;        // how it was inferred, in words, when the artefact does not say it outright
    Value imported; // the value last imported, kept when a person overrides it (base of the next update)
    std::vector<Place> also; // further places that state the same, such as other roles of a list of roles

    bool operator==(const Origin &) const = default;
};
using OriginPtr = std::shared_ptr<const Origin>; // null: stated by a person

// Whether both pointers are null, or what they point to is equal.
template <typename T>
bool sameContent(const std::shared_ptr<const T> &a, const std::shared_ptr<const T> &b)
{
    return a == b || (a && b && *a == *b);
}

// One stated property. Its value is unset only where a person withdrew what was imported.
struct Property
{
    PropertyKey key;
    Value value;
    OriginPtr origin;

    bool operator==(const Property &other) const;
};

// The stated properties of an element or flow, ordered by key.
class PropertyList
{
public:
    // Null when the property is not stated (which means unknown).
    const Value *value(PropertyKey key) const;
    const Property *find(PropertyKey key) const;

    // Sets or replaces. An unset value without an imported one behind it removes the property.
    void set(PropertyKey key, Value value, OriginPtr origin = nullptr);
    void put(Property property); // as it is
    void remove(PropertyKey key);

    auto begin() const { return m_items.begin(); }
    auto end() const { return m_items.end(); }
    std::size_t size() const { return m_items.size(); }
    bool empty() const { return m_items.empty(); }

    bool operator==(const PropertyList &) const = default;

private:
    std::vector<Property> m_items;
};

// What an imported element or flow was in its artefact when it was last imported.
struct ImportRecord
{
    std::string sourceKey; // its full identity in the artefact; the next import matches by it
    std::string name;      // as imported; an element whose name differs was renamed by a person
    Id parent;             // as imported; of an element only
    Platform platform = Platform::Docker; // whose defaults hold where the artefact is silent
    bool implied = false; // the artefact implies it without stating its properties (a compose file's host)
    Origin origin;        // where in the artefact

    bool operator==(const ImportRecord &) const = default;
};
using ImportRecordPtr = std::shared_ptr<const ImportRecord>; // null: drawn by hand

// A box of the diagram. Immutable once it is in a model; models share it.
struct Element
{
    Id id;
    Kind kind = Kind::Container;
    std::string name;
    Id parent; // empty: at the top of the containment tree
    PropertyList properties;
    std::string notes;
    bool outOfScope = false;
    std::string outOfScopeReason;
    // What a person says of attacks; unset: it follows from kind and data.
    std::optional<bool> takenOver{};   // an attacker is assumed to have it already
    std::optional<bool> worthHaving{}; // what an attacker is after
    ImportRecordPtr import;

    bool operator==(const Element &other) const;
};

enum class FlowKind : std::uint8_t { Data, Pull, Push, Control, Mount, Log };

inline constexpr std::array allFlowKinds = {FlowKind::Data,    FlowKind::Pull,  FlowKind::Push,
                                            FlowKind::Control, FlowKind::Mount, FlowKind::Log};

std::string_view flowKindName(FlowKind kind);
std::optional<FlowKind> flowKindFromName(std::string_view name);

// A line of the diagram, from its source to its target. Immutable once it is in a model; models share it.
struct Flow
{
    Id id;
    FlowKind kind = FlowKind::Data;
    std::string name;
    Id source;
    Id target;
    bool bidirectional = false;
    PropertyList properties;
    std::string notes;
    bool outOfScope = false;
    std::string outOfScopeReason;
    ImportRecordPtr import;

    bool operator==(const Flow &other) const;
};

} // namespace bulkhead::model
