// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>

namespace bulkhead::app {

// What a piece of background work gets beside its request. Used in the worker's thread.
class Running
{
public:
    using Report = std::function<void(std::string_view what, double fraction)>;
    Running(std::stop_token stop, Report report) : m_stop(std::move(stop)), m_report(std::move(report)) {}

    // Set when nobody wants the result any more; the work then returns as soon as it can, with any result.
    const std::stop_token &stop() const { return m_stop; }
    bool isStopped() const { return m_stop.stop_requested(); }

    // What is being done now, and how much is done, 0 to 1; below 0 where that is not foreseeable.
    void progress(std::string_view what, double fraction = -1) const { m_report(what, fraction); }

private:
    std::stop_token m_stop;
    Report m_report;
};

// The part of Latest that does not depend on its types: threads, stopping and delivery.
class BackgroundWork : public QObject
{
    Q_OBJECT

public:
    ~BackgroundWork() override; // asks the running work to stop, and does not wait for it

    bool isBusy() const; // a result is still to come
    void forget();       // no result is wanted any more

signals:
    void progressed(const QString &what, double fraction);

protected:
    using Delivery = std::function<void()>;               // called in the owner's thread
    using Job = std::function<Delivery(const Running &)>; // called in a worker's thread

    explicit BackgroundWork(QObject *parent);
    void begin(Job job);

private:
    struct Run;

    void startNext();
    void finish(const std::shared_ptr<Run> &run, const Delivery &delivery);

    std::optional<Job> m_waiting;
    std::shared_ptr<Run> m_run; // the one at work; null: none
};

} // namespace bulkhead::app
