// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/program.h"
#include "catalog/engine/truth.h"
#include "model/model.h"
#include "model/platform_profile.h"
#include "model/stop.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::catalog::engine {

using model::Element;
using model::Flow;
using model::Platform;

// What kind of artefact an element was imported from, and so which of its platform defaults are sure:
// those of properties that such an artefact would have stated.
enum class Artefact : std::uint8_t { None, Compose, DockerInspect, AnyDocker, Kubernetes };

// Finds the number of an id.
class IdTable
{
public:
    void build(std::span<const std::string_view> ids);
    Subject find(std::string_view id, std::span<const std::string_view> ids) const;

private:
    std::vector<Subject> m_cells; // open addressing, a power of two
};

class AffectedAnswers;

// A model as the engine reads it: numbered subjects, their relations, and for each kind a table of answers to
// the program's leaves, a column a leaf. Built once per analysis, immutable and safe to read from several
// threads.
class ModelIndex
{
public:
    // With what the profile, where there is one, states of elements that say nothing themselves. Throws
    // Stopped when `stop` asks for it.
    ModelIndex(const model::Model &model, const Program &program, Date asOf,
               model::PlatformProfilePtr platform = {}, const std::stop_token &stop = {});
    // That of a model which differs from the base's in properties of these subjects only. Just what is
    // affected (never everything) is worked out anew.
    ModelIndex(const ModelIndex &base, const model::Model &changed, std::span<const Subject> subjects,
               const AffectedAnswers &affected, const std::stop_token &stop = {});

    const Program &program() const { return m_program; }
    const model::Model &model() const { return m_model; } // without the profile, and without what is derived
    Date asOf() const { return m_asOf; }

    std::size_t size() const { return m_ids.size(); }
    std::size_t elementCount() const { return m_elements.size(); }
    bool isFlow(Subject s) const { return s >= m_elements.size(); }
    const Element &element(Subject s) const { return *m_elements[s]; }
    const Flow &flow(Subject s) const { return *m_flows[s - m_elements.size()]; }
    std::string_view id(Subject s) const { return m_ids[s]; }
    Subject find(std::string_view id) const { return m_idTable.find(id, m_ids); }
    std::string name(Subject s) const; // of a flow without one its ends, "web → db"; else the id
    Kind kind(Subject s) const { return m_kinds[s]; }
    bool outOfScope(Subject s) const { return isFlow(s) ? flow(s).outOfScope : element(s).outOfScope; }
    const model::ImportRecord *importRecord(Subject s) const;
    const model::PropertyList &properties(Subject s) const;
    const Value *stated(Subject s, PropertyKey key) const { return properties(s).value(key); }
    Platform platform(Subject s) const { return m_platforms[s]; }
    bool onKubernetes(Subject s) const { return m_platforms[s] == Platform::Kubernetes; }

    // The ground on which the platform default of a property of the subject stands.
    Ground groundOfDefault(Subject s, const PropertyDef &def) const;

    // The answer to a leaf.
    Truth leaf(Subject s, std::uint16_t number) const
    {
        return Truth::fromBits(column(m_kinds[s], number)[m_places[s]]);
    }
    // The answers to a leaf for all subjects of the kind, in their order, as Truth's bits.
    const std::uint8_t *column(Kind kind, std::uint16_t number) const
    {
        return m_columns[indexOf(kind)].data() +
               m_program.layouts[indexOf(kind)].slotOf[number] * m_ofKind[indexOf(kind)].size();
    }
    // The subjects of a kind in their order, and the place of one among those of its kind.
    std::span<const Subject> ofKind(Kind kind) const { return m_ofKind[indexOf(kind)]; }
    std::size_t placeOf(Subject s) const { return m_places[s]; }
    // The stated value of a property that `differs` compares, as a number equal values share; 0 when not
    // stated.
    std::uint32_t compared(std::uint16_t property, Subject s) const { return m_compared[property][s]; }

    // Calls accept(related) for each related subject in a stable order, until it returns false.
    template <typename Accept>
    void forEach(Relation relation, Subject s, Accept accept) const;
    // Related subjects that are stored as a list: every relation but the group ones, contains and within.
    std::span<const Subject> direct(Relation relation, Subject s) const
    {
        return m_related[indexOf(relation)].lists.of(s);
    }
    // Elements inside a boundary, at any depth.
    std::span<const Subject> inside(Subject s) const;

    // The groups in which a group relation finds the subject's others, and their members.
    using Group = std::uint32_t;
    std::span<const Group> groupsOf(Relation relation, Subject s) const
    {
        return m_related[indexOf(relation)].lists.of(s);
    }
    std::span<const Subject> membersOf(Relation relation, Group group) const
    {
        return m_related[indexOf(relation)].members.of(group);
    }

    // Elements in an order in which those inside one follow it, and the place of one in it.
    std::span<const Subject> preorder() const { return m_preorder; }
    std::size_t preorderAt(Subject s) const { return m_preorderAt[s]; }

    Subject parent(Subject s) const { return isFlow(s) ? nobody : m_parents[s]; }
    std::span<const Subject> mountFlows() const { return m_mountFlows; }

private:
    friend class IndexBuilder;
    friend class ColumnBuilder;

    const Element &laidOver(const Element &element);
    void layDerivedOver(Subject s);

    const Program &m_program;
    model::Model m_model;
    model::PlatformProfilePtr m_platform; // null: none
    // What the profile and derived classes of data (classification.h) made of elements and flows.
    std::vector<std::shared_ptr<const Element>> m_laidOver;
    std::vector<std::shared_ptr<const Flow>> m_flowsLaidOver;
    std::unordered_map<Subject, model::Property> m_derived;
    Date m_asOf;

    std::vector<const Element *> m_elements;
    std::vector<const Flow *> m_flows;
    std::vector<std::string_view> m_ids;
    IdTable m_idTable;
    std::vector<Kind> m_kinds;
    std::vector<Platform> m_platforms;
    std::vector<Artefact> m_artefacts;

    std::vector<Subject> m_parents; // of elements
    std::vector<Subject> m_mountFlows;
    std::vector<Subject> m_preorder;          // elements so that those inside one follow it
    std::vector<std::uint32_t> m_preorderAt;  // place of an element in it
    std::vector<std::uint32_t> m_insideCount; // how many elements are inside
    std::array<RelatedSubjects, relationCount> m_related;

    std::array<std::vector<Subject>, model::allKinds.size()> m_ofKind;
    std::vector<std::uint32_t> m_places;                                     // among those of its kind
    std::array<std::vector<std::uint8_t>, model::allKinds.size()> m_columns; // by kind: slot after slot
    std::vector<std::vector<std::uint32_t>> m_compared;
};

template <typename Accept>
void ModelIndex::forEach(Relation relation, Subject s, Accept accept) const
{
    const RelationForm form = info(relation).form;
    if (form == RelationForm::Around) {
        for (Subject up = parent(s); up != nobody; up = m_parents[up])
            if (m_kinds[up] == Kind::TrustBoundary && !accept(up))
                return;
        return;
    }
    if (form == RelationForm::Group) {
        const std::span<const Group> groups = groupsOf(relation, s);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (const Subject other : membersOf(relation, groups[i])) {
                const auto holdsOther = [&](Group earlier) {
                    const auto members = membersOf(relation, earlier);
                    return std::binary_search(members.begin(), members.end(), other);
                };
                if (other == s ||
                    std::any_of(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(i), holdsOther))
                    continue;
                if (!accept(other))
                    return;
            }
        }
        return;
    }
    for (const Subject other : form == RelationForm::Inside ? inside(s) : direct(relation, s))
        if (!accept(other))
            return;
}

} // namespace bulkhead::catalog::engine
