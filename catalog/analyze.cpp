#include "catalog/analysis_data.h"
#include "catalog/engine/column_evaluator.h"

#include <algorithm>
#include <cassert>
#include <tuple>

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

// What the truth of a condition means for a rule: the basis of its finding, or nothing when it does not fire.
class Judgement
{
public:
    Judgement(OnUnknown onUnknown, bool generic)
    {
        for (std::uint8_t bits = 0; bits < m_basis.size(); ++bits) {
            m_basis[bits] = judge(onUnknown, generic, Truth::fromBits(bits));
            m_useful[bits] = mayFire(onUnknown, Truth::fromBits(bits));
        }
    }

    const std::optional<Basis> &of(std::uint8_t bits) const { return m_basis[bits]; }
    // By the truth of a part of a conjunction: whether the rule may fire still.
    const engine::ColumnEvaluator::Useful &useful() const { return m_useful; }

private:
    static std::optional<Basis> judge(OnUnknown onUnknown, bool generic, Truth truth)
    {
        if (truth.isYes(Ground::Stated))
            return generic ? Basis::Unverified : Basis::Stated;
        if (truth.isNo(Ground::Stated) || truth.isNo(Ground::Assumed) || onUnknown == OnUnknown::Silent)
            return std::nullopt;
        if (truth.isYes(Ground::Imported))
            return Basis::ImportedDefault;
        if (truth.isYes(Ground::Assumed))
            return Basis::AssumedDefault;
        return onUnknown == OnUnknown::Unverified ? std::optional(Basis::Unverified) : std::nullopt;
    }

    static bool mayFire(OnUnknown onUnknown, Truth part)
    {
        if (part.isYes(Ground::Stated))
            return true;
        if (part.isNo(Ground::Stated) || part.isNo(Ground::Assumed) || onUnknown == OnUnknown::Silent)
            return false;
        return part.isYes(Ground::Assumed) || onUnknown == OnUnknown::Unverified;
    }

    std::array<std::optional<Basis>, 1U << 6U> m_basis;
    engine::ColumnEvaluator::Useful m_useful{};
};

// Applies every rule to every subject of its kinds, rule by rule.
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
            if (!m_index.ofKind(kind).empty())
                visit(kind);
        sort();
        group();
    }

private:
    using Column = engine::ColumnEvaluator::Answers;

    struct Fired
    {
        std::uint16_t rule = 0;
        Basis basis = Basis::Unverified;
        std::uint32_t place = 0; // of the subject among those of its kind
    };

    void visit(model::Kind kind)
    {
        const auto subjects = m_index.ofKind(kind);
        Column inScope(subjects.size());
        std::transform(subjects.begin(), subjects.end(), inScope.begin(),
                       [&](Subject s) { return std::uint8_t{!m_index.outOfScope(s)}; });
        std::vector<Fired> fired;
        Column covered(subjects.size(), 0); // by place: categories that a specific rule told of
        for (const std::uint16_t number : m_program.rulesOf[engine::indexOf(kind)]) // generic ones last
            if (m_enabled[number])
                fire(number, kind, inScope, covered, fired);
        rate(kind, fired);
    }

    void fire(std::uint16_t number, model::Kind kind, const Column &inScope, Column &covered,
              std::vector<Fired> &fired)
    {
        const Rule &rule = m_catalogs.rules()[number];
        const Judgement &judgement =
            m_judgements[static_cast<std::size_t>(rule.onUnknown) + (rule.generic ? 3 : 0)];
        const auto category = static_cast<std::uint8_t>(
            1U << static_cast<unsigned>(m_catalogs.threats()[rule.threat].category));
        m_evaluator.evaluate(m_program.roots[number], kind, m_answers, inScope, &judgement.useful());
        for (std::uint32_t i = 0; i < m_answers.size(); ++i) {
            if (m_answers[i] == engine::OwnColumns::allNo)
                continue;
            const std::optional<Basis> &basis = judgement.of(m_answers[i]);
            if (!basis || !inScope[i] || (rule.generic && (covered[i] & category)))
                continue;
            if (!rule.generic)
                covered[i] = static_cast<std::uint8_t>(covered[i] | category);
            fired.push_back({number, *basis, i});
        }
    }

    // The modifiers are asked only of those subjects that a rule which names them fired on.
    void rate(model::Kind kind, const std::vector<Fired> &fired)
    {
        const auto subjects = m_index.ofKind(kind);
        std::vector<Column> applies(m_program.modifiers.size());
        for (const Fired &finding : fired)
            for (const std::uint16_t modifier : m_program.ruleModifiers[finding.rule]) {
                if (applies[modifier].empty())
                    applies[modifier].assign(subjects.size(), 0);
                applies[modifier][finding.place] = 1;
            }
        for (std::size_t modifier = 0; modifier < applies.size(); ++modifier) {
            if (applies[modifier].empty())
                continue;
            m_evaluator.evaluate(m_program.modifiers[modifier].root, kind, m_answers, applies[modifier]);
            std::transform(
                m_answers.begin(), m_answers.end(), applies[modifier].begin(),
                [](std::uint8_t bits) { return std::uint8_t{Truth::fromBits(bits).isYes(Ground::Assumed)}; });
        }
        for (const Fired &finding : fired)
            m_found.push_back(rated(finding, subjects[finding.place], applies));
    }

    Finding rated(const Fired &fired, Subject s, const std::vector<Column> &applies) const
    {
        const Rule &rule = m_catalogs.rules()[fired.rule];
        int likelihood = rule.likelihood;
        int impact = rule.impact;
        for (const std::uint16_t modifier : m_program.ruleModifiers[fired.rule])
            if (applies[modifier][fired.place]) {
                likelihood += m_program.modifiers[modifier].likelihood;
                impact += m_program.modifiers[modifier].impact;
            }
        likelihood = std::clamp(likelihood, 1, 5);
        impact = std::clamp(impact, 1, 5);
        if (fired.basis == Basis::Unverified)
            likelihood = std::max(1, likelihood - 1);
        Finding finding;
        finding.rule = fired.rule;
        finding.subject = s;
        finding.basis = fired.basis;
        finding.likelihood = static_cast<std::uint8_t>(likelihood);
        finding.impact = static_cast<std::uint8_t>(impact);
        finding.rating = m_catalogs.ratingScale().rating(likelihood, impact);
        if (!model::isConfirmed(fired.basis))
            finding.rating = std::min(finding.rating, Rating::High);
        return finding;
    }

    // Worst first: by rating, what is confirmed before what is to verify, score, basis, then rule and subject.
    void sort()
    {
        const std::size_t ruleCount = m_catalogs.rules().size();
        constexpr std::size_t scores = 26;
        const auto bucketOf = [&](const Finding &finding) {
            const std::size_t grade =
                static_cast<std::size_t>(finding.rating) * 2 + (model::isConfirmed(finding.basis) ? 1 : 0);
            const std::size_t severity = (grade * scores + static_cast<std::size_t>(finding.score())) * 4 +
                                         static_cast<std::size_t>(finding.basis);
            return (10 * scores * 4 - 1 - severity) * ruleCount + finding.rule;
        };
        std::vector<std::uint32_t> starts(10 * scores * 4 * ruleCount + 1);
        for (const Finding &finding : m_found)
            ++starts[bucketOf(finding) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i)
            starts[i] += starts[i - 1];
        m_data.findings.resize(m_found.size());
        for (const Finding &finding : m_found)
            m_data.findings[starts[bucketOf(finding)]++] = finding;
        orderSubjects();
    }

    // Those of one kind come in the order of their subjects; rules for several kinds have to merge them.
    void orderSubjects()
    {
        auto &findings = m_data.findings;
        const auto severity = [](const Finding &f) {
            return std::tuple(f.rating, f.score(), f.basis, f.rule);
        };
        for (auto first = findings.begin(); first != findings.end();) {
            auto last = std::next(first);
            bool ordered = true;
            for (; last != findings.end() && severity(*last) == severity(*first); ++last)
                ordered = ordered && std::prev(last)->subject < last->subject;
            if (!ordered)
                std::sort(first, last,
                          [](const Finding &a, const Finding &b) { return a.subject < b.subject; });
            first = last;
        }
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
    engine::ColumnEvaluator m_evaluator;
    std::vector<bool> m_enabled;
    std::array<Judgement, 6> m_judgements = {{{OnUnknown::Default, false},
                                              {OnUnknown::Unverified, false},
                                              {OnUnknown::Silent, false},
                                              {OnUnknown::Default, true},
                                              {OnUnknown::Unverified, true},
                                              {OnUnknown::Silent, true}}};
    std::vector<Finding> m_found;
    Column m_answers;
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
