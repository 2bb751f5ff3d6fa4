// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/finish_work.h"

#include "app/document/text.h"
#include "app/papers/workshop_folder.h"
#include "catalog/what_if/what_if.h"
#include "catalog/workshop/accepted_threats.h"
#include "catalog/workshop/graded_room.h"
#include "export/findings/subject.h"
#include "export/tools/tool_export.h"
#include "export/workshop/room_results.h"
#include "export/workshop/workshop_pages.h"
#include "model/file/atomic_file.h"

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

using NamedBytes = std::vector<std::pair<std::string, std::string>>;

Result<std::vector<std::string>> writeAll(const std::filesystem::path &folder, const NamedBytes &files)
{
    std::vector<std::string> names;
    for (const auto &[name, bytes] : files) {
        if (auto written = writeFileAtomically(folder / name, bytes);
            !written && !wasWritten(written.error()))
            return std::move(written.error());
        names.push_back(name);
    }
    return names;
}

// What each participant found and missed, a page for each.
void addOwnPages(NamedBytes &files, const FinishQuestion &question, const ws::WorkshopJudge &judge)
{
    std::vector<ws::HandedIn> sheets;
    for (const ws::AnswerSheet &sheet : question.scores.sheets)
        sheets.push_back({sheet.participant, sheet.participant, sheet});
    ws::GradedRoom graded = ws::gradeRoom(judge, sheets);
    if (question.workshop.task.usesPseudonyms)
        ws::usePseudonyms(graded, question.workshop);
    for (std::size_t i = 0; i < graded.sheets.size(); ++i)
        files.emplace_back(question.name + "-results-" +
                               feedbackFileName(i + 1, graded.sheets[i].participant),
                           exporting::workshopPage(exporting::feedbackDocument(graded.sheets[i], judge)));
}

// From an earlier time, whoever accepted it then.
bool hasThreat(const model::Model &model, const model::ManualThreat &threat)
{
    const auto &all = model.manualThreats();
    return std::any_of(all.begin(), all.end(), [&threat](const model::ManualThreat &other) {
        return other.id == threat.id || (other.subject == threat.subject &&
                                         other.category == threat.category && other.title == threat.title);
    });
}

std::vector<DecidedFinding> decidedFindings(const FinishQuestion &question, const model::Date &today)
{
    return question.judge->with([&](const ws::WorkshopJudge &judge) {
        const catalog::Analysis &analysis = judge.analysis();
        std::vector<DecidedFinding> all;
        for (model::Decision &decision : ws::acceptedDecisions(question.workshop, analysis, today)) {
            const catalog::Finding &finding = *analysis.find(decision.finding);
            const std::string element = exporting::subjectName(analysis.model(), analysis.subjectId(finding));
            QString title = toQString(analysis.threat(finding).title);
            all.push_back({std::move(decision), std::move(title), toQString(element).simplified()});
        }
        return all;
    });
}

} // namespace

std::vector<model::ManualThreat> acceptedOf(const ws::Workshop &workshop, const RoomScores &scores)
{
    return ws::acceptedThreats(workshop, scores.sheets, scores.room.agreedExtras);
}

Result<std::vector<std::string>> writeResults(const FinishQuestion &question)
{
    const ws::Room &room = question.scores.room;
    NamedBytes files;
    auto pdf = question.judge->with([&](ws::WorkshopJudge &judge) {
        judge.follow(question.workshop.overrides, question.workshop.votes);
        const exporting::ReportDocument document = exporting::roomDocument(room, judge);
        files.emplace_back(question.name + "-results.html", exporting::workshopPage(document));
        addOwnPages(files, question, judge);
        return exporting::workshopPdf(document, judge.workshop().model);
    });
    if (!pdf)
        return std::move(pdf.error());
    files.emplace_back(question.name + "-results.pdf", *std::move(pdf));
    files.emplace_back(question.name + "-results.csv", exporting::roomCsv(room));
    return writeAll(question.folder, files);
}

Result<std::vector<std::string>> writeAccepted(const FinishQuestion &question)
{
    const std::vector<model::ManualThreat> threats = acceptedOf(question.workshop, question.scores);
    std::vector<model::Change> changes;
    for (const model::ManualThreat &threat : threats)
        if (!question.workshop.model.manualThreats().find(threat.id))
            changes.push_back(model::adding(threat));
    const auto analysis = question.judge->with([&](ws::WorkshopJudge &judge) {
        return catalog::whatIf(judge.analysis(), model::batch(std::move(changes)));
    });
    if (!analysis)
        return analysis.error();
    return writeAll(
        question.folder,
        {{question.name + "-accepted.csv", exporting::acceptedCsv(threats, question.workshop.model)},
         {question.name + "-threat-dragon.json", exporting::toThreatDragon(*analysis).text}});
}

Result<MergePlan> planMerge(const std::filesystem::path &path, const FinishQuestion &question,
                            const model::Date &today)
{
    auto read = Document::read(path, question.workshop.model.sharedVocabulary());
    if (!read)
        return std::move(read.error());
    MergePlan plan{*std::move(read), {}, {}, 0, 0};
    const model::Model &model = plan.model.model;
    const auto has = [&model](const std::string &id) { return model.element(id) || model.flow(id); };
    for (model::ManualThreat &threat : acceptedOf(question.workshop, question.scores)) {
        if (hasThreat(model, threat))
            ++plan.there;
        else if (!has(threat.subject))
            ++plan.homeless;
        else
            plan.added.push_back(std::move(threat));
    }
    for (DecidedFinding &decided : decidedFindings(question, today)) {
        if (model.decisions().find(decided.decision.finding))
            ++plan.there;
        else if (!has(decided.decision.finding.substr(decided.decision.finding.find('@') + 1)))
            ++plan.homeless;
        else
            plan.decided.push_back(std::move(decided));
    }
    return plan;
}

} // namespace bulkhead::app
