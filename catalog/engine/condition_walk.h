// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/program.h"
#include "catalog/engine/truth.h"

namespace bulkhead::catalog::engine {

// How the parts of a condition combine to its truth for a subject: the same whoever answers. The evaluator
// says what leaves, comparisons and relations answer (`leaf`, `differs`, `related`) and is asked for the
// truth of each part (`value`), short of those that no longer matter.
template <typename AnyEvaluator>
Truth truthOfParts(AnyEvaluator &evaluator, const std::vector<Node> &nodes, std::uint32_t at, Subject s)
{
    const Node &node = nodes[at];
    switch (node.type) {
    case NodeType::Leaf:
        return evaluator.leaf(node.operand, s);
    case NodeType::Differs:
        return evaluator.differs(node.operand, s);
    case NodeType::Not:
        return !evaluator.value(at + 1, s);
    case NodeType::All: {
        Truth all = Truth::yes();
        for (std::uint32_t part = at + 1; part < node.end && all != Truth::no(); part = nodes[part].end)
            all = all & evaluator.value(part, s);
        return all;
    }
    case NodeType::Any: {
        Truth any = Truth::no();
        for (std::uint32_t part = at + 1; part < node.end && any != Truth::yes(); part = nodes[part].end)
            any = any | evaluator.value(part, s);
        return any;
    }
    case NodeType::Exists:
    case NodeType::Count:
        return evaluator.related(at, s);
    }
    return Truth::unknown();
}

} // namespace bulkhead::catalog::engine
