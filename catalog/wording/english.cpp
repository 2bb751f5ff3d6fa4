// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/english.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

namespace {

class Speaker
{
public:
    Speaker(const Program &program, const model::Vocabulary &vocabulary)
        : m_program(program), m_vocabulary(vocabulary)
    {}

    // One node deep, without what stands inside it.
    std::string sayAlone(std::uint32_t at, Kind kind) const
    {
        const Node &node = m_program.nodes[at];
        switch (node.type) {
        case NodeType::All:
            return "all of";
        case NodeType::Any:
            return "any of";
        case NodeType::Not:
            return "not";
        case NodeType::Leaf: {
            const Leaf &leaf = m_program.leaves[node.operand];
            const PropertyDef *def =
                leaf.type == Leaf::Type::Test ? m_vocabulary.find(kind, leaf.property) : nullptr;
            return sayLeaf(leaf, false, def);
        }
        case NodeType::Differs:
            return say(at, false, false);
        case NodeType::Exists:
            return "there is " + std::string(info(node.relation).phrase);
        case NodeType::Count:
            return counted(node) + std::string(info(node.relation).phrase);
        }
        return {};
    }

    // `nested`: inside a longer sentence, where lists need brackets to be read right.
    std::string say(std::uint32_t at, bool negated, bool nested) const
    {
        const Node &node = m_program.nodes[at];
        switch (node.type) {
        case NodeType::Not:
            return say(at + 1, !negated, nested);
        case NodeType::All:
        case NodeType::Any:
            return sayList(at, negated, nested);
        case NodeType::Leaf:
            return sayLeaf(m_program.leaves[node.operand], negated);
        case NodeType::Differs:
            return title(m_program.comparedKeys[node.operand]) +
                   (negated ? " does not differ from the subject's" : " differs from the subject's");
        case NodeType::Exists:
            return negated ? thereIsNo(relation(at)) : "there is " + relation(at);
        case NodeType::Count:
            return sayCount(at, negated);
        }
        return {};
    }

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

private:
    std::string sayList(std::uint32_t at, bool negated, bool nested) const
    {
        const Node &node = m_program.nodes[at];
        const bool conjunction = (node.type == NodeType::All) != negated;
        std::vector<std::string> parts;
        for (std::uint32_t part = at + 1; part < node.end; part = m_program.nodes[part].end)
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
        std::string phrase(info(leaf.op).phrase);
        if (leaf.op == Operator::Stated && leaf.operandText == "false")
            negated = !negated;
        if (negated)
            phrase = negation(leaf.op);
        std::string text = (of ? of->title : title(leaf.property)) + ' ' + phrase;
        if (leaf.op != Operator::Stated && !leaf.operandForPeople.empty())
            text += ' ' + leaf.operandForPeople;
        if (leaf.op == Operator::OlderThanDays)
            text += " days";
        return text;
    }

    static std::string negation(Operator op)
    {
        switch (op) {
        case Operator::Equal:
            return "is not";
        case Operator::NotEqual:
            return "is";
        case Operator::In:
            return "is none of";
        case Operator::NotIn:
            return "is one of";
        case Operator::Greater:
            return "is not more than";
        case Operator::Less:
            return "is not less than";
        case Operator::Contains:
            return "does not contain";
        case Operator::Intersects:
            return "contains none of";
        case Operator::NotEmpty:
            return "is empty";
        case Operator::Outside:
            return "contains nothing other than";
        case Operator::AnyBelow:
            return "contains no number below";
        case Operator::UnderPaths:
            return "contains no path of the set";
        case Operator::OlderThanDays:
            return "is not more days ago than";
        case Operator::VersionLess:
            return "is no earlier version than";
        case Operator::Stated:
            return "is not stated";
        case Operator::Differs:
            break;
        }
        return "does not differ from the subject's";
    }

    std::string relation(std::uint32_t at) const
    {
        const Node &node = m_program.nodes[at];
        std::string text(info(node.relation).phrase);
        if (at + 1 < node.end)
            text += " where " + say(at + 1, false, true);
        return text;
    }

    std::string sayCount(std::uint32_t at, bool negated) const
    {
        return (negated ? "it is not so that " : "") + counted(m_program.nodes[at]) + relation(at);
    }

    static std::string counted(const Node &node)
    {
        std::string text = "there are ";
        switch (node.comparison) {
        case Comparison::Greater:
            text += "more than ";
            break;
        case Comparison::Less:
            text += "fewer than ";
            break;
        case Comparison::Equal:
            text += "exactly ";
            break;
        }
        return text + std::to_string(node.threshold) + " such: ";
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
    const Node &node = program.nodes[at];
    switch (node.type) {
    case NodeType::All:
        return "all of";
    case NodeType::Any:
        return "any of";
    case NodeType::Not:
        return "not";
    case NodeType::Leaf: {
        const Leaf &leaf = program.leaves[node.operand];
        if (leaf.type == Leaf::Type::Fact)
            return program.facts[leaf.fact].name + " == " + (leaf.expected ? "true" : "false");
        std::string text =
            std::string(vocabulary.name(leaf.property)) + ' ' + std::string(info(leaf.op).name);
        return leaf.operandText.empty() ? text : text + ' ' + leaf.operandText;
    }
    case NodeType::Differs:
        return std::string(vocabulary.name(program.comparedKeys[node.operand])) + " differs";
    case NodeType::Exists:
        return "exists " + std::string(info(node.relation).name);
    case NodeType::Count: {
        constexpr std::array symbols = {" > ", " < ", " == "};
        return "count " + std::string(info(node.relation).name) +
               symbols[static_cast<std::size_t>(node.comparison)] + std::to_string(node.threshold);
    }
    }
    return {};
}

namespace {

void collectReads(const Program &program, const model::Vocabulary &vocabulary, std::uint32_t at, Kinds kinds,
                  std::vector<PropertyRead> &reads)
{
    const Node &node = program.nodes[at];
    const auto add = [&](PropertyKey key) {
        for (const Kind kind : model::allKinds)
            if (kinds.has(kind) && vocabulary.find(kind, key))
                reads.push_back({kind, key});
    };
    if (node.type == NodeType::Differs)
        add(program.comparedKeys[node.operand]);
    if (node.type == NodeType::Leaf) {
        const Leaf &leaf = program.leaves[node.operand];
        const Fact *fact = leaf.type == Leaf::Type::Fact ? &program.facts[leaf.fact] : nullptr;
        if (!fact)
            add(leaf.property);
        else if (!fact->native)
            collectReads(program, vocabulary, fact->root, kinds, reads);
    }
    const bool isRelation = node.type == NodeType::Exists || node.type == NodeType::Count;
    for (std::uint32_t part = at + 1; part < node.end; part = program.nodes[part].end)
        collectReads(program, vocabulary, part, isRelation ? info(node.relation).to : kinds, reads);
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
