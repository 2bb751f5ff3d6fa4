// SPDX-License-Identifier: Apache-2.0
#include "recovery_bench.h"
#include "tests/support/patience.h"
#include "tests/support/test_program.h"

#include <QSignalSpy>
#include <QTest>

#include <filesystem>

namespace gui_recovery {

using namespace bulkhead;
using namespace bulkhead::app;
using bulkhead::testing::FaultyFiles;

namespace fs = std::filesystem;

// Unsaved work is recovered, or it is told why not; whatever fails, and whoever else writes.
class RecoveryTest : public QObject
{
    Q_OBJECT

private slots:
    void everyFaultKeepsTheWorkOrIsTold();
    void everyFaultInRecoveringKeepsTheWork();
    void failureIsToldAndTriedAgain();
    void unsafeSaveKeepsTheJournal();
    void changeOfAnotherProgramIsTold();
    void workThatDoesNotFitIsKept();
    void previousVersionServesAsBase();
    void modelThatIsGoneIsRecovered();
    void recoveredWorkStaysSeveralChanges();
    void importIsWorkFromTheStart();
    void eachWindowHasItsJournal();
    void emptyLockCountsForNothing();
    void savedWorkIsNotOffered();
    void folderThatIsGoneGetsItsJournalElsewhere();
    void longNamesHaveJournals();
    void allWorkIsListed();
};

// Opens, edits and saves while one call fails, and ends without closing.
void RecoveryTest::everyFaultKeepsTheWorkOrIsTold()
{
    int faults = 0;
    for (const auto how : {FaultyFiles::Fails::Once, FaultyFiles::Fails::FromThenOn}) {
        for (int call = 1;; ++call, ++faults) {
            RecoveryBench bench;
            const fs::path file = bench.saved("a.bulkhead", {"first"});
            bool isTold = false;
            bench.crash(file, [&](Document &document) {
                connect(&document, &Document::journalFailed, this, [&] { isTold = true; });
                bench.files.failAt(call, how);
                document.perform(addContainer("web"), {});
                document.finishJournal();
                document.perform(addContainer("db"), {});
                document.finishJournal();
                isTold = !saveNow(document) || isTold;
                document.perform(addContainer("cache"), {});
                document.finishJournal();
                QCoreApplication::processEvents();
            });
            const bool hadFault = bench.files.hasFailed();
            bench.files.failAt(0);
            auto document = bench.document();
            QVERIFY(document->open(file));
            const bool isSaved = document->model().element("db");
            auto work = bench.work(file);
            const model::Model &now = work ? work->replayed.model : document->model();
            const bool isThere = now.element("web") && now.element("db") && now.element("cache");
            QVERIFY2(isThere || isTold, std::to_string(call).c_str());
            QVERIFY(!isSaved || document->model().element("web"));
            QVERIFY(document->model().element("first"));
            if (!hadFault)
                break;
        }
    }
    QVERIFY(faults > 20);
}

void RecoveryTest::everyFaultInRecoveringKeepsTheWork()
{
    for (const bool isChanged : {false, true}) {
        for (const auto how : {FaultyFiles::Fails::Once, FaultyFiles::Fails::FromThenOn}) {
            for (int call = 1;; ++call) {
                RecoveryBench bench;
                const fs::path file = bench.saved("a.bulkhead");
                bench.crashAdding(file, {"web", "db"});
                if (isChanged)
                    writeBytes(file, bytesOf(file) + "\n");
                bench.crash({}, [&](Document &document) {
                    auto work = bench.work(file);
                    QVERIFY(work.has_value());
                    bench.files.failAt(call, how);
                    document.recover(std::move(*work));
                });
                const bool hadFault = bench.files.hasFailed();
                bench.files.failAt(0);
                auto again = bench.work(file);
                if (!again)
                    again = bench.work();
                QVERIFY2(again.has_value(), std::to_string(call).c_str());
                QVERIFY(again->replayed.model.element("web") && again->replayed.model.element("db"));
                if (!hadFault)
                    break;
            }
        }
    }
}

void RecoveryTest::failureIsToldAndTriedAgain()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead");
    bench.crash(file, [&](Document &document) {
        QSignalSpy failed(&document, &Document::journalFailed);
        QSignalSpy resumed(&document, &Document::journalResumed);
        QVERIFY(document.perform(addContainer("web"), {}));
        document.finishJournal();
        bench.files.failAt(1, FaultyFiles::Fails::FromThenOn, "write");
        QVERIFY(document.perform(addContainer("db"), {}));
        QVERIFY(document.perform(addContainer("cache"), {}));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.front().front().value<Error>().message, std::string("No space left on device"));
        document.finishJournal();
        bench.files.failAt(0);
        QTRY_COMPARE(resumed.count(), 1); // by itself
    });
    const auto work = bench.work(file);
    QVERIFY(work && work->replayed.model.element("cache"));
    QCOMPARE(work->replayed.lost.count, std::size_t{0});
}

void RecoveryTest::unsafeSaveKeepsTheJournal()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead");
    bench.crash(file, [&](Document &document) {
        QVERIFY(document.perform(addContainer("web"), {}));
        document.finishJournal();
        bench.files.failAt(2, FaultyFiles::Fails::Once, "sync"); // of the folder
        const auto saved = saveNow(document);
        QVERIFY(!saved && wasWritten(saved.error()));
        QVERIFY(document.isModified());
        QVERIFY(!document.file().hasChanged());
        QCOMPARE(bench.names(".*.journal").size(), 1);
        QVERIFY(saveNow(document));
        QCOMPARE(bench.names(".*.journal").size(), 0);
    });
}

void RecoveryTest::changeOfAnotherProgramIsTold()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead", {"shop"});
    bench.crash(file, [&](Document &document) {
        auto colleague = bench.document();
        QVERIFY(colleague->open(file) && colleague->perform(addContainer("theirs"), {}) &&
                saveNow(*colleague));
        QVERIFY(document.perform(model::planRename(document.model(), "shop", "renamed"), {}));
    });
    auto work = bench.work(file);
    QVERIFY(work && work->base == UnsavedWork::Base::Changed);
    auto document = bench.document();
    document->recover(std::move(*work));
    QVERIFY(document->path().empty()); // the colleague's change stays in the file
    QVERIFY(bytesOf(file).contains("theirs"));
    QCOMPARE(document->model().element("shop")->name, std::string("renamed"));
}

// Six changes of an earlier version of the program; then a model without one of the elements comes.
void RecoveryTest::workThatDoesNotFitIsKept()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead", {"kept"});
    QByteArray journal = R"({"format": "bulkhead-journal", "version": 1, "base": "0123"})";
    journal += "\n"
               R"([["flows", "kept->gone", {"source": "kept", "target": "gone"}]])"
               "\n";
    for (int i = 1; i < 6; ++i)
        journal += R"([["elements", "kept", {"kind": "container", "name": "name )" + QByteArray::number(i) +
                   "\"}]]\n";
    const fs::path place = bench.store().placesFor(resolvedFile(file)).front().journal;
    writeBytes(place, journal);

    auto work = bench.work(file);
    QVERIFY(work.has_value());
    QCOMPARE(work->replayed.changes.size(), std::size_t{5});
    QCOMPARE(work->replayed.lost.count, std::size_t{1});
    QVERIFY(work->replayed.lost.reasons.front().message.starts_with("change 1: "));
    work.reset();
    {
        auto document = bench.document(); // opened without an answer: the journal stays
        QVERIFY(document->open(file) && document->perform(addContainer("more"), {}));
        document->finishJournal();
        QCOMPARE(bytesOf(place), journal);
    }
    work = bench.work(file);
    auto document = bench.document();
    document->recover(std::move(*work));
    document->finishJournal();
    const QStringList kept = bench.names(".*.bad-*");
    QCOMPARE(kept.size(), 1);
    QCOMPARE(bytesOf(bench.file(kept.front().toStdString())), journal);
    QVERIFY(saveNow(*document, bench.file("b.bulkhead")));
    QCOMPARE(bench.names(".*.bad-*"), kept);
}

void RecoveryTest::previousVersionServesAsBase()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead", {"shop"});
    model::Model lost(bench.vocabulary);
    bench.crash(file, [&](Document &document) {
        model::Flow flow;
        flow.id = "shop->db";
        flow.source = "shop";
        flow.target = "db";
        QVERIFY(document.perform(model::batch({addContainer("db"), model::adding(flow)}), {}));
        lost = document.model();
    });
    auto other = bench.document();
    QVERIFY(saveNow(*other, file)); // an empty model; the file that was opened is a.bulkhead~ now
    const auto work = bench.work(file);
    QVERIFY(work && work->base == UnsavedWork::Base::Changed);
    QVERIFY(work->replayed.model == lost);
    QCOMPARE(work->replayed.lost.count, std::size_t{0});
}

void RecoveryTest::modelThatIsGoneIsRecovered()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead", {"shop"});
    bench.crashAdding(file, {"web"});
    QVERIFY(fs::remove(file));
    auto work = bench.work(file);
    QVERIFY(work && work->base == UnsavedWork::Base::Gone);
    QVERIFY(work->replayed.model.element("web"));
    auto document = bench.document();
    document->recover(std::move(*work));
    QVERIFY(document->path().empty() && document->isModified());
}

void RecoveryTest::recoveredWorkStaysSeveralChanges()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead");
    bench.crashAdding(file, {"web", "db", "cache"});
    bench.crash({}, [&](Document &document) { document.recover(std::move(*bench.work(file))); });
    const auto work = bench.work(file);
    QVERIFY(work.has_value());
    QCOMPARE(work->replayed.changes.size(), std::size_t{3});
    QVERIFY(work->base == UnsavedWork::Base::Same);
    QCOMPARE(bench.store().existingFor(resolvedFile(file)).size(), std::size_t{1});
}

void RecoveryTest::importIsWorkFromTheStart()
{
    RecoveryBench bench;
    model::Model imported(bench.vocabulary);
    QVERIFY(imported.apply(addContainer("web")));
    bench.crash({}, [&](Document &document) { document.startWith(imported, true); });
    const auto work = bench.work();
    QVERIFY(work && work->replayed.model == imported);
    bench.crash({}, [&](Document &document) { document.startWith(imported, false); }); // a template, say
    QCOMPARE(bench.store().existingFor({}).size(), std::size_t{1});
}

void RecoveryTest::eachWindowHasItsJournal()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead");
    bench.crash(file, [&](Document &first) {
        QVERIFY(!first.isOpenElsewhere());
        bench.crash(file, [&](Document &second) {
            QVERIFY(second.isOpenElsewhere());
            QVERIFY(first.perform(addContainer("ours"), {}) && second.perform(addContainer("theirs"), {}));
        });
        const auto theirs = bench.work(file); // the first window goes on
        QVERIFY(theirs && theirs->replayed.model.element("theirs"));
    });
    const auto places = bench.store().existingFor(resolvedFile(file));
    QCOMPARE(places.size(), std::size_t{2});
    QVERIFY(readUnsavedWork(places[0], bench.vocabulary)->replayed.model.element("ours"));
    QVERIFY(readUnsavedWork(places[1], bench.vocabulary)->replayed.model.element("theirs"));
}

void RecoveryTest::emptyLockCountsForNothing()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead");
    bench.crashAdding(file, {"web"});
    writeBytes(bench.file(".a.bulkhead.journal.lock"), {});
    QVERIFY(bench.work(file).has_value());
}

// Saved, and killed before the journal was removed.
void RecoveryTest::savedWorkIsNotOffered()
{
    RecoveryBench bench;
    const fs::path file = bench.saved("a.bulkhead");
    QByteArray journal;
    bench.crash(file, [&](Document &document) {
        QVERIFY(document.perform(addContainer("web"), {}));
        document.finishJournal();
        journal = bytesOf(bench.file(".a.bulkhead.journal"));
        QVERIFY(!journal.isEmpty() && saveNow(document));
    });
    writeBytes(bench.file(".a.bulkhead.journal"), journal);
    QVERIFY(!bench.work(file).has_value());
    QVERIFY(!fs::exists(bench.file(".a.bulkhead.journal")));
}

void RecoveryTest::folderThatIsGoneGetsItsJournalElsewhere()
{
    RecoveryBench bench;
    QVERIFY(fs::create_directory(bench.file("sub")));
    const fs::path file = bench.saved("sub/a.bulkhead", {"shop"});
    bench.crash(file, [&](Document &document) {
        QVERIFY(fs::remove_all(bench.file("sub")) > 0);
        QVERIFY(document.perform(addContainer("web"), {}));
    });
    const auto work = bench.work(file);
    QVERIFY(work && work->replayed.model.element("web"));
}

void RecoveryTest::longNamesHaveJournals()
{
    RecoveryBench bench;
    for (const std::size_t length : std::initializer_list<std::size_t>{190, 233, 255}) {
        const fs::path file = bench.saved(std::string(length, 'n'));
        bench.crashAdding(file, {"web"});
        const auto work = bench.work(file);
        QVERIFY(work && work->base == UnsavedWork::Base::Same);
        QCOMPARE(work->place.journal.parent_path(), resolvedFile(file).parent_path());
    }
}

void RecoveryTest::allWorkIsListed()
{
    RecoveryBench bench;
    const fs::path a = bench.saved("a.bulkhead");
    const fs::path b = bench.saved("b.bulkhead");
    bench.crashAdding(a, {"web"});
    bench.crashAdding(b, {"web"});
    bench.crashAdding({}, {"web"});
    QCOMPARE(bench.store().existing().size(), std::size_t{3});
    auto document = bench.document();
    document->recover(std::move(*bench.work(a)));
    QVERIFY(saveNow(*document));
    QCOMPARE(bench.store().existing().size(), std::size_t{2});
    document->recover(std::move(*bench.work()));
    document->abandonJournal(); // given up
    QCOMPARE(bench.store().existing(), (std::vector<JournalPlace>{bench.work(b)->place}));
}

} // namespace gui_recovery

BULKHEAD_TEST(gui_recovery, RecoveryTest, Core)
#include "test_recovery.moc"
