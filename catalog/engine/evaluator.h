// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/local_columns.h"

#include <unordered_map>
#include <vector>

namespace bulkhead::catalog::engine {

// How many of several subjects a condition is true, false or unknown of, ground by ground.
struct Tally
{
    std::uint32_t members = 0;
    std::array<std::uint32_t, 3> yes{}; // by ground
    std::array<std::uint32_t, 3> no{};
    void add(Truth truth);
    void remove(Truth truth);
    Truth compare(Comparison comparison, std::uint32_t threshold) const;
};
// Evaluates conditions over an index. Keeps what it has learnt about related subjects and about the members
// of networks, hosts and clusters, so that each is looked at once however many subjects ask; belongs to one
// thread and one index.
class Evaluator
{
public:
    enum class Asks { OfFew, OfAll }; // of all: what relations ask is answered column by column beforehand
    explicit Evaluator(const ModelIndex &index, Asks asks = Asks::OfFew);

    // The truth of a relation's `where` for a related subject.
    Truth where(std::uint32_t relation, Subject related)
    {
        const std::uint32_t condition = relation + 1;
        if (condition == m_nodes[relation].end)
            return Truth::yes();
        if (m_asks == Asks::OfAll && m_nodes[condition].local)
            return answered(relation, related);
        return whereOf(condition, related);
    }

    // The truth of the condition at `node` for the subject.
    Truth evaluate(std::uint32_t node, Subject s)
    {
        m_root = s;
        return value(node, s);
    }
    // The same for a subject met on the way from `root`, with which `differs` compares.
    Truth evaluate(std::uint32_t node, Subject s, Subject root)
    {
        m_root = root;
        return value(node, s);
    }

private:
    template <typename AnyEvaluator>
    friend Truth truthOfParts(AnyEvaluator &, const std::vector<Node> &, std::uint32_t, Subject);

    // Members of a group that differ in what a subject-dependent `where` can see, best candidates first:
    // two examples of each sort, so that one remains when the subject itself is the other.
    struct Candidates
    {
        std::vector<Subject> examples;
        Truth best = Truth::no();
    };

    Truth value(std::uint32_t node, Subject s);
    Truth leaf(std::uint16_t number, Subject s) const { return m_index.leaf(s, number); }
    Truth differs(std::uint16_t number, Subject s) const;
    Truth related(std::uint32_t node, Subject s);
    Truth answerByList(std::uint32_t node, Subject s);
    Truth answerByGroup(std::uint32_t node, Subject s);
    Truth answerInside(std::uint32_t node, Subject s);
    Truth whereOf(std::uint32_t condition, Subject related);
    Truth answered(std::uint32_t relation, Subject related)
    {
        const Kind kind = m_index.kind(related);
        LocalColumns::Answers &column = m_answered[m_nodes[relation].slot][indexOf(kind)];
        if (column.empty())
            m_local.evaluate(relation + 1, kind, column);
        return Truth::fromBits(column[m_index.placeOf(related)]);
    }
    const Tally &tallyOf(std::uint32_t node, ModelIndex::Group group);
    const Candidates &candidatesOf(std::uint32_t node, ModelIndex::Group group);
    bool isMember(Relation relation, ModelIndex::Group group, Subject s) const;
    void collectCompared(std::uint32_t node, std::vector<std::uint16_t> &numbers) const;

    // What is kept for a relation node; made room for when first asked, as many evaluators ask one question.
    template <typename Kept>
    Kept &of(std::vector<Kept> &byNode, const Node &node)
    {
        if (byNode.empty())
            byNode.resize(m_index.program().relationNodes);
        return byNode[node.slot];
    }

    const ModelIndex &m_index;
    const std::vector<Node> &m_nodes;
    Asks m_asks;
    LocalColumns m_local;
    std::vector<std::array<LocalColumns::Answers, model::allKinds.size()>>
        m_answered; // by relation node and kind: its where, when it asks of the related subject alone
    Subject m_root = nobody;
    std::optional<std::uint32_t> m_assumed; // while candidates are sorted: which `differs` are taken to hold
    std::uint32_t m_depth = 0;              // of relations around the node
    std::vector<std::vector<std::uint8_t>>
        m_known; // by relation node, subject: answers below another relation
    std::vector<std::unordered_map<ModelIndex::Group, Tally>> m_tallies;         // by relation node
    std::vector<std::unordered_map<ModelIndex::Group, Candidates>> m_candidates; // by relation node
    std::vector<std::vector<std::array<std::uint32_t, 6>>>
        m_sums; // by relation node: running counts in preorder
};

} // namespace bulkhead::catalog::engine
