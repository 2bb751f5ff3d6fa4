// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/deciding_part.h"

#include "catalog/engine/condition.h"
#include "catalog/engine/operator.h"
#include "catalog/wording/english.h"
#include "catalog/wording/evidence_collector.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

namespace {

std::string lowerFirst(std::string text)
{
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z'))
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

// The name of a property as a person reads it: "boundary type".
std::string inWords(std::string_view name)
{
    std::string text(name);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

} // namespace

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
            return (def ? lowerFirst(def->title) : inWords(vocabulary.name(key))) +
                   (holds ? " differs" : " does not differ");
        },
        [&](const RelationNode &relation) {
            const std::string phrase(relation.relation().phrase);
            if (holds)
                return "there is " + phrase;
            Subject first = nobody;
            m_index.forEach(relation.node.relation, subject, [&first](Subject other) {
                first = other;
                return false;
            });
            if (first == nobody)
                return thereIsNo(phrase);
            if (relation.isCount() || !relation.hasWhere() || !is(relation.where(), first, false))
                return "there are not enough: " + phrase;
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
        return withArticle(describe(m_index, subject)) + " has no " +
               inWords(m_index.model().vocabulary().name(leaf.property));
    if (!known.value)
        return {}; // what is not known decides nothing
    return lowerFirst(known.def->title) + " is " + model::displayWords(*known.def, *known.value);
}

} // namespace bulkhead::catalog::engine
