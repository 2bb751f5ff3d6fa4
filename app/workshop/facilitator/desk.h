// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_start.h"
#include "app/workshop/facilitator/workshop_saver.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bulkhead::app {

// The open workshop with all that a facilitator does to it: clock, votes, what they overrule, the reveal.
// Each change is written to the workshop's file at once, the running clock every five seconds, so that
// nothing is lost when the program ends, however it ends. GUI thread.
class Desk : public QObject
{
    Q_OBJECT

public:
    explicit Desk(DeskStart start, QObject *parent = nullptr);

    const std::filesystem::path &path() const { return m_path; }
    const catalog::workshop::Workshop &workshop() const { return m_workshop; }
    const catalog::workshop::Task &task() const { return m_workshop.task; }
    const std::shared_ptr<JudgeBox> &judge() const { return m_judge; }
    const CellText &textOf(const catalog::workshop::StrideCell &cell) const;
    const std::vector<PlayedCard> &cards() const { return m_cards; }
    int openRisk() const { return m_openRisk; }
    WorkshopSaver &saver() { return m_saver; }
    void save();

    // The clock. A round begins with its minutes, and stands until it is started; below zero it counts how
    // much longer it takes.
    int secondsLeft() const;
    bool isRunning() const { return m_workshop.clock.isRunning; }
    std::size_t round() const { return m_workshop.clock.round; }
    const catalog::workshop::Round &currentRound() const;
    void startOrPause();
    void addMinutes(int minutes);
    void goToRound(std::ptrdiff_t by);

    // The votes.
    catalog::workshop::RoundKind roundOfCells() const;
    // Of all rounds, in the order in which they came in.
    const std::vector<std::string> &participants() const { return m_participants; }
    std::size_t numberOf(const std::string &participant) const;           // from 1; it stays the same
    const std::string &pseudonymOf(const std::string &participant) const; // where the workshop has them
    const catalog::workshop::AnswerSheet *sheet(catalog::workshop::RoundKind round,
                                                const std::string &participant) const;
    // The cells that count in the present round: in the group's, until they are others, those of the silent
    // one.
    const catalog::workshop::AnswerSheet *sheetOfCells(const std::string &participant) const;
    bool isFromPaper(catalog::workshop::RoundKind round, const std::string &participant) const;
    void take(const std::vector<catalog::workshop::AnswerSheet> &sheets); // of files
    // A cell typed in from paper; no mark takes it out again. The sheet counts as one of paper from then on,
    // and one without a mark is gone.
    void typeIn(const std::string &participant, const catalog::workshop::StrideCell &cell,
                std::optional<catalog::workshop::Mark> mark);
    void setWay(const std::string &participant, const std::vector<model::Id> &elements);
    void setFixes(const std::string &participant, const std::vector<std::string> &mitigations);

    // What counts of a cell: the engine's verdict, unless it is overruled.
    catalog::workshop::KeyCell verdictOf(const catalog::workshop::StrideCell &cell) const;
    const catalog::workshop::Override *overrideOf(const catalog::workshop::StrideCell &cell) const;
    void overrule(const catalog::workshop::StrideCell &cell,
                  std::optional<catalog::workshop::Override> override);
    void acceptExtra(const catalog::workshop::ExtraThreat &extra, bool isAccepted);

    void setReveal(catalog::workshop::Reveal reveal);

signals:
    void clockChanged();
    void votesChanged(); // and what is accepted
    void keyChanged();
    void revealChanged();

private:
    void tick();
    void changeVotes(); // has them written, and tells of it
    void listParticipants();
    void settleClock();
    catalog::workshop::AnswerSheet &editedSheet(catalog::workshop::RoundKind round,
                                                const std::string &participant);
    void finishEdit(catalog::workshop::RoundKind round, const std::string &participant);

    std::filesystem::path m_path;
    catalog::workshop::Workshop m_workshop; // its clock is as of m_running
    std::shared_ptr<JudgeBox> m_judge;
    std::map<catalog::workshop::StrideCell, CellText> m_texts;
    std::vector<PlayedCard> m_cards;
    int m_openRisk;
    std::vector<std::string> m_participants;
    std::map<std::string, std::string> m_pseudonyms; // by participant
    WorkshopSaver m_saver;
    QElapsedTimer m_running;
    QTimer m_tick;
    int m_lastSecond = 0;
    int m_lastSaved = 0; // seconds left when the clock was written last
};

} // namespace bulkhead::app
