// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/workshop/facilitator/desk_start.h"
#include "catalog/workshop/room_sheets.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::app {

// The room's votes, without what the engine says of them.
struct RoomVotes
{
    std::size_t sheets = 0;
    std::vector<catalog::workshop::CellVotes> votes;              // in the order of the task's cells
    std::map<catalog::workshop::StrideCell, std::size_t> placeOf; // in votes
    std::vector<std::size_t> divided;                             // as in Room
    std::vector<catalog::workshop::ElementShare> shares;          // in the order of the scope

    const catalog::workshop::CellVotes *of(const catalog::workshop::StrideCell &cell) const;
};

// What it is worth.
struct RoomScores
{
    catalog::workshop::Room room; // names replaced where the workshop asks for pseudonyms
    std::vector<catalog::workshop::AnswerSheet> sheets; // with the names
    catalog::workshop::Catches revealed;                // of the cells whose verdict the room has seen
};

// Works votes and scores out in worker threads whenever the workshop changes; of several changes the last.
class RoomWork : public QObject
{
    Q_OBJECT

public:
    RoomWork(std::shared_ptr<JudgeBox> box, QObject *parent);

    void follow(const catalog::workshop::Workshop &workshop);
    const RoomVotes &votes() const { return *m_votes; }
    const RoomScores &scores() const { return *m_scores; }
    bool isBusy() const { return m_votesWork.isBusy() || m_scoresWork.isBusy(); }

signals:
    void votesReady();
    void scoresReady();

private:
    struct Question
    {
        catalog::workshop::Workshop workshop;
        catalog::workshop::Key key; // with what was overruled
        std::shared_ptr<JudgeBox> judge;
    };
    using VotesPtr = std::shared_ptr<const RoomVotes>;
    using ScoresPtr = std::shared_ptr<const RoomScores>;

    std::shared_ptr<JudgeBox> m_judge;
    VotesPtr m_votes = std::make_shared<RoomVotes>();
    ScoresPtr m_scores = std::make_shared<RoomScores>();
    Latest<std::shared_ptr<const Question>, VotesPtr> m_votesWork;
    Latest<std::shared_ptr<const Question>, ScoresPtr> m_scoresWork;
};

} // namespace bulkhead::app
