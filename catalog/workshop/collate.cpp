// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/collate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bulkhead::catalog::workshop {

namespace {

constexpr std::size_t leastToAgree = 3; // participants: two thirds of fewer say nothing

std::set<StrideCell> agreedExtras(std::span<const AnswerSheet> sheets)
{
    std::map<StrideCell, std::size_t> named;
    for (const AnswerSheet &sheet : sheets) {
        std::set<StrideCell> ofSheet;
        for (const ExtraThreat &extra : sheet.extras)
            ofSheet.insert({extra.element, extra.category});
        for (const StrideCell &cell : ofSheet)
            ++named[cell];
    }
    std::set<StrideCell> agreed;
    for (const auto &[cell, count] : named)
        if (sheets.size() >= leastToAgree && 3 * count >= 2 * sheets.size())
            agreed.insert(cell);
    return agreed;
}

Calibration calibrationOf(const Key &key, const AnswerSheet &sheet)
{
    Calibration result;
    for (const auto &[cell, answer] : sheet.cells) {
        const auto known = key.cells.find(cell);
        if (answer.mark != Mark::Threat || answer.rating == model::Rating::None || known == key.cells.end() ||
            known->second.verdict == Verdict::Verify || known->second.verdict == Verdict::Bonus)
            continue;
        Calibration::Line &line = answer.rating == model::Rating::Low      ? result.low
                                  : answer.rating == model::Rating::Medium ? result.medium
                                                                           : result.high;
        ++line.marked;
        line.hits += known->second.verdict == Verdict::Threat ? 1U : 0U;
    }
    return result;
}

bool answered(const AnswerSheet &sheet, const StrideCell &cell, Mark mark)
{
    const auto answer = sheet.cells.find(cell);
    return answer != sheet.cells.end() && answer->second.mark == mark;
}

// Of the cells with this verdict the one that fewest, and somebody, gave this mark: with `asked` only those
// marks count that have a text. With `among` only of those cells.
std::optional<Catch> rarest(const Key &key, std::span<const AnswerSheet> sheets, Verdict verdict, Mark mark,
                            bool asked, const std::set<StrideCell> *among = nullptr)
{
    std::optional<Catch> best;
    int weight = 0;
    for (const auto &[cell, answer] : key.cells) {
        if (answer.verdict != verdict || (among && !among->contains(cell)))
            continue;
        Catch found{cell, {}, {}};
        for (const AnswerSheet &sheet : sheets) {
            if (!answered(sheet, cell, mark) || (asked && sheet.cells.at(cell).why.empty()))
                continue;
            found.participants.push_back(sheet.participant);
            if (found.text.empty())
                found.text = sheet.cells.at(cell).why;
        }
        const bool isBetter =
            !best || found.participants.size() < best->participants.size() ||
            (found.participants.size() == best->participants.size() && answer.weight() > weight);
        if (!found.participants.empty() && found.participants.size() < sheets.size() && isBetter) {
            best = std::move(found);
            weight = answer.weight();
        }
    }
    return best;
}

std::optional<std::pair<std::string, double>>
mostImproved(const Key &key, std::span<const AnswerSheet> sheets, std::span<const AnswerSheet> before)
{
    std::optional<std::pair<std::string, double>> best;
    for (const AnswerSheet &sheet : sheets)
        for (const AnswerSheet &earlier : before)
            if (earlier.participant == sheet.participant) {
                const double gain = cellScore(key, sheet).s - cellScore(key, earlier).s;
                if (gain > 0 && (!best || gain > best->second))
                    best = {sheet.participant, gain};
            }
    return best;
}

} // namespace

double CellVotes::division() const
{
    const double sides = static_cast<double>(threat + none);
    return sides > 0 ? 1 - std::abs(static_cast<double>(threat) - static_cast<double>(none)) / sides : 0;
}

std::vector<CellVotes> votesOf(const Task &task, std::span<const AnswerSheet> sheets)
{
    std::vector<CellVotes> all;
    for (const StrideCell &cell : task.cells()) {
        CellVotes votes{cell, 0, 0, 0};
        for (const AnswerSheet &sheet : sheets)
            if (const auto answer = sheet.cells.find(cell); answer != sheet.cells.end())
                switch (answer->second.mark) {
                case Mark::Threat:
                    ++votes.threat;
                    break;
                case Mark::None:
                    ++votes.none;
                    break;
                case Mark::Unknown:
                    ++votes.unknown;
                    break;
                }
        all.push_back(std::move(votes));
    }
    return all;
}

std::vector<std::size_t> dividedFirst(std::span<const CellVotes> votes)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < votes.size(); ++i)
        if (votes[i].division() > 0)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double first = votes[a].division();
        const double second = votes[b].division();
        return first != second ? first > second
                               : votes[a].threat + votes[a].none > votes[b].threat + votes[b].none;
    });
    return order;
}

Catches catchesAmong(const Key &key, std::span<const AnswerSheet> sheets, const std::set<StrideCell> &cells)
{
    return {rarest(key, sheets, Verdict::Threat, Mark::Threat, false, &cells),
            rarest(key, sheets, Verdict::Verify, Mark::Unknown, true, &cells)};
}

Room collate(const WorkshopJudge &judge, std::span<const AnswerSheet> sheets,
             std::span<const AnswerSheet> before)
{
    Room room;
    room.votes = votesOf(judge.workshop().task, sheets);
    room.divided = dividedFirst(room.votes);
    room.agreedExtras = agreedExtras(sheets);
    const auto &accepted = judge.workshop().votes.acceptedReasons;
    for (const AnswerSheet &sheet : sheets) {
        const auto reasons = accepted.find(sheet.participant);
        room.rows.push_back({sheet.participant, judge.score(sheet, room.agreedExtras),
                             cellScore(judge.key(), sheet,
                                       reasons == accepted.end() ? std::set<StrideCell>{} : reasons->second),
                             calibrationOf(judge.key(), sheet)});
    }
    room.bestCatch = rarest(judge.key(), sheets, Verdict::Threat, Mark::Threat, false);
    room.bestQuestion = rarest(judge.key(), sheets, Verdict::Verify, Mark::Unknown, true);
    room.mostImproved = mostImproved(judge.key(), sheets, before);
    return room;
}

} // namespace bulkhead::catalog::workshop
