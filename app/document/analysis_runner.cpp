// SPDX-License-Identifier: Apache-2.0
#include "app/document/analysis_runner.h"

#include "app/document/text.h"
#include "app/workspace/platform.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

constexpr std::size_t subjectsListedWithQuestions = 200;

} // namespace

WindowOptions windowOptions(const model::Model &model, const std::filesystem::path &folder)
{
    NamedPlatform platform = platformOf(model, folder);
    return {{toDate(QDate::currentDate()), false, std::move(platform.profile)}, std::move(platform.fault)};
}

AnalysisRunner::AnalysisRunner(QObject *parent)
    : QObject(parent), m_work(assess, [this](Result<AssessmentPtr> result) { take(std::move(result)); })
{}

void AnalysisRunner::setCatalogs(std::shared_ptr<const catalog::Catalogs> catalogs)
{
    m_catalogs = std::move(catalogs);
    if (!m_catalogs || !m_pending)
        return;
    auto [model, folder] = *std::exchange(m_pending, std::nullopt);
    request(model, std::move(folder));
}

void AnalysisRunner::request(const model::Model &snapshot, std::filesystem::path folder)
{
    if (m_catalogs)
        m_work.request({snapshot, std::move(folder), m_catalogs, m_last});
    else
        m_pending.emplace(snapshot, std::move(folder));
}

void AnalysisRunner::forget()
{
    m_pending.reset();
    m_work.forget();
    m_last.reset();
}

Result<AssessmentPtr> AnalysisRunner::assess(Request request, const Running &running)
{
    WindowOptions options = windowOptions(request.model, request.folder);
    QElapsedTimer timer;
    timer.start();
    auto analysis =
        catalog::analyze(request.model, std::move(request.catalogs), options.engine, running.stop());
    if (!analysis)
        return std::move(analysis.error());
    auto assessment = std::make_shared<Assessment>();
    assessment->platformFault = std::move(options.platformFault);
    assessment->milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    assessment->analysis = std::make_shared<const catalog::Analysis>(std::move(*analysis));
    assessment->summary = assessment->analysis->summary();
    assessment->change = differenceOf(request.before, *assessment);
    auto questions = catalog::questions(*assessment->analysis, running.stop());
    if (!questions)
        return std::move(questions.error());
    assessment->questions = std::move(*questions);
    assessment->questionsBySubject =
        catalog::questionsBySubject(assessment->questions, subjectsListedWithQuestions);
    auto paths = catalog::attackPaths(*assessment->analysis, running.stop());
    if (!paths)
        return std::move(paths.error());
    assessment->paths = std::make_shared<const catalog::AttackPaths>(std::move(*paths));
    assessment->topThreats = catalog::topThreats(*assessment->paths);
    assessment->coverage = catalog::coverage(*assessment->analysis);
    assessment->hardening = catalog::hardening(*assessment->analysis);
    std::stable_sort(assessment->hardening.begin(), assessment->hardening.end(),
                     [](const auto &a, const auto &b) { return a.missing > b.missing; });
    assessment->figures = riskFigures(*assessment->analysis, assessment->summary, *assessment->paths);
    return AssessmentPtr(std::move(assessment));
}

void AnalysisRunner::take(Result<AssessmentPtr> result)
{
    if (!result) {
        emit failed(result.error());
        return;
    }
    m_last = *result;
    emit assessed(std::move(*result));
}

} // namespace bulkhead::app
