#include "catalog/questions.h"

#include "catalog/analysis_data.h"
#include "catalog/engine/facts.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace bulkhead::catalog {

namespace {

using engine::Ground;
using engine::nobody;
using engine::Node;
using engine::NodeType;
using engine::Subject;

constexpr std::size_t relatedAsked = 5; // of one relation: more of the same teach nothing new

// Finds the properties that the findings to verify wait for.
class QuestionFinder
{
public:
    explicit QuestionFinder(const Analysis &analysis)
        : m_analysis(analysis), m_index(analysis.data().index), m_program(m_index.program())
    {}

    std::vector<Question> find()
    {
        const auto findings = m_analysis.findings();
        for (std::uint32_t i = 0; i < findings.size(); ++i) {
            if (model::isConfirmed(findings[i].basis))
                continue;
            m_finding = i;
            visit(m_program.roots[findings[i].rule], findings[i].subject);
        }
        std::vector<Question> questions;
        for (auto &[place, question] : m_questions)
            questions.push_back(std::move(question));
        std::sort(questions.begin(), questions.end(), [](const Question &a, const Question &b) {
            return std::tuple(-a.risk, b.settles, a.element, std::string_view(a.property->name)) <
                   std::tuple(-b.risk, a.settles, b.element, std::string_view(b.property->name));
        });
        return questions;
    }

private:
    void visit(std::uint32_t at, Subject s)
    {
        const Node &node = m_program.nodes[at];
        switch (node.type) {
        case NodeType::Leaf:
            visitLeaf(node.operand, s);
            break;
        case NodeType::Differs:
            if (!m_index.compared(node.operand, s))
                ask(s, m_program.comparedKeys[node.operand]);
            break;
        case NodeType::Exists:
        case NodeType::Count:
            visitRelated(at, s);
            break;
        case NodeType::All:
        case NodeType::Any:
        case NodeType::Not:
            for (std::uint32_t part = at + 1; part < node.end; part = m_program.nodes[part].end)
                visit(part, s);
            break;
        }
    }

    void visitLeaf(std::uint16_t number, Subject s)
    {
        const engine::Leaf &leaf = m_program.leaves[number];
        if (!m_index.leaf(s, number).isUnknown(Ground::Stated))
            return;
        if (leaf.type == engine::Leaf::Type::Test) {
            ask(s, leaf.property);
            return;
        }
        const engine::Fact &fact = m_program.facts[leaf.fact];
        if (!fact.native)
            visit(fact.root, s);
        else if (*fact.native == engine::NativeFact::EffectiveRoot)
            ask(s, m_program.keys.user);
    }

    void visitRelated(std::uint32_t at, Subject s)
    {
        const Node &node = m_program.nodes[at];
        if (node.end == at + 1)
            return;
        std::size_t asked = 0;
        m_index.forEach(node.relation, s, [&](Subject related) {
            visit(at + 1, related);
            return ++asked < relatedAsked;
        });
    }

    void ask(Subject s, model::PropertyKey key)
    {
        const model::PropertyDef *def = m_index.model().vocabulary().find(m_index.kind(s), key);
        if (!def || m_index.stated(s, key) || m_index.outOfScope(s))
            return;
        Question &question = m_questions[{s, key.index}];
        if (!question.findings.empty() && question.findings.back() == m_finding)
            return;
        if (question.findings.empty()) {
            question.element = m_index.id(s);
            question.property = def;
            question.text = std::string(m_index.name(s)) + ": " + def->title + "? " + def->help;
        }
        question.findings.push_back(m_finding);
        question.settles = question.findings.size();
        question.risk += m_analysis.findings()[m_finding].score();
    }

    const Analysis &m_analysis;
    const engine::Index &m_index;
    const engine::Program &m_program;
    std::uint32_t m_finding = 0;
    std::map<std::pair<Subject, std::uint16_t>, Question> m_questions;
};

} // namespace

std::vector<Question> questions(const Analysis &analysis)
{
    return QuestionFinder(analysis).find();
}

} // namespace bulkhead::catalog
