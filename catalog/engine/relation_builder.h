// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/model_index.h"
#include "model/typed_property.h"

namespace bulkhead::catalog::engine {

// A choice of a property, by number.
struct Choice
{
    PropertyKey key;
    std::optional<std::uint16_t> index; // nullopt: the vocabulary lacks it
};

// What relations are found from: the numbered subjects and their tree, the properties that the relation
// reads, and other relations.
class RelationBuilder
{
public:
    using Pairs = std::vector<Adjacency::Pair>;

    RelationBuilder(const ModelIndex &index, std::array<RelatedSubjects, relationCount> &found)
        : m_index(index), m_found(found)
    {}
    // Throws Stopped when `stop` asks for it.
    void buildAll(const std::stop_token &stop);

    const ModelIndex &index() const { return m_index; }
    Adjacency adjacency(const Pairs &pairs) const { return {m_index.size(), pairs}; }
    // Each related pair from its other end, as far as the relation that is being built leads to its kind.
    Adjacency inverse(Relation relation);
    // Related subjects by another relation, which is found first when it is not yet.
    std::span<const Subject> related(Relation relation, Subject s);
    Subject only(Relation relation, Subject s); // of one that leads to one at most; nobody

    // The key of a property in `reads` of the relation that is being built; `noKey` of any other.
    PropertyKey key(std::string_view property) const;
    template <typename T, model::PropertyChoice C>
    Choice choice(const model::TypedProperty<T> &property, C value) const
    {
        return choiceOf(property.kind, property.name, model::choiceName(value));
    }
    bool has(Subject s, Choice choice) const;
    Subject reference(Subject s, PropertyKey key) const; // nobody when it is not stated
    Subject enclosing(Subject s, Kind kind) const;       // the nearest; nobody

private:
    void build(Relation relation);
    Choice choiceOf(Kind kind, std::string_view property, std::string_view name) const;

    const ModelIndex &m_index;
    std::array<RelatedSubjects, relationCount> &m_found;
    std::array<bool, relationCount> m_built{};
    Relation m_current{};
};

// Sorts the pairs and keeps each once.
void keepDistinct(RelationBuilder::Pairs &pairs);

} // namespace bulkhead::catalog::engine
