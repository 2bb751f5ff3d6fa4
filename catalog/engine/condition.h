// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/program.h"
#include "catalog/engine/truth.h"

// How conditions are walked through: the one place that tells the forms of their nodes apart.
namespace bulkhead::catalog::engine {

// The numbers of the nodes that stand directly inside a node.
class Parts
{
public:
    class Iterator
    {
    public:
        Iterator(const std::vector<Node> &nodes, std::uint32_t at) : m_nodes(&nodes), m_at(at) {}
        std::uint32_t operator*() const { return m_at; }
        Iterator &operator++()
        {
            m_at = (*m_nodes)[m_at].end;
            return *this;
        }
        bool operator==(const Iterator &other) const { return m_at == other.m_at; }

    private:
        const std::vector<Node> *m_nodes;
        std::uint32_t m_at;
    };

    Parts(const std::vector<Node> &nodes, std::uint32_t at) : m_nodes(&nodes), m_at(at) {}
    Iterator begin() const { return {*m_nodes, m_at + 1}; }
    Iterator end() const { return {*m_nodes, (*m_nodes)[m_at].end}; }

private:
    const std::vector<Node> *m_nodes;
    std::uint32_t m_at;
};

// The forms of a condition.
struct ListNode // all or any of the parts
{
    bool all = false;
    Parts parts;
};
struct NotNode
{
    std::uint32_t part = 0;
};
struct LeafNode
{
    std::uint16_t leaf = 0; // its number
};
struct DiffersNode
{
    std::uint16_t compared = 0; // the number of the property
};
struct RelationNode // some or so many related subjects of which the `where` holds
{
    std::uint32_t at = 0;
    const Node &node;

    const RelationInfo &relation() const { return info(node.relation); }
    bool isCount() const { return node.isCount(); }
    bool hasWhere() const { return at + 1 < node.end; }
    std::uint32_t where() const { return at + 1; }
};

// Calls `visitor` with the form of the node at `at`: a ListNode, NotNode, LeafNode, DiffersNode or
// RelationNode.
template <typename Visitor>
decltype(auto) visit(const std::vector<Node> &nodes, std::uint32_t at, Visitor &&visitor)
{
    const Node &node = nodes[at];
    switch (node.type) {
    case NodeType::All:
    case NodeType::Any:
        return visitor(ListNode{node.type == NodeType::All, Parts(nodes, at)});
    case NodeType::Not:
        return visitor(NotNode{at + 1});
    case NodeType::Leaf:
        return visitor(LeafNode{node.operand});
    case NodeType::Differs:
        return visitor(DiffersNode{node.operand});
    case NodeType::Exists:
    case NodeType::Count:
        break;
    }
    return visitor(RelationNode{at, node});
}

// A visitor made of one function for each form, or for several.
template <typename... Functions>
struct FormVisitor : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
FormVisitor(Functions...) -> FormVisitor<Functions...>;

// Whether the visitor says yes of a node of the condition; asks until one does, outer nodes first.
template <typename Visitor>
bool anyNode(const std::vector<Node> &nodes, std::uint32_t root, const Visitor &visitor)
{
    for (std::uint32_t at = root; at < nodes[root].end; ++at)
        if (visit(nodes, at, visitor))
            return true;
    return false;
}

// How the parts of a condition combine to its truth for a subject: the same whoever answers. The evaluator
// says what leaves, comparisons and relations answer (`leaf`, `differs`, `related`) and is asked for the
// truth of each part (`value`), short of those that no longer matter.
template <typename AnyEvaluator>
Truth truthOfParts(AnyEvaluator &evaluator, const std::vector<Node> &nodes, std::uint32_t at, Subject s)
{
    const FormVisitor truth{
        [&](const ListNode &list) {
            const Truth decided = list.all ? Truth::no() : Truth::yes();
            Truth whole = !decided;
            for (const std::uint32_t part : list.parts) {
                const Truth value = evaluator.value(part, s);
                whole = list.all ? whole & value : whole | value;
                if (whole == decided)
                    break;
            }
            return whole;
        },
        [&](const NotNode &negation) { return !evaluator.value(negation.part, s); },
        [&](const LeafNode &leaf) { return evaluator.leaf(leaf.leaf, s); },
        [&](const DiffersNode &difference) { return evaluator.differs(difference.compared, s); },
        [&](const RelationNode &) { return evaluator.related(at, s); },
    };
    return visit(nodes, at, truth);
}

} // namespace bulkhead::catalog::engine
