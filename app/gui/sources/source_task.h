#pragma once

#include "app/document/text.h"
#include "app/workspace/open.h"
#include "model/result.h"

#include <QObject>

#include <stop_token>

namespace bulkhead::app {

// Reads sources in a worker thread, so that it neither stalls the window nor has to be waited for.
class SourceTask : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~SourceTask() override { cancel(); }

    void cancel() { m_stop.request_stop(); }

signals:
    void progressed(const QString &what, double fraction);
    void failed(const bulkhead::Error &error);

protected:
    // For work that begins now: it stops when the task is cancelled.
    std::stop_token begin()
    {
        m_stop = std::stop_source();
        return m_stop.get_token();
    }

    // Options with which opening tells of its progress; `post` is the one of the background work.
    template <typename Post>
    static OpenOptions openOptions(std::stop_token stop, Post post)
    {
        OpenOptions options;
        options.stop = std::move(stop);
        options.progress = [post](std::string_view what, double fraction) {
            post([text = toQString(what), fraction](SourceTask &task) {
                emit task.progressed(text, fraction);
            });
        };
        return options;
    }

private:
    std::stop_source m_stop;
};

} // namespace bulkhead::app
