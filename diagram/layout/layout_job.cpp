#include "diagram/layout/layout.h"

namespace bulkhead::diagram {

LayoutJob::LayoutJob(QObject *parent) : QObject(parent) {}

LayoutJob::~LayoutJob() =
    default; // the thread is stopped and joined; what it has posted dies with the object

void LayoutJob::start(const model::Model &model, model::IdView view, LayoutOptions options)
{
    cancel();
    m_running = true;
    const int run = m_run;
    m_worker =
        std::jthread([this, run, model, view = model::Id(view), options](std::stop_token stop) mutable {
            options.stop = std::move(stop);
            const Result<LayoutResult> result = layoutModel(model, view, options);
            QMetaObject::invokeMethod(
                this, [this, run, result] { report(run, result); }, Qt::QueuedConnection);
        });
}

void LayoutJob::cancel()
{
    ++m_run;
    m_running = false;
    m_worker.request_stop();
}

bool LayoutJob::isRunning() const
{
    return m_running;
}

void LayoutJob::report(int run, const Result<LayoutResult> &result)
{
    if (run != m_run)
        return; // cancelled or replaced meanwhile
    m_running = false;
    if (result)
        emit finished(*result);
    else
        emit failed(result.error());
}

} // namespace bulkhead::diagram
