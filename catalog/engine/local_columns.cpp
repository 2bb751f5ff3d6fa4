// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/local_columns.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

void LocalColumns::conjoin(Column into, std::span<const std::uint8_t> with)
{
    for (std::size_t i = 0; i < into.size(); ++i)
        into[i] = static_cast<std::uint8_t>((into[i] & with[i] & allYes) | ((into[i] | with[i]) & allNo));
}

void LocalColumns::disjoin(Column into, std::span<const std::uint8_t> with)
{
    for (std::size_t i = 0; i < into.size(); ++i)
        into[i] = static_cast<std::uint8_t>(((into[i] | with[i]) & allYes) | (into[i] & with[i] & allNo));
}

void LocalColumns::negate(Column column)
{
    for (std::uint8_t &bits : column)
        bits = static_cast<std::uint8_t>((bits & allYes) << 3 | bits >> 3);
}

void LocalColumns::evaluate(std::uint32_t at, Kind kind, Column out)
{
    const Node &node = m_nodes[at];
    if (node.type == NodeType::Leaf) {
        std::copy_n(m_index.column(kind, node.operand), out.size(), out.begin());
        return;
    }
    if (node.type == NodeType::Not) {
        evaluate(at + 1, kind, out);
        negate(out);
        return;
    }
    const bool all = node.type == NodeType::All;
    const auto join = [&](std::span<const std::uint8_t> part) {
        all ? conjoin(out, part) : disjoin(out, part);
    };
    std::fill(out.begin(), out.end(), all ? allYes : allNo);
    for (std::uint32_t part = at + 1; part < node.end; part = m_nodes[part].end) {
        if (m_nodes[part].type == NodeType::Leaf) {
            join({m_index.column(kind, m_nodes[part].operand), out.size()});
            continue;
        }
        if (m_depth == m_between.size())
            m_between.emplace_back();
        Answers &between = m_between[m_depth++];
        evaluate(part, kind, between);
        join(between);
        --m_depth;
    }
}

} // namespace bulkhead::catalog::engine
