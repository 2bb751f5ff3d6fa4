// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/english.h"

#include "catalog/engine/condition.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

namespace {

std::string_view joinWord(bool all)
{
    return all ? "all of" : "any of";
}

class Speaker
{
public:
    Speaker(const Program &program, const model::Vocabulary &vocabulary)
        : m_program(program), m_vocabulary(vocabulary)
    {}

    // One node deep, without what stands inside it.
    std::string sayAlone(std::uint32_t at, Kind kind) const
    {
        const FormVisitor alone{
            [](const ListNode &list) { return std::string(joinWord(list.all)); },
            [](const NotNode &) { return std::string("not"); },
            [&](const LeafNode &node) {
                const Leaf &leaf = m_program.leaves[node.leaf];
                const bool isTest = leaf.type == Leaf::Type::Test;
                return sayLeaf(leaf, false, isTest ? m_vocabulary.find(kind, leaf.property) : nullptr);
            },
            [&](const DiffersNode &node) { return sayDifference(node, false); },
            [](const RelationNode &node) { return begin(node) + std::string(node.relation().phrase); },
        };
        return visit(m_program.nodes, at, alone);
    }

    // `nested`: inside a longer sentence, where lists need brackets to be read right.
    std::string say(std::uint32_t at, bool negated, bool nested) const
    {
        const FormVisitor said{
            [&](const ListNode &list) { return sayList(list, negated, nested); },
            [&](const NotNode &negation) { return say(negation.part, !negated, nested); },
            [&](const LeafNode &node) { return sayLeaf(m_program.leaves[node.leaf], negated); },
            [&](const DiffersNode &node) { return sayDifference(node, negated); },
            [&](const RelationNode &node) { return sayRelation(node, negated); },
        };
        return visit(m_program.nodes, at, said);
    }

private:
    // The property's title where it has one meaning, its name otherwise.
    std::string title(PropertyKey key) const
    {
        std::string found;
        for (const Kind kind : model::allKinds)
            if (const PropertyDef *def = m_vocabulary.find(kind, key)) {
                if (found.empty())
                    found = def->title;
                else if (found != def->title)
                    return std::string(m_vocabulary.name(key));
            }
        return found.empty() ? std::string(m_vocabulary.name(key)) : found;
    }

    std::string sayList(const ListNode &list, bool negated, bool nested) const
    {
        const bool conjunction = list.all != negated;
        std::vector<std::string> parts;
        for (const std::uint32_t part : list.parts)
            parts.push_back(say(part, negated, true));
        if (parts.empty())
            return conjunction ? "always" : "never";
        if (parts.size() == 1)
            return parts.front();
        std::string joined = nested ? "(" : "";
        for (std::size_t i = 0; i < parts.size(); ++i)
            joined += (i == 0 ? "" : conjunction ? " and " : " or ") + parts[i];
        return joined + (nested ? ")" : "");
    }

    // With the title that one kind has for the property, where that is given.
    std::string sayLeaf(const Leaf &leaf, bool negated, const PropertyDef *of = nullptr) const
    {
        if (leaf.type == Leaf::Type::Fact) {
            const std::string &fact = m_program.facts[leaf.fact].title;
            return leaf.expected != negated ? "it " + fact : "it is not so that it " + fact;
        }
        const Operator &op = *leaf.op;
        const bool isFlag = op.operand == OperandShape::Flag; // its operand says whether it is negated
        if (isFlag && leaf.operandText == "false")
            negated = !negated;
        std::string text = (of ? of->title : title(leaf.property)) + ' ';
        text += negated ? op.negation : op.phrase;
        if (!isFlag && !leaf.operandForPeople.empty())
            text += ' ' + leaf.operandForPeople;
        return op.unit.empty() ? text : text + ' ' + std::string(op.unit);
    }

    std::string sayDifference(const DiffersNode &node, bool negated) const
    {
        const Operator &op = difference();
        return title(m_program.comparedKeys[node.compared]) + ' ' +
               std::string(negated ? op.negation : op.phrase);
    }

    std::string sayRelation(const RelationNode &node, bool negated) const
    {
        std::string related(node.relation().phrase);
        if (node.hasWhere())
            related += " where " + say(node.where(), false, true);
        if (node.isCount())
            return (negated ? "it is not so that " : "") + begin(node) + related;
        return negated ? thereIsNo(related) : begin(node) + related;
    }

    // What stands before the relation's phrase.
    static std::string begin(const RelationNode &node)
    {
        if (!node.isCount())
            return "there is ";
        return "there are " + std::string(info(node.node.comparison).phrase) + ' ' +
               std::to_string(node.node.threshold) + " such: ";
    }

    const Program &m_program;
    const model::Vocabulary &m_vocabulary;
};

} // namespace

std::string english(const Program &program, const model::Vocabulary &vocabulary, std::uint32_t root)
{
    return Speaker(program, vocabulary).say(root, false, false);
}

std::string phrase(const Program &program, const model::Vocabulary &vocabulary, std::uint32_t node, Kind kind)
{
    return Speaker(program, vocabulary).sayAlone(node, kind);
}

std::string notation(const Program &program, const model::Vocabulary &vocabulary, std::uint32_t at)
{
    const FormVisitor written{
        [](const ListNode &list) { return std::string(joinWord(list.all)); },
        [](const NotNode &) { return std::string("not"); },
        [&](const LeafNode &node) {
            const Leaf &leaf = program.leaves[node.leaf];
            if (leaf.type == Leaf::Type::Fact)
                return program.facts[leaf.fact].name + " == " + (leaf.expected ? "true" : "false");
            const std::string text =
                std::string(vocabulary.name(leaf.property)) + ' ' + std::string(leaf.op->name);
            return leaf.operandText.empty() ? text : text + ' ' + leaf.operandText;
        },
        [&](const DiffersNode &node) {
            return std::string(vocabulary.name(program.comparedKeys[node.compared])) + ' ' +
                   std::string(difference().name);
        },
        [](const RelationNode &node) {
            const std::string name(node.relation().name);
            if (!node.isCount())
                return "exists " + name;
            return "count " + name + ' ' + std::string(info(node.node.comparison).name) + ' ' +
                   std::to_string(node.node.threshold);
        },
    };
    return visit(program.nodes, at, written);
}

namespace {

void collectReads(const Program &program, const model::Vocabulary &vocabulary, std::uint32_t at, Kinds kinds,
                  std::vector<PropertyRead> &reads)
{
    const auto add = [&](PropertyKey key) {
        for (const Kind kind : model::allKinds)
            if (kinds.has(kind) && vocabulary.find(kind, key))
                reads.push_back({kind, key});
    };
    const auto collect = [&](std::uint32_t part, Kinds of) {
        collectReads(program, vocabulary, part, of, reads);
    };
    const FormVisitor read{
        [&](const ListNode &list) {
            for (const std::uint32_t part : list.parts)
                collect(part, kinds);
        },
        [&](const NotNode &negation) { collect(negation.part, kinds); },
        [&](const LeafNode &node) {
            const Leaf &leaf = program.leaves[node.leaf];
            if (leaf.type == Leaf::Type::Test)
                add(leaf.property);
            else if (!program.facts[leaf.fact].native)
                collect(program.facts[leaf.fact].root, kinds);
            else if (program.facts[leaf.fact].native == NativeFact::EffectiveRoot) {
                add(program.keys.user);
                add(program.keys.userId);
                if (vocabulary.find(Kind::Image, program.keys.user))
                    reads.push_back({Kind::Image, program.keys.user});
            }
        },
        [&](const DiffersNode &node) { add(program.comparedKeys[node.compared]); },
        [&](const RelationNode &node) {
            if (node.hasWhere())
                collect(node.where(), node.relation().to);
        },
    };
    visit(program.nodes, at, read);
}

} // namespace

std::vector<PropertyRead> readsOf(const Program &program, const model::Vocabulary &vocabulary,
                                  std::uint32_t root, Kinds subjects)
{
    std::vector<PropertyRead> reads;
    collectReads(program, vocabulary, root, subjects, reads);
    std::sort(reads.begin(), reads.end());
    reads.erase(std::unique(reads.begin(), reads.end()), reads.end());
    return reads;
}

} // namespace bulkhead::catalog::engine
