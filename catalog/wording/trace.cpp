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
    const Node &node = nodes[at];
    switch (node.type) {
    case NodeType::All:
    case NodeType::Any:
    case NodeType::Not:
        for (std::uint32_t part = at + 1; part < node.end; part = nodes[part].end)
            trace.parts.push_back(judge(part, subject));
        break;
    case NodeType::Exists:
    case NodeType::Count:
        judgeRelation(trace);
        break;
    case NodeType::Leaf:
    case NodeType::Differs:
        break;
    }
    return trace;
}

// Keeps the related subjects that speak most for the relation, the first of equals.
void Tracer::judgeRelation(Trace &trace)
{
    const Node &node = m_index.program().nodes[trace.node];
    const bool hasWhere = trace.node + 1 < node.end;
    const bool decidedByOne = node.type == NodeType::Exists;
    std::vector<std::pair<int, Subject>> best; // heaviest first
    m_index.forEach(node.relation, trace.subject, [&](Subject other) {
        ++trace.relatedCount;
        const Truth truth = hasWhere ? m_evaluator.evaluate(trace.node + 1, other, m_root) : Truth::yes();
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
        if (hasWhere)
            trace.parts.push_back(judge(trace.node + 1, other));
        if (decidedByOne && found)
            break;
    }
}

} // namespace bulkhead::catalog::engine
