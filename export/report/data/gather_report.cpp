// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/gather_report.h"

#include "catalog/questions/questions.h"
#include "export/findings/subject.h"
#include "export/report/data/actions.h"
#include "export/report/data/appendix.h"
#include "export/report/data/causes.h"
#include "export/report/data/comparison.h"
#include "export/report/data/issues.h"
#include "export/report/data/or_stopped.h"
#include "export/report/data/report_coverage.h"
#include "export/report/data/report_hardening.h"
#include "export/report/data/report_method.h"
#include "export/report/data/report_paths.h"
#include "export/report/data/summary.h"
#include "export/text/words.h"
#include "model/view_plans.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace bulkhead::exporting {

namespace {

constexpr std::size_t namedOfLayers = 8; // elements, of each control and state

std::vector<ReportNote> notesOf(const model::Model &model, const model::View &view)
{
    std::vector<ReportNote> notes;
    for (const model::CanvasNote &note : view.notes) {
        ReportNote read{note.text, {}};
        for (const model::Id &id : note.about)
            if (model.element(id) || model.flow(id))
                read.about.push_back(subjectName(model, id));
        notes.push_back(std::move(read));
    }
    return notes;
}

std::vector<ReportDiagram> diagramsOf(const model::Model &model)
{
    std::vector<ReportDiagram> diagrams;
    for (const model::View *view : model::viewsInOrder(model)) {
        if (view->wholeModel ? !model.elements().empty() : !view->members.empty())
            diagrams.push_back({view->id, view->name, notesOf(model, *view)});
    }
    return diagrams;
}

std::vector<ToVerify> groupedByElement(std::vector<Issue> issues)
{
    std::vector<ToVerify> groups;
    std::map<std::string, std::size_t> places;
    for (Issue &issue : issues) { // worst first, so the groups are too
        const auto [place, isFirst] = places.try_emplace(issue.subject.id, groups.size());
        if (isFirst)
            groups.push_back({issue.subject, issue.rating, {}});
        groups[place->second].issues.push_back(std::move(issue));
    }
    return groups;
}

std::vector<ReportDecision> decisionsOf(const catalog::Analysis &analysis, const std::vector<Issue> &issues)
{
    std::vector<ReportDecision> decisions;
    for (const Issue &issue : issues)
        decisions.insert(decisions.end(), issue.decisions.begin(), issue.decisions.end());
    for (const model::Decision *orphan : analysis.orphanedDecisions()) {
        const std::string subject = orphan->finding.substr(orphan->finding.find('@') + 1);
        decisions.push_back({orphan->finding,
                             {},
                             subjectOf(analysis.model(), subject),
                             *orphan,
                             "the finding is no longer there"});
    }
    std::sort(decisions.begin(), decisions.end(),
              [](const ReportDecision &a, const ReportDecision &b) { return a.finding < b.finding; });
    return decisions;
}

std::vector<std::string> switchedOff(const model::Model &model)
{
    std::vector<std::string> lines;
    for (const model::CatalogSwitch &rule : model.catalogSwitches()) {
        if (!rule.enabled)
            lines.push_back(rule.reason.empty() ? rule.target : rule.target + ": " + rule.reason);
    }
    return lines;
}

std::vector<OpenQuestion> openQuestions(const model::Model &model,
                                        const std::vector<catalog::Question> &questions)
{
    std::vector<OpenQuestion> list;
    for (const catalog::Question &question : questions) {
        OpenQuestion open{question.text,    question.help,      {},
                          question.settles, question.maySettle, question.isOfPlatform};
        for (const model::IdView subject : question.subjects)
            open.elements.push_back(subjectName(model, subject));
        list.push_back(std::move(open));
    }
    return list;
}

// Facts about secrets are told without the line that has them.
bool isOfSecrets(const EvidenceText &fact)
{
    const std::string told = lowerCase(fact.text + ' ' + fact.told + ' ' + fact.inferredFrom);
    for (const char *word : {"secret", "password", "credential", "token", "env"})
        if (told.find(word) != std::string::npos)
            return true;
    return false;
}

void addLines(ReportData &data, const std::vector<Issue> &issues, const ReportOptions &options)
{
    if (!options.lineAt)
        return;
    for (const Issue &issue : issues) {
        for (const EvidenceText &fact : issue.evidence) {
            if (fact.place.line <= 0 || isOfSecrets(fact))
                continue;
            const auto [line, isNew] = data.lines.try_emplace({fact.place.file, fact.place.line});
            if (isNew)
                line->second = options.lineAt(fact.place);
        }
    }
}

void fillFrontMatter(ReportData &data, const catalog::Analysis &analysis, const ReportOptions &options)
{
    const model::Model &model = analysis.model();
    data.choice = options.choice;
    data.look = options.look;
    data.metadata = model.metadata();
    data.title = options.title.empty() ? data.metadata.title : options.title;
    if (data.title.empty())
        data.title = "Untitled model";
    data.asOf = analysis.options().asOf.toString();
    data.programVersion = options.programVersion;
    data.elements = model.elements().size();
    data.flows = model.flows().size();
    for (const model::SourceFile &source : model.sources())
        data.sources.push_back(source.path);
    if (const model::PlatformProfilePtr &platform = analysis.options().platform)
        data.platform = platform->title;
    data.platformFault = options.platformFault;
    const auto catalogs = analysis.catalogs().catalogs();
    data.catalogs.assign(catalogs.begin(), catalogs.end());
    data.switchedOff = switchedOff(model);
}

ReportData gathered(const catalog::Analysis &analysis, const ReportOptions &options,
                    const std::stop_token &stop)
{
    ReportData data;
    fillFrontMatter(data, analysis, options);
    data.diagrams = diagramsOf(analysis.model());

    std::vector<Issue> issues = gatherIssues(analysis);
    addLines(data, issues, options);
    data.decisions = decisionsOf(analysis, issues);
    data.summary = summarise(issues, analysis);
    const std::vector<catalog::CoverageRow> coverage = catalog::coverage(analysis);
    data.matrix = gatherMatrix(analysis, coverage);
    throwIfStopped(stop);
    data.actions = gatherActions(analysis, stop);
    const catalog::AttackPaths paths = orStopped(catalog::attackPaths(analysis, stop));
    addAttackPaths(data, paths);
    addPathFigures(data, paths, stop);
    data.topThreats = threatTexts(paths);
    throwIfStopped(stop);
    if (options.baseline)
        data.comparison = compareWith(*options.baseline, issues, data);
    data.comparisonFault = options.baselineFault;

    const auto unsure =
        std::stable_partition(issues.begin(), issues.end(), [](const Issue &i) { return i.confirmed; });
    data.toVerify =
        groupedByElement({std::make_move_iterator(unsure), std::make_move_iterator(issues.end())});
    issues.erase(unsure, issues.end());
    data.issues = std::move(issues);
    throwIfStopped(stop);
    data.causes = gatherCauses(data.issues, false);
    data.hardeningCauses = gatherCauses(data.issues, true);
    data.hardening = gatherHardening(analysis);
    data.layers = orStopped(gatherLayers(analysis, namedOfLayers, stop));
    const catalog::Questions questions = orStopped(catalog::questions(analysis, stop));
    data.questions = openQuestions(analysis.model(), questions.asked);
    data.questionsThatWait = openQuestions(analysis.model(), questions.more);
    data.coverage = gatherCoverage(analysis, coverage);
    if (options.choice.audience == Audience::Audit)
        data.method = gatherMethod(analysis);
    data.appendix = gatherAppendix(analysis.model(), analysis.options().platform.get());
    return data;
}

} // namespace

ReportData gatherReport(const catalog::Analysis &analysis, const ReportOptions &options)
{
    return gathered(analysis, options, {});
}

Result<ReportData> gatherReport(const catalog::Analysis &analysis, const ReportOptions &options,
                                std::stop_token stop)
{
    return stoppable([&] { return gathered(analysis, options, stop); });
}

} // namespace bulkhead::exporting
