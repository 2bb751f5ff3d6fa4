// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_judge.h"
#include "model/result.h"

#include <QString>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace bulkhead::app {

// The judge of the open workshop, for workers: one at a time, in any thread.
class JudgeBox
{
public:
    JudgeBox(const catalog::workshop::Workshop &workshop, std::shared_ptr<const catalog::Catalogs> catalogs)
        : m_catalogs(catalogs), m_judge(workshop, std::move(catalogs))
    {}

    const std::shared_ptr<const catalog::Catalogs> &catalogs() const { return m_catalogs; }

    // Waits for whoever uses it: not for the GUI thread.
    template <typename Work>
    auto with(Work work)
    {
        const std::scoped_lock lock(m_mutex);
        return work(m_judge);
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<const catalog::Catalogs> m_catalogs;
    catalog::workshop::WorkshopJudge m_judge;
};

// What the engine says of a cell, rendered once: a reveal only shows it. Plain texts of foreign names.
struct CellText
{
    struct Fact
    {
        QString text;
        QString place; // "compose.yaml:15"; empty where a person stated it
    };
    QString why; // empty: no finding
    std::vector<Fact> evidence;
    QString remedy;
};

// A card of the round *cards*, with what the engine says where it is played.
struct PlayedCard
{
    struct Verdict
    {
        catalog::workshop::Verdict verdict = catalog::workshop::Verdict::None; // never a bonus
        model::DecisionState decided = model::DecisionState::Open;             // of the finding
        QString why;                                                           // empty: nothing is found
        QString place; // "compose.yaml:15"; may be empty
    };
    model::Stride suit = model::Stride::Spoofing;
    std::size_t number = 1;
    QString voice;
    QString title;
    QString question;
    std::map<model::Id, Verdict> on; // the elements of the scope
};

// A workshop that was read and analysed.
struct DeskStart
{
    std::filesystem::path path;
    catalog::workshop::Workshop workshop;
    std::shared_ptr<JudgeBox> judge;
    std::map<catalog::workshop::StrideCell, CellText> texts;
    std::vector<PlayedCard> cards; // where the workshop has that round
    int openRisk = 0;              // of the whole model
    std::string bytes;             // of the file
};

// For any thread; takes as long as an analysis of the model.
Result<DeskStart> readDesk(const std::filesystem::path &path,
                           const std::shared_ptr<const model::Vocabulary> &vocabulary);

} // namespace bulkhead::app
