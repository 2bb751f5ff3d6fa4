// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/workshop_parts.h"

#include "catalog/workshop/interaction_sheet.h"
#include "model/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;

namespace {

const std::string *worstOf(const ws::StrideCell &cell, const ws::WorkshopJudge &judge)
{
    const auto known = judge.key().cells.find(cell);
    return known == judge.key().cells.end() || known->second.findings.empty()
               ? nullptr
               : &known->second.findings.front();
}

// "sends to db (Data store); gets from web (Container); and 3 more"
std::string shortList(const std::vector<std::string> &texts)
{
    constexpr std::size_t mostNamed = 3;
    std::string list;
    for (std::size_t i = 0; i < std::min(texts.size(), mostNamed); ++i)
        list += (i > 0 ? "; " : "") + texts[i];
    if (texts.size() > mostNamed)
        list += "; and " + std::to_string(texts.size() - mostNamed) + " more";
    return list;
}

} // namespace

std::string pointsOf(double points)
{
    return model::toText(std::round(points * 10) / 10);
}

std::string elementTitle(const model::Id &id, const model::Model &model)
{
    const model::Element *element = model.element(id);
    const model::Flow *flow = model.flow(id);
    const std::string name = element ? element->name : flow ? flow->name : std::string();
    return name.empty() ? id : name;
}

std::string cellTitle(const ws::StrideCell &cell, const model::Model &model)
{
    return elementTitle(cell.element, model) + ": " + std::string(model::strideTitle(cell.category));
}

std::string verdictTitle(ws::Verdict verdict)
{
    static constexpr std::array words = {"threat", "to verify", "no threat", "bonus"};
    return words[static_cast<std::size_t>(verdict)];
}

Cover workshopCover(const std::string &kind, const model::Model &model)
{
    Cover cover;
    cover.kind = kind;
    cover.title = model.metadata().title;
    if (cover.title.empty())
        cover.title = "Threat modelling workshop";
    return cover;
}

Section workshopChapter(const std::string &title, const std::string &anchor)
{
    Section chapter;
    chapter.title = title;
    chapter.shortTitle = title;
    chapter.anchor = anchor;
    return chapter;
}

std::string explanationOf(const ws::StrideCell &cell, const ws::WorkshopJudge &judge)
{
    const auto override = judge.workshop().overrides.find(cell);
    if (override != judge.workshop().overrides.end() && !override->second.reason.empty())
        return override->second.reason;
    if (judge.workshop().task.sheet == ws::SheetKind::Interaction) {
        const std::vector<std::string> interactions = ws::interactionsWith(judge.analysis(), cell);
        if (!interactions.empty())
            return shortList(interactions);
    }
    const std::string *id = worstOf(cell, judge);
    if (!id)
        return {};
    if (const catalog::Finding *finding = judge.analysis().find(*id))
        return judge.analysis().message(*finding);
    const auto &threats = judge.workshop().model.manualThreats();
    const model::ManualThreat *threat = threats.find(*id);
    return threat ? threat->title : std::string();
}

std::string remedyOf(const ws::StrideCell &cell, const ws::WorkshopJudge &judge)
{
    const std::string *id = worstOf(cell, judge);
    const catalog::Finding *finding = id ? judge.analysis().find(*id) : nullptr;
    if (!finding)
        return {};
    const auto &offers = judge.analysis().rule(*finding).mitigations;
    return offers.empty() ? std::string()
                          : judge.analysis().catalogs().mitigations()[offers.front().mitigation].title;
}

} // namespace bulkhead::exporting
