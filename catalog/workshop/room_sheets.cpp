// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/room_sheets.h"

#include "catalog/workshop/graded_room.h"

#include <algorithm>
#include <map>

namespace bulkhead::catalog::workshop {

namespace {

bool put(Votes &votes, RoundKind round, AnswerSheet sheet)
{
    const AnswerSheet *known = sheetIn(votes, round, sheet.participant);
    if (isFromPaper(votes, round, sheet.participant) || (known && *known == sheet))
        return false;
    std::string participant = sheet.participant;
    votes.sheets[round].insert_or_assign(std::move(participant), std::move(sheet));
    return true;
}

// A sheet from paper has no room for extra threats: those of the round before stay.
void takeExtras(AnswerSheet &to, const AnswerSheet &from, bool isFromPaper)
{
    if (!isFromPaper || !from.extras.empty())
        to.extras = from.extras;
}

void addExtras(AnswerSheet &to, const std::vector<ExtraThreat> &extras)
{
    for (const ExtraThreat &extra : extras)
        if (std::find(to.extras.begin(), to.extras.end(), extra) == to.extras.end() &&
            to.extras.size() < mostExtras)
            to.extras.push_back(extra);
}

} // namespace

const AnswerSheet *sheetIn(const Votes &votes, RoundKind round, const std::string &participant)
{
    const auto sheets = votes.sheets.find(round);
    if (sheets == votes.sheets.end())
        return nullptr;
    const auto sheet = sheets->second.find(participant);
    return sheet == sheets->second.end() ? nullptr : &sheet->second;
}

bool isFromPaper(const Votes &votes, RoundKind round, const std::string &participant)
{
    const auto typed = votes.fromPaper.find(round);
    return typed != votes.fromPaper.end() && typed->second.contains(participant);
}

RoundKind roundOfCells(const Task &task, std::size_t round)
{
    const auto last =
        task.rounds.begin() + static_cast<std::ptrdiff_t>(std::min(round + 1, task.rounds.size()));
    const auto isCells = [](const Round &each) { return isOfCells(each.kind); };
    const auto begun = std::find_if(std::make_reverse_iterator(last), task.rounds.rend(), isCells);
    if (begun != task.rounds.rend())
        return begun->kind;
    const auto next = std::find_if(last, task.rounds.end(), isCells);
    return next != task.rounds.end() ? next->kind : RoundKind::Silent;
}

bool takeSheets(Votes &votes, std::span<const AnswerSheet> sheets, RoundKind ofCells)
{
    bool isNew = false;
    for (const AnswerSheet &sheet : sheets) {
        AnswerSheet cells{sheet.task, sheet.participant, sheet.cells, {}, {}, sheet.extras};
        const RoundKind round = sheet.round.value_or(ofCells);
        const AnswerSheet *before = !sheet.round && round == RoundKind::Group
                                        ? sheetIn(votes, RoundKind::Silent, sheet.participant)
                                        : nullptr;
        const bool isAnswered = sheetIn(votes, round, sheet.participant) != nullptr;
        if (isAnswered || !before || !(*before == cells))
            isNew |= put(votes, round, std::move(cells));
        if (!sheet.silent.empty())
            isNew |= put(votes, RoundKind::Silent,
                         {sheet.task, sheet.participant, sheet.silent, {}, {}, sheet.extras});
        if (!sheet.path.empty() || sheetIn(votes, RoundKind::Path, sheet.participant))
            isNew |= put(votes, RoundKind::Path, {sheet.task, sheet.participant, {}, sheet.path, {}, {}});
        if (!sheet.fixes.empty() || sheetIn(votes, RoundKind::Fix, sheet.participant))
            isNew |= put(votes, RoundKind::Fix, {sheet.task, sheet.participant, {}, {}, sheet.fixes, {}});
    }
    return isNew;
}

void noteArrivals(Workshop &workshop)
{
    std::set<std::string> names;
    for (const auto &[round, sheets] : workshop.votes.sheets)
        for (const auto &[participant, sheet] : sheets)
            names.insert(participant);
    std::vector<std::string> &arrivals = workshop.votes.arrivals;
    for (const std::string &known : arrivals)
        names.erase(known);
    std::vector<std::string> arrived(names.begin(), names.end());
    if (workshop.task.usesPseudonyms)
        arrived = inSaltedOrder(arrived, workshop.key.secret);
    arrivals.insert(arrivals.end(), arrived.begin(), arrived.end());
}

std::vector<AnswerSheet> sheetsOf(const Votes &votes, RoundKind round)
{
    std::vector<AnswerSheet> all;
    if (const auto sheets = votes.sheets.find(round); sheets != votes.sheets.end())
        for (const auto &[participant, sheet] : sheets->second)
            all.push_back(sheet);
    return all;
}

std::vector<AnswerSheet> latestSheets(const Votes &votes)
{
    std::map<std::string, AnswerSheet> latest;
    for (const auto &[round, sheets] : votes.sheets)
        for (const auto &[participant, sheet] : sheets) {
            AnswerSheet &of = latest[participant];
            of.task = sheet.task;
            of.participant = participant;
            if (!sheet.cells.empty())
                of.cells = sheet.cells; // rounds come in their order
            if (!sheet.path.empty())
                of.path = sheet.path;
            if (!sheet.fixes.empty())
                of.fixes = sheet.fixes;
            if (isOfCells(round))
                takeExtras(of, sheet, isFromPaper(votes, round, participant));
            else
                addExtras(of, sheet.extras);
        }
    std::vector<AnswerSheet> all;
    for (auto &[participant, sheet] : latest)
        all.push_back(std::move(sheet));
    return all;
}

std::vector<AnswerSheet> silentSheets(const Votes &votes, std::span<const AnswerSheet> sheets)
{
    Votes known;
    if (const auto silent = votes.sheets.find(RoundKind::Silent); silent != votes.sheets.end())
        known.sheets.insert(*silent);
    known.fromPaper = votes.fromPaper;
    for (const AnswerSheet &sheet : sheets)
        if (!sheet.silent.empty())
            put(known, RoundKind::Silent, {sheet.task, sheet.participant, sheet.silent, {}, {}, {}});
    return sheetsOf(known, RoundKind::Silent);
}

std::vector<ElementShare> sharesOf(const Task &task, const Key &key, std::span<const CellVotes> votes,
                                   std::size_t sheets)
{
    std::map<model::Id, ElementShare> shares;
    for (const CellVotes &of : votes) {
        ElementShare &share = shares[of.cell.element];
        share.answers += of.threat + of.none + of.unknown;
        share.marked += of.threat;
        const auto known = key.cells.find(of.cell);
        if (known == key.cells.end() || known->second.verdict != Verdict::Threat)
            continue;
        ++share.threats;
        share.seen += of.threat;
        share.askedOfThreats += sheets;
    }
    std::vector<ElementShare> all;
    for (const model::Id &element : task.scope) {
        ElementShare &share = shares[element];
        share.element = element;
        all.push_back(share);
    }
    return all;
}

} // namespace bulkhead::catalog::workshop
