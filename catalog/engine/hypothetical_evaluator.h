// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/affected_answers.h"
#include "catalog/engine/evaluator.h"
#include "catalog/engine/index_builder.h"

#include <map>
#include <vector>

namespace bulkhead::catalog::engine {

// What conditions would say if somebody stated one property of one subject. Asks only the parts of a
// condition that the property affects anew, the others of an evaluator.
class HypotheticalEvaluator
{
public:
    explicit HypotheticalEvaluator(const ModelIndex &index);

    // From now on.
    void suppose(Subject subject, PropertyKey key, const Value &value);
    // The truth of the condition at `node` for `subject`, the subject of the rule.
    Truth evaluate(std::uint32_t node, Subject subject)
    {
        m_root = subject;
        return value(node, subject);
    }

private:
    template <typename AnyEvaluator>
    friend Truth truthOfParts(AnyEvaluator &, const std::vector<Node> &, std::uint32_t, Subject);

    Truth value(std::uint32_t node, Subject s);
    Truth leaf(std::uint16_t number, Subject s);
    Truth test(const Leaf &leaf, Subject s);
    Truth effectiveRoot(Subject s) const;
    Truth differs(std::uint16_t number, Subject s) const;
    Truth related(std::uint32_t node, Subject s);
    const Value *stated(Subject s, PropertyKey key) const;

    const ModelIndex &m_index;
    const std::vector<Node> &m_nodes;
    Evaluator m_others;
    std::map<PropertyKey, AffectedAnswers> m_affectedBy;
    const AffectedAnswers *m_affected = nullptr;
    Subject m_supposed = nobody;
    PropertyKey m_key;
    const Value *m_value = nullptr;
    Subject m_root = nobody;
};

} // namespace bulkhead::catalog::engine
