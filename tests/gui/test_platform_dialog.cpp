// SPDX-License-Identifier: Apache-2.0
#include "app/gui/properties/properties_model.h"
#include "app/gui/properties/properties_panel.h"
#include "app/gui/session/session.h"
#include "changing_model.h"
#include "model/plans.h"
#include "tests/support/test_program.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gui_platform {

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

const QByteArray profile = R"({
  "format": "bulkhead-platform",
  "version": 1,
  "title": "Production",
  "elements": [{"kind": "host", "properties": {"kernel_known_exploitable": true}}]
}
)";

// Presses a button of the dialog, then closes it.
void press(TestWindow &test, const QString &button)
{
    inNextDialog([&](QDialog &dialog) {
        for (auto *one : dialog.findChildren<QAbstractButton *>()) {
            if (one->text().remove('&') == button)
                one->click();
        }
        dialog.reject();
        return true;
    });
    test.trigger("threats.platform");
}

void openSaved(TestWindow &test)
{
    openAssessed(test);
    QDir(test.folder.path()).mkdir("team");
    test.dialogs->nextFile = test.file("team/shop.bulkhead");
    test.trigger("file.saveAs");
    QTRY_VERIFY_WITH_TIMEOUT(!test.window->document().path().empty(), patience);
}

bool isToldBy(TestWindow &test, const QString &text)
{
    const auto labels = test.window->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text().contains(text);
    });
}

} // namespace

// Threats > Platform profile…, through the real window.
class PlatformDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void choosingReactsAndIsUndone();
    void profileElsewhereIsCopied();
    void badProfileChangesNothing();
    void whatIsNoFileIsNotWaitedFor();
    void anotherModelMeanwhileIsLeftAlone_data();
    void anotherModelMeanwhileIsLeftAlone();
    void modelWithoutAFileIsSavedFirst();
    void missingProfileIsToldInTheStatusLine();
    void writesOneFromTheModel();
    void tellsWhyItWritesNone();
    void modelDetailsKeepIt();
};

void PlatformDialogTest::choosingReactsAndIsUndone()
{
    TestWindow test;
    openSaved(test);
    writeText(test.file("team/ours.bulkhead-platform"), profile);
    test.dialogs->nextFile = test.file("team/ours.bulkhead-platform");
    press(test, "Choose…");
    QCOMPARE(test.model().metadata().platform, std::string("ours.bulkhead-platform"));
    const Session &session = test.window->session();
    const auto isConfirmed = [&] {
        const catalog::Finding *finding = session.analysis()->find("T3.1@host");
        return finding && finding->basis == model::Basis::Stated;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isConfirmed(), patience);
    QVERIFY(isToldBy(test, "with the platform profile"));
    QVERIFY(test.model().element("host")->properties.empty()); // laid over, not copied in

    // The property panel says what counts.
    test.window->session().select({"host"});
    PropertiesPanel &panel = test.window->propertiesPanel();
    panel.showProperty(*test.model().vocabulary().key("kernel_known_exploitable"));
    QVERIFY(panel.view()->currentIndex().siblingAtColumn(1).data().toString().contains("platform profile"));
    const QList<QLabel *> labels = panel.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains("The platform profile says: ");
    }));

    test.trigger("edit.undo");
    QVERIFY(test.model().metadata().platform.empty());
    QTRY_VERIFY_WITH_TIMEOUT(!isConfirmed(), patience);
    QVERIFY(!isToldBy(test, "platform profile"));
    test.trigger("edit.redo");
    QTRY_VERIFY_WITH_TIMEOUT(isConfirmed(), patience);
    press(test, "Remove");
    QVERIFY(test.model().metadata().platform.empty());
    QTRY_VERIFY_WITH_TIMEOUT(!isConfirmed(), patience);
}

void PlatformDialogTest::profileElsewhereIsCopied()
{
    TestWindow test;
    openSaved(test);
    writeText(test.file("theirs.bulkhead-platform"), profile);
    test.dialogs->nextFile = test.file("theirs.bulkhead-platform");
    test.dialogs->confirmed = false;
    press(test, "Choose…");
    QVERIFY(test.model().metadata().platform.empty());
    QVERIFY(!QFile::exists(test.file("team/theirs.bulkhead-platform")));
    test.dialogs->confirmed = true;
    press(test, "Choose…");
    QCOMPARE(test.model().metadata().platform, std::string("theirs.bulkhead-platform"));
    QFile copy(test.file("team/theirs.bulkhead-platform"));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), profile);
    // A file of that name is never written over.
    writeText(test.file("theirs.bulkhead-platform"), QByteArray(profile).replace("true", "false"));
    press(test, "Choose…");
    QCOMPARE(test.dialogs->problems.size(), 1);
    copy.seek(0);
    QCOMPARE(copy.readAll(), profile);
}

void PlatformDialogTest::badProfileChangesNothing()
{
    TestWindow test;
    openSaved(test);
    writeText(test.file("team/bad.bulkhead-platform"), QByteArray(profile).replace("host", "container"));
    test.dialogs->nextFile = test.file("team/bad.bulkhead-platform");
    press(test, "Choose…");
    QCOMPARE(test.dialogs->problems.size(), 1);
    QVERIFY2(test.dialogs->problems.front().contains("bad.bulkhead-platform:5"),
             qPrintable(test.dialogs->problems.front()));
    QVERIFY(test.model().metadata().platform.empty());
}

void PlatformDialogTest::whatIsNoFileIsNotWaitedFor()
{
    TestWindow test;
    openSaved(test);
    const QString pipe = test.file("team/pipe.bulkhead-platform");
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    const int writer = ::open(pipe.toLocal8Bit().constData(), O_RDWR); // who never writes
    test.dialogs->nextFile = pipe;
    press(test, "Choose…");
    ::close(writer);
    QCOMPARE(test.dialogs->problems, QStringList{"is no file"});
    QVERIFY(test.model().metadata().platform.empty());
}

void PlatformDialogTest::anotherModelMeanwhileIsLeftAlone_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<bool>("isAskedTwice"); // the second time about the copy
    QTest::newRow("choosing") << "Choose…" << false;
    QTest::newRow("copying") << "Choose…" << true;
    QTest::newRow("writing") << "Write one from this model…" << false;
}

// Its folder and its profile are none of the dialog's business.
void PlatformDialogTest::anotherModelMeanwhileIsLeftAlone()
{
    QFETCH(QString, button);
    QFETCH(bool, isAskedTwice);
    TestWindow test;
    openSaved(test);
    const std::vector<model::Id> host = {"host"};
    QVERIFY(test.window->document().perform(
        model::planSetProperty(test.model(), host, *test.model().vocabulary().key("disk_encrypted"), true),
        "Answer"));
    writeText(test.file("theirs.bulkhead-platform"), profile);
    test.dialogs->nextFile = test.file("theirs.bulkhead-platform");
    const QString other = test.file("other.bulkhead");
    QVERIFY(QFile::copy(test.file("team/shop.bulkhead"), other));
    const auto replace = [&] { QVERIFY(test.window->document().open(toPath(other))); };
    test.dialogs->meanwhile = isAskedTwice ? std::function<void()>([&] { test.dialogs->meanwhile = replace; })
                                           : std::function<void()>(replace);
    press(test, button);
    QCOMPARE(test.window->document().path(), toPath(other));
    QVERIFY(test.model().metadata().platform.empty());
    QVERIFY(!QFile::exists(test.file("team/theirs.bulkhead-platform")));
    QFile theirs(test.file("theirs.bulkhead-platform"));
    QVERIFY(theirs.open(QIODevice::ReadOnly));
    QCOMPARE(theirs.readAll(), profile);
}

void PlatformDialogTest::modelWithoutAFileIsSavedFirst()
{
    TestWindow test;
    openAssessed(test);
    press(test, "Choose…");
    QCOMPARE(test.dialogs->problems.size(), 1);
    QVERIFY(test.dialogs->problems.front().contains("Save the model first"));
}

void PlatformDialogTest::missingProfileIsToldInTheStatusLine()
{
    TestWindow test;
    openSaved(test);
    model::Metadata metadata = test.model().metadata();
    metadata.platform = "gone.bulkhead-platform";
    QVERIFY(test.window->document().perform(model::editing(test.model().sharedMetadata(), metadata), "Name"));
    QTRY_VERIFY_WITH_TIMEOUT(isToldBy(test, "platform profile not read"), patience);
    QVERIFY(test.window->session().analysis()->find("E1.1@web")); // the rest is there
    QCOMPARE(test.model().metadata().platform, std::string("gone.bulkhead-platform"));
}

void PlatformDialogTest::writesOneFromTheModel()
{
    TestWindow test;
    openSaved(test);
    press(test, "Write one from this model…");
    QCOMPARE(test.dialogs->told.size(), 1);
    QVERIFY(test.dialogs->told.front().contains("states nothing"));
    const std::vector<model::Id> host = {"host"};
    QVERIFY(test.window->document().perform(
        model::planSetProperty(test.model(), host, *test.model().vocabulary().key("disk_encrypted"), true),
        "Answer"));
    test.dialogs->nextFile = test.file("team/new"); // the suffix is added
    press(test, "Write one from this model…");
    QFile written(test.file("team/new.bulkhead-platform"));
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY2(text.contains("\"disk_encrypted\": true"), text);
    // The model uses it from then on, and the dialog says so.
    QCOMPARE(test.model().metadata().platform, std::string("new.bulkhead-platform"));
    QVERIFY2(test.dialogs->told.back().contains("this model uses it"), qPrintable(test.dialogs->told.back()));
    inNextDialog([](QDialog &dialog) {
        QStringList shown;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            shown << label->text();
        if (!shown.contains("new.bulkhead-platform") || !shown.join(' ').contains("It states 1 value"))
            return false;
        dialog.reject();
        return true;
    });
    test.trigger("threats.platform");
    // A second one, for others, does not take its place.
    test.dialogs->nextFile = test.file("team/second.bulkhead-platform");
    press(test, "Write one from this model…");
    QVERIFY(QFile::exists(test.file("team/second.bulkhead-platform")));
    QCOMPARE(test.model().metadata().platform, std::string("new.bulkhead-platform"));
    test.trigger("edit.undo");
    QVERIFY(test.model().metadata().platform.empty());
    QVERIFY(test.dialogs->problems.isEmpty());
}

// Two hosts of one name that differ have no entry that a reader takes; the reason is told before a file is
// named.
void PlatformDialogTest::tellsWhyItWritesNone()
{
    TestWindow test;
    openSaved(test);
    const model::PropertyKey encrypted = *test.model().vocabulary().key("disk_encrypted");
    model::Element second = *test.model().element("host");
    second.id = "host.2";
    second.properties.set(encrypted, model::Value(false));
    QVERIFY(test.window->document().perform(model::adding(std::move(second)), "Add"));
    const std::vector<model::Id> host = {"host"};
    QVERIFY(test.window->document().perform(model::planSetProperty(test.model(), host, encrypted, true),
                                            "Answer"));
    test.dialogs->nextFile = test.file("team/none.bulkhead-platform");
    press(test, "Write one from this model…");
    QCOMPARE(test.dialogs->problems.size(), 1);
    QVERIFY2(test.dialogs->problems.front().contains("more than one host"),
             qPrintable(test.dialogs->problems.front()));
    QVERIFY(!QFile::exists(test.file("team/none.bulkhead-platform")));
}

void PlatformDialogTest::modelDetailsKeepIt()
{
    TestWindow test;
    openSaved(test);
    model::Metadata metadata = test.model().metadata();
    metadata.platform = "ours.bulkhead-platform";
    QVERIFY(test.window->document().perform(model::editing(test.model().sharedMetadata(), metadata), "Name"));
    inNextDialog([](QDialog &dialog) {
        dialog.accept();
        return true;
    });
    test.trigger("threats.details");
    QCOMPARE(test.model().metadata().platform, std::string("ours.bulkhead-platform"));
}

} // namespace gui_platform

BULKHEAD_TEST(gui_platform, PlatformDialogTest, Gui)
#include "test_platform_dialog.moc"
