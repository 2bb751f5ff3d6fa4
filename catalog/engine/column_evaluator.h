// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/condition.h"
#include "catalog/engine/evaluator.h"

#include <array>
#include <deque>
#include <span>
#include <vector>

namespace bulkhead::catalog::engine {

// Evaluates a condition for all subjects of a kind at once. What a condition asks of the subject alone is
// worked out column by column; only for those of whom that leaves it open are their relations looked at.
class ColumnEvaluator
{
public:
    using Answers = LocalColumns::Answers;
    using Useful = std::array<bool, 1U << 6U>;  // by Truth's bits
    using Mask = std::span<const std::uint8_t>; // of a kind's subjects: 0 for those that nobody asks about

    explicit ColumnEvaluator(const ModelIndex &index)
        : m_index(index), m_nodes(index.program().nodes), m_local(index),
          m_each(index, Evaluator::Asks::OfAll)
    {}

    // Fills in `answers`; where `asked` is 0 (empty: nowhere) the answer means nothing. Where a conjunction
    // cannot become `useful` any more (for lack of one: everywhere it may), the answer may be no instead.
    void evaluate(std::uint32_t node, Kind kind, Answers &answers, Mask asked = {},
                  const Useful *useful = nullptr);

private:
    using Column = LocalColumns::Column;

    void mixed(std::uint32_t node, Column out, Mask asked, const Useful *useful);
    void mixedList(const ListNode &list, Column out, Mask asked, const Useful *useful);
    void related(const RelationNode &node, Column out, Mask asked);
    void eachAlone(std::uint32_t node, Column out, Mask asked);

    // Columns for what lies between, reused.
    class Scratch
    {
    public:
        Scratch(ColumnEvaluator &of, std::size_t size) : m_of(of)
        {
            if (m_of.m_scratchUsed == m_of.m_scratch.size())
                m_of.m_scratch.emplace_back();
            m_column = &m_of.m_scratch[m_of.m_scratchUsed++];
            m_column->resize(size);
        }
        ~Scratch() { --m_of.m_scratchUsed; }
        Scratch(const Scratch &) = delete;
        Scratch &operator=(const Scratch &) = delete;
        Answers &operator*() { return *m_column; }

    private:
        ColumnEvaluator &m_of;
        Answers *m_column;
    };

    const ModelIndex &m_index;
    const std::vector<Node> &m_nodes;
    LocalColumns m_local;
    Evaluator m_each;
    Kind m_kind = Kind::Container;
    std::deque<Answers> m_scratch;
    std::size_t m_scratchUsed = 0;
};

} // namespace bulkhead::catalog::engine
