// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/explain.h"

#include "catalog/engine/classification.h"
#include "catalog/wording/english.h"
#include "catalog/wording/evidence_collector.h"
#include "model/plain_words.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

namespace {

Explanation::Truth summary(Truth truth)
{
    if (truth.isYes(Ground::Assumed))
        return Explanation::Truth::True;
    return truth.isNo(Ground::Assumed) ? Explanation::Truth::False : Explanation::Truth::Unknown;
}

// What a part's truth rests on, when that is not what is stated.
std::string_view ground(Truth truth)
{
    const auto known = [&](Ground g) { return !truth.isUnknown(g); };
    if (known(Ground::Stated) || !known(Ground::Assumed))
        return {};
    return known(Ground::Imported) ? " (by the platform's default)"
                                   : " (by the platform's default, to verify)";
}

class Explainer
{
public:
    explicit Explainer(const ModelIndex &index) : m_index(index), m_facts(index) {}

    Explanation explain(const Trace &trace)
    {
        const Program &program = m_index.program();
        Explanation result;
        result.truth = summary(trace.truth);
        const model::Vocabulary &vocabulary = m_index.model().vocabulary();
        result.text = phrase(program, vocabulary, trace.node, m_index.kind(trace.subject));
        if (!result.text.empty() && result.text[0] >= 'a' && result.text[0] <= 'z')
            result.text[0] = static_cast<char>(result.text[0] - 'a' + 'A');
        result.notation = notation(program, vocabulary, trace.node);
        const FormVisitor because{
            [&](const LeafNode &node) {
                const Leaf &leaf = program.leaves[node.leaf];
                if (leaf.type == Leaf::Type::Test)
                    explainProperty(leaf.property, trace, result);
                else
                    explainFact(program.facts[leaf.fact], trace, result);
            },
            [&](const DiffersNode &node) {
                explainProperty(program.comparedKeys[node.compared], trace, result);
            },
            [&](const RelationNode &node) { explainRelation(node.relation(), trace, result); },
            [&](const auto &) { // a list or a negation
                for (const Trace &part : trace.parts)
                    result.parts.push_back(explain(part));
            },
        };
        visit(program.nodes, trace.node, because);
        return result;
    }

private:
    void explainProperty(PropertyKey key, const Trace &trace, Explanation &result)
    {
        const Known known = knownOf(m_index, trace.subject, key, Ground::Assumed);
        if (!known.def) {
            result.because = model::withArticle(describe(m_index, trace.subject)) + " has no such property";
            return;
        }
        result.origin = known.origin;
        if (!known.value) {
            result.because =
                known.def->selector && result.truth != Explanation::Truth::Unknown
                    ? "not stated, which counts as “no” for a property that tells what kind of thing this is"
                    : "not stated";
            return;
        }
        result.value = evidenceValue(*known.def, *known.value);
        const std::string words = model::displayWords(*known.def, *known.value);
        if (!known.isDefault) {
            result.because = "is " + words + place(known.origin);
            return;
        }
        result.because = "not stated; platform default " + words;
        if (!known.reason.empty())
            result.because += " (" + std::string(known.reason) + ')';
        result.because += ground(trace.truth) == " (by the platform's default)"
                              ? ", which the artefact would have overruled"
                              : ", to verify";
    }

    static std::string place(const model::OriginPtr &origin)
    {
        if (isDerived(origin))
            return " (derived " + std::string(origin->note.view()) + ')';
        if (!origin || origin->file.empty())
            return " (stated by a person)";
        std::string text = " (" + std::string(origin->file.view());
        if (origin->line > 0)
            text += ':' + std::to_string(origin->line);
        return text + ')';
    }

    void explainFact(const Fact &fact, const Trace &trace, Explanation &result)
    {
        if (!fact.kinds.has(m_index.kind(trace.subject))) {
            result.because = model::withArticle(describe(m_index, trace.subject)) + " has no such fact";
        } else if (fact.native) {
            FactReason reason = m_facts.reason(*fact.native, trace.subject);
            result.because = reason.forPeople();
            result.origin = reason.origin;
        } else {
            result.because = "whether it " + fact.title;
            result.parts.push_back(explain(Tracer(m_index).trace(fact.root, trace.subject)));
        }
    }

    void explainRelation(const RelationInfo &relation, const Trace &trace, Explanation &result)
    {
        if (trace.related.empty()) {
            result.because = thereIsNo(relation.phrase);
            return;
        }
        result.because = trace.relatedCount == 1 ? "it " + std::string(relation.link) + ' ' +
                                                       describe(m_index, trace.related.front())
                                                 : "it " + std::string(relation.link) + " several";
        for (std::size_t i = 0; i < trace.related.size(); ++i) {
            Explanation one;
            one.text = describe(m_index, trace.related[i]);
            one.origin = originOf(m_index, trace.related[i]);
            if (i < trace.parts.size()) {
                one.truth = summary(trace.parts[i].truth);
                one.parts.push_back(explain(trace.parts[i]));
            } else {
                one.truth = Explanation::Truth::True;
            }
            result.parts.push_back(std::move(one));
        }
    }

    const ModelIndex &m_index;
    NativeFacts m_facts;
};

} // namespace

Explanation explain(const ModelIndex &index, const Rule &rule, std::uint32_t root, Subject subject)
{
    Explanation result;
    const auto isAbout =
        std::find(rule.kinds.begin(), rule.kinds.end(), index.kind(subject)) != rule.kinds.end();
    if (!isAbout) {
        result.truth = Explanation::Truth::False;
        result.text = rule.id + ' ' + rule.title;
        result.because = "the rule is not about " + model::withArticle(describe(index, subject));
        return result;
    }
    const Trace trace = Tracer(index).trace(root, subject);
    Explanation condition = Explainer(index).explain(trace);
    result.truth = condition.truth;
    result.text = rule.id + ' ' + rule.title;
    if (index.outOfScope(subject))
        result.because = "the subject is out of scope";
    result.parts.push_back(std::move(condition));
    return result;
}

} // namespace bulkhead::catalog::engine
