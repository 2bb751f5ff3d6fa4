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
    const Node &node = m_nodes[at];
    if (node.type == NodeType::All || node.type == NodeType::Any) {
        mixedList(at, out, asked, node.type == NodeType::All ? useful : nullptr);
        return;
    }
    if (node.type == NodeType::Not) {
        mixed(at + 1, out, asked, nullptr);
        LocalColumns::negate(out);
        return;
    }
    relation(at, out, asked);
}

void ColumnEvaluator::relation(std::uint32_t at, Column out, Mask asked)
{
    const Node &node = m_nodes[at];
    const std::span<const Subject> subjects = m_index.ofKind(m_kind);
    const bool toOne = node.type == NodeType::Exists && info(node.relation).toOne && at + 1 < node.end &&
                       m_nodes[at + 1].local && info(node.relation).from.has(m_kind);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!asked[i])
            continue;
        if (!toOne) {
            out[i] = m_each.evaluate(at, subjects[i]).bits();
            continue;
        }
        const std::span<const Subject> related = m_index.direct(node.relation, subjects[i]);
        out[i] = related.empty() ? LocalColumns::allNo : m_each.where(at, related.front()).bits();
    }
}

// First the parts that ask of the subject alone, then the others for those of whom these decide nothing.
void ColumnEvaluator::mixedList(std::uint32_t at, Column out, Mask asked, const Useful *useful)
{
    const Node &node = m_nodes[at];
    const bool all = node.type == NodeType::All;
    const std::uint8_t decided = all ? LocalColumns::allNo : LocalColumns::allYes;
    std::fill(out.begin(), out.end(), all ? LocalColumns::allYes : LocalColumns::allNo);
    Scratch part(*this, out.size());
    for (std::uint32_t number = at + 1; number < node.end; number = m_nodes[number].end) {
        if (!m_nodes[number].local)
            continue;
        m_local.evaluate(number, m_kind, *part);
        all ? LocalColumns::conjoin(out, *part) : LocalColumns::disjoin(out, *part);
    }
    if (useful)
        std::transform(out.begin(), out.end(), out.begin(),
                       [&](std::uint8_t bits) { return (*useful)[bits] ? bits : LocalColumns::allNo; });
    Scratch open(*this, out.size());
    for (std::uint32_t number = at + 1; number < node.end; number = m_nodes[number].end) {
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
