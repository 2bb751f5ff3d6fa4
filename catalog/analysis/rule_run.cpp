// SPDX-License-Identifier: Apache-2.0
#include "catalog/analysis/rule_run.h"

#include <algorithm>

namespace bulkhead::catalog {

using engine::Ground;
using engine::Subject;
using engine::Truth;

namespace {

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

std::optional<Basis> judge(OnUnknown onUnknown, bool generic, Truth truth)
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

bool mayFire(OnUnknown onUnknown, Truth part)
{
    if (part.isYes(Ground::Stated))
        return true;
    if (part.isNo(Ground::Stated) || part.isNo(Ground::Assumed) || onUnknown == OnUnknown::Silent)
        return false;
    return part.isYes(Ground::Assumed) || onUnknown == OnUnknown::Unverified;
}

} // namespace

Judgement::Judgement(OnUnknown onUnknown, bool generic)
{
    for (std::size_t bits = 0; bits < m_basis.size(); ++bits) {
        const Truth truth = Truth::fromBits(static_cast<std::uint8_t>(bits));
        m_basis[bits] = judge(onUnknown, generic, truth);
        m_useful[bits] = mayFire(onUnknown, truth);
    }
}

const Judgement &Judgement::of(OnUnknown onUnknown, bool generic)
{
    static const std::array<Judgement, 6> all = {{{OnUnknown::Default, false},
                                                  {OnUnknown::Unverified, false},
                                                  {OnUnknown::Silent, false},
                                                  {OnUnknown::Default, true},
                                                  {OnUnknown::Unverified, true},
                                                  {OnUnknown::Silent, true}}};
    return all[static_cast<std::size_t>(onUnknown) + (generic ? 3 : 0)];
}

RuleRun::RuleRun(const engine::ModelIndex &index, const Catalogs &catalogs, const Options &options,
                 std::stop_token stop)
    : m_index(index), m_catalogs(catalogs), m_program(catalogs.program()), m_stop(std::move(stop)),
      m_evaluator(index), m_enabled(enabledRules(index.model(), catalogs, options))
{}

std::vector<Finding> RuleRun::findings(const std::vector<bool> *only)
{
    m_found.clear();
    for (const model::Kind kind : model::allKinds)
        if (!m_index.ofKind(kind).empty())
            visit(kind, only);
    return std::move(m_found);
}

void RuleRun::visit(model::Kind kind, const std::vector<bool> *only)
{
    const auto subjects = m_index.ofKind(kind);
    Column inScope(subjects.size());
    std::transform(subjects.begin(), subjects.end(), inScope.begin(),
                   [&](Subject s) { return std::uint8_t{!m_index.outOfScope(s)}; });
    std::vector<Fired> fired;
    Column covered(subjects.size(), 0); // by place: categories of the specific rules that fired
    for (const std::uint16_t number : m_program.rulesOf[engine::indexOf(kind)]) // generic ones last
        if (m_enabled[number] && (!only || (*only)[number]))
            fire(number, kind, inScope, covered, fired);
    rate(kind, fired);
}

void RuleRun::fire(std::uint16_t number, model::Kind kind, const Column &inScope, Column &covered,
                   std::vector<Fired> &fired)
{
    const Rule &rule = m_catalogs.rules()[number];
    const Judgement &judgement = Judgement::of(rule.onUnknown, rule.generic);
    const auto category =
        static_cast<std::uint8_t>(1U << static_cast<unsigned>(m_catalogs.threats()[rule.threat].category));
    throwIfStopped(m_stop);
    m_evaluator.evaluate(m_program.roots[number], kind, m_answers, inScope, &judgement.useful());
    for (std::uint32_t i = 0; i < m_answers.size(); ++i) {
        if (m_answers[i] == engine::LocalColumns::allNo)
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
void RuleRun::rate(model::Kind kind, const std::vector<Fired> &fired)
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
        throwIfStopped(m_stop);
        m_evaluator.evaluate(m_program.modifiers[modifier].root, kind, m_answers, applies[modifier]);
        std::transform(m_answers.begin(), m_answers.end(), applies[modifier].begin(), [](std::uint8_t bits) {
            return std::uint8_t{Truth::fromBits(bits).isYes(Ground::Assumed)};
        });
    }
    for (const Fired &finding : fired)
        m_found.push_back(rated(finding, subjects[finding.place], applies));
}

Finding RuleRun::rated(const Fired &fired, Subject s, const std::vector<Column> &applies) const
{
    const Rule &rule = m_catalogs.rules()[fired.rule];
    int likelihood = rule.likelihood;
    int impact = rule.impact;
    for (const std::uint16_t modifier : m_program.ruleModifiers[fired.rule])
        if (applies[modifier][fired.place] &&
            (!m_program.modifiers[modifier].confirmedOnly || model::isConfirmed(fired.basis))) {
            likelihood += m_program.modifiers[modifier].likelihood;
            impact += m_program.modifiers[modifier].impact;
        }
    likelihood = std::clamp(likelihood, 1, 5);
    impact = std::clamp(impact, 1, 5);
    if (fired.basis == Basis::Unverified)
        likelihood = std::clamp(likelihood - 1, 1, rule.unverifiedLikelihood);
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

} // namespace bulkhead::catalog
