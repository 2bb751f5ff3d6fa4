#include "catalog/analysis_data.h"
#include "catalog/engine/evaluator.h"

#include <algorithm>
#include <cassert>

namespace bulkhead::catalog {

namespace {

using engine::Ground;
using engine::Subject;
using engine::Truth;

// Whether each rule is on: not silenced by a catalog, and not switched off for the model. The narrowest
// switch counts: one of the rule before one of its threat before one of its catalog.
std::vector<bool> enabledRules(const model::Model &model, const Catalogs &catalogs, const Options &options)
{
    std::vector<bool> enabled;
    for (const Rule &rule : catalogs.rules()) {
        bool on = rule.silenced.empty() && (!rule.generic || options.genericStride);
        for (const std::string *target :
             {&catalogs.catalogs()[rule.catalog].id, &catalogs.threats()[rule.threat].id, &rule.id})
            if (const model::CatalogSwitch *change = model.catalogSwitches().find(*target))
                on = change->enabled;
        enabled.push_back(on);
    }
    return enabled;
}

// Applies every rule to every subject of its kinds.
class Run
{
public:
    explicit Run(Analysis::Data &data)
        : m_data(data), m_index(data.index), m_catalogs(*data.catalogs), m_program(m_catalogs.program()),
          m_evaluator(m_index), m_enabled(enabledRules(m_index.model(), m_catalogs, data.options))
    {}

    void run()
    {
        for (const model::Kind kind : model::allKinds)
            plan(kind);
        for (Subject s = 0; s < m_index.size(); ++s)
            if (!m_index.outOfScope(s))
                visit(s);
        sort();
        group();
    }

private:
    // A rule as it is applied to the subjects of one kind. Its guards are leaves that all must hold for it to
    // fire, looked at before the whole condition is: most rules fail at the first.
    struct Step
    {
        std::uint16_t rule = 0;
        OnUnknown onUnknown = OnUnknown::Silent;
        bool generic = false;
        bool guardIsAll = false; // the condition is nothing but its one guard
        std::uint8_t category = 0;
        std::uint8_t guardCount = 0;
        std::array<std::uint16_t, 3> guards{};
        std::uint32_t root = 0;
    };

    void plan(model::Kind kind)
    {
        for (const std::uint16_t number : m_program.rulesOf[engine::indexOf(kind)]) {
            if (!m_enabled[number])
                continue;
            const Rule &rule = m_catalogs.rules()[number];
            Step step;
            step.rule = number;
            step.onUnknown = rule.onUnknown;
            step.generic = rule.generic;
            step.category = static_cast<std::uint8_t>(
                1U << static_cast<unsigned>(m_catalogs.threats()[rule.threat].category));
            step.root = m_program.roots[number];
            if (findGuards(step, kind))
                m_steps[engine::indexOf(kind)].push_back(step);
        }
    }

    // False when the rule can never fire on the kind, since a guard asks for what the kind does not have.
    bool findGuards(Step &step, model::Kind kind) const
    {
        const std::vector<std::uint16_t> &slotOf = m_program.layouts[engine::indexOf(kind)].slotOf;
        const engine::Node &root = m_program.nodes[step.root];
        const auto add = [&](const engine::Node &leaf) {
            if (step.guardCount < step.guards.size())
                step.guards[step.guardCount++] = slotOf[leaf.operand];
            return slotOf[leaf.operand] != 0;
        };
        step.guardIsAll = root.type == engine::NodeType::Leaf;
        if (step.guardIsAll)
            return add(root);
        if (root.type != engine::NodeType::All)
            return true;
        for (std::uint32_t part = step.root + 1; part < root.end; part = m_program.nodes[part].end)
            if (m_program.nodes[part].type == engine::NodeType::Leaf && !add(m_program.nodes[part]))
                return false;
        return true;
    }

    // Whether the guards leave it open that the rule fires, as judge() will have it.
    static bool passes(const Step &step, const std::uint8_t *row)
    {
        for (std::size_t i = 0; i < step.guardCount; ++i)
            if (!mayFire(step.onUnknown, Truth::fromBits(row[step.guards[i]])))
                return false;
        return true;
    }

    static bool mayFire(OnUnknown onUnknown, Truth guard)
    {
        if (guard.isYes(Ground::Stated))
            return true;
        if (guard.isNo(Ground::Stated) || guard.isNo(Ground::Assumed) || onUnknown == OnUnknown::Silent)
            return false;
        return guard.isYes(Ground::Assumed) || onUnknown == OnUnknown::Unverified;
    }

    void visit(Subject s)
    {
        m_modifiersKnown = 0;
        unsigned covered = 0; // categories that a specific rule told of this subject
        const std::uint8_t *row = m_index.row(s);
        for (const Step &step : m_steps[engine::indexOf(m_index.kind(s))]) {
            if (!passes(step, row) || (step.generic && (covered & step.category)))
                continue;
            const Truth truth = step.guardIsAll ? Truth::fromBits(row[step.guards.front()])
                                                : m_evaluator.evaluate(step.root, s);
            const std::optional<Basis> basis = judge(step, truth);
            if (!basis)
                continue;
            if (!step.generic)
                covered |= step.category;
            m_found.push_back(rate(step.rule, m_catalogs.rules()[step.rule], s, *basis));
        }
    }

    // What a condition's truth means for the rule; nothing when it does not fire.
    static std::optional<Basis> judge(const Step &rule, Truth truth)
    {
        if (truth.isYes(Ground::Stated))
            return rule.generic ? Basis::Unverified : Basis::Stated;
        if (truth.isNo(Ground::Stated) || truth.isNo(Ground::Assumed) || rule.onUnknown == OnUnknown::Silent)
            return std::nullopt;
        if (truth.isYes(Ground::Imported))
            return Basis::ImportedDefault;
        if (truth.isYes(Ground::Assumed))
            return Basis::AssumedDefault;
        return rule.onUnknown == OnUnknown::Unverified ? std::optional(Basis::Unverified) : std::nullopt;
    }

    // Whether a modifier applies to the subject; found out once per subject.
    bool applies(std::uint16_t modifier, Subject s)
    {
        const std::uint64_t bit = std::uint64_t{1} << (modifier % 64);
        if (modifier >= 64)
            return m_evaluator.evaluate(m_program.modifiers[modifier].root, s).isYes(Ground::Assumed);
        if (!(m_modifiersKnown & bit)) {
            m_modifiersKnown |= bit;
            m_modifiersApply &= ~bit;
            if (m_evaluator.evaluate(m_program.modifiers[modifier].root, s).isYes(Ground::Assumed))
                m_modifiersApply |= bit;
        }
        return m_modifiersApply & bit;
    }

    Finding rate(std::uint16_t number, const Rule &rule, Subject s, Basis basis)
    {
        int likelihood = rule.likelihood;
        int impact = rule.impact;
        for (const std::uint16_t modifier : m_program.ruleModifiers[number])
            if (applies(modifier, s)) {
                likelihood += m_program.modifiers[modifier].likelihood;
                impact += m_program.modifiers[modifier].impact;
            }
        likelihood = std::clamp(likelihood, 1, 5);
        impact = std::clamp(impact, 1, 5);
        if (basis == Basis::Unverified)
            likelihood = std::max(1, likelihood - 1);
        Finding finding;
        finding.rule = number;
        finding.subject = s;
        finding.basis = basis;
        finding.likelihood = static_cast<std::uint8_t>(likelihood);
        finding.impact = static_cast<std::uint8_t>(impact);
        finding.rating = m_catalogs.ratingScale().rating(likelihood, impact);
        if (!model::isConfirmed(basis))
            finding.rating = std::min(finding.rating, Rating::High);
        return finding;
    }

    // Worst first: by rating, score, basis, then rule and subject. The walk finds them by subject, so that
    // one stable pass over few buckets is enough.
    void sort()
    {
        const std::size_t ruleCount = m_catalogs.rules().size();
        constexpr std::size_t scores = 26;
        const auto bucketOf = [&](const Finding &finding) {
            const std::size_t severity = (static_cast<std::size_t>(finding.rating) * scores +
                                          static_cast<std::size_t>(finding.score())) *
                                             4 +
                                         static_cast<std::size_t>(finding.basis);
            return (5 * scores * 4 - 1 - severity) * ruleCount + finding.rule;
        };
        std::vector<std::uint32_t> starts(5 * scores * 4 * ruleCount + 1);
        for (const Finding &finding : m_found)
            ++starts[bucketOf(finding) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i)
            starts[i] += starts[i - 1];
        m_data.findings.resize(m_found.size());
        for (const Finding &finding : m_found)
            m_data.findings[starts[bucketOf(finding)]++] = finding;
    }

    void group()
    {
        m_data.findingStarts.assign(m_index.size() + 1, 0);
        for (const Finding &finding : m_data.findings)
            ++m_data.findingStarts[finding.subject + 1];
        for (std::size_t i = 1; i < m_data.findingStarts.size(); ++i)
            m_data.findingStarts[i] += m_data.findingStarts[i - 1];
        std::vector<std::uint32_t> next(m_data.findingStarts.begin(), m_data.findingStarts.end() - 1);
        m_data.bySubject.resize(m_data.findings.size());
        for (std::uint32_t i = 0; i < m_data.findings.size(); ++i)
            m_data.bySubject[next[m_data.findings[i].subject]++] = i;
    }

    Analysis::Data &m_data;
    const engine::Index &m_index;
    const Catalogs &m_catalogs;
    const engine::Program &m_program;
    engine::Evaluator m_evaluator;
    std::vector<bool> m_enabled;
    std::array<std::vector<Step>, model::allKinds.size()> m_steps; // by kind
    std::vector<Finding> m_found;
    std::uint64_t m_modifiersKnown = 0; // of the subject being visited
    std::uint64_t m_modifiersApply = 0;
};

} // namespace

Analysis analyze(const model::Model &model, std::shared_ptr<const Catalogs> catalogs, const Options &options)
{
    assert(model.vocabulary().keyCount() == catalogs->vocabulary().keyCount());
    auto data = std::make_shared<Analysis::Data>(model, std::move(catalogs), options);
    Run(*data).run();
    return Analysis(std::move(data));
}

} // namespace bulkhead::catalog
