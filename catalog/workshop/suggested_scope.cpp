// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/new_workshop.h"

#include <algorithm>
#include <array>
#include <cstdlib>

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
    bool isTaken = false;
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
            Candidate candidate{id, model.element(id)->kind, {}, 0, 0, false};
            for (std::size_t i = 0; i < allCategories.size(); ++i) {
                const Verdict verdict = key.cells.at({id, allCategories[i]}).verdict;
                candidate.isTrue[i] = verdict == Verdict::Threat;
                candidate.trueCells += verdict == Verdict::Threat ? 1U : 0U;
                candidate.toVerify += verdict == Verdict::Verify ? 1U : 0U;
            }
            m_candidates.push_back(std::move(candidate));
        }
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

    // Of those that have the letter the one that brings most letters which are missing, then most true cells.
    void takeLetter(std::size_t letter)
    {
        if (m_covered[letter] || m_scope.size() >= mostSuggested - 1)
            return;
        const auto gain = [&](const Candidate &candidate) {
            std::size_t letters = 0;
            for (std::size_t i = 0; i < m_covered.size(); ++i)
                letters += candidate.isTrue[i] && !m_covered[i] ? 1U : 0U;
            return std::pair(letters, candidate.trueCells);
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
            if (!best || candidate.toVerify < best->toVerify)
                best = &candidate;
        }
        if (best && m_scope.size() < mostSuggested)
            take(*best);
    }

    // What brings the true cells nearest to a third of all, which keeps both guesses from paying; of those
    // alike a kind that is not there yet.
    bool takeNext()
    {
        std::size_t now = 0;
        for (const Candidate &candidate : m_candidates)
            now += candidate.isTaken ? candidate.trueCells : 0;
        const auto rank = [&](const Candidate &candidate) {
            const auto ofKind =
                std::count_if(m_candidates.begin(), m_candidates.end(), [&](const auto &other) {
                    return other.isTaken && other.kind == candidate.kind;
                });
            const auto cells = static_cast<std::ptrdiff_t>(allCategories.size() * (m_scope.size() + 1));
            return std::pair(std::abs(3 * static_cast<std::ptrdiff_t>(now + candidate.trueCells) - cells),
                             ofKind);
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
