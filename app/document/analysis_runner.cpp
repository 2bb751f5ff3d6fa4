#include "app/document/analysis_runner.h"

#include "app/document/text.h"

#include <QElapsedTimer>
#include <QMetaObject>

namespace bulkhead::app {

namespace {

AssessmentPtr assess(const model::Model &model, std::shared_ptr<const catalog::Catalogs> catalogs,
                     AnalysisRunner::Depth depth)
{
    QElapsedTimer timer;
    timer.start();
    auto assessment = std::make_shared<Assessment>();
    catalog::Options options;
    options.asOf = toDate(QDate::currentDate());
    assessment->analysis =
        std::make_shared<const catalog::Analysis>(catalog::analyze(model, std::move(catalogs), options));
    assessment->milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (depth == AnalysisRunner::Depth::Everything) {
        assessment->questions = catalog::questions(*assessment->analysis);
        assessment->paths =
            std::make_shared<const catalog::AttackPaths>(catalog::attackPaths(*assessment->analysis));
    }
    return assessment;
}

} // namespace

AnalysisRunner::AnalysisRunner(Depth depth, QObject *parent) : QObject(parent), m_depth(depth)
{
    m_pool.setMaxThreadCount(1);
}

AnalysisRunner::~AnalysisRunner()
{
    m_pool.waitForDone(); // the job posts to this object
}

void AnalysisRunner::setCatalogs(std::shared_ptr<const catalog::Catalogs> catalogs)
{
    m_catalogs = std::move(catalogs);
    startNext();
}

void AnalysisRunner::request(const model::Model &snapshot)
{
    m_pending = snapshot;
    startNext();
}

void AnalysisRunner::cancelPending()
{
    m_pending.reset();
    m_discardRunning = m_running;
}

void AnalysisRunner::startNext()
{
    if (m_running || !m_pending || !m_catalogs)
        return;
    m_running = true;
    m_discardRunning = false;
    m_pool.start([this, model = std::move(*m_pending), catalogs = m_catalogs, depth = m_depth] {
        AssessmentPtr assessment = assess(model, catalogs, depth);
        QMetaObject::invokeMethod(
            this, [this, assessment = std::move(assessment)] { finish(assessment); }, Qt::QueuedConnection);
    });
    m_pending.reset();
}

void AnalysisRunner::finish(AssessmentPtr assessment)
{
    m_running = false;
    const bool wanted = !m_discardRunning;
    startNext();
    if (wanted)
        emit assessed(std::move(assessment));
}

} // namespace bulkhead::app
