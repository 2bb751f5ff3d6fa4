// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/room_work.h"

#include "catalog/workshop/graded_room.h"

namespace bulkhead::app {

namespace ws = catalog::workshop;

const ws::CellVotes *RoomVotes::of(const ws::StrideCell &cell) const
{
    const auto place = placeOf.find(cell);
    return place == placeOf.end() ? nullptr : &votes[place->second];
}

RoomWork::RoomWork(std::shared_ptr<JudgeBox> box, QObject *parent)
    : QObject(parent), m_judge(std::move(box)),
      m_votesWork(
          [](const std::shared_ptr<const Question> &question, const Running &) -> Result<VotesPtr> {
              const std::vector<ws::AnswerSheet> sheets = ws::latestSheets(question->workshop.votes);
              auto room = std::make_shared<RoomVotes>();
              for (const ws::AnswerSheet &sheet : sheets)
                  room->sheets += sheet.cells.empty() ? 0U : 1U;
              room->votes = ws::votesOf(question->workshop.task, sheets);
              for (std::size_t i = 0; i < room->votes.size(); ++i)
                  room->placeOf.emplace(room->votes[i].cell, i);
              room->divided = ws::dividedFirst(room->votes);
              room->shares = ws::sharesOf(question->workshop.task, question->key, room->votes, room->sheets);
              return VotesPtr(std::move(room));
          },
          [this](Result<VotesPtr> votes) {
              if (votes)
                  m_votes = *std::move(votes);
              emit votesReady();
          }),
      m_scoresWork(
          [](const std::shared_ptr<const Question> &question, const Running &running) -> Result<ScoresPtr> {
              auto scores = std::make_shared<RoomScores>();
              scores->sheets = ws::latestSheets(question->workshop.votes);
              const auto before = ws::sheetsOf(question->workshop.votes, ws::RoundKind::Silent);
              question->judge->with([&](ws::WorkshopJudge &judge) {
                  if (running.isStopped()) // another one waits for the judge
                      return;
                  judge.follow(question->workshop.overrides, question->workshop.votes);
                  scores->room = ws::collate(judge, scores->sheets, before);
              });
              ws::Room revealed;
              revealed.rows = scores->room.rows;
              ws::Catches catches =
                  ws::catchesAmong(question->key, scores->sheets, question->workshop.reveal.shown);
              revealed.bestCatch = std::move(catches.best);
              revealed.bestQuestion = std::move(catches.question);
              if (question->workshop.task.usesPseudonyms) {
                  ws::usePseudonyms(scores->room, question->workshop);
                  ws::usePseudonyms(revealed, question->workshop);
              }
              scores->revealed = {std::move(revealed.bestCatch), std::move(revealed.bestQuestion)};
              return ScoresPtr(std::move(scores));
          },
          [this](Result<ScoresPtr> scores) {
              if (scores)
                  m_scores = *std::move(scores);
              emit scoresReady();
          })
{}

void RoomWork::follow(const ws::Workshop &workshop)
{
    auto question = std::make_shared<const Question>(
        Question{workshop, ws::overruled(workshop.key, workshop.overrides), m_judge});
    m_votesWork.request(question);
    m_scoresWork.request(std::move(question));
}

} // namespace bulkhead::app
