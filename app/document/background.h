#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace bulkhead::app {

// Runs `work` in a worker thread. It is given a function that posts to the receiver: `post(f)` calls
// f(receiver) in the receiver's thread, unless the receiver has gone by then. Nobody waits for the work:
// whoever loses interest asks it to stop and goes.
template <typename Receiver, typename Work>
void runInBackground(Receiver *receiver, Work work)
{
    QThreadPool::globalInstance()->start(
        [guard = QPointer<Receiver>(receiver), work = std::move(work)]() mutable {
            work([guard](auto report) {
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [guard, report = std::move(report)] {
                        if (guard)
                            report(*guard);
                    },
                    Qt::QueuedConnection);
            });
        });
}

} // namespace bulkhead::app
