// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/desk_start.h"

#include "app/document/text.h"
#include "app/workspace/knowledge.h"
#include "catalog/analysis/risk.h"
#include "catalog/cards/deck.h"
#include "catalog/workshop/workshop_files.h"
#include "export/findings/finding_text.h"
#include "export/workshop/workshop_parts.h"
#include "model/file/atomic_file.h"

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

CellText cellText(const ws::StrideCell &cell, const ws::KeyCell &answer, const ws::WorkshopJudge &judge)
{
    CellText text;
    text.why = toQString(exporting::explanationOf(cell, judge));
    text.remedy = toQString(exporting::remedyOf(cell, judge));
    const catalog::Finding *finding =
        answer.findings.empty() ? nullptr : judge.analysis().find(answer.findings.front());
    if (finding)
        for (const exporting::EvidenceText &fact : exporting::describe(judge.analysis(), *finding).evidence)
            text.evidence.push_back({toQString(fact.told), toQString(fact.place.text())});
    return text;
}

// The finding of the card's rule decides; where there is none, whether the condition may hold all the same.
PlayedCard::Verdict verdictOf(const catalog::DeckCard &card, const model::Id &element,
                              const catalog::Analysis &analysis)
{
    PlayedCard::Verdict verdict;
    for (const std::uint32_t number : analysis.findingsOf(element)) {
        const catalog::Finding &finding = analysis.findings()[number];
        if (finding.rule != card.rule)
            continue;
        verdict.verdict = model::isConfirmed(finding.basis) ? ws::Verdict::Threat : ws::Verdict::Verify;
        verdict.decided = analysis.decision(finding).effective;
        verdict.why = toQString(analysis.message(finding));
        verdict.place = toQString(exporting::describe(analysis, finding).place().text());
        return verdict;
    }
    const catalog::Rule &rule = analysis.catalogs().rules()[card.rule];
    const model::Element *there = analysis.model().element(element);
    const model::Kind kind = there ? there->kind : model::Kind::DataFlow;
    if (std::find(rule.kinds.begin(), rule.kinds.end(), kind) == rule.kinds.end())
        return verdict; // a card for other kinds of elements
    const auto explained = analysis.explain(rule.id, element);
    if (explained && explained->truth == catalog::Explanation::Truth::Unknown)
        verdict.verdict = ws::Verdict::Verify;
    return verdict;
}

std::vector<PlayedCard> cardsOf(const ws::WorkshopJudge &judge)
{
    std::vector<PlayedCard> cards;
    const std::vector<model::Id> &scope = judge.workshop().task.scope;
    if (scope.empty())
        return cards;
    for (const catalog::DeckCard &card : catalog::modelDeck(judge.analysis(), scope)) {
        PlayedCard played{
            card.suit, card.number, toQString(card.voice), toQString(card.title), toQString(card.question),
            {}};
        for (const model::Id &element : scope)
            played.on.emplace(element, verdictOf(card, element, judge.analysis()));
        cards.push_back(std::move(played));
    }
    return cards;
}

} // namespace

Result<DeskStart> readDesk(const std::filesystem::path &path,
                           const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    auto catalogs = loadCatalogs(vocabulary);
    if (!catalogs)
        return std::move(catalogs.error());
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    auto workshop = ws::parseWorkshop(*bytes, path.string(), vocabulary);
    if (!workshop)
        return std::move(workshop.error());

    ws::Workshop engines = *workshop; // what the engine says, whatever the facilitator said
    engines.overrides.clear();
    DeskStart start{
        path,  *std::move(workshop), std::make_shared<JudgeBox>(engines, *std::move(catalogs)), {}, {}, 0,
        *bytes};
    start.judge->with([&start](ws::WorkshopJudge &judge) {
        for (const auto &[cell, answer] : start.workshop.key.cells)
            start.texts.emplace(cell, cellText(cell, answer, judge));
        if (start.workshop.task.hasRound(ws::RoundKind::Cards))
            start.cards = cardsOf(judge);
        start.openRisk = catalog::openRisk(judge.analysis());
        judge.follow(start.workshop.overrides, start.workshop.votes);
    });
    return start;
}

} // namespace bulkhead::app
