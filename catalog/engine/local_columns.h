// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/model_index.h"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace bulkhead::catalog::engine {

// Answers, for all subjects of a kind at once, conditions that ask of the subject alone (Node::local): a few
// instructions work through many subjects.
class LocalColumns
{
public:
    using Answers = std::vector<std::uint8_t>; // of a kind's subjects in their order, as Truth's bits
    using Column = std::span<std::uint8_t>;

    explicit LocalColumns(const ModelIndex &index) : m_index(index), m_nodes(index.program().nodes) {}

    void evaluate(std::uint32_t node, Kind kind, Column out);
    void evaluate(std::uint32_t node, Kind kind, Answers &out)
    {
        out.resize(m_index.ofKind(kind).size());
        evaluate(node, kind, Column(out));
    }

    // Truth's operators over whole columns.
    static void conjoin(Column into, std::span<const std::uint8_t> with);
    static void disjoin(Column into, std::span<const std::uint8_t> with);
    static void negate(Column column);

    static constexpr std::uint8_t allYes = Truth::yes().bits();
    static constexpr std::uint8_t allNo = Truth::no().bits();

private:
    void join(bool all, std::uint32_t part, Kind kind, Column out);

    const ModelIndex &m_index;
    const std::vector<Node> &m_nodes;
    std::deque<Answers> m_between; // parts of conditions, one for each depth
    std::size_t m_depth = 0;
};

} // namespace bulkhead::catalog::engine
