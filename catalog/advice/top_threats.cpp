// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/top_threats.h"

#include "catalog/advice/hardening.h"
#include "catalog/advice/top_threat_sentences.h"
#include "catalog/analysis/analysis_data.h"
#include "catalog/engine/counted.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace bulkhead::catalog {

namespace {

// Steps to which several weaknesses of one element lead alike: who has told one has told all. The names are
// those of attack edges up to the dot.
constexpr std::array<std::string_view, 3> sharedSteps = {"A3", "A6", "A8"};

// A root cause of which one rule opens a shared step is about that step.
void adoptByCause(const Catalogs &catalogs, std::vector<std::string_view> &themes)
{
    std::map<std::string_view, std::string_view> ofCause;
    for (std::size_t rule = 0; rule < themes.size(); ++rule)
        if (themes[rule] != catalogs.rules()[rule].rootCause)
            ofCause.emplace(catalogs.rules()[rule].rootCause, themes[rule]);
    for (std::size_t rule = 0; rule < themes.size(); ++rule)
        if (const auto known = ofCause.find(catalogs.rules()[rule].rootCause); known != ofCause.end())
            themes[rule] = known->second;
}

// What the rules are about, by their numbers: the shared step that they open, or their root cause.
std::vector<std::string_view> themesOf(const Catalogs &catalogs)
{
    std::vector<std::string_view> themes;
    for (const Rule &rule : catalogs.rules())
        themes.push_back(rule.rootCause);
    for (const AttackEdge &edge : catalogs.attack().edges) {
        const std::string_view step = std::string_view(edge.id).substr(0, edge.id.find('.'));
        if (std::find(sharedSteps.begin(), sharedSteps.end(), step) == sharedSteps.end())
            continue;
        for (const Estimate &estimate : edge.estimates)
            for (const std::string &id : estimate.rules)
                if (const Rule *rule = catalogs.rule(id))
                    themes[static_cast<std::size_t>(rule - catalogs.rules().data())] = step;
    }
    adoptByCause(catalogs, themes);
    return themes;
}

constexpr std::size_t mostConsidered = 2 * mostTopThreats; // of paths, and of causes

// A threat with what orders it among the others.
struct Ranked
{
    TopThreat threat;
    int score = 0;
    bool isPath = false;

    auto rank() const
    {
        return std::tuple(-static_cast<int>(threat.rating), !threat.confirmed, -score, !isPath,
                          -static_cast<std::ptrdiff_t>(threat.findings.size()));
    }
};

class Composer
{
public:
    explicit Composer(const AttackPaths &paths)
        : m_paths(paths), m_analysis(paths.analysis()), m_index(m_analysis.data().index),
          m_themes(themesOf(m_analysis.catalogs()))
    {}

    std::vector<TopThreat> threats()
    {
        tellPaths();
        tellCauses();
        tellHardening();
        tellManual();
        std::stable_sort(m_told.begin(), m_told.end(),
                         [](const Ranked &a, const Ranked &b) { return a.rank() < b.rank(); });
        std::vector<TopThreat> threats;
        for (Ranked &told : m_told)
            if (threats.size() < mostTopThreats)
                threats.push_back(std::move(told.threat));
        return threats;
    }

private:
    // A theme at one subject, which is told once for each rating that it has.
    using Told = std::map<std::pair<engine::Subject, std::string_view>, Rating>;

    bool isOpen(const Finding &finding) const
    {
        return m_analysis.decision(finding).effective == model::DecisionState::Open;
    }

    // Whether somebody has decided on all that opens one of its steps.
    bool isDecided(const AttackPath &path) const
    {
        const auto findings = m_analysis.findings();
        return std::any_of(path.steps.begin(), path.steps.end(), [&](const AttackStep &step) {
            return !step.findings.empty() &&
                   std::none_of(step.findings.begin(), step.findings.end(),
                                [&](std::uint32_t number) { return isOpen(findings[number]); });
        });
    }

    void tellPaths()
    {
        struct Group
        {
            const AttackPath *first;
            std::vector<const AttackPath *> others;
        };
        std::vector<Group> groups;
        std::unordered_map<std::string, std::size_t> known;
        std::set<std::pair<model::IdView, Foothold>> ends;
        for (const AttackPath &path : m_paths.paths()) {
            if (path.rating < Rating::Medium || path.steps.empty() || isDecided(path) ||
                !ends.emplace(path.to, path.hold).second)
                continue;
            const std::string way = wayOf(m_paths, path);
            if (const auto place = known.find(way); place != known.end()) {
                groups[place->second].others.push_back(&path);
            } else if (groups.size() < mostConsidered) { // those that follow are no worse
                known.emplace(way, groups.size());
                groups.push_back({&path, {}});
            }
        }
        for (const Group &group : groups)
            tellPath(*group.first, group.others);
    }

    void tellPath(const AttackPath &path, const std::vector<const AttackPath *> &alike)
    {
        std::vector<std::string> others;
        Ranked told;
        told.isPath = true;
        told.score = path.likelihoodGrade * path.impact;
        noteSteps(path, told.threat);
        for (const AttackPath *other : alike) {
            others.push_back(partyName(m_analysis.model(), other->to));
            noteSteps(*other, told.threat);
        }
        std::sort(told.threat.findings.begin(), told.threat.findings.end());
        told.threat.findings.erase(std::unique(told.threat.findings.begin(), told.threat.findings.end()),
                                   told.threat.findings.end());
        told.threat.text = pathSentence(m_paths, path, others);
        told.threat.rating = path.rating;
        told.threat.from = model::Id(path.from);
        told.threat.to = model::Id(path.to);
        told.threat.confirmed = std::none_of(path.steps.begin(), path.steps.end(),
                                             [](const AttackStep &step) { return step.assumed; });
        if (!told.threat.text.empty())
            m_told.push_back(std::move(told));
    }

    void noteSteps(const AttackPath &path, TopThreat &threat)
    {
        for (const AttackStep &step : path.steps) {
            threat.findings.insert(threat.findings.end(), step.findings.begin(), step.findings.end());
            m_startOf.try_emplace(m_index.find(step.to), path.from);
            for (const std::uint32_t number : step.findings)
                note(m_analysis.findings()[number], path.rating);
        }
    }

    void note(const Finding &finding, Rating rating)
    {
        Rating &known = m_toldOf[{finding.subject, m_themes[finding.rule]}];
        known = std::max(known, rating);
    }

    // What no sentence so far tells, as grave as it is.
    bool isTold(const Finding &finding) const
    {
        const auto known = m_toldOf.find({finding.subject, m_themes[finding.rule]});
        return known != m_toldOf.end() && known->second >= finding.rating;
    }

    bool isWorthTelling(const Finding &finding) const
    {
        const bool confirmed = model::isConfirmed(finding.basis);
        return isOpen(finding) && finding.rating >= (confirmed ? Rating::Medium : Rating::High) &&
               !m_analysis.rule(finding).generic;
    }

    void tellCauses()
    {
        std::map<std::pair<std::uint32_t, bool>, std::vector<std::uint32_t>> groups; // by rule, to verify
        std::vector<std::pair<std::uint32_t, bool>> order;
        const auto findings = m_analysis.findings(); // worst first
        for (std::uint32_t i = 0; i < findings.size(); ++i) {
            const Finding &finding = findings[i];
            if (!isWorthTelling(finding) || isHardening(m_analysis, finding) || isTold(finding))
                continue;
            note(finding, finding.rating);
            const std::pair key(finding.rule, !model::isConfirmed(finding.basis));
            std::vector<std::uint32_t> &group = groups[key];
            if (group.empty())
                order.push_back(key);
            group.push_back(i);
        }
        for (const auto &key : order)
            if (m_told.size() < 2 * mostConsidered) // those that follow are no worse
                tellCause(std::move(groups[key]));
    }

    void tellCause(std::vector<std::uint32_t> findings)
    {
        const Finding &worst = m_analysis.findings()[findings.front()];
        Ranked told;
        told.score = worst.score();
        told.threat.rating = worst.rating;
        told.threat.confirmed = model::isConfirmed(worst.basis);
        std::vector<std::string> others;
        for (std::size_t i = 1; i < findings.size(); ++i)
            others.push_back(nameOf(m_analysis.findings()[findings[i]].subject));
        told.threat.text = causeSentence(m_analysis.scenario(worst), others, told.threat.confirmed);
        const auto [from, to] = endsOf(worst);
        told.threat.from = model::Id(from);
        told.threat.to = model::Id(to);
        told.threat.findings = std::move(findings);
        m_told.push_back(std::move(told));
    }

    std::string nameOf(engine::Subject s) const
    {
        return m_index.isFlow(s) ? m_index.name(s) : partyName(m_analysis.model(), m_index.id(s));
    }

    // Of a flow its ends; else from where a path leads there, or the subject itself, to the most that the
    // finding says falls with it.
    std::pair<model::IdView, model::IdView> endsOf(const Finding &finding) const
    {
        const model::IdView subject = m_analysis.subjectId(finding);
        if (const model::Flow *flow = m_analysis.model().flow(subject))
            return {flow->source, flow->target};
        const auto start = m_startOf.find(finding.subject);
        const model::IdView from = start == m_startOf.end() ? subject : start->second;
        for (const std::string_view related : m_analysis.related(finding))
            if (const model::Element *element = m_analysis.model().element(related);
                element && (element->kind == Kind::Host || element->kind == Kind::Orchestrator))
                return {from, element->id};
        return {from, subject};
    }

    // What all containers should have is told together, unless it is grave by itself.
    void tellHardening()
    {
        std::array<std::size_t, 32> missing{}; // containers, by control
        std::vector<std::string> names;
        Ranked told;
        for (const HardeningRow &row : hardening(m_analysis)) {
            bool any = false;
            for (std::size_t control = 0; control < row.cells.size(); ++control) {
                const HardeningCell &cell = row.cells[control];
                if (cell.state != HardeningState::Missing || cell.rating > Rating::Medium)
                    continue;
                any = true;
                ++missing[control];
                told.threat.rating = std::max(told.threat.rating, cell.rating);
                for (const std::uint32_t number : cell.findings)
                    noteOpen(number, told);
            }
            if (any) {
                names.push_back(nameOf(m_index.find(row.container)));
                if (told.threat.from.empty())
                    told.threat.from = told.threat.to = model::Id(row.container);
            }
        }
        if (names.empty())
            return;
        std::sort(told.threat.findings.begin(), told.threat.findings.end());
        told.threat.text = hardeningSentence(names, mostMissing(missing));
        m_told.push_back(std::move(told));
    }

    void noteOpen(std::uint32_t number, Ranked &told)
    {
        const Finding &finding = m_analysis.findings()[number];
        if (!isOpen(finding) || !model::isConfirmed(finding.basis))
            return;
        told.threat.findings.push_back(number);
        told.score = std::max(told.score, finding.score());
    }

    // The controls that most containers lack.
    static std::vector<std::string> mostMissing(const std::array<std::size_t, 32> &missing)
    {
        std::vector<std::size_t> order;
        for (std::size_t control = 0; control < hardeningControls().size(); ++control)
            if (missing[control] > 0)
                order.push_back(control);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return missing[a] > missing[b]; });
        std::vector<std::string> titles;
        for (const std::size_t control : order)
            titles.emplace_back(hardeningControls()[control].title);
        return titles;
    }

    void tellManual()
    {
        for (const model::ManualThreat &threat : m_analysis.model().manualThreats()) {
            const DecisionStatus status = m_analysis.decision(threat);
            const int score = threat.likelihood * threat.impact;
            if (status.effective != model::DecisionState::Open || ratingOf(score) < Rating::Medium)
                continue;
            Ranked told;
            told.score = score;
            told.threat.rating = ratingOf(score);
            told.threat.from = told.threat.to = threat.subject;
            told.threat.manual = threat.id;
            const engine::Subject subject = m_index.find(threat.subject);
            told.threat.text =
                threat.title + (threat.title.ends_with('.') ? "" : ".") +
                (subject == engine::nobody ? "" : " At " + nameOf(subject) + ", added by hand.");
            m_told.push_back(std::move(told));
        }
    }

    const AttackPaths &m_paths;
    const Analysis &m_analysis;
    const engine::ModelIndex &m_index;
    std::vector<std::string_view> m_themes;             // by rule
    Told m_toldOf;                                      // the worst rating told of a theme
    std::map<engine::Subject, model::IdView> m_startOf; // where the worst path to it starts
    std::vector<Ranked> m_told;
};

} // namespace

std::vector<TopThreat> topThreats(const AttackPaths &paths)
{
    return Composer(paths).threats();
}

} // namespace bulkhead::catalog
