// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/top_threats.h"

#include "catalog/advice/hardening.h"
#include "catalog/advice/top_threat_hardening.h"
#include "catalog/advice/top_threat_sentences.h"
#include "catalog/advice/top_threat_themes.h"
#include "catalog/advice/top_threat_words.h"
#include "catalog/analysis/analysis_data.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace bulkhead::catalog {

namespace {

// What comes of a path in the end, by sorts that are not told in one sentence.
enum class Outcome { Read, Taken, Altered };

Outcome outcomeOf(const AttackPath &path)
{
    switch (path.hold) {
    case Foothold::Data:
    case Foothold::Secrets:
    case Foothold::Tokens:
    case Foothold::Reached:
    case Foothold::Outside:
        return Outcome::Read;
    case Foothold::Altered:
        return Outcome::Altered;
    default:
        return Outcome::Taken;
    }
}

// The first element that the attacker holds more of than a connection.
model::IdView entryOf(const AttackPath &path)
{
    for (const AttackStep &step : path.steps)
        if (step.toHold != Foothold::Reached && step.toHold != Foothold::Outside)
            return step.to;
    return path.to;
}

class Composer
{
public:
    explicit Composer(const AttackPaths &paths)
        : m_paths(paths), m_analysis(paths.analysis()), m_index(m_analysis.data().index),
          m_steps(stepsOfRules(m_analysis.catalogs())),
          m_themes(themesOfRules(m_analysis.catalogs(), m_steps))
    {}

    std::vector<TopThreat> threats()
    {
        noteStarts();
        tellPaths();
        tellCauses();
        tellHardening();
        tellManual();
        tellCategories();
        std::stable_sort(m_told.begin(), m_told.end(),
                         [](const Story &a, const Story &b) { return a.rank() < b.rank(); });
        keepGravest();
        std::vector<TopThreat> threats;
        for (Story &told : m_told) {
            putIntoWords(m_paths, told);
            threats.push_back(std::move(told.threat));
        }
        return threats;
    }

private:
    // Where a step or a theme of a subject is told, and how grave it is there.
    struct Place
    {
        Rating rating = Rating::None;
        std::size_t story = 0;
    };

    using Places = std::map<std::pair<engine::Subject, std::string_view>, Place>;

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

    bool isOutside(model::IdView start) const
    {
        const model::Element *element = m_analysis.model().element(start);
        return !element || element->kind == Kind::ExternalEntity;
    }

    void noteStarts()
    {
        for (const AttackPath &path : m_paths.paths())
            for (const AttackStep &step : path.steps) {
                m_startOf.try_emplace(m_index.find(step.to), path.from);
                if (isOutside(path.from))
                    m_reached.insert(m_index.find(step.to));
            }
    }

    bool isReachable(engine::Subject s) const
    {
        if (m_reached.contains(s))
            return true;
        return m_index.isFlow(s) &&
               (m_reached.contains(m_index.direct(engine::Relation::Source, s).front()) ||
                m_reached.contains(m_index.direct(engine::Relation::Target, s).front()));
    }

    // Paths from one start that break in at the same place and end alike are one threat.
    void tellPaths()
    {
        std::map<std::tuple<model::IdView, model::IdView, Outcome>, std::size_t> known;
        std::set<std::pair<model::IdView, Foothold>> ends;
        std::vector<const AttackPath *> paths; // worst first, but for those that rest on an unknown login
        for (const AttackPath &path : m_paths.paths())
            paths.push_back(&path);
        std::stable_partition(paths.begin(), paths.end(),
                              [](const AttackPath *path) { return !restsOnUnknownLogin(*path); });
        for (const AttackPath *each : paths) {
            const AttackPath &path = *each;
            if (path.rating < Rating::Medium || path.steps.empty() || isDecided(path) ||
                !hasDeed(m_paths, path) || !ends.emplace(path.to, path.hold).second)
                continue;
            const auto [place, isNew] =
                known.try_emplace(std::tuple(path.from, entryOf(path), outcomeOf(path)), m_told.size());
            if (isNew)
                m_told.push_back(storyOf(path));
            Story &story = m_told[place->second];
            story.ways.push_back(&path);
            for (const AttackStep &step : path.steps)
                for (const std::uint32_t number : step.findings)
                    note(number, place->second, path.rating);
        }
    }

    Story storyOf(const AttackPath &path) const
    {
        Story story;
        story.score = path.likelihoodGrade * path.impact;
        story.isReachable = isOutside(path.from);
        story.threat.rating = path.rating;
        story.threat.from = model::Id(path.from);
        story.threat.to = model::Id(path.to);
        story.threat.confirmed = std::none_of(path.steps.begin(), path.steps.end(),
                                              [](const AttackStep &step) { return step.assumed; });
        return story;
    }

    // That a story tells a finding, and with it what else opens the same step, or is of the same theme: as
    // grave as what it is told by, which may be less than the gravest of the story.
    void note(std::uint32_t number, std::size_t told, Rating rating)
    {
        const Finding &finding = m_analysis.findings()[number];
        Story &story = m_told[told];
        story.threat.findings.push_back(number);
        Place &place = !story.ways.empty()      ? m_onPaths[{finding.subject, m_steps[finding.rule]}]
                       : story.threat.confirmed ? m_asCauses[{finding.subject, m_themes[finding.rule]}]
                                                : m_asQuestions[{finding.subject, m_themes[finding.rule]}];
        if (place.rating < rating)
            place = {rating, told};
    }

    // The story that tells the finding already, as grave as it is.
    std::optional<std::size_t> toldBy(const Finding &finding) const
    {
        const auto path = m_onPaths.find({finding.subject, m_steps[finding.rule]});
        if (path != m_onPaths.end() && path->second.rating >= finding.rating)
            return path->second.story;
        const std::pair theme(finding.subject, m_themes[finding.rule]);
        if (const auto cause = m_asCauses.find(theme); cause != m_asCauses.end())
            return cause->second.story;
        if (const auto question = m_asQuestions.find(theme);
            question != m_asQuestions.end() && !model::isConfirmed(finding.basis))
            return question->second.story;
        return std::nullopt;
    }

    bool isWorthTelling(const Finding &finding) const
    {
        const bool confirmed = model::isConfirmed(finding.basis);
        return finding.rating >= (confirmed ? Rating::Medium : Rating::High) &&
               !m_analysis.rule(finding).generic && !isHardening(m_analysis, finding) && isOpen(finding);
    }

    // What no path tells as grave as it is: by the container where code may do it, else by its rule.
    void tellCauses()
    {
        std::map<std::pair<std::uint32_t, bool>, std::size_t> ofRule; // by rule, confirmed
        const auto findings = m_analysis.findings();                  // worst first
        for (std::uint32_t i = 0; i < findings.size(); ++i) {
            const Finding &finding = findings[i];
            if (!isWorthTelling(finding))
                continue;
            if (const auto told = toldBy(finding)) {
                m_told[*told].threat.findings.push_back(i);
                continue;
            }
            const bool confirmed = model::isConfirmed(finding.basis);
            if (confirmed && becomesCause(i))
                continue;
            const auto [place, isNew] = ofRule.try_emplace({finding.rule, confirmed}, m_told.size());
            if (isNew)
                m_told.push_back(storyOf(finding));
            Story &story = m_told[place->second];
            story.isReachable |= isReachable(finding.subject);
            note(i, place->second, finding.rating);
        }
    }

    // A path that ends where it breaks in says no more than the cause does: where that is graver, it is told.
    bool becomesCause(std::uint32_t number)
    {
        const Finding &finding = m_analysis.findings()[number];
        const auto place = m_onPaths.find({finding.subject, reachTheme});
        if (m_steps[finding.rule] != reachTheme || place == m_onPaths.end())
            return false;
        const std::string_view subject = m_analysis.subjectId(finding);
        Story &story = m_told[place->second.story];
        if (story.ways.empty() ||
            std::any_of(story.ways.begin(), story.ways.end(), [&](const AttackPath *way) {
                return entryOf(*way) != subject || way->to != subject;
            }))
            return false;
        story.ways.clear();
        story.score = finding.score();
        story.threat.rating = finding.rating;
        story.threat.confirmed = true;
        story.threat.findings.insert(story.threat.findings.begin(), number);
        note(number, place->second.story, finding.rating);
        return true;
    }

    Story storyOf(const Finding &finding) const
    {
        Story story;
        story.score = finding.score();
        story.isReachable = isReachable(finding.subject);
        story.threat.rating = finding.rating;
        story.threat.confirmed = model::isConfirmed(finding.basis);
        const auto [from, to] = endsOf(finding);
        story.threat.from = model::Id(from);
        story.threat.to = model::Id(to);
        return story;
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

    void tellHardening()
    {
        for (Story &story : hardeningStories(m_analysis)) {
            story.isReachable =
                std::any_of(story.places.begin(), story.places.end(),
                            [&](const model::Id &place) { return isReachable(m_index.find(place)); });
            m_told.push_back(std::move(story));
        }
    }

    void tellManual()
    {
        for (const model::ManualThreat &threat : m_analysis.model().manualThreats()) {
            const Rating rating = ratingOf(threat);
            if (rating < Rating::Medium ||
                m_analysis.decision(threat).effective != model::DecisionState::Open)
                continue;
            Story story;
            story.score = scoreOf(threat);
            const engine::Subject subject = m_index.find(threat.subject);
            story.isReachable = subject != engine::nobody && isReachable(subject);
            story.threat.rating = rating;
            story.threat.from = story.threat.to = threat.subject;
            story.threat.manual = threat.id;
            story.category = threat.category;
            story.threat.text = threat.title + (threat.title.ends_with('.') ? "" : ".") +
                                (subject == engine::nobody
                                     ? ""
                                     : " At " + placeInSentence(m_analysis, subject) + ", added by hand.");
            m_told.push_back(std::move(story));
        }
    }

    // A category of STRIDE that nothing told so far is about is told by its gravest finding, confirmed or
    // not, so that a board does not take its silence for an answer.
    void tellCategories()
    {
        std::set<model::Stride> told;
        const auto findings = m_analysis.findings();
        for (const Story &story : m_told)
            told.merge(categoriesOf(story));
        for (std::uint32_t i = 0; i < findings.size() && findings[i].rating >= Rating::Medium; ++i) {
            const Finding &finding = findings[i];
            const model::Stride category = m_analysis.threat(finding).category;
            if (told.contains(category) || m_analysis.rule(finding).generic || !isOpen(finding))
                continue;
            told.insert(category);
            Story story = storyOf(finding);
            for (std::uint32_t same = i; same < findings.size(); ++same)
                if (findings[same].rule == finding.rule && findings[same].rating == finding.rating &&
                    model::isConfirmed(findings[same].basis) == story.threat.confirmed &&
                    isOpen(findings[same]))
                    story.threat.findings.push_back(same);
            m_told.push_back(std::move(story));
        }
    }

    std::set<model::Stride> categoriesOf(const Story &story) const
    {
        std::set<model::Stride> categories;
        if (story.category)
            categories.insert(*story.category);
        for (const std::uint32_t number : story.threat.findings)
            categories.insert(m_analysis.threat(m_analysis.findings()[number]).category);
        return categories;
    }

    // Of stories in their order the first of each category, and as many of the others as there is room for.
    void keepGravest()
    {
        std::vector<bool> isKept(m_told.size(), false);
        std::set<model::Stride> categories;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_told.size(); ++i) {
            const std::size_t before = categories.size();
            categories.merge(categoriesOf(m_told[i]));
            isKept[i] = categories.size() > before;
            kept += isKept[i] ? 1 : 0;
        }
        for (std::size_t i = 0; i < m_told.size() && kept < mostTopThreats; ++i) {
            kept += isKept[i] ? 0 : 1;
            isKept[i] = true;
        }
        std::size_t at = 0;
        std::erase_if(m_told, [&](const Story &) { return !isKept[at++]; });
    }

    const AttackPaths &m_paths;
    const Analysis &m_analysis;
    const engine::ModelIndex &m_index;
    std::vector<std::string_view> m_steps;              // by rule
    std::vector<std::string_view> m_themes;             // likewise
    Places m_onPaths;                                   // steps that paths tell
    Places m_asCauses;                                  // themes that confirmed causes tell
    Places m_asQuestions;                               // themes that causes to verify tell
    std::map<engine::Subject, model::IdView> m_startOf; // where the worst path to it starts
    std::set<engine::Subject> m_reached;                // by some path from outside
    std::vector<Story> m_told;
};

} // namespace

std::vector<TopThreat> topThreats(const AttackPaths &paths)
{
    return Composer(paths).threats();
}

} // namespace bulkhead::catalog
