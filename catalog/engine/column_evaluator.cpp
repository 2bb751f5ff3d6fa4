// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/column_evaluator.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

void ColumnEvaluator::evaluate(std::uint32_t node, Kind kind, Answers &answers, Mask asked,
                               const Useful *useful)
{
    m_kind = kind;
    answers.resize(m_index.ofKind(kind).size());
    if (m_nodes[node].local)
        m_local.evaluate(node, kind, answers);
    else if (!asked.empty())
        mixed(node, answers, asked, useful);
    else if (!answers.empty()) {
        Scratch everybody(*this, answers.size());
        std::fill((*everybody).begin(), (*everybody).end(), std::uint8_t{1});
        mixed(node, answers, *everybody, useful);
    }
}

void ColumnEvaluator::mixed(std::uint32_t at, Column out, Mask asked, const Useful *useful)
{
    const FormVisitor evaluated{
        [&](const ListNode &list) { mixedList(list, out, asked, list.all ? useful : nullptr); },
        [&](const NotNode &negation) {
            mixed(negation.part, out, asked, nullptr);
            LocalColumns::negate(out);
        },
        [&](const RelationNode &relation) { related(relation, out, asked); },
        [&](const auto &) { eachAlone(at, out, asked); },
    };
    visit(m_nodes, at, evaluated);
}

void ColumnEvaluator::eachAlone(std::uint32_t at, Column out, Mask asked)
{
    const std::span<const Subject> subjects = m_index.ofKind(m_kind);
    for (std::size_t i = 0; i < out.size(); ++i)
        if (asked[i])
            out[i] = m_each.evaluate(at, subjects[i]).bits();
}

void ColumnEvaluator::related(const RelationNode &node, Column out, Mask asked)
{
    const std::span<const Subject> subjects = m_index.ofKind(m_kind);
    const bool toOne = !node.isCount() && node.relation().toOne && node.hasWhere() &&
                       m_nodes[node.where()].local && node.relation().from.has(m_kind);
    if (!toOne) {
        eachAlone(node.at, out, asked);
        return;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!asked[i])
            continue;
        const std::span<const Subject> others = m_index.direct(node.node.relation, subjects[i]);
        out[i] = others.empty() ? LocalColumns::allNo : m_each.where(node.at, others.front()).bits();
    }
}

// First the parts that ask of the subject alone, then the others for those of whom these decide nothing.
void ColumnEvaluator::mixedList(const ListNode &list, Column out, Mask asked, const Useful *useful)
{
    const bool all = list.all;
    const std::uint8_t decided = all ? LocalColumns::allNo : LocalColumns::allYes;
    std::fill(out.begin(), out.end(), all ? LocalColumns::allYes : LocalColumns::allNo);
    Scratch part(*this, out.size());
    for (const std::uint32_t number : list.parts) {
        if (!m_nodes[number].local)
            continue;
        m_local.evaluate(number, m_kind, *part);
        all ? LocalColumns::conjoin(out, *part) : LocalColumns::disjoin(out, *part);
    }
    if (useful)
        std::transform(out.begin(), out.end(), out.begin(),
                       [&](std::uint8_t bits) { return (*useful)[bits] ? bits : LocalColumns::allNo; });
    Scratch open(*this, out.size());
    for (const std::uint32_t number : list.parts) {
        if (m_nodes[number].local)
            continue;
        bool any = false;
        for (std::size_t i = 0; i < out.size(); ++i) {
            (*open)[i] = asked[i] && out[i] != decided;
            any = any || (*open)[i];
        }
        if (!any)
            return;
        mixed(number, *part, *open, nullptr);
        const Truth neutral = all ? Truth::yes() : Truth::no();
        for (std::size_t i = 0; i < out.size(); ++i)
            (*part)[i] = (*open)[i] ? (*part)[i] : neutral.bits();
        all ? LocalColumns::conjoin(out, *part) : LocalColumns::disjoin(out, *part);
    }
}

} // namespace bulkhead::catalog::engine
