// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/local_columns.h"

#include "catalog/engine/condition.h"

#include <algorithm>
#include <cassert>

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
    const FormVisitor evaluated{
        [&](const LeafNode &leaf) { std::copy_n(m_index.column(kind, leaf.leaf), out.size(), out.begin()); },
        [&](const NotNode &negation) {
            evaluate(negation.part, kind, out);
            negate(out);
        },
        [&](const ListNode &list) {
            std::fill(out.begin(), out.end(), list.all ? allYes : allNo);
            for (const std::uint32_t part : list.parts)
                join(list.all, part, kind, out);
        },
        [](const auto &) {
            assert(false); /* asks of other subjects too */
        },
    };
    visit(m_nodes, at, evaluated);
}

void LocalColumns::join(bool all, std::uint32_t part, Kind kind, Column out)
{
    const auto with = [&](std::span<const std::uint8_t> column) {
        all ? conjoin(out, column) : disjoin(out, column);
    };
    const FormVisitor joined{
        [&](const LeafNode &leaf) {
            with({m_index.column(kind, leaf.leaf), out.size()});
        },
        [&](const auto &) {
            if (m_depth == m_between.size())
                m_between.emplace_back();
            Answers &between = m_between[m_depth++];
            evaluate(part, kind, between);
            with(between);
            --m_depth;
        },
    };
    visit(m_nodes, part, joined);
}

} // namespace bulkhead::catalog::engine
