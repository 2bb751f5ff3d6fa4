// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/content/catalog.h"
#include "catalog/content/layer.h"
#include "catalog/content/rule_card.h"
#include "catalog/engine/kinds.h"
#include "catalog/engine/predicate.h"
#include "catalog/engine/relation.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>

// Conditions as the engine evaluates them: one flat array of nodes over numbered leaves. A leaf is a yes/no
// question about one subject (a test of a property, or a fact). For every subject the answers to all leaves
// of its kind stand in a row of bytes, so that a condition costs a few look-ups.
namespace bulkhead::catalog::engine {

// visit() of condition.h tells them apart.
enum class NodeType : std::uint8_t { All, Any, Not, Leaf, Differs, Exists, Count };

// How the number of related subjects is compared with a threshold.
enum class Comparison : std::uint8_t { Greater, Less, Equal };

struct ComparisonInfo
{
    std::string_view name; // in rules
    std::string_view phrase;
};
inline constexpr std::array comparisonTable = {
    ComparisonInfo{">", "more than"},
    ComparisonInfo{"<", "fewer than"},
    ComparisonInfo{"==", "exactly"},
};
inline const ComparisonInfo &info(Comparison comparison)
{
    return comparisonTable[static_cast<std::size_t>(comparison)];
}

// A node is followed by its children; `end` is the index behind the last of them.
struct Node
{
    NodeType type = NodeType::All;
    Relation relation = Relation::RunsOn;        // Exists, Count
    Comparison comparison = Comparison::Greater; // Count; Exists is a count of more than 0
    bool dependsOnRoot = false; // Exists, Count: a `differs` compares with the rule's subject
    bool local = true;          // it asks of the subject alone: nothing in it is a relation or `differs`
    std::uint16_t operand = 0;  // Leaf: its number; Differs: the number of the property
    std::uint16_t slot = 0;     // Exists, Count: number of this relation node
    std::uint32_t end = 0;
    std::uint32_t threshold = 0; // Count

    bool isCount() const { return type == NodeType::Count; }
};

// What the program asks of one subject.
struct Leaf
{
    enum class Type : std::uint8_t { Test, Fact } type = Type::Test;
    PropertyKey property;         // Test
    const Operator *op = nullptr; // Test
    std::uint16_t fact = 0;       // Fact
    bool expected = true;         // Fact
    std::string operandText;      // Test: the value as rules write it
    std::string operandForPeople; // Test: with yes and no for true and false
    std::array<std::int32_t, model::allKinds.size()>
        predicates; // Test: index per kind, -1: the kind lacks the property
};

enum class NativeFact : std::uint8_t;

// A named yes/no question about a subject that rules share: a condition of the catalog, or computed
// (facts.h).
struct Fact
{
    std::string name;
    Kinds kinds;
    std::string title; // for people: "it is reachable from outside"
    std::string documentation;
    bool closed = false; // unknown counts as no
    std::optional<NativeFact> native;
    std::uint32_t root = 0; // of its condition, when it is not native
};

struct Modifier
{
    std::string id;
    std::string reason;
    std::string documentation;
    int likelihood = 0;
    int impact = 0;
    bool confirmedOnly = false; // it says nothing of what is to verify
    std::uint32_t root = 0;
};

// A default that holds under conditions on stated values, compiled.
struct DefaultCondition
{
    std::optional<model::Platform> platform; // when the key is "_platform": it must be one of these
    bool neverHolds = false;                 // it names a platform that is none
    std::optional<Relation> relation;        // of RELATION.PROPERTY
    std::vector<Predicate> predicates;       // one per kind that has the property; any must hold
};

struct ConditionalDefault
{
    std::vector<DefaultCondition> when;
    const model::ConditionalDefault *source = nullptr;
};

// The leaves of one kind: their places in the row, grouped by property.
struct KindLayout
{
    struct Property
    {
        PropertyKey key;
        const PropertyDef *def = nullptr;
        std::uint16_t firstSlot = 0;
        std::uint16_t slotCount = 0;
        std::vector<ConditionalDefault> conditionalDefaults;
    };
    std::vector<Property> properties;
    std::vector<std::int16_t> propertyOf;   // by key: index into properties, -1
    std::vector<std::uint16_t> conditional; // properties with tests and conditional defaults
    std::vector<const Predicate *> tests;   // by slot; slot 0 answers no for what the kind lacks
    std::vector<std::uint16_t> slotOf;      // by leaf
    struct FactSlot
    {
        std::uint16_t slot = 0;
        std::uint16_t fact = 0;
        bool expected = true;
    };
    std::vector<FactSlot> facts; // in the order in which facts are defined
    std::uint16_t slotCount = 1;
};

// The keys of the properties that platforms and facts are found from. A vocabulary without one leaves it
// `noKey`, which no model states.
struct KnownKeys
{
    PropertyKey boundaryType, orchestratorType, user, userId, tenant, dataSensitivity, serviceType, storeType,
        entityType;
};
inline constexpr PropertyKey noKey{std::numeric_limits<std::uint16_t>::max()};

// Enumerated values that platforms and facts compare with; nullopt where the vocabulary lacks them.
struct KnownValues
{
    std::optional<std::uint16_t> pod, kubernetes, openshift, containerRoot, imageRoot;
};

struct Program
{
    std::vector<Node> nodes;
    std::vector<Leaf> leaves;
    std::deque<Predicate> predicates;
    std::vector<Fact> facts;
    std::vector<Modifier> modifiers;
    std::deque<PathSet> pathSets;
    std::vector<RuleCard> cards;                       // by rule
    std::vector<Layer> layers;                         // from the outside in
    std::vector<PropertyKey> comparedKeys;             // the properties that `differs` compares, by number
    std::vector<std::uint32_t> roots;                  // by rule: its condition
    std::vector<std::vector<std::uint32_t>> wordings;  // by rule: the conditions of its wordings
    std::vector<std::vector<std::uint32_t>> scenarios; // by rule: the conditions of its scenarios
    std::vector<std::vector<std::uint16_t>> ruleModifiers; // by rule
    std::array<std::vector<std::uint16_t>, model::allKinds.size()>
        rulesOf; // by kind: rules, generic ones last
    std::array<KindLayout, model::allKinds.size()> layouts;
    std::uint16_t relationNodes = 0;
    // By relation: the keys of the properties that it reads, in the order of its `reads`; `noKey` of others.
    std::array<std::array<PropertyKey, maximumReads>, relationCount> relationReads;
    KnownKeys keys;
    KnownValues values;

    // Whether a relation is found from the property.
    bool isReadByRelations(PropertyKey key) const
    {
        return std::any_of(relationReads.begin(), relationReads.end(), [key](const auto &reads) {
            return std::find(reads.begin(), reads.end(), key) != reads.end();
        });
    }
};

constexpr std::size_t indexOf(Kind kind)
{
    return static_cast<std::size_t>(kind);
}

} // namespace bulkhead::catalog::engine
