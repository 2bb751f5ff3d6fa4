// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/workshop_parts.h"

#include "catalog/workshop/interaction_sheet.h"
#include "catalog/workshop/task_options.h"
#include "export/findings/subject.h"
#include "export/report/data/report_paths.h"
#include "export/report/data/wording.h"
#include "export/text/words.h"
#include "model/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;

namespace {

const std::string *worstOf(const ws::StrideCell &cell, const ws::Key &key)
{
    const auto known = key.cells.find(cell);
    return known == key.cells.end() || known->second.findings.empty() ? nullptr
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

std::string nameOnPaper(const model::Id &id, const model::Model &model)
{
    const Subject subject = subjectOf(model, id);
    return onOneLine(subject.ends.empty() || subject.name == subject.ends
                         ? subject.name
                         : subject.name + " (" + subject.ends + ")");
}

std::string onOneLine(std::string name)
{
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return name;
}

std::string cellTitle(const ws::StrideCell &cell, const model::Model &model)
{
    return nameOnPaper(cell.element, model) + ": " + std::string(model::strideTitle(cell.category));
}

std::string verdictTitle(ws::Verdict verdict)
{
    static constexpr std::array words = {"threat", "to verify", "no threat", "bonus"};
    return words[static_cast<std::size_t>(verdict)];
}

std::string weightsText(const ws::Rubric &rubric, ws::SheetKind sheet)
{
    std::string total = pointsOf(rubric.cells) + " × S / 100";
    for (const auto &[name, points] :
         {std::pair("reasons", rubric.why), std::pair("open questions", rubric.honesty),
          std::pair("path", rubric.path), std::pair("measures", rubric.fix),
          std::pair("diagram", rubric.diagram)})
        if (points > 0)
            total += std::string(" + ") + name + " (at most " + pointsOf(points) + ")";
    return "Total: " + total + " + " + pointsOf(rubric.extra) +
           " for each accepted extra threat. S = 100 × (share of the threats found − share of false alarms), "
           "at least 0; " +
           (ws::isGeneric(sheet) ? "each threat weighs the same."
                                 : "a threat weighs 5, 3, 2 or 1 by its worst rating, critical to low.");
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
    return explanationOf(cell, judge.key(), judge);
}

std::string explanationOf(const ws::StrideCell &cell, const ws::Key &key, const ws::WorkshopJudge &judge)
{
    const auto override = judge.workshop().overrides.find(cell);
    if (override != judge.workshop().overrides.end() && !override->second.reason.empty())
        return override->second.reason;
    if (judge.workshop().task.sheet == ws::SheetKind::Interaction) {
        const std::vector<std::string> interactions = judge.interactions().with(cell);
        if (!interactions.empty())
            return shortList(interactions);
    }
    const std::string *id = worstOf(cell, key);
    if (!id)
        return {};
    if (const catalog::Finding *finding = judge.analysis().find(*id))
        return onOneLine(judge.analysis().message(*finding));
    const auto &threats = judge.workshop().model.manualThreats();
    const model::ManualThreat *threat = threats.find(*id);
    return threat ? threat->title : std::string();
}

std::string remedyOf(const ws::StrideCell &cell, const ws::WorkshopJudge &judge)
{
    return remedyOf(cell, judge.key(), judge);
}

std::string remedyOf(const ws::StrideCell &cell, const ws::Key &key, const ws::WorkshopJudge &judge)
{
    const auto known = key.cells.find(cell);
    const auto measure =
        known == key.cells.end() ? std::nullopt : ws::measureOf(judge.analysis(), known->second);
    return measure ? judge.analysis().catalogs().mitigations()[*measure].title : std::string();
}

Section wayChapter(const ws::WorkshopJudge &judge)
{
    Section chapter = workshopChapter("The best way", "way");
    ReportData data;
    addAttackPaths(data, judge.paths());
    const model::Id &goal = judge.workshop().task.goal;
    const std::string name = goal.empty() ? std::string() : subjectName(judge.workshop().model, goal);
    const auto path = std::find_if(data.paths.begin(), data.paths.end(),
                                   [&](const ReportPath &each) { return name.empty() || each.to == name; });
    if (path == data.paths.end()) {
        chapter.blocks.push_back(Paragraph{"No way leads there from outside."});
        return chapter;
    }
    chapter.blocks.push_back(
        Paragraph{onOneLine("From " + path->from + " to " + path->to + ". " + outcomeText(*path))});
    List steps;
    steps.look = List::Look::Numbers;
    for (const ReportStep &step : path->steps)
        steps.items.push_back(RichText()
                                  .strong(onOneLine(step.to))
                                  .add(onOneLine(": " + step.title + ", " + percentText(step.probability) +
                                                 ". " + step.reason)));
    chapter.blocks.push_back(std::move(steps));
    return chapter;
}

} // namespace bulkhead::exporting
