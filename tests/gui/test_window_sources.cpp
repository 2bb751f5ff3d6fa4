// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files/file_controller.h"
#include "app/gui/import/import_dialog.h"
#include "app/gui/sources/diagnostics_list.h"
#include "app/gui/update/source_banner.h"
#include "app/gui/update/update_dialog.h"
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QAbstractEventDispatcher>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QTest>
#include <QTreeWidget>
#include <QUrl>

namespace gui_sources {

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

const QByteArray before = "name: shop\n"
                          "services:\n"
                          "  web:\n"
                          "    image: nginx:1.24\n"
                          "    privileged: true\n"
                          "  db:\n"
                          "    image: postgres:15\n";
const QByteArray after = "name: shop\n"
                         "services:\n"
                         "  web:\n"
                         "    image: nginx:1.24\n"
                         "    read_only: true\n"
                         "  cache:\n"
                         "    image: redis:7\n";

QByteArray pod(const QByteArray &name)
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + "}\nspec: {containers: [{name: " + name +
           ", image: busybox}]}\n";
}

QAbstractButton *button(const QWidget &in, const QString &text)
{
    for (auto *candidate : in.findChildren<QAbstractButton *>()) {
        if (candidate->text().remove('&') == text)
            return candidate;
    }
    return nullptr;
}

// Clicks a button of the next dialog once it can be clicked; what the dialog shows then goes to `seen`.
void answerWith(const QString &text, QStringList *seen = nullptr)
{
    inNextDialog([text, seen](QDialog &dialog) {
        QAbstractButton *chosen = button(dialog, text);
        if (!chosen || !chosen->isEnabled() || !chosen->isVisible())
            return false;
        if (seen) {
            for (auto *tree : dialog.findChildren<QTreeWidget *>()) {
                for (QTreeWidgetItemIterator at(tree); *at; ++at)
                    *seen << (*at)->text(0) + '|' + (*at)->text(1) + '|' + (*at)->text(2);
            }
            for (auto *label : dialog.findChildren<QLabel *>())
                *seen << label->text();
        }
        chosen->click();
        return true;
    });
}

bool holds(const QStringList &lines, const QString &part)
{
    return std::any_of(lines.begin(), lines.end(), [&](const QString &line) { return line.contains(part); });
}

void drop(MainWindow &window, const QStringList &paths)
{
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    mime.setUrls(urls);
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

} // namespace

// Models that come from files: import in the window, and keeping up with the files.
class SourcesTest : public QObject
{
    Q_OBJECT

private slots:
    void filesDroppedInAreImported();
    void foldersDroppedInAreImported();
    void anImportCanBeAddedToTheOpenModel();
    void theWindowStaysWhileAnImportIsAdded();
    void whatCannotBeReadIsTold();
    void cancellingLeavesTheModelAlone();
    void changedSourcesAreToldAndTaken();
    void newFilesOfAFolderAreToldAndTaken();
    void filesGoneFromAFolderAreToldAndTaken();
    void aSavedModelFindsItsSourcesAgain();
    void missingSourcesAreAskedFor();
    void brokenSourcesChangeNothing();
    void chartsAreRenderedWhenAllowed();
    void dockerIsAskedWhenAllowed();

private:
    static void import(TestWindow &test, const QString &path, const QString &choice = "Start a new model");
};

void SourcesTest::import(TestWindow &test, const QString &path, const QString &choice)
{
    answerWith(choice);
    drop(*test.window, {path});
    QTRY_VERIFY(!QApplication::activeModalWidget() && !test.model().sources().empty());
}

void SourcesTest::filesDroppedInAreImported()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    writeText(test.file("compose.yaml"), before + "    configs: [nowhere]\n");
    QStringList seen;
    answerWith("Start a new model", &seen);
    drop(*test.window, {test.file("compose.yaml")});
    QTRY_VERIFY(test.window->files().isOpen());
    QVERIFY(test.model().element("web"));
    QVERIFY2(holds(seen, "web|compose.yaml:3"), qPrintable(seen.join('\n')));
    QVERIFY(test.window->isWindowModified());
    QTRY_VERIFY(test.window->session().analysis() && test.window->session().analysis()->find("E1.1@web"));
}

void SourcesTest::foldersDroppedInAreImported()
{
    TestWindow test;
    test.window->show();
    QDir(test.folder.path()).mkpath("app/more");
    writeText(test.file("app/compose.yaml"), before);
    writeText(test.file("app/more/notes.json"), "{\"just\": \"notes\"}");
    QDir(test.folder.path()).mkpath("app/chart");
    writeText(test.file("app/chart/Chart.yaml"), "name: shop\n");
    writeText(test.file("app/chart/values.yaml"), "services: {api: {image: registry.example.org/api}}\n");
    QStringList seen;
    answerWith("Start a new model", &seen);
    drop(*test.window, {test.file("app")});
    QTRY_VERIFY(test.window->files().isOpen());
    QVERIFY(test.model().sources().find("compose.yaml"));
    QVERIFY2(holds(seen, "more/notes.json"), qPrintable(seen.join('\n')));
}

void SourcesTest::anImportCanBeAddedToTheOpenModel()
{
    TestWindow test;
    test.window->show();
    test.trigger("file.new");
    QVERIFY(test.window->document().perform(addElement("user", model::Kind::ExternalEntity), "Add"));
    const model::Model alone = test.model();
    writeText(test.file("compose.yaml"), before);
    import(test, test.file("compose.yaml"), "Add to the open model");
    QVERIFY(test.model().element("web"));
    QVERIFY(test.model().element("user"));
    QCOMPARE(test.window->document().undoStack().undoText(), QStringLiteral("Import compose.yaml"));
    test.trigger("edit.undo");
    QVERIFY(test.model() == alone);
}

// It is closed while both models are merged: that is refused, and nothing is asked.
void SourcesTest::theWindowStaysWhileAnImportIsAdded()
{
    TestWindow test;
    test.window->show();
    test.trigger("file.new");
    QVERIFY(test.window->document().perform(addElement("user", model::Kind::ExternalEntity), "Add"));
    QByteArray many = "services:\n";
    for (int number = 0; number < 1000; ++number)
        many += "  s" + QByteArray::number(number) + ": {image: nginx}\n";
    writeText(test.file("compose.yaml"), many);
    int tries = 0;
    QObject closing;
    const auto close = [&] {
        if (!QGuiApplication::overrideCursor() || QApplication::activeModalWidget())
            return; // the merge is waited for with another cursor
        ++tries;
        QVERIFY(!test.window->close());
    };
    // Before a loop takes its first event, which may be that the merge is done.
    auto *events = QAbstractEventDispatcher::instance();
    connect(events, &QAbstractEventDispatcher::awake, &closing, close);
    connect(events, &QAbstractEventDispatcher::aboutToBlock, &closing, close);
    import(test, test.file("compose.yaml"), "Add to the open model");
    events->disconnect(&closing);
    QVERIFY(tries > 0);
    QVERIFY(test.dialogs->asked.isEmpty());
    QVERIFY(test.window->isVisible());
    QVERIFY(test.model().element("user") && test.model().element("s999"));
}

void SourcesTest::whatCannotBeReadIsTold()
{
    TestWindow test;
    test.window->show();
    writeText(test.file("compose.yaml"), "services:\n  web: [\n");
    QStringList seen;
    inNextDialog([&seen](QDialog &dialog) {
        for (auto *label : dialog.findChildren<QLabel *>()) {
            if (!label->text().contains("compose.yaml:"))
                continue;
            seen << label->text();
            dialog.reject();
            return true;
        }
        return false;
    });
    drop(*test.window, {test.file("compose.yaml")});
    QTRY_COMPARE(seen.size(), 1);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(!test.window->files().isOpen());
}

void SourcesTest::cancellingLeavesTheModelAlone()
{
    TestWindow test;
    test.window->show();
    test.trigger("file.new");
    QByteArray large;
    for (int i = 0; i < 3000; ++i)
        large += "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w" + QByteArray::number(i) +
                 "}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, "
                 "spec: {containers: [{name: c, image: nginx}]}}}\n";
    writeText(test.file("large.yaml"), large);
    const model::Model alone = test.model();
    inNextDialog([](QDialog &dialog) {
        dialog.reject();
        return true;
    });
    drop(*test.window, {test.file("large.yaml")});
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTest::qWait(200); // for what might still arrive
    QVERIFY(test.model() == alone);
    QVERIFY(!test.window->isWindowModified());
}

void SourcesTest::changedSourcesAreToldAndTaken()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    QVERIFY(!test.window->actions().action("file.update")->isEnabled());
    writeText(test.file("compose.yaml"), before);
    import(test, test.file("compose.yaml"));
    QVERIFY(test.window->actions().action("file.update")->isEnabled());
    auto *banner = test.window->findChild<SourceBanner *>();
    QVERIFY(!banner->isVisible());

    // A person renames a thing and states a property.
    const auto key = *test.model().vocabulary().key("privileged");
    model::Element web = *test.model().element("web");
    web.name = "Front end";
    web.properties.set(key, model::Value(true));
    QVERIFY(test.window->document().perform(
        model::editing(test.model().elements().shared("web"), std::move(web)), "Edit"));

    writeText(test.file("compose.yaml"), after);
    QTRY_VERIFY(banner->isVisible()); // seen without being asked
    QVERIFY(banner->findChild<QLabel *>()->text().contains("compose.yaml"));
    const model::Model untouched = test.model();
    QStringList seen;
    answerWith("Update the model", &seen);
    button(*banner, "Update from source…")->click();
    QVERIFY2(holds(seen, "cache|"), qPrintable(seen.join('\n')));
    QVERIFY2(holds(seen, "db|"), qPrintable(seen.join('\n')));
    QVERIFY(test.model().element("cache"));
    QVERIFY(!test.model().element("db"));
    QCOMPARE(test.model().element("web")->name, std::string("Front end"));
    QTRY_VERIFY(!banner->isVisible());
    test.trigger("edit.undo");
    QVERIFY(test.model() == untouched);
    QTRY_VERIFY(banner->isVisible());
}

void SourcesTest::newFilesOfAFolderAreToldAndTaken()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    QDir(test.folder.path()).mkpath("app/more");
    writeText(test.file("app/compose.yaml"), before);
    import(test, test.file("app"));
    auto *banner = test.window->findChild<SourceBanner *>();
    const model::Model untouched = test.model();

    writeText(test.file("app/more/notes.json"), "{\"just\": \"notes\"}");
    writeText(test.file("app/more/worker.yaml"), pod("worker"));
    QTRY_VERIFY(banner->isVisible()); // seen without being asked
    const QString told = banner->findChild<QLabel *>()->text();
    QVERIFY2(told.contains("“more/worker.yaml” is new") && !told.contains("notes") &&
                 !told.contains("values"),
             qPrintable(told));
    QStringList seen;
    answerWith("Update the model", &seen);
    button(*banner, "Update from source…")->click();
    QVERIFY2(holds(seen, "worker|"), qPrintable(seen.join('\n')));
    QVERIFY(test.model().sources().find("more/worker.yaml"));
    QVERIFY(test.model().element("web"));
    QTRY_VERIFY(!banner->isVisible());
    test.trigger("edit.undo");
    QVERIFY(test.model() == untouched);
    QTRY_VERIFY(banner->isVisible());
}

void SourcesTest::filesGoneFromAFolderAreToldAndTaken()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    QDir(test.folder.path()).mkpath("app/more");
    writeText(test.file("app/compose.yaml"), before);
    writeText(test.file("app/more/queue.yaml"), pod("queue"));
    import(test, test.file("app"));
    QVERIFY(test.model().sources().find("more/queue.yaml"));
    auto *banner = test.window->findChild<SourceBanner *>();
    QVERIFY(QFile::remove(test.file("app/more/queue.yaml")));
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->findChild<QLabel *>()->text().contains("“more/queue.yaml” is gone"));
    QStringList seen;
    answerWith("Update the model", &seen);
    button(*banner, "Update from source…")->click();
    QVERIFY2(holds(seen, "queue|"), qPrintable(seen.join('\n')));
    QVERIFY(!test.model().sources().find("more/queue.yaml"));
    QVERIFY(test.model().element("web"));
    QTRY_VERIFY(!banner->isVisible());
}

void SourcesTest::aSavedModelFindsItsSourcesAgain()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    QDir(test.folder.path()).mkpath("app");
    QDir(test.folder.path()).mkpath("elsewhere");
    writeText(test.file("app/compose.yaml"), before);
    import(test, test.file("app/compose.yaml"));
    test.dialogs->nextFile = test.file("elsewhere/shop.bulkhead");
    test.save();
    test.trigger("file.close");
    writeText(test.file("app/compose.yaml"), after);
    QVERIFY(test.window->files().open(test.file("elsewhere/shop.bulkhead")));
    QTRY_VERIFY(test.window->findChild<SourceBanner *>()->isVisible());
}

void SourcesTest::missingSourcesAreAskedFor()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    QDir(test.folder.path()).mkpath("app");
    QDir(test.folder.path()).mkpath("moved");
    writeText(test.file("app/compose.yaml"), before);
    import(test, test.file("app/compose.yaml"));
    QVERIFY(QFile::rename(test.file("app/compose.yaml"), test.file("moved/compose.yaml")));
    test.dialogs->confirmed = false;
    test.trigger("file.update");
    QVERIFY(test.dialogs->asked.contains("The sources were not found"));
    test.dialogs->confirmed = true;
    test.dialogs->nextFile = test.file("app");
    test.trigger("file.update");
    QCOMPARE(test.dialogs->problems.size(), 1);
    test.dialogs->nextFile = test.file("moved");
    writeText(test.file("moved/compose.yaml"), after);
    answerWith("Update the model");
    test.trigger("file.update");
    QVERIFY(test.model().element("cache"));
}

void SourcesTest::brokenSourcesChangeNothing()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    writeText(test.file("compose.yaml"), before);
    import(test, test.file("compose.yaml"));
    const model::Model untouched = test.model();
    writeText(test.file("compose.yaml"), "services:\n  web: [\n");
    QString told;
    inNextDialog([&told](QDialog &dialog) {
        for (auto *label : dialog.findChildren<QLabel *>()) {
            if (!label->text().contains("compose.yaml:"))
                continue;
            told = label->text();
            dialog.reject();
            return true;
        }
        return false;
    });
    test.trigger("file.update");
    QVERIFY(told.contains("nothing was changed"));
    QVERIFY(test.model() == untouched);
}

namespace {

// A folder of programs before all others in PATH, as long as it lives.
class ProgramsInPath
{
public:
    ProgramsInPath() { qputenv("PATH", m_folder.path().toUtf8() + ':' + m_before); }
    ~ProgramsInPath() { qputenv("PATH", m_before); }

    void add(const QString &name, const QByteArray &script) const
    {
        writeText(m_folder.filePath(name), "#!/bin/sh\n" + script + '\n');
        QFile::setPermissions(m_folder.filePath(name),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_before = qgetenv("PATH");
};

} // namespace

void SourcesTest::chartsAreRenderedWhenAllowed()
{
    ProgramsInPath programs;
    programs.add("helm", "cat <<'END'\n" + pod("rendered") + "END");
    TestWindow test;
    test.window->show();
    QDir(test.folder.path()).mkpath("chart/templates");
    writeText(test.file("chart/Chart.yaml"), "name: web\n");
    writeText(test.file("chart/templates/pod.yaml"), pod("plain"));
    // Without leave the files are read.
    answerWith("Start a new model");
    drop(*test.window, {test.file("chart")});
    QTRY_VERIFY(test.window->files().isOpen());
    QVERIFY2(test.dialogs->lastQuestion.contains("helm template ./chart"),
             qPrintable(test.dialogs->lastQuestion));
    QVERIFY(test.model().element("default/Pod/plain/plain"));
    // With leave the rendered text is.
    test.dialogs->runAnswer = Dialogs::RunAnswer::Run;
    answerWith("Start a new model");
    drop(*test.window, {test.file("chart")});
    QTRY_VERIFY(test.model().element("default/Pod/rendered/rendered"));
    QVERIFY(test.model().sources().find("helm template ./chart"));
    // Called off, nothing is imported.
    test.dialogs->runAnswer = Dialogs::RunAnswer::Cancel;
    const qsizetype asked = test.dialogs->asked.size();
    drop(*test.window, {test.file("chart")});
    QTRY_COMPARE(test.dialogs->asked.size(), asked + 1);
    QVERIFY(!QApplication::activeModalWidget());
    // What a program wrote is no file that is missing.
    test.loadCatalogs();
    test.trigger("file.update");
    QVERIFY2(test.dialogs->problems.join('\n').contains("helm template ./chart"),
             qPrintable(test.dialogs->problems.join('\n')));
}

void SourcesTest::dockerIsAskedWhenAllowed()
{
    ProgramsInPath programs;
    programs.add("docker", R"(case "$1 $2" in
"container ls") echo 1a;;
"container inspect") echo '[{"Id": "1a", "Name": "/web", "Config": {"Image": "nginx"}, "HostConfig": {}}]';;
"info --format") echo '{"ID": "e", "ServerVersion": "24.0.1", "KernelVersion": "6.1.0", "OperatingSystem": "x"}';;
esac)");
    TestWindow test;
    test.window->show();
    test.dialogs->confirmed = false;
    test.trigger("file.importDocker");
    QVERIFY2(test.dialogs->lastQuestion.contains("docker container inspect ID"),
             qPrintable(test.dialogs->lastQuestion));
    QVERIFY(!QApplication::activeModalWidget() && !test.window->files().isOpen());
    test.dialogs->confirmed = true;
    answerWith("Start a new model");
    test.trigger("file.importDocker");
    QTRY_VERIFY(test.model().element("web"));
    // A cluster that is not there says so.
    programs.add("kubectl", "echo 'The connection to the server localhost:8080 was refused' >&2; exit 1");
    test.dialogs->nextText = "shop";
    QStringList seen;
    answerWith("Cancel", &seen);
    test.trigger("file.importCluster");
    QVERIFY2(test.dialogs->lastQuestion.contains("--namespace=shop"), qPrintable(test.dialogs->lastQuestion));
}

} // namespace gui_sources

BULKHEAD_TEST(gui_sources, SourcesTest, Gui)
#include "test_window_sources.moc"
