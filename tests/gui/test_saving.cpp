// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files/file_controller.h"
#include "changing_model.h"
#include "model/file/file.h"
#include "model/file/file_system.h"
#include "tests/support/test_program.h"

#include <QLabel>
#include <QSemaphore>
#include <QStatusBar>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gui_saving {

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

// A disk that takes its time: once held, the model's file gets to its place only when it is let go.
class SlowFiles : public FileSystem
{
public:
    void hold() { m_isHeld = true; }
    void letGo(bool isBroken = false)
    {
        m_isBroken = isBroken;
        m_isHeld = false;
        m_gate.release();
    }
    bool isReached() const { return m_thread; }
    QThread *thread() const { return m_thread; } // that was held

    int rename(const char *from, const char *to) override
    {
        if (!std::string_view(to).ends_with("shop.bulkhead"))
            return FileSystem::rename(from, to);
        if (m_isHeld) {
            m_thread = QThread::currentThread();
            m_gate.acquire();
        }
        if (m_isBroken) {
            errno = EIO;
            return -1;
        }
        return FileSystem::rename(from, to);
    }

private:
    std::atomic<bool> m_isHeld = false;
    std::atomic<bool> m_isBroken = false;
    std::atomic<QThread *> m_thread = nullptr;
    QSemaphore m_gate;
};

// The shop and many more containers, saved and edited, while the next save of it waits for the disk.
struct SavingBench
{
    SlowFiles files;
    TestWindow test{files};

    SavingBench()
    {
        test.window->show();
        test.loadCatalogs();
        openShop(test);
        std::vector<model::Change> many;
        for (int number = 0; number < 1000; ++number)
            many.push_back(addElement("c" + std::to_string(number), model::Kind::Container, "host"));
        edit(model::batch(std::move(many)));
        test.dialogs->nextFile = test.file("shop.bulkhead");
        test.save();
        rename("first");
    }

    void edit(const model::Change &change)
    {
        if (!test.window->document().perform(change, "Edit"))
            qFatal("refused");
    }
    void rename(const std::string &name) { edit(model::planRename(test.model(), "web", name)); }
    std::string name() const { return test.model().element("web")->name; }
    std::string savedName() const
    {
        const auto saved =
            model::readModel(toPath(test.file("shop.bulkhead")), test.model().sharedVocabulary());
        return saved ? saved->element("web")->name : "no file";
    }
    QString journal() const { return test.file(".shop.bulkhead.journal"); }
    bool saysThatItSaves() const
    {
        const auto labels = test.window->statusBar()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [](const QLabel *label) { return label->text() == "Saving…"; });
    }

    void startSaving()
    {
        files.hold();
        test.trigger("file.save");
        if (!QTest::qWaitFor([this] { return files.isReached(); }, patience))
            qFatal("nothing is written");
    }
    bool isDone()
    {
        return QTest::qWaitFor([this] { return !test.window->document().isSaving(); }, patience);
    }
    // Another window after this one went without being closed.
    bool recover()
    {
        test.window.reset();
        test.restart();
        return test.window->files().open(test.file("shop.bulkhead"));
    }
};

} // namespace

// The model goes to its file in another thread: the window stays usable, and nothing is lost meanwhile.
class SavingTest : public QObject
{
    Q_OBJECT

private slots:
    void theWindowIsUsableMeanwhile();
    void whatIsChangedMeanwhileStaysUnsaved();
    void whatIsChangedMeanwhileIsInTheJournalAtOnce();
    void theJournalStaysUntilTheFileIsThere();
    void aFailureIsToldAndLosesNothing();
    void closingWaitsForTheSave();
    void closingStaysWhenTheSaveFails();
    void theNextSaveFollows();
    void howASaveEndsIsToldAfterWhatIsWaitedFor();
    void savingElsewhereFollowsToo();
};

void SavingTest::theWindowIsUsableMeanwhile()
{
    SavingBench bench;
    bench.startSaving();
    QVERIFY(bench.files.thread() != QThread::currentThread());
    QVERIFY(bench.saysThatItSaves());
    QVERIFY(bench.test.window->isWindowModified()); // for as long as it is not there
    bench.rename("second");
    QVERIFY(bench.test.window->session().isAnalysing());
    QTRY_VERIFY_WITH_TIMEOUT(!bench.test.window->session().isAnalysing(), patience);
    QCOMPARE(bench.savedName(), std::string("web"));
    bench.files.letGo();
    QVERIFY(bench.isDone());
    QVERIFY(!bench.saysThatItSaves());
    QVERIFY(bench.test.dialogs->asked.isEmpty()); // our own file is no change by another program
}

void SavingTest::whatIsChangedMeanwhileStaysUnsaved()
{
    SavingBench bench;
    bench.startSaving();
    bench.rename("second");
    bench.files.letGo();
    QVERIFY(bench.isDone());
    QCOMPARE(bench.savedName(), std::string("first"));
    QCOMPARE(bench.name(), std::string("second"));
    QVERIFY(bench.test.window->isWindowModified());
    bench.test.trigger("edit.undo");
    QVERIFY(!bench.test.window->isWindowModified());
    bench.test.trigger("edit.redo");
    QVERIFY(bench.recover());
    QCOMPARE(bench.name(), std::string("second"));
    QVERIFY(bench.test.window->isWindowModified());
}

// Whoever kills the program before the file is there, or right after, takes nothing away.
void SavingTest::whatIsChangedMeanwhileIsInTheJournalAtOnce()
{
    SavingBench bench;
    bench.startSaving();
    bench.rename("second");
    const auto isJournalled = [&] {
        QFile journal(bench.journal());
        return journal.open(QIODevice::ReadOnly) && journal.readAll().contains("second");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isJournalled(), patience);
    QVERIFY(bench.test.window->document().isSaving());
    QCOMPARE(bench.savedName(), std::string("web"));
    bench.files.letGo();
    QVERIFY(bench.isDone());
    QVERIFY(isJournalled());
    bench.rename("third");
    QVERIFY(bench.recover());
    QCOMPARE(bench.name(), std::string("third"));
    QCOMPARE(bench.savedName(), std::string("first"));
    QVERIFY(!bench.test.window->document().path().empty()); // the journal fits the file
}

void SavingTest::theJournalStaysUntilTheFileIsThere()
{
    SavingBench bench;
    bench.startSaving();
    QFile journal(bench.journal());
    QVERIFY(journal.open(QIODevice::ReadOnly) && journal.readAll().contains("first"));
    bench.files.letGo();
    QVERIFY(bench.isDone());
    QVERIFY(!QFile::exists(bench.journal()));
    QVERIFY(!bench.test.window->isWindowModified());
}

void SavingTest::aFailureIsToldAndLosesNothing()
{
    SavingBench bench;
    bench.startSaving();
    bench.rename("second");
    bench.files.letGo(true);
    QVERIFY(bench.isDone());
    QCOMPARE(bench.test.dialogs->problems.size(), 1);
    QVERIFY(bench.test.dialogs->problems.front().contains("Nothing was lost"));
    QVERIFY(bench.test.window->isWindowModified());
    QCOMPARE(bench.name(), std::string("second"));
    bench.test.trigger("edit.undo");
    QVERIFY(bench.test.window->isWindowModified()); // that is in no file either
    bench.test.trigger("edit.redo");
    QCOMPARE(bench.savedName(), std::string("web"));
    QVERIFY(bench.recover());
    QCOMPARE(bench.name(), std::string("second"));
}

void SavingTest::closingWaitsForTheSave()
{
    SavingBench bench;
    bench.startSaving();
    bool isLetGo = false;
    QTimer::singleShot(50, qApp, [&] {
        isLetGo = true;
        bench.files.letGo();
    });
    bench.test.dialogs->saveAnswer = Dialogs::SaveAnswer::Cancel;
    QVERIFY(bench.test.window->close());
    QVERIFY(isLetGo);
    QVERIFY(bench.test.dialogs->asked.isEmpty()); // all of it is saved
    QCOMPARE(bench.savedName(), std::string("first"));
    QVERIFY(!QFile::exists(bench.journal()));
}

void SavingTest::closingStaysWhenTheSaveFails()
{
    SavingBench bench;
    bench.files.letGo(true);
    bench.test.dialogs->saveAnswer = Dialogs::SaveAnswer::Save;
    QVERIFY(!bench.test.window->close());
    QCOMPARE(bench.test.dialogs->problems.size(), 1);
    QVERIFY(QFile::exists(bench.journal()));
    QCOMPARE(bench.name(), std::string("first"));
}

void SavingTest::theNextSaveFollows()
{
    SavingBench bench;
    bench.startSaving();
    bench.rename("second");
    QTimer::singleShot(50, qApp, [&] { bench.files.letGo(); });
    bench.test.trigger("file.save");
    QVERIFY(bench.isDone());
    QCOMPARE(bench.savedName(), std::string("second"));
    QVERIFY(!bench.test.window->isWindowModified());
    QVERIFY(bench.test.dialogs->asked.isEmpty());
}

// A file is opened, and does not end before the save has failed.
void SavingTest::howASaveEndsIsToldAfterWhatIsWaitedFor()
{
    SavingBench bench;
    const QString pipe = bench.test.file("other.bulkhead");
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    const int writer = ::open(pipe.toLocal8Bit().constData(), O_RDWR);
    QVERIFY(writer >= 0);
    bench.startSaving();
    connect(
        &bench.test.window->document(), &Document::saveFinished, this, [writer] { ::close(writer); },
        Qt::QueuedConnection);
    const QByteArray model = R"({"format": "bulkhead-model", "version": 1})";
    QCOMPARE(::write(writer, model.constData(), static_cast<std::size_t>(model.size())), model.size());
    QTimer reading; // the save ends once the reader has what is in the pipe
    connect(&reading, &QTimer::timeout, this, [&] {
        int left = 0;
        if (::ioctl(writer, FIONREAD, &left) != 0 || left > 0)
            return;
        reading.stop();
        bench.files.letGo(true);
    });
    reading.start(5);
    bench.test.dialogs->saveAnswer = Dialogs::SaveAnswer::Cancel;
    QVERIFY(!bench.test.window->files().open(pipe));
    QCOMPARE(bench.test.dialogs->problems.size(), 1);
    QVERIFY2(bench.test.dialogs->problems.front().contains("Nothing was lost"),
             qPrintable(bench.test.dialogs->problems.front()));
    QCOMPARE(bench.test.dialogs->asked.size(), 1); // before another model takes the place of this one
    QCOMPARE(bench.name(), std::string("first"));
}

void SavingTest::savingElsewhereFollowsToo()
{
    SavingBench bench;
    bench.startSaving();
    bench.rename("second");
    bench.test.dialogs->nextFile = bench.test.file("elsewhere.bulkhead");
    QTimer::singleShot(50, qApp, [&] { bench.files.letGo(); });
    bench.test.trigger("file.saveAs");
    QVERIFY(bench.isDone());
    QCOMPARE(bench.test.window->document().path(), toPath(bench.test.file("elsewhere.bulkhead")));
    QCOMPARE(bench.savedName(), std::string("first"));
    const auto saved = model::readModel(toPath(bench.test.file("elsewhere.bulkhead")),
                                        bench.test.model().sharedVocabulary());
    QVERIFY(saved);
    QCOMPARE(saved->element("web")->name, std::string("second"));
    QVERIFY(!bench.test.window->isWindowModified());
    QVERIFY(bench.test.dialogs->problems.isEmpty());
}

} // namespace gui_saving

BULKHEAD_TEST(gui_saving, SavingTest, Gui)
#include "test_saving.moc"
