// SPDX-License-Identifier: Apache-2.0
#include "recovery_bench.h"
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include "app/gui/files/file_controller.h"
#include "app/gui/window/widget_dialogs.h"

#include <QMessageBox>

#include <csignal>
#include <sys/resource.h>

namespace gui_recovery_offer {

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

// A window over a folder of models, some of which a crash left with unsaved work.
struct OfferBench
{
    OfferBench() { test.window.reset(); }

    QString model(const char *name)
    {
        Document made(vocabulary, store());
        if (!saveNow(made, toPath(test.file(name))))
            qFatal("cannot save");
        return test.file(name);
    }
    RecoveryStore store() { return RecoveryStore(toPath(test.file("recovery"))); }

    // A window that ends without being closed, after some containers were added.
    void crash(const QString &file, const std::vector<std::string> &containers)
    {
        test.restart();
        if (file.isEmpty())
            test.trigger("file.new");
        else if (!test.window->files().open(file))
            qFatal("cannot open");
        for (const std::string &id : containers)
            test.window->document().perform(addContainer(id), {});
        test.window.reset();
    }
    QString journalOf(const QString &file) const
    {
        const QFileInfo info(file);
        return info.path() + "/." + info.fileName() + ".journal";
    }
    QStringList names(const QString &pattern) const
    {
        return QDir(test.folder.path()).entryList({pattern}, QDir::Files | QDir::Hidden);
    }

    std::shared_ptr<const model::Vocabulary> vocabulary = loadVocabulary().value();
    TestWindow test;
};

void damage(const QString &journal, const QByteArray &text)
{
    QFile file(journal);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("no journal");
    QByteArray bytes = file.readAll();
    const qsizetype at = bytes.indexOf(text);
    if (at < 0)
        qFatal("no such text");
    file.seek(at);
    file.write("#");
}

} // namespace

// What a person is asked and told about unsaved work, in the real window.
class RecoveryOfferTest : public QObject
{
    Q_OBJECT

private slots:
    void allWorkIsOfferedAtTheStart();
    void workOnAnotherFileIsOfferedToo();
    void whatWasAnsweredIsNotAskedAgain();
    void filesOfOneNameAreToldApart();
    void lostChangesAreListed();
    void unreadableJournalIsKeptAside();
    void journalOfALaterVersionStays();
    void modelThatIsGoneIsOffered();
    void fullDiskDoesNotHideTheWork();
    void otherWindowIsTold();
    void givingUpAndStayingLosesNothing();
    void questionsShowPlainText();
};

void RecoveryOfferTest::allWorkIsOfferedAtTheStart()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    bench.crash(a, {"web"});
    bench.crash(bench.model("b.bulkhead"), {"web"});
    bench.crash({}, {"web"});
    bench.test.restart();
    bench.test.dialogs->recoverAnswer = Dialogs::RecoverAnswer::Later;
    bench.test.window->start({});
    QCOMPARE(bench.test.dialogs->asked.size(), 3);
    QVERIFY(!bench.test.window->files().isOpen());

    bench.test.restart();
    bench.test.window->start({});
    QVERIFY(bench.test.window->files().isOpen() && bench.test.window->isWindowModified());
    QVERIFY(bench.test.model().element("web"));
    QCOMPARE(bench.test.dialogs->asked.size(), 1); // the others wait
}

void RecoveryOfferTest::workOnAnotherFileIsOfferedToo()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    bench.crash(a, {"web"});
    const QString b = bench.model("b.bulkhead");
    bench.test.restart();
    bench.test.dialogs->recoverAnswer = Dialogs::RecoverAnswer::Discard;
    bench.test.window->start({b});
    QCOMPARE(bench.test.dialogs->asked.size(), 1);
    QVERIFY(bench.test.dialogs->asked.front().contains("a.bulkhead"));
    QCOMPARE(QFileInfo(pathText(bench.test.window->document().path())).fileName(), "b.bulkhead");
    QVERIFY(!QFile::exists(bench.journalOf(a)));
}

void RecoveryOfferTest::whatWasAnsweredIsNotAskedAgain()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    bench.crash(a, {"web"});
    bench.test.restart();
    bench.test.dialogs->recoverAnswer = Dialogs::RecoverAnswer::Later;
    bench.test.window->start({a});
    QCOMPARE(bench.test.dialogs->asked.size(), 1);
    QVERIFY(QFile::exists(bench.journalOf(a)));
}

void RecoveryOfferTest::filesOfOneNameAreToldApart()
{
    OfferBench bench;
    for (const char *folder : {"one", "two"}) {
        QDir(bench.test.folder.path()).mkdir(folder);
        bench.crash(bench.model((std::string(folder) + "/m.bulkhead").c_str()), {"web"});
    }
    bench.test.restart();
    bench.test.dialogs->recoverAnswer = Dialogs::RecoverAnswer::Later;
    bench.test.window->start({});
    const QString asked = bench.test.dialogs->asked.join('\n');
    QVERIFY2(asked.contains("Folder: " + bench.test.file("one") + '\n'), qPrintable(asked));
    QVERIFY2(asked.contains("Folder: " + bench.test.file("two") + '\n'), qPrintable(asked));
    QCOMPARE(asked.count("Last change: "), 2);
}

void RecoveryOfferTest::lostChangesAreListed()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    bench.crash(a, {"one", "two", "three", "four"});
    damage(bench.journalOf(a), "\"two\"");
    bench.test.restart();
    bench.test.window->start({a});
    const QString question = bench.test.dialogs->asked.value(0);
    QVERIFY2(question.contains("1 change"), qPrintable(question));
    QVERIFY2(question.contains("is damaged"), qPrintable(question));
    QVERIFY(bench.test.model().element("four") && !bench.test.model().element("two"));
    bench.test.window->document().finishJournal();
    QCOMPARE(bench.names(".*.bad-*").size(), 1);
}

void RecoveryOfferTest::unreadableJournalIsKeptAside()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    writeText(bench.journalOf(a), "what a power failure left");
    bench.test.restart();
    QVERIFY(bench.test.window->files().open(a));
    QCOMPARE(bench.test.dialogs->problems.size(), 1);
    const QStringList kept = bench.names(".*.bad-*");
    QCOMPARE(kept.size(), 1);
    QVERIFY(bench.test.dialogs->problems.front().contains(kept.front()));
    QVERIFY(bench.test.window->document().perform(addContainer("web"), {}));
    bench.test.window->document().finishJournal();
    QCOMPARE(bytesOf(toPath(bench.test.file(kept.front().toUtf8()))), "what a power failure left");
    bench.test.restart();
    QVERIFY(bench.test.dialogs->problems.isEmpty());
}

void RecoveryOfferTest::journalOfALaterVersionStays()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    const QByteArray later = "{\"format\": \"bulkhead-journal\", \"version\": 9, \"base\": \"\"}\n";
    writeText(bench.journalOf(a), later);
    bench.crash(a, {"web"});
    QCOMPARE(bytesOf(toPath(bench.journalOf(a))), later);
    bench.test.restart();
    QVERIFY(bench.test.window->files().open(a));
    QVERIFY(bench.test.dialogs->problems.value(0).contains("later version"));
    QVERIFY(bench.test.model().element("web"));
}

void RecoveryOfferTest::modelThatIsGoneIsOffered()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    bench.crash(a, {"web"});
    QVERIFY(QFile::remove(a));
    bench.test.restart();
    bench.test.window->start({a});
    QCOMPARE(bench.test.dialogs->asked.size(), 1);
    QVERIFY(bench.test.model().element("web"));
    QVERIFY(bench.test.window->document().path().empty());
    QVERIFY(bench.test.dialogs->problems.isEmpty());
}

void RecoveryOfferTest::fullDiskDoesNotHideTheWork()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    bench.crash(a, {"web"});
    bench.test.restart();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit full{0, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
    const bool isOpen = bench.test.window->files().open(a);
    bench.test.window->document().finishJournal();
    const QByteArray journal = bytesOf(toPath(bench.journalOf(a)));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(isOpen);
    QVERIFY(bench.test.model().element("web"));
    QVERIFY(journal.contains("\"web\"")); // still the old one
    QVERIFY(bench.test.window->document().perform(addContainer("more"), {}));
    bench.test.window.reset();
    bench.test.restart();
    bench.test.window->start({});
    QVERIFY(bench.test.model().element("web") && bench.test.model().element("more"));
}

void RecoveryOfferTest::otherWindowIsTold()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    Document other(bench.vocabulary, bench.store());
    QVERIFY(other.open(toPath(a)));
    bench.test.restart();
    QVERIFY(bench.test.window->files().open(a));
    QCOMPARE(bench.test.dialogs->told.size(), 1);
    QVERIFY(bench.test.dialogs->told.front().contains("another window"));
}

// “Don't save”, and then another answer that keeps the model open.
void RecoveryOfferTest::givingUpAndStayingLosesNothing()
{
    OfferBench bench;
    const QString a = bench.model("a.bulkhead");
    bench.crash(a, {"web"});
    bench.test.restart();
    bench.test.trigger("file.new");
    QVERIFY(bench.test.window->document().perform(addContainer("new"), {}));
    bench.test.dialogs->saveAnswer = Dialogs::SaveAnswer::Discard;
    bench.test.dialogs->recoverAnswer = Dialogs::RecoverAnswer::Later;
    QVERIFY(!bench.test.window->files().open(a));
    bench.test.window.reset();
    QCOMPARE(bench.store().existing().size(), std::size_t{2});
}

void RecoveryOfferTest::questionsShowPlainText()
{
    WidgetDialogs dialogs(nullptr);
    int plain = 0;
    const auto look = [&plain](QDialog &dialog) {
        plain += dynamic_cast<QMessageBox &>(dialog).textFormat() == Qt::PlainText ? 1 : 0;
        dialog.reject();
        return true;
    };
    inNextDialog(look);
    QVERIFY(dialogs.askToRecover("<img src=\"file:///dev/zero\">") == Dialogs::RecoverAnswer::Later);
    inNextDialog(look);
    QVERIFY(dialogs.askToSave("<img src=\"file:///dev/zero\">") == Dialogs::SaveAnswer::Cancel);
    QCOMPARE(plain, 2);
}

} // namespace gui_recovery_offer

BULKHEAD_TEST(gui_recovery_offer, RecoveryOfferTest, Gui)
#include "test_recovery_offer.moc"
