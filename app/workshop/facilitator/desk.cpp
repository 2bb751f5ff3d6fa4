// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/desk.h"

#include "catalog/workshop/graded_room.h"
#include "catalog/workshop/room_sheets.h"

#include <algorithm>
#include <cstdlib>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr int secondsOfMinute = 60;
constexpr int tickTime = 200;        // ms
constexpr int clockSavedAfter = 5;   // seconds
constexpr int longestClock = 86'400; // seconds, as the file has it

} // namespace

Desk::Desk(DeskStart start, QObject *parent)
    : QObject(parent), m_path(std::move(start.path)), m_workshop(std::move(start.workshop)),
      m_judge(std::move(start.judge)), m_texts(std::move(start.texts)), m_cards(std::move(start.cards)),
      m_openRisk(start.openRisk), m_saver(m_path, this)
{
    ws::Clock &clock = m_workshop.clock;
    if (clock.round >= task().rounds.size())
        clock.round = task().rounds.empty() ? 0 : task().rounds.size() - 1;
    if (clock == ws::Clock{}) // as it comes from the preparation
        clock.secondsLeft = currentRound().minutes * secondsOfMinute;
    listParticipants();
    m_running.start();
    m_lastSecond = m_lastSaved = clock.secondsLeft;
    m_tick.setInterval(tickTime);
    connect(&m_tick, &QTimer::timeout, this, &Desk::tick);
    if (clock.isRunning)
        m_tick.start();
}

const CellText &Desk::textOf(const ws::StrideCell &cell) const
{
    static const CellText none;
    const auto text = m_texts.find(cell);
    return text == m_texts.end() ? none : text->second;
}

void Desk::save()
{
    settleClock();
    m_lastSaved = m_workshop.clock.secondsLeft;
    m_saver.save(m_workshop);
}

int Desk::secondsLeft() const
{
    const ws::Clock &clock = m_workshop.clock;
    const auto gone = clock.isRunning ? static_cast<int>(m_running.elapsed() / 1000) : 0;
    return std::max(clock.secondsLeft - gone, -longestClock);
}

// Moves whole seconds from the timer to the clock of the file; the rest of a second stays in neither.
void Desk::settleClock()
{
    const int left = secondsLeft();
    if (left == m_workshop.clock.secondsLeft)
        return;
    m_workshop.clock.secondsLeft = left;
    m_running.start();
}

const ws::Round &Desk::currentRound() const
{
    static const ws::Round none;
    return task().rounds.empty() ? none : task().rounds[m_workshop.clock.round];
}

void Desk::startOrPause()
{
    settleClock();
    m_workshop.clock.isRunning = !m_workshop.clock.isRunning;
    m_running.start();
    if (m_workshop.clock.isRunning)
        m_tick.start();
    else
        m_tick.stop();
    save();
    emit clockChanged();
}

void Desk::addMinutes(int minutes)
{
    settleClock();
    m_workshop.clock.secondsLeft =
        std::clamp(m_workshop.clock.secondsLeft + minutes * secondsOfMinute, -longestClock, longestClock);
    save();
    emit clockChanged();
}

void Desk::goToRound(std::ptrdiff_t by)
{
    const auto last = std::max(static_cast<std::ptrdiff_t>(task().rounds.size()) - 1, std::ptrdiff_t{0});
    const auto round =
        std::clamp(static_cast<std::ptrdiff_t>(m_workshop.clock.round) + by, std::ptrdiff_t{0}, last);
    if (static_cast<std::size_t>(round) == m_workshop.clock.round)
        return;
    m_tick.stop();
    m_workshop.clock = {static_cast<std::size_t>(round), 0, false};
    m_workshop.clock.secondsLeft = currentRound().minutes * secondsOfMinute;
    save();
    emit clockChanged();
}

void Desk::tick()
{
    const int left = secondsLeft();
    if (left == m_lastSecond)
        return;
    m_lastSecond = left;
    if (std::abs(left - m_lastSaved) >= clockSavedAfter)
        save();
    emit clockChanged();
}

ws::RoundKind Desk::roundOfCells() const
{
    return ws::roundOfCells(task(), round());
}

void Desk::listParticipants()
{
    ws::noteArrivals(m_workshop);
    m_participants.clear();
    for (const std::string &participant : m_workshop.votes.arrivals)
        if (std::any_of(m_workshop.votes.sheets.begin(), m_workshop.votes.sheets.end(),
                        [&participant](const auto &ofRound) { return ofRound.second.contains(participant); }))
            m_participants.push_back(participant);
    if (task().usesPseudonyms)
        m_pseudonyms = ws::pseudonymsOf(m_participants, m_workshop);
}

std::size_t Desk::numberOf(const std::string &participant) const
{
    const std::vector<std::string> &all = m_workshop.votes.arrivals;
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), participant) - all.begin()) + 1;
}

const std::string &Desk::pseudonymOf(const std::string &participant) const
{
    static const std::string none;
    const auto found = m_pseudonyms.find(participant);
    return found == m_pseudonyms.end() ? none : found->second;
}

void Desk::changeVotes()
{
    listParticipants();
    save();
    emit votesChanged();
}

const ws::AnswerSheet *Desk::sheet(ws::RoundKind round, const std::string &participant) const
{
    return ws::sheetIn(m_workshop.votes, round, participant);
}

const ws::AnswerSheet *Desk::sheetOfCells(const std::string &participant) const
{
    const ws::AnswerSheet *own = sheet(roundOfCells(), participant);
    return own ? own : sheet(ws::RoundKind::Silent, participant);
}

bool Desk::isFromPaper(ws::RoundKind round, const std::string &participant) const
{
    return ws::isFromPaper(m_workshop.votes, round, participant);
}

void Desk::take(const std::vector<ws::AnswerSheet> &sheets)
{
    if (!ws::takeSheets(m_workshop.votes, sheets, roundOfCells()))
        return;
    changeVotes();
}

ws::AnswerSheet &Desk::editedSheet(ws::RoundKind round, const std::string &participant)
{
    const ws::AnswerSheet *before = round == ws::RoundKind::Group ? sheetOfCells(participant) : nullptr;
    ws::AnswerSheet &sheet = m_workshop.votes.sheets[round][participant];
    if (before && before != &sheet)
        sheet.cells = before->cells; // as on the screens of participants
    sheet.task = task().id;
    sheet.participant = participant;
    m_workshop.votes.fromPaper[round].insert(participant);
    return sheet;
}

// A sheet without anything on it is none.
void Desk::finishEdit(ws::RoundKind round, const std::string &participant)
{
    ws::Votes &votes = m_workshop.votes;
    const ws::AnswerSheet &sheet = votes.sheets[round][participant];
    const ws::AnswerSheet *silent =
        round == ws::RoundKind::Group ? this->sheet(ws::RoundKind::Silent, participant) : nullptr;
    if ((sheet.cells.empty() || (silent && sheet.cells == silent->cells)) && sheet.path.empty() &&
        sheet.fixes.empty() && sheet.extras.empty()) {
        votes.sheets[round].erase(participant);
        votes.fromPaper[round].erase(participant);
        if (votes.sheets[round].empty())
            votes.sheets.erase(round);
        if (votes.fromPaper[round].empty())
            votes.fromPaper.erase(round);
        const bool isGone =
            std::none_of(votes.sheets.begin(), votes.sheets.end(), [&participant](const auto &ofRound) {
                return ofRound.second.contains(participant);
            });
        if (isGone && !votes.arrivals.empty() && votes.arrivals.back() == participant)
            votes.arrivals.pop_back(); // nobody has a number behind it
    }
    changeVotes();
}

void Desk::typeIn(const std::string &participant, const ws::StrideCell &cell, std::optional<ws::Mark> mark)
{
    const ws::RoundKind round = roundOfCells();
    ws::AnswerSheet &sheet = editedSheet(round, participant);
    if (mark)
        sheet.cells[cell].mark = *mark;
    else
        sheet.cells.erase(cell);
    finishEdit(round, participant);
}

void Desk::setWay(const std::string &participant, const std::vector<model::Id> &elements)
{
    editedSheet(ws::RoundKind::Path, participant).path = elements;
    finishEdit(ws::RoundKind::Path, participant);
}

void Desk::setFixes(const std::string &participant, const std::vector<std::string> &mitigations)
{
    editedSheet(ws::RoundKind::Fix, participant).fixes = mitigations;
    finishEdit(ws::RoundKind::Fix, participant);
}

ws::KeyCell Desk::verdictOf(const ws::StrideCell &cell) const
{
    const auto known = m_workshop.key.cells.find(cell);
    ws::Key key;
    if (known != m_workshop.key.cells.end())
        key.cells.insert(*known);
    ws::Overrides said;
    if (const ws::Override *override = overrideOf(cell))
        said.emplace(cell, *override);
    return ws::overruled(std::move(key), said).cells[cell];
}

const ws::Override *Desk::overrideOf(const ws::StrideCell &cell) const
{
    const auto found = m_workshop.overrides.find(cell);
    return found == m_workshop.overrides.end() ? nullptr : &found->second;
}

void Desk::overrule(const ws::StrideCell &cell, std::optional<ws::Override> override)
{
    if (override)
        m_workshop.overrides[cell] = *std::move(override);
    else
        m_workshop.overrides.erase(cell);
    save();
    emit keyChanged();
}

void Desk::acceptExtra(const ws::ExtraThreat &extra, bool isAccepted)
{
    if (isAccepted)
        m_workshop.votes.acceptedExtras.insert(extra);
    else
        m_workshop.votes.acceptedExtras.erase(extra);
    changeVotes();
}

void Desk::setReveal(ws::Reveal reveal)
{
    if (m_workshop.reveal == reveal)
        return;
    m_workshop.reveal = std::move(reveal);
    save();
    emit revealChanged();
}

} // namespace bulkhead::app
