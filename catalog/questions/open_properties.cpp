// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/open_properties.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/analysis/rule_run.h"
#include "catalog/engine/condition.h"
#include "catalog/engine/hypothetical_evaluator.h"
#include "catalog/engine/native_facts.h"
#include "catalog/questions/likely_answers.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace bulkhead::catalog {

namespace {

using engine::Ground;
using engine::nobody;
using engine::Subject;
using engine::Truth;

constexpr std::size_t relatedAsked = 5; // of one relation: more of the same teach nothing new

// Finds the properties that the findings to verify wait for.
class PropertyFinder
{
public:
    PropertyFinder(const Analysis &analysis, const std::stop_token &stop)
        : m_analysis(analysis), m_stop(stop), m_index(analysis.data().index), m_program(m_index.program()),
          m_hypothetical(m_index)
    {}

    std::vector<OpenProperty> find()
    {
        const auto findings = m_analysis.findings();
        for (std::uint32_t i = 0; i < findings.size(); ++i) {
            if (model::isConfirmed(findings[i].basis))
                continue;
            throwIfStopped(m_stop);
            m_finding = i;
            visit(m_program.roots[findings[i].rule], findings[i].subject);
        }
        std::vector<OpenProperty> open;
        for (auto &[place, property] : m_found)
            if (weigh(place.first, property))
                open.push_back(std::move(property));
        std::sort(open.begin(), open.end(), [](const OpenProperty &a, const OpenProperty &b) {
            return std::tuple(-a.risk, b.maySettle, a.element, std::string_view(a.property->name)) <
                   std::tuple(-b.risk, a.maySettle, b.element, std::string_view(b.property->name));
        });
        return open;
    }

private:
    void visit(std::uint32_t at, Subject s)
    {
        const engine::FormVisitor visited{
            [&](const engine::ListNode &list) {
                for (const std::uint32_t part : list.parts)
                    visit(part, s);
            },
            [&](const engine::NotNode &negation) { visit(negation.part, s); },
            [&](const engine::LeafNode &node) { visitLeaf(node.leaf, s); },
            [&](const engine::DiffersNode &node) {
                if (!m_index.compared(node.compared, s))
                    ask(s, m_program.comparedKeys[node.compared]);
            },
            [&](const engine::RelationNode &node) { visitRelated(node, s); },
        };
        engine::visit(m_program.nodes, at, visited);
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

    void visitRelated(const engine::RelationNode &node, Subject s)
    {
        if (!node.hasWhere())
            return;
        std::size_t asked = 0;
        m_index.forEach(node.node.relation, s, [&](Subject related) {
            visit(node.where(), related);
            return ++asked < relatedAsked;
        });
    }

    void ask(Subject s, model::PropertyKey key)
    {
        const model::PropertyDef *def = m_index.model().vocabulary().find(m_index.kind(s), key);
        if (!def || m_index.stated(s, key) || m_index.outOfScope(s))
            return;
        OpenProperty &open = m_found[{s, key.index}];
        if (!open.findings.empty() && open.findings.back() == m_finding)
            return;
        if (open.findings.empty()) {
            open.element = m_index.id(s);
            open.property = def;
        }
        open.findings.push_back(m_finding);
    }

    // Tries the answers that make a difference. False when none of them settles anything: other things have
    // to be known too.
    bool weigh(Subject s, OpenProperty &open)
    {
        const std::vector<model::Value> &answers = answersTo(*open.property);
        std::vector<bool> isSettled(open.findings.size(), false);
        std::size_t least = open.findings.size();
        std::int64_t risk = 0;
        for (const model::Value &answer : answers) {
            m_hypothetical.suppose(s, open.property->key, answer);
            std::size_t count = 0;
            for (std::size_t i = 0; i < open.findings.size(); ++i) {
                throwIfStopped(m_stop);
                const Finding &finding = m_analysis.findings()[open.findings[i]];
                if (!isSettledNow(finding))
                    continue;
                ++count;
                isSettled[i] = true;
                risk += finding.score();
            }
            least = std::min(least, count);
            open.maySettle = std::max(open.maySettle, count);
        }
        if (open.maySettle == 0)
            return false;
        open.settles = least;
        open.risk = static_cast<int>(risk / static_cast<std::int64_t>(answers.size()));
        std::size_t kept = 0;
        for (std::size_t i = 0; i < open.findings.size(); ++i)
            if (isSettled[i])
                open.findings[kept++] = open.findings[i];
        open.findings.resize(kept);
        return true;
    }

    // Confirmed or gone, with the answer that is supposed.
    bool isSettledNow(const Finding &finding)
    {
        const Rule &rule = m_analysis.rule(finding);
        const Truth truth = m_hypothetical.evaluate(m_program.roots[finding.rule], finding.subject);
        const auto &basis = Judgement::of(rule.onUnknown, rule.generic).of(truth.bits());
        return !basis || model::isConfirmed(*basis);
    }

    const std::vector<model::Value> &answersTo(const model::PropertyDef &property)
    {
        const auto [known, isNew] = m_answers.try_emplace(&property);
        if (isNew)
            known->second = likelyAnswers(m_program, property, m_index.asOf());
        return known->second;
    }

    const Analysis &m_analysis;
    const std::stop_token &m_stop;
    const engine::ModelIndex &m_index;
    const engine::Program &m_program;
    engine::HypotheticalEvaluator m_hypothetical;
    std::map<const model::PropertyDef *, std::vector<model::Value>> m_answers;
    std::uint32_t m_finding = 0;
    std::map<std::pair<Subject, std::uint16_t>, OpenProperty> m_found;
};

} // namespace

std::vector<OpenProperty> openProperties(const Analysis &analysis)
{
    return PropertyFinder(analysis, {}).find();
}

Result<std::vector<OpenProperty>> openProperties(const Analysis &analysis, std::stop_token stop)
{
    return stoppable([&] { return PropertyFinder(analysis, stop).find(); });
}

} // namespace bulkhead::catalog
