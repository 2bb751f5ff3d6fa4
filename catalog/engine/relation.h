// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/adjacency.h"
#include "catalog/engine/kinds.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bulkhead::catalog::engine {

class RelationBuilder;

// The table of relations, in the order in which people are offered them. Each is an object of this name in
// one of the files of relations/, which contains all that is special to it.
#define BULKHEAD_RELATIONS(X)                                                                                \
    X(RunsOn)                                                                                                \
    X(Hosts)                                                                                                 \
    X(HostsProcess)                                                                                          \
    X(InstanceOf)                                                                                            \
    X(Instances)                                                                                             \
    X(StoredIn)                                                                                              \
    X(Stores)                                                                                                \
    X(PullsFrom)                                                                                             \
    X(PulledByHosts)                                                                                         \
    X(ManagedBy)                                                                                             \
    X(Mounts)                                                                                                \
    X(MountedBy)                                                                                             \
    X(InFlows)                                                                                               \
    X(OutFlows)                                                                                              \
    X(Source)                                                                                                \
    X(Target)                                                                                                \
    X(Crosses)                                                                                               \
    X(Contains)                                                                                              \
    X(Within)                                                                                                \
    X(Networks)                                                                                              \
    X(Members)                                                                                               \
    X(SameNetwork)                                                                                           \
    X(CoResident)                                                                                            \
    X(SameCluster)                                                                                           \
    X(TargetsControl)

enum class Relation : std::uint8_t {
#define BULKHEAD_ENUMERATOR(name) name,
    BULKHEAD_RELATIONS(BULKHEAD_ENUMERATOR)
#undef BULKHEAD_ENUMERATOR
};

// How the index finds the related subjects.
enum class RelationForm : std::uint8_t {
    List,   // a stored list for each subject
    Group,  // the other members of groups that can be large (a network, a host, a cluster); never by pairs
    Inside, // the elements inside, along the tree
    Around, // the trust boundaries around, along the tree
};

// What a relation finds in a model.
struct RelatedSubjects
{
    Adjacency lists;   // by subject: the related subjects; of a group relation the groups it belongs to
    Adjacency members; // of a group relation, by group
};

inline constexpr std::size_t maximumReads = 3; // properties of one relation

struct RelationInfo
{
    std::string_view name = {}; // in rules
    Kinds from = {};
    Kinds to = {};
    std::string_view phrase = {}; // "a host it runs on": one related thing, for people
    std::string_view link = {};   // "runs on": between the subject's and the related thing's names
    std::string_view documentation = {};
    RelationForm form = RelationForm::List;
    bool toOne = false;    // leads to one subject at most
    bool countable = true; // may stand in `count`
    // The properties that it is found from; all others read as not stated. A change of one can change any
    // answer.
    std::array<std::string_view, maximumReads> reads = {};
    RelatedSubjects (*build)(RelationBuilder &builder) = nullptr; // none along the tree
};

namespace relation {
#define BULKHEAD_OBJECT(name) extern const RelationInfo name;
BULKHEAD_RELATIONS(BULKHEAD_OBJECT)
#undef BULKHEAD_OBJECT
} // namespace relation

// By number.
inline constexpr std::array relationTable = {
#define BULKHEAD_ENTRY(name) &relation::name,
    BULKHEAD_RELATIONS(BULKHEAD_ENTRY)
#undef BULKHEAD_ENTRY
};
inline constexpr std::size_t relationCount = relationTable.size();

constexpr std::size_t indexOf(Relation relation)
{
    return static_cast<std::size_t>(relation);
}
inline const RelationInfo &info(Relation relation)
{
    return *relationTable[indexOf(relation)];
}
std::optional<Relation> relationFromName(std::string_view name);
// "there is no host it runs on", of what begins with a relation's phrase.
std::string thereIsNo(std::string_view phrase);

} // namespace bulkhead::catalog::engine
