// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/relation_builder.h"
#include "model/properties.h"

#include <algorithm>

// Boundaries, what stands inside them, and which flows cross them.
namespace bulkhead::catalog::engine::relation {

using namespace model::property;

namespace {

class Crossings
{
public:
    explicit Crossings(RelationBuilder &builder)
        : m_builder(builder), m_index(builder.index()),
          m_pod(builder.choice(trust_boundary::boundary_type, BoundaryType::Pod)),
          m_depths(m_index.elementCount(), 0)
    {
        for (const Subject s : m_index.preorder())
            if (const Subject parent = m_index.parent(s); parent != nobody)
                m_depths[s] = m_depths[parent] + 1;
    }

    Adjacency find()
    {
        for (auto s = static_cast<Subject>(m_index.elementCount()); s < m_index.size(); ++s) {
            if (m_index.flow(s).kind == model::FlowKind::Mount)
                continue;
            const Subject source = m_builder.only(Relation::Source, s);
            const Subject target = m_builder.only(Relation::Target, s);
            crossBorders(s, source, target);
            crossNetworks(s, source, target);
        }
        return m_builder.adjacency(m_crossings);
    }

private:
    bool isBorder(Subject s) const
    {
        return m_index.kind(s) == Kind::Host ||
               (m_index.kind(s) == Kind::TrustBoundary && !m_builder.has(s, m_pod));
    }

    // The borders around exactly one end: those on the way up from both ends until the ways meet.
    void crossBorders(Subject flow, Subject source, Subject target)
    {
        const auto depth = [this](Subject s) {
            return s == nobody ? -1 : static_cast<std::int64_t>(m_depths[s]);
        };
        Subject a = m_index.parent(source);
        Subject b = m_index.parent(target);
        while (a != b) {
            Subject &deeper = depth(a) >= depth(b) ? a : b;
            if (isBorder(deeper))
                m_crossings.emplace_back(flow, deeper);
            deeper = m_index.parent(deeper);
        }
    }

    void crossNetworks(Subject flow, Subject source, Subject target)
    {
        const auto here = m_builder.related(Relation::Networks, source);
        const auto there = m_builder.related(Relation::Networks, target);
        if (here.empty() || there.empty() ||
            std::find_first_of(here.begin(), here.end(), there.begin(), there.end()) != here.end())
            return;
        for (const Subject network : here)
            m_crossings.emplace_back(flow, network);
        for (const Subject network : there)
            m_crossings.emplace_back(flow, network);
    }

    RelationBuilder &m_builder;
    const ModelIndex &m_index;
    Choice m_pod;
    std::vector<std::uint32_t> m_depths; // in the containment tree
    RelationBuilder::Pairs m_crossings;
};

} // namespace

constinit const RelationInfo Crosses = {
    .name = "crosses",
    .from = {Kind::DataFlow},
    .to = {Kind::TrustBoundary, Kind::Host, Kind::Network},
    .phrase = "a border it crosses",
    .link = "crosses",
    .documentation =
        "Each trust boundary or host that encloses exactly one end, pods excepted (a pod groups containers, "
        "it is no border of trust); each network of either end when both are attached to networks and share "
        "none. Flows of kind mount cross nothing.",
    .reads = {trust_boundary::boundary_type},
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {Crossings(builder).find(), {}};
    },
};

constinit const RelationInfo Contains = {
    .name = "contains",
    .from = {Kind::TrustBoundary},
    .to = Kinds::elements(),
    .phrase = "an element inside it",
    .link = "contains",
    .documentation = "Containment along the tree, at any depth.",
    .form = RelationForm::Inside,
};

constinit const RelationInfo Within = {
    .name = "within",
    .from = Kinds::elements(),
    .to = {Kind::TrustBoundary},
    .phrase = "a boundary around it",
    .link = "lies within",
    .documentation = "Inverse of contains.",
    .form = RelationForm::Around,
};

} // namespace bulkhead::catalog::engine::relation
