// SPDX-License-Identifier: Apache-2.0
#include "app/background/background_work.h"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

#include <mutex>
#include <utility>

namespace bulkhead::app {

namespace {

// Never the bottleneck: each owner has one thread at work at the most.
constexpr int mostThreads = 64;

// The threads of all background work. Owners do not wait for their work, so the application does at its end:
// work may use fonts and translations, which go with the application.
QThreadPool &workers()
{
    static QThreadPool *const pool = [] {
        auto *made = new QThreadPool; // stays to the end of the process
        made->setMaxThreadCount(mostThreads);
        qAddPostRoutine([] { workers().waitForDone(); });
        return made;
    }();
    return *pool;
}

} // namespace

// One piece of work under way. Shared by the owner and the worker, whichever ends last.
struct BackgroundWork::Run
{
    explicit Run(BackgroundWork *work) : owner(work) {}

    // Calls f(owner) in the owner's thread, unless the owner has gone by then. Called by the worker.
    template <typename F>
    void post(F f)
    {
        const std::scoped_lock lock(mutex);
        if (owner)
            QMetaObject::invokeMethod(
                owner, [target = owner, f = std::move(f)] { f(*target); }, Qt::QueuedConnection);
    }

    std::stop_source stop; // also says that the result is not wanted
    std::mutex mutex;
    BackgroundWork *owner; // null when it has gone
};

BackgroundWork::BackgroundWork(QObject *parent) : QObject(parent) {}

BackgroundWork::~BackgroundWork()
{
    if (!m_run)
        return;
    m_run->stop.request_stop();
    const std::scoped_lock lock(m_run->mutex);
    m_run->owner = nullptr; // what was posted before goes with this object
}

bool BackgroundWork::isBusy() const
{
    return m_waiting || (m_run && !m_run->stop.stop_requested());
}

void BackgroundWork::forget()
{
    m_waiting.reset();
    if (m_run)
        m_run->stop.request_stop();
}

void BackgroundWork::begin(Job job)
{
    Q_ASSERT(QThread::currentThread() == thread());
    forget();
    m_waiting = std::move(job);
    if (!m_run)
        startNext();
}

void BackgroundWork::startNext()
{
    m_run = std::make_shared<Run>(this);
    workers().start([run = m_run, job = std::move(*m_waiting)]() mutable {
        const Running running(run->stop.get_token(), [&run](std::string_view what, double fraction) {
            run->post([run, text = QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size())),
                       fraction](BackgroundWork &owner) {
                if (!run->stop.stop_requested())
                    emit owner.progressed(text, fraction);
            });
        });
        Delivery delivery = job(running);
        job = {}; // here, not in the owner's thread: both may be large
        if (running.isStopped())
            delivery = {};
        run->post(
            [run, delivery = std::move(delivery)](BackgroundWork &owner) { owner.finish(run, delivery); });
    });
    m_waiting.reset();
}

void BackgroundWork::finish(const std::shared_ptr<Run> &run, const Delivery &delivery)
{
    m_run.reset();
    if (m_waiting)
        startNext();
    if (delivery && !run->stop.stop_requested())
        delivery(); // last: the receiver may ask anew, or delete this object
}

} // namespace bulkhead::app
