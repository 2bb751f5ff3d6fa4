// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/new_workshop.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace bulkhead::catalog::workshop {

namespace {

constexpr std::size_t wanted = 8; // 48 cells
constexpr std::size_t mostSuggested = 9;
constexpr std::size_t longestPath = 5; // elements of a path that a beginner can follow

struct Candidate
{
    model::Id id;
    Kind kind = Kind::Container;
    std::array<bool, 6> isTrue{};
    std::size_t trueCells = 0;
    std::size_t toVerify = 0;
    int risk = 0;          // weights of the true cells
    std::size_t paths = 0; // that lead over it
    bool isTaken = false;

    // What people can judge from a drawing. Images, registries and the like are there for variety alone.
    bool isOfTheSystem() const
    {
        return kind == Kind::Container || kind == Kind::Process || kind == Kind::DataStore ||
               kind == Kind::ExternalEntity;
    }
};

class ScopeSearch
{
public:
    explicit ScopeSearch(const AttackPaths &paths) : m_paths(paths)
    {
        const model::Model &model = paths.analysis().model();
        std::vector<model::Id> ids;
        for (const model::Element &element : model.elements())
            if (canBeAsked(element.kind) && !element.outOfScope)
                ids.push_back(element.id);
        const Key key = keyOf(paths.analysis(), ids, {});
        for (const model::Id &id : ids) {
            Candidate candidate{id, model.element(id)->kind, {}, 0, 0, 0, 0, false};
            for (std::size_t i = 0; i < allCategories.size(); ++i) {
                const KeyCell &cell = key.cells.at({id, allCategories[i]});
                const Verdict verdict = cell.verdict;
                candidate.risk += cell.weight();
                candidate.isTrue[i] = verdict == Verdict::Threat;
                candidate.trueCells += verdict == Verdict::Threat ? 1U : 0U;
                candidate.toVerify += verdict == Verdict::Verify ? 1U : 0U;
            }
            m_candidates.push_back(std::move(candidate));
        }
        constexpr std::size_t worstPaths = 20;
        const auto all = paths.paths();
        for (std::size_t i = 0; i < std::min(all.size(), worstPaths); ++i)
            for (Candidate &candidate : m_candidates)
                candidate.paths += isOn(all[i], candidate.id) ? 1U : 0U;
    }

    std::vector<model::Id> find()
    {
        takePath();
        for (std::size_t letter = 0; letter < allCategories.size(); ++letter)
            takeLetter(letter);
        takeHarmless();
        while (m_scope.size() < wanted && takeNext())
            ;
        std::sort(m_scope.begin(), m_scope.end()); // in an order that tells nothing of why they are asked
        return std::move(m_scope);
    }

private:
    static bool isOn(const AttackPath &path, const model::Id &id)
    {
        return std::any_of(path.steps.begin(), path.steps.end(),
                           [&](const AttackStep &step) { return step.from == id || step.to == id; });
    }

    std::size_t takenOf(Kind kind) const
    {
        return static_cast<std::size_t>(
            std::count_if(m_candidates.begin(), m_candidates.end(),
                          [&](const Candidate &other) { return other.isTaken && other.kind == kind; }));
    }

    void take(Candidate &candidate)
    {
        candidate.isTaken = true;
        m_scope.push_back(candidate.id);
        for (std::size_t i = 0; i < m_covered.size(); ++i)
            m_covered[i] = m_covered[i] || candidate.isTrue[i];
    }

    // The gravest path that is short enough, from the outside in.
    void takePath()
    {
        for (const AttackPath &path : m_paths.paths()) {
            std::vector<Candidate *> stops;
            const auto add = [&](model::IdView id) {
                for (Candidate &candidate : m_candidates)
                    if (candidate.id == id &&
                        std::find(stops.begin(), stops.end(), &candidate) == stops.end())
                        stops.push_back(&candidate);
            };
            for (const AttackStep &step : path.steps) {
                add(step.from);
                add(step.to);
            }
            if (stops.size() < 2 || stops.size() > longestPath)
                continue;
            for (Candidate *stop : stops)
                take(*stop);
            return;
        }
    }

    // Of those that have the letter one of the system itself, that brings most letters which are missing,
    // then the highest risk.
    void takeLetter(std::size_t letter)
    {
        if (m_covered[letter] || m_scope.size() >= mostSuggested - 1)
            return;
        const auto gain = [&](const Candidate &candidate) {
            std::size_t letters = 0;
            for (std::size_t i = 0; i < m_covered.size(); ++i)
                letters += candidate.isTrue[i] && !m_covered[i] ? 1U : 0U;
            return std::tuple(candidate.isOfTheSystem(), letters, candidate.risk);
        };
        Candidate *best = nullptr;
        for (Candidate &candidate : m_candidates)
            if (!candidate.isTaken && candidate.isTrue[letter] && (!best || gain(candidate) > gain(*best)))
                best = &candidate;
        if (best)
            take(*best);
    }

    void takeHarmless()
    {
        Candidate *best = nullptr;
        for (Candidate &candidate : m_candidates) {
            if (candidate.trueCells > 0)
                continue;
            if (candidate.isTaken)
                return;
            const auto rank = [](const Candidate &of) { return std::pair(!of.isOfTheSystem(), of.toVerify); };
            if (!best || rank(candidate) < rank(*best))
                best = &candidate;
        }
        if (best && m_scope.size() < mostSuggested)
            take(*best);
    }

    // A kind with threats that is not there yet, of hosts, images and the like one in all; then programs and
    // stores, those with the highest risk first, then those that most of the worst paths lead over.
    bool takeNext()
    {
        const bool hasOther =
            std::any_of(m_candidates.begin(), m_candidates.end(),
                        [](const Candidate &other) { return other.isTaken && !other.isOfTheSystem(); });
        const auto rank = [&](const Candidate &candidate) {
            const bool isNew = takenOf(candidate.kind) == 0 && candidate.risk > 0;
            return std::tuple(hasOther && !candidate.isOfTheSystem(), !isNew, !candidate.isOfTheSystem(),
                              -candidate.risk, -static_cast<std::ptrdiff_t>(candidate.paths));
        };
        Candidate *best = nullptr;
        for (Candidate &candidate : m_candidates)
            if (!candidate.isTaken && (!best || rank(candidate) < rank(*best)))
                best = &candidate;
        if (best)
            take(*best);
        return best;
    }

    const AttackPaths &m_paths;
    std::vector<Candidate> m_candidates;
    std::vector<model::Id> m_scope;
    std::array<bool, 6> m_covered{};
};

} // namespace

bool canBeAsked(model::Kind kind)
{
    return kind != model::Kind::Network && kind != model::Kind::TrustBoundary &&
           kind != model::Kind::DataFlow;
}

std::vector<model::Id> suggestedScope(const AttackPaths &paths)
{
    return ScopeSearch(paths).find();
}

} // namespace bulkhead::catalog::workshop
