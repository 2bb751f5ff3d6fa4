// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/deciding_part.h"

#include "catalog/engine/condition.h"
#include "catalog/engine/operator.h"
#include "catalog/wording/english.h"
#include "catalog/wording/evidence_collector.h"
#include "model/plain_words.h"

namespace bulkhead::catalog::engine {

std::string DecidingPart::whyFalse(std::uint32_t root, Subject subject)
{
    m_root = subject;
    return is(root, subject, false) ? why(root, subject, false) : std::string();
}

bool DecidingPart::is(std::uint32_t node, Subject subject, bool holds)
{
    const Truth truth = m_evaluator.evaluate(node, subject, m_root);
    return holds ? truth.isYes(Ground::Assumed) : truth.isNo(Ground::Assumed);
}

// Of a list of which one part decides that one, of one of which all have to, the first.
std::string DecidingPart::why(std::uint32_t node, Subject subject, bool holds)
{
    const std::vector<Node> &nodes = m_index.program().nodes;
    const FormVisitor said{
        [&](const ListNode &list) {
            for (const std::uint32_t part : list.parts)
                if (is(part, subject, holds))
                    return why(part, subject, holds);
            return std::string();
        },
        [&](const NotNode &negation) { return why(negation.part, subject, !holds); },
        [&](const LeafNode &leaf) { return whyLeaf(leaf.leaf, subject, holds); },
        [&](const DiffersNode &difference) {
            const model::Vocabulary &vocabulary = m_index.model().vocabulary();
            const PropertyKey key = m_index.program().comparedKeys[difference.compared];
            const PropertyDef *def = vocabulary.find(m_index.kind(subject), key);
            return (def ? model::lowerFirst(def->title) : model::asWords(vocabulary.name(key))) +
                   (holds ? " differs" : " does not differ");
        },
        [&](const RelationNode &relation) {
            if (relation.isCount()) {
                const std::string count = english(m_index.program(), m_index.model().vocabulary(), node);
                return holds ? count : "it is not so that " + count;
            }
            const std::string phrase(relation.relation().phrase);
            if (holds)
                return "there is " + phrase;
            Subject first = nobody;
            m_index.forEach(relation.node.relation, subject, [&first](Subject other) {
                first = other;
                return false;
            });
            if (first == nobody || !relation.hasWhere())
                return thereIsNo(phrase);
            const std::string inner = why(relation.where(), first, false);
            return inner.empty() ? thereIsNo(phrase) + " of that sort"
                                 : "of " + describe(m_index, first) + ' ' + inner;
        },
    };
    return visit(nodes, node, said);
}

std::string DecidingPart::whyLeaf(std::uint16_t number, Subject subject, bool holds) const
{
    const Program &program = m_index.program();
    const Leaf &leaf = program.leaves[number];
    if (leaf.type == Leaf::Type::Fact) {
        const std::string &title = program.facts[leaf.fact].title;
        return leaf.expected == holds ? "it " + title : "it is not so that it " + title;
    }
    const Known known = knownOf(m_index, subject, leaf.property, Ground::Assumed);
    if (!known.def)
        return model::withArticle(describe(m_index, subject)) + " has no " +
               model::asWords(m_index.model().vocabulary().name(leaf.property));
    if (!known.value)
        return {}; // what is not known decides nothing
    return model::lowerFirst(known.def->title) + " is " + model::displayWords(*known.def, *known.value);
}

} // namespace bulkhead::catalog::engine
