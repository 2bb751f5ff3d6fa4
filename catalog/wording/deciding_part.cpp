// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/deciding_part.h"

#include "catalog/engine/condition.h"
#include "catalog/engine/operator.h"
#include "catalog/wording/english.h"
#include "catalog/wording/evidence_collector.h"
#include "model/plain_words.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

namespace {

std::string quoted(const std::string &title)
{
    return "“" + title + "”";
}

// "hold" of "holds", "carry" of "carries".
std::string infinitive(std::string_view verb)
{
    if (verb == "has")
        return "have";
    if (verb.ends_with("ies"))
        return std::string(verb.substr(0, verb.size() - 3)) + "y";
    return std::string(verb.ends_with('s') ? verb.substr(0, verb.size() - 1) : verb);
}

// The opposite of what the title of a fact says: "is neither A nor speaks B", "does not hold or carry data"
// of "holds or carries data".
std::string denied(std::string_view title)
{
    const std::size_t space = std::min(title.find(' '), title.size());
    const std::string_view verb = title.substr(0, space);
    std::string_view rest = title.substr(space);
    constexpr std::string_view other = " or ";
    if (const std::size_t second = rest.find(other); verb == "is" && second != std::string_view::npos)
        return std::string("is neither")
            .append(rest.substr(0, second))
            .append(" nor ")
            .append(rest.substr(second + other.size()));
    if (verb == "is" || verb == "was" || verb == "may" || verb == "can")
        return std::string(verb) + " not" + std::string(rest);
    std::string text = "does not " + infinitive(verb);
    if (rest.starts_with(other)) {
        rest.remove_prefix(other.size());
        const std::size_t end = std::min(rest.find(' '), rest.size());
        text += " or " + infinitive(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    return text + std::string(rest);
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
            const std::string title = quoted(def ? def->title : model::asWords(vocabulary.name(key)));
            return holds ? title + " of " + describe(m_index, subject) + " differs"
                         : "no other " + title + " is stated of " + describe(m_index, subject);
        },
        [&](const RelationNode &relation) {
            if (relation.isCount()) {
                const std::string count = english(m_index.program(), m_index.model().vocabulary(), node);
                return holds ? count : "it is not so that " + count;
            }
            const std::string phrase(relation.relation().phrase);
            // The first of those related that decides: one that passes, or any where none does.
            Subject first = nobody;
            m_index.forEach(relation.node.relation, subject, [&](Subject other) {
                const bool decides = !holds || !relation.hasWhere() || is(relation.where(), other, true);
                first = decides ? other : first;
                return !decides;
            });
            if (first == nobody)
                return holds ? "there is " + phrase : thereIsNo(phrase);
            const std::string inner =
                relation.hasWhere() ? why(relation.where(), first, holds) : std::string();
            if (!inner.empty())
                return inner;
            return holds ? "there is " + phrase + ", " + describe(m_index, first)
                         : thereIsNo(phrase) + (relation.hasWhere() ? " of that sort" : "");
        },
    };
    return visit(nodes, node, said);
}

std::string DecidingPart::whyLeaf(std::uint16_t number, Subject subject, bool holds) const
{
    const Program &program = m_index.program();
    const Leaf &leaf = program.leaves[number];
    const std::string name = subject == m_root ? "it" : describe(m_index, subject);
    if (leaf.type == Leaf::Type::Fact) {
        const std::string &title = program.facts[leaf.fact].title;
        return name + ' ' + (leaf.expected == holds ? title : denied(title));
    }
    const Known known = knownOf(m_index, subject, leaf.property, Ground::Assumed);
    if (!known.def)
        return "what is asked is no property of " +
               (subject == m_root
                    ? model::withArticle(model::lowerFirst(model::kindTitle(m_index.kind(subject))))
                    : name);
    if (!known.value)
        return {}; // what is not known decides nothing
    return quoted(known.def->title) + (subject == m_root ? std::string() : " of " + name) + " is " +
           model::displayWords(*known.def, *known.value);
}

} // namespace bulkhead::catalog::engine
