// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/trace.h"

#include <algorithm>
#include <bit>

namespace bulkhead::catalog::engine {

namespace {

// How much a part speaks for the relation: yes on few assumptions first, then unknown.
int weight(Truth truth)
{
    return 4 * std::popcount(static_cast<unsigned>(truth.bits() & 7U)) -
           std::popcount(static_cast<unsigned>(truth.bits() >> 3));
}

} // namespace

Trace Tracer::judge(std::uint32_t at, Subject subject)
{
    const std::vector<Node> &nodes = m_index.program().nodes;
    Trace trace;
    trace.node = at;
    trace.subject = subject;
    trace.truth = m_evaluator.evaluate(at, subject, m_root);
    const FormVisitor withParts{
        [&](const ListNode &list) {
            for (const std::uint32_t part : list.parts)
                trace.parts.push_back(judge(part, subject));
        },
        [&](const NotNode &negation) { trace.parts.push_back(judge(negation.part, subject)); },
        [&](const RelationNode &relation) { judgeRelation(relation, trace); },
        [](const auto &) {}, // no parts
    };
    visit(nodes, at, withParts);
    return trace;
}

// Keeps the related subjects that speak most for the relation, the first of equals.
void Tracer::judgeRelation(const RelationNode &node, Trace &trace)
{
    const bool decidedByOne = !node.isCount();
    std::vector<std::pair<int, Subject>> best; // heaviest first
    m_index.forEach(node.node.relation, trace.subject, [&](Subject other) {
        ++trace.relatedCount;
        const Truth truth =
            node.hasWhere() ? m_evaluator.evaluate(node.where(), other, m_root) : Truth::yes();
        const auto place = std::upper_bound(best.begin(), best.end(), weight(truth),
                                            [](int w, const auto &known) { return w > known.first; });
        if (best.size() < m_examples || place != best.end())
            best.insert(place, {weight(truth), other});
        if (best.size() > m_examples)
            best.pop_back();
        return !decidedByOne || truth != Truth::yes();
    });
    const bool found = trace.truth.isYes(Ground::Assumed);
    for (const auto &[unused, other] : best) {
        trace.related.push_back(other);
        if (node.hasWhere())
            trace.parts.push_back(judge(node.where(), other));
        if (decidedByOne && found)
            break;
    }
}

} // namespace bulkhead::catalog::engine
