// SPDX-License-Identifier: Apache-2.0
#include "app/background/latest.h"
#include "tests/support/patience.h"
#include "tests/support/test_program.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <vector>

namespace gui_background {

// Work in the background: which result arrives, where, and who waits for whom.
using namespace bulkhead;
using namespace bulkhead::app;

namespace background_test {

// What the tests and the work share: work has nothing but its request.
struct Bench
{
    QSemaphore started;
    QSemaphore gate; // each piece of work passes once it is opened
    std::atomic<int> runs = 0;
    std::atomic<int> stopped = 0;
    std::atomic<QThread *> thread = nullptr;
};

struct Task
{
    int number = 0;
    std::shared_ptr<Bench> bench;
    bool obeys = true; // stops when it is asked to
};

Result<int> workOn(Task task, const Running &running)
{
    Bench &bench = *task.bench;
    ++bench.runs;
    bench.thread = QThread::currentThread();
    running.progress("begun", 0);
    bench.started.release();
    while (!bench.gate.tryAcquire(1, 5)) {
        if (running.isStopped() && task.obeys) {
            ++bench.stopped;
            return -1;
        }
    }
    if (task.number == 13)
        throw std::runtime_error("thirteen");
    if (task.number < 0)
        return failure("test.negative", "%1 is negative", {std::to_string(task.number)});
    return task.number;
}

// The owner of some work, and what arrives.
struct Owner
{
    std::vector<int> results;
    std::vector<Error> errors;
    QThread *deliveredIn = nullptr;
    Latest<Task, int> work{workOn, [this](Result<int> result) {
                               deliveredIn = QThread::currentThread();
                               if (result)
                                   results.push_back(*result);
                               else
                                   errors.push_back(result.error());
                           }};
};

} // namespace background_test

using namespace background_test;

class BackgroundTest : public QObject
{
    Q_OBJECT

private slots:
    void workIsDoneElsewhereAndDeliveredHere()
    {
        auto bench = std::make_shared<Bench>();
        Owner owner;
        owner.work.request({7, bench});
        QVERIFY(owner.work.isBusy());
        bench->gate.release();
        QTRY_COMPARE(owner.results, std::vector{7});
        QCOMPARE(owner.deliveredIn, QThread::currentThread());
        QVERIFY(bench->thread != QThread::currentThread());
        QVERIFY(!owner.work.isBusy());
    }

    void deliveredInTheThreadOfItsOwner()
    {
        auto bench = std::make_shared<Bench>();
        QThread thread;
        thread.start();
        auto *receiver = new QObject;
        receiver->moveToThread(&thread);
        std::atomic<QThread *> deliveredIn = nullptr;
        QMetaObject::invokeMethod(receiver, [&] {
            auto *work = new Latest<Task, int>(
                workOn, [&](const Result<int> &) { deliveredIn = QThread::currentThread(); }, receiver);
            work->request({1, bench});
        });
        bench->gate.release();
        QTRY_COMPARE(deliveredIn.load(), &thread);
        receiver->deleteLater();
        thread.quit();
        thread.wait();
    }

    // Twenty edits while one piece of work runs make one more piece of work, not twenty.
    void requestsThatWaitReplaceEachOther()
    {
        auto bench = std::make_shared<Bench>();
        Owner owner;
        owner.work.request({100, bench, false});
        QVERIFY(bench->started.tryAcquire(1, tests::patience));
        for (int number = 1; number <= 20; ++number)
            owner.work.request({number, bench});
        bench->gate.release(100);
        QTRY_VERIFY(!owner.work.isBusy());
        QCOMPARE(bench->runs.load(), 2);
        QCOMPARE(owner.results, std::vector{20}); // nor does what has become old arrive
    }

    void newRequestStopsTheOneAtWork()
    {
        auto bench = std::make_shared<Bench>();
        Owner owner;
        owner.work.request({1, bench});
        QVERIFY(bench->started.tryAcquire(1, tests::patience));
        owner.work.request({2, bench});
        QTRY_COMPARE(bench->runs.load(), 2); // the gate is closed: the first one has stopped
        QCOMPARE(bench->stopped.load(), 1);
        bench->gate.release();
        QTRY_COMPARE(owner.results, std::vector{2});
    }

    // It was at work, or done and on its way, when the document was replaced.
    void forgottenResultNeverArrives()
    {
        auto bench = std::make_shared<Bench>();
        Owner owner;
        owner.work.request({1, bench, false});
        QVERIFY(bench->started.tryAcquire(1, tests::patience));
        bench->gate.release();
        QTest::qSleep(50); // it is posted by now
        owner.work.forget();
        QVERIFY(!owner.work.isBusy());
        owner.work.request({2, bench});
        bench->gate.release();
        QTRY_VERIFY(!owner.work.isBusy());
        QTest::qWait(20);
        QCOMPARE(owner.results, std::vector{2});
    }

    void endOfTheOwnerWaitsForNothing()
    {
        auto bench = std::make_shared<Bench>();
        auto owner = std::make_unique<Owner>();
        owner->work.request({1, bench, false}); // does not stop when it is asked to
        QVERIFY(bench->started.tryAcquire(1, tests::patience));
        owner->work.request({2, bench});
        owner.reset(); // would wait for ever: the gate is closed
        bench->gate.release(2);
        QTRY_COMPARE(bench.use_count(), 1); // the worker has let go of its request
        QCOMPARE(bench->runs.load(), 1);
    }

    void progressIsReportedByTheLatestOnly()
    {
        auto bench = std::make_shared<Bench>();
        Owner owner;
        QStringList reported;
        connect(&owner.work, &BackgroundWork::progressed, this, [&](const QString &what, double fraction) {
            QCOMPARE(QThread::currentThread(), thread());
            reported << QStringLiteral("%1 %2").arg(what).arg(fraction);
        });
        owner.work.request({1, bench});
        QVERIFY(bench->started.tryAcquire(1, tests::patience)); // its report is posted
        owner.work.request({2, bench});
        QTRY_COMPARE(bench->runs.load(), 2);
        bench->gate.release();
        QTRY_COMPARE(owner.results, std::vector{2});
        QCOMPARE(reported, QStringList{"begun 0"});
    }

    void errorsAndExceptionsArrive()
    {
        auto bench = std::make_shared<Bench>();
        Owner owner;
        bench->gate.release(2);
        owner.work.request({-5, bench});
        QTRY_COMPARE(owner.errors.size(), std::size_t(1));
        QCOMPARE(owner.errors.front().code, std::string("test.negative"));
        owner.work.request({13, bench});
        QTRY_COMPARE(owner.errors.size(), std::size_t(2));
        QCOMPARE(owner.errors.back().message, std::string("thirteen"));
        QVERIFY(owner.results.empty());
    }

    // Who takes a result may ask anew, or have done with it all.
    void receiverMayAskAnewOrGo()
    {
        auto bench = std::make_shared<Bench>();
        std::unique_ptr<Latest<Task, int>> work;
        int last = 0;
        work = std::make_unique<Latest<Task, int>>(workOn, [&](Result<int> result) {
            last = *result;
            if (last < 3)
                work->request({last + 1, bench});
            else
                work.reset();
        });
        bench->gate.release(3);
        work->request({1, bench});
        QTRY_VERIFY(!work);
        QCOMPARE(last, 3);
    }
};

} // namespace gui_background

BULKHEAD_TEST(gui_background, BackgroundTest, Core)
#include "test_background.moc"
