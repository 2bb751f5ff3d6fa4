// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/alike_sheets.h"

#include <algorithm>
#include <map>

namespace bulkhead::catalog::workshop {

namespace {

constexpr double oddsOfAll = 0.001;
constexpr std::size_t leastShared = 4;
constexpr std::size_t leastSheets = 5;   // fewer say nothing about what others do
constexpr std::size_t leastAnswers = 12; // cells that both answered
constexpr std::size_t leastReasons = 2;
constexpr std::ptrdiff_t leastSpaces = 4; // of a reason: five words

using Mistakes = std::vector<bool>; // by cell

Mistakes mistakesOf(const Key &key, const AnswerSheet &sheet)
{
    Mistakes mistakes;
    for (const auto &[cell, known] : key.cells) {
        const auto answer = sheet.cells.find(cell); // a cell that was left out is no mistake
        mistakes.push_back(answer != sheet.cells.end() &&
                           ((known.verdict == Verdict::Threat && answer->second.mark == Mark::None) ||
                            (known.verdict == Verdict::None && answer->second.mark == Mark::Threat)));
    }
    return mistakes;
}

std::size_t answeredByBoth(const AnswerSheet &a, const AnswerSheet &b)
{
    return static_cast<std::size_t>(std::count_if(
        a.cells.begin(), a.cells.end(), [&](const auto &of) { return b.cells.contains(of.first); }));
}

// The odds that k and more of independent events happen.
double oddsOf(std::size_t k, const std::vector<double> &chances)
{
    std::vector<double> counts(chances.size() + 1, 0); // by how many happened so far
    counts[0] = 1;
    for (std::size_t i = 0; i < chances.size(); ++i)
        for (std::size_t happened = i + 1; happened-- > 0;) {
            counts[happened + 1] += counts[happened] * chances[i];
            counts[happened] *= 1 - chances[i];
        }
    double odds = 0;
    for (std::size_t happened = k; happened < counts.size(); ++happened)
        odds += counts[happened];
    return odds;
}

class Comparison
{
public:
    Comparison(const Key &key, std::span<const AnswerSheet> sheets) : m_sheets(sheets)
    {
        for (const AnswerSheet &sheet : sheets) {
            m_mistakes.push_back(mistakesOf(key, sheet));
            m_counts.push_back(
                static_cast<double>(std::count(m_mistakes.back().begin(), m_mistakes.back().end(), true)));
            for (const auto &[cell, answer] : sheet.cells)
                if (std::count(answer.why.begin(), answer.why.end(), ' ') >= leastSpaces)
                    ++m_givers[answer.why];
        }
        m_byCell.resize(key.cells.size());
        for (const Mistakes &mistakes : m_mistakes)
            for (std::size_t c = 0; c < mistakes.size(); ++c)
                m_byCell[c] += mistakes[c] ? 1 : 0;
    }

    AlikePair compare(std::size_t a, std::size_t b) const
    {
        AlikePair pair{a, b, 0, 0, 0};
        for (std::size_t c = 0; c < m_byCell.size(); ++c)
            pair.sharedMistakes += m_mistakes[a][c] && m_mistakes[b][c] ? 1U : 0U;
        for (const double chance : chancesOf(a, b))
            pair.expected += chance;
        for (const auto &[cell, answer] : m_sheets[a].cells) {
            const auto giver = m_givers.find(answer.why);
            const auto other = m_sheets[b].cells.find(cell);
            if (giver != m_givers.end() && giver->second == 2 && other != m_sheets[b].cells.end() &&
                other->second.why == answer.why)
                ++pair.sameReasons;
        }
        return pair;
    }

    // Of as many shared mistakes and more, whichever of the two made theirs first.
    double odds(const AlikePair &pair) const
    {
        return std::max(oddsOf(pair.sharedMistakes, chancesOf(pair.first, pair.second)),
                        oddsOf(pair.sharedMistakes, chancesOf(pair.second, pair.first)));
    }

private:
    // For each mistake of `one` the chance that `other` makes it too: from how often the rest of the class
    // does, with half a sheet of either sort added, and how many mistakes `other` makes.
    std::vector<double> chancesOf(std::size_t one, std::size_t other) const
    {
        const double rest = static_cast<double>(m_sheets.size()) - 2;
        std::vector<double> rates;
        double sum = 0;
        for (std::size_t c = 0; c < m_byCell.size(); ++c) {
            const double of = m_byCell[c] - (m_mistakes[one][c] ? 1 : 0) - (m_mistakes[other][c] ? 1 : 0);
            rates.push_back((of + 0.5) / (rest + 1));
            sum += rates.back();
        }
        std::vector<double> chances;
        for (std::size_t c = 0; c < rates.size(); ++c)
            if (m_mistakes[one][c])
                chances.push_back(std::min(0.98, rates[c] * m_counts[other] / sum));
        return chances;
    }

    std::span<const AnswerSheet> m_sheets;
    std::vector<Mistakes> m_mistakes;
    std::vector<double> m_counts; // of mistakes, by sheet
    std::vector<double> m_byCell;
    std::map<std::string, int> m_givers; // of long reasons
};

} // namespace

std::vector<AlikePair> alikeSheets(const Key &key, std::span<const AnswerSheet> sheets)
{
    std::vector<AlikePair> alike;
    if (sheets.size() < 2 || key.cells.empty())
        return alike;
    const Comparison comparison(key, sheets);
    const double pairs = static_cast<double>(sheets.size()) * static_cast<double>(sheets.size() - 1) / 2;
    for (std::size_t a = 0; a < sheets.size(); ++a)
        for (std::size_t b = a + 1; b < sheets.size(); ++b) {
            const AlikePair pair = comparison.compare(a, b);
            const bool isBeyondChance = sheets.size() >= leastSheets && pair.sharedMistakes >= leastShared &&
                                        answeredByBoth(sheets[a], sheets[b]) >= leastAnswers &&
                                        comparison.odds(pair) < oddsOfAll / pairs;
            if (isBeyondChance || pair.sameReasons >= leastReasons)
                alike.push_back(pair);
        }
    return alike;
}

} // namespace bulkhead::catalog::workshop
