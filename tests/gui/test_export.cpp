// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/export/export_dialog.h"
#include "app/gui/export/export_sign.h"
#include "app/gui/export/exporter.h"
#include "app/gui/export/report_choice_box.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>
#include <QToolButton>
#include <QTreeWidget>

#include <array>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gui_export {

using namespace bulkhead;
using namespace bulkhead::app;

// What the window writes: the report, pictures and every other format, by File > Export.
class ExportTest : public QObject
{
    Q_OBJECT

private slots:
    void everyFormatIsWritten_data();
    void everyFormatIsWritten();
    void exportSaysWhereTheFileWent();
    void lastFormatIsRemembered();
    void readerAndChaptersAreRemembered();
    void chaptersAreOrdered();
    void cancelledExportWritesNothing();
    void fileThatCannotBeWrittenIsTold();
    void reportAndPictureGoByTheNameOfTheFile();
    void theWindowIsUsableWhileAPictureIsWritten();
    void aStoppedExportLeavesNothing();
    void closingAsksWhileAFileIsWritten();
    void closingAllTheSameStopsTheFile();
    void stoppingTooLateIsTold();
    void picturesShowBadgesAndWhatIsHighlighted();
};

namespace {

QTreeWidgetItem *itemOf(const QDialog &dialog, const QString &title)
{
    const auto *formats = dialog.findChild<QTreeWidget *>();
    const QList<QTreeWidgetItem *> found =
        formats->findItems(title, Qt::MatchExactly | Qt::MatchRecursive, 0);
    return found.isEmpty() ? nullptr : found.front();
}

// Chooses a format in the dialog that File > Export opens, and the file in the chooser that follows.
void exportAs(TestWindow &test, const QString &format, const QString &file)
{
    test.dialogs->nextFile = file;
    inNextDialog([format](QDialog &dialog) {
        QTreeWidgetItem *item = itemOf(dialog, format);
        if (!item)
            return false;
        item->treeWidget()->setCurrentItem(item);
        dialog.accept();
        return true;
    });
    test.trigger("file.export");
}

// Of a pipe what is written until the writer closes it; nothing where none comes within the tests' patience.
QByteArray bytesOf(const QString &path)
{
    const int file = ::open(path.toUtf8(), O_RDONLY | O_NONBLOCK);
    if (file < 0)
        return {};
    QByteArray bytes;
    pollfd readable{file, POLLIN, 0};
    std::array<char, 65536> some{};
    while (::poll(&readable, 1, patience) > 0) {
        const ssize_t read = ::read(file, some.data(), some.size());
        if (read <= 0)
            break;
        bytes.append(some.data(), read);
    }
    ::close(file);
    return bytes;
}

// A file that nobody reads yet: writing it lasts until somebody does.
QString pipe(const TestWindow &test, const char *name)
{
    const QString path = test.file(name);
    if (::mkfifo(path.toUtf8(), 0600) != 0)
        qFatal("no pipe");
    return path;
}

// The sign in the status bar that something is being written; null when nothing is.
QToolButton *stopButton(const TestWindow &test)
{
    auto *sign = test.window->findChild<ExportSign *>();
    return sign->isVisible() ? sign->findChild<QToolButton *>() : nullptr;
}

void open(TestWindow &test)
{
    test.window->resize(1280, 800);
    test.window->show();
    test.loadCatalogs();
    openShop(test);
}

} // namespace

void ExportTest::everyFormatIsWritten_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(exporting::formats)); ++i)
        QTest::newRow(exporting::formats[i].title) << i;
}

void ExportTest::everyFormatIsWritten()
{
    QFETCH(int, index);
    const exporting::Format &format = exporting::formats[index];
    TestWindow test;
    open(test);
    const QString file = test.file("shop.") + toQString(format.suffixes.front());
    exportAs(test, formatTitle(format), file);
    QTRY_VERIFY2_WITH_TIMEOUT(QFile::exists(file), qPrintable(test.dialogs->problems.join('\n')), patience);
    const QByteArray bytes = bytesOf(file);
    QVERIFY(bytes.size() > 20);
    if (format.suffixes.front() == "json" || format.suffixes.front() == "sarif")
        QVERIFY(nlohmann::json::parse(bytes.toStdString(), nullptr, false).is_structured());
    QCOMPARE(test.dialogs->problems, QStringList());
}

void ExportTest::exportSaysWhereTheFileWent()
{
    TestWindow test;
    open(test);
    exportAs(test, "SARIF log", test.file("shop.sarif"));
    QTRY_VERIFY_WITH_TIMEOUT(test.window->statusBar()->currentMessage().contains(test.file("shop.sarif")),
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(test.file("shop.sarif")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(test.window->statusBar()->currentMessage(),
                              "Written to " + test.file("shop.sarif"), patience);
}

void ExportTest::lastFormatIsRemembered()
{
    TestWindow test;
    open(test);
    exportAs(test, "CSV table", test.file("shop")); // the suffix is added
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(test.file("shop.csv")), patience);
    test.restart();
    open(test);
    QString chosen;
    QString purpose;
    inNextDialog([&](QDialog &dialog) {
        const auto *formats = dialog.findChild<QTreeWidget *>();
        if (!formats->currentItem())
            return false;
        chosen = formats->currentItem()->text(0);
        purpose = dialog.findChild<QLabel *>()->text();
        dialog.reject();
        return true;
    });
    test.trigger("file.export");
    QCOMPARE(chosen, QString("CSV table"));
    QVERIFY(purpose.contains("spreadsheets"));
}

void ExportTest::readerAndChaptersAreRemembered()
{
    TestWindow test;
    open(test);
    test.dialogs->nextFile = test.file("board.html");
    inNextDialog([](QDialog &dialog) {
        auto *box = dialog.findChild<ReportChoiceBox *>();
        QTreeWidgetItem *page = itemOf(dialog, "Web page");
        QTreeWidgetItem *table = itemOf(dialog, "CSV table");
        if (!box || !page || !table)
            return false;
        table->treeWidget()->setCurrentItem(table);
        const bool isForTables = box->isEnabled();
        page->treeWidget()->setCurrentItem(page);
        if (isForTables || !box->isEnabled())
            return false;
        auto *readers = box->findChild<QComboBox *>();
        readers->setFocus();
        QTest::keyClick(readers, Qt::Key_Home); // Board is the first
        for (QAction *chapter : box->findChild<QMenu *>()->actions())
            if (chapter->text() == "Summary")
                chapter->trigger(); // takes it away
        dialog.accept();
        return true;
    });
    test.trigger("file.export");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(test.file("board.html")), patience);
    const QByteArray page = bytesOf(test.file("board.html"));
    QVERIFY(page.contains("id=\"plan\""));
    QVERIFY(!page.contains("id=\"issues\"") && !page.contains("id=\"summary\""));
    test.restart();
    open(test);
    exporting::ReportChoice remembered;
    inNextDialog([&](QDialog &dialog) {
        remembered = dialog.findChild<ReportChoiceBox *>()->wish().choice;
        dialog.reject();
        return true;
    });
    test.trigger("file.export");
    QCOMPARE(remembered.audience, exporting::Audience::Board);
    QCOMPARE(remembered.sections, (std::vector<std::string>{"worst-path", "plan", "diagrams"}));
}

// By the keys of the list, and the order stays when a chapter is taken away.
void ExportTest::chaptersAreOrdered()
{
    TestWindow test;
    open(test);
    test.dialogs->nextFile = test.file("board.html");
    std::vector<std::string> ordered;
    std::vector<std::string> fewer;
    bool canBeEmpty = true;
    inNextDialog([&](QDialog &dialog) {
        auto *box = dialog.findChild<ReportChoiceBox *>();
        QTreeWidgetItem *page = itemOf(dialog, "Web page");
        if (!box || !page)
            return false;
        page->treeWidget()->setCurrentItem(page);
        QTest::keyClick(box->findChild<QComboBox *>(), Qt::Key_Home); // Board is the first
        const auto choose = [box](const QString &title) {
            for (QAction *action : box->findChild<QMenu *>()->actions())
                if (action->text() == title)
                    action->trigger();
        };
        inNextDialog([&](QDialog &order) {
            auto *list = order.findChild<QListWidget *>();
            const QList<QListWidgetItem *> plan = list->findItems("What to do", Qt::MatchExactly);
            if (plan.isEmpty() || !order.isActiveWindow())
                return false;
            list->setCurrentItem(plan.front());
            QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
            QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
            for (int row = 0; row < list->count(); ++row) {
                const Qt::CheckState state = list->item(row)->checkState();
                list->item(row)->setCheckState(Qt::Unchecked);
                list->item(row)->setData(Qt::UserRole + 9, state);
            }
            canBeEmpty = order.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled();
            for (int row = 0; row < list->count(); ++row)
                list->item(row)->setCheckState(
                    list->item(row)->data(Qt::UserRole + 9).value<Qt::CheckState>());
            order.accept();
            return true;
        });
        choose("&Order…");
        ordered = box->wish().choice.sections;
        choose("Worst attack path"); // takes it away
        fewer = box->wish().choice.sections;
        dialog.accept();
        return true;
    });
    test.trigger("file.export");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(test.file("board.html")), patience);
    QCOMPARE(ordered, (std::vector<std::string>{"plan", "summary", "worst-path", "diagrams"}));
    QCOMPARE(fewer, (std::vector<std::string>{"plan", "summary", "diagrams"}));
    QVERIFY(!canBeEmpty);
    const QByteArray page = bytesOf(test.file("board.html"));
    QVERIFY(page.indexOf("id=\"plan\"") >= 0);
    QVERIFY(page.indexOf("id=\"plan\"") < page.indexOf("id=\"summary\""));
}

void ExportTest::cancelledExportWritesNothing()
{
    TestWindow test;
    open(test);
    test.dialogs->nextFile = test.file("shop.html");
    inNextDialog([](QDialog &dialog) {
        dialog.reject();
        return true;
    });
    test.trigger("file.export");
    // What was chosen for a file that is not written is no choice for the next.
    test.dialogs->nextFile.reset();
    inNextDialog([](QDialog &dialog) {
        QTest::keyClick(dialog.findChild<ReportChoiceBox *>()->findChild<QComboBox *>(), Qt::Key_Home);
        dialog.accept();
        return true;
    });
    test.trigger("file.export");
    exporting::ReportChoice remembered;
    inNextDialog([&](QDialog &dialog) {
        remembered = dialog.findChild<ReportChoiceBox *>()->wish().choice;
        dialog.reject();
        return true;
    });
    test.trigger("file.export");
    QVERIFY(remembered.audience != exporting::Audience::Board);
    exportAs(test, "CSV table", test.file("shop.csv"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(test.file("shop.csv")), patience);
    QVERIFY(!QFile::exists(test.file("shop.html")));
}

void ExportTest::fileThatCannotBeWrittenIsTold()
{
    TestWindow test;
    open(test);
    exportAs(test, "CSV table", test.file("no/such/folder/shop.csv"));
    QTRY_COMPARE_WITH_TIMEOUT(test.dialogs->problems.size(), 1, patience);
}

void ExportTest::reportAndPictureGoByTheNameOfTheFile()
{
    TestWindow test;
    open(test);
    test.dialogs->nextFile = test.file("shop.pdf");
    test.trigger("file.report");
    QTRY_VERIFY_WITH_TIMEOUT(!stopButton(test), patience);
    test.dialogs->nextFile = test.file("shop.dot");
    test.trigger("file.picture");
    QTRY_VERIFY_WITH_TIMEOUT(!stopButton(test), patience);
    QVERIFY(bytesOf(test.file("shop.pdf")).startsWith("%PDF"));
    QVERIFY(bytesOf(test.file("shop.dot")).startsWith("digraph"));
    test.dialogs->nextFile = test.file("shop.doc");
    test.trigger("file.picture");
    QCOMPARE(test.dialogs->problems.size(), 1);
    QVERIFY(test.dialogs->problems.front().contains(".svg, .png, .pdf or .dot"));
}

void ExportTest::theWindowIsUsableWhileAPictureIsWritten()
{
    for (const char *name : {"shop.svg", "shop.png"}) {
        TestWindow test;
        open(test);
        const QString file = pipe(test, name);
        test.dialogs->nextFile = file;
        test.trigger("file.picture");
        QVERIFY(stopButton(test));
        QVERIFY(test.window->document().perform(addElement("later", model::Kind::Container), "Add"));
        QTRY_VERIFY_WITH_TIMEOUT(!test.window->session().isAnalysing(), patience);
        QVERIFY(stopButton(test));
        const QByteArray picture = bytesOf(file); // now it can be written
        QVERIFY2(picture.contains("svg") || picture.startsWith("\x89PNG"), name);
        QVERIFY(!picture.contains("later")); // the model as it was
        QTRY_VERIFY_WITH_TIMEOUT(!stopButton(test), patience);
        QCOMPARE(test.window->statusBar()->currentMessage(), "Written to " + file);
    }
}

void ExportTest::aStoppedExportLeavesNothing()
{
    TestWindow test;
    open(test);
    for (const char *name : {"stopped.html", "stopped.pdf"}) {
        test.dialogs->nextFile = test.file(name);
        test.trigger("file.report");
        QVERIFY(stopButton(test));
        stopButton(test)->click();
        QVERIFY(!stopButton(test));
        QVERIFY(test.window->statusBar()->currentMessage().contains("Stopped"));
    }
    exportAs(test, "CSV table", test.file("next.csv")); // begins when the stopped one has ended
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(test.file("next.csv")), patience);
    for (const char *name : {"stopped.html", "stopped.pdf"})
        QVERIFY2(!QFile::exists(test.file(name)), name);
    QCOMPARE(test.dialogs->problems, QStringList());
}

void ExportTest::closingAsksWhileAFileIsWritten()
{
    TestWindow test;
    open(test);
    const QString file = pipe(test, "shop.md");
    test.dialogs->nextFile = file;
    test.trigger("file.report");
    test.dialogs->confirmed = false;
    QVERIFY(!test.window->close());
    QVERIFY(test.dialogs->lastQuestion.contains("shop.md"));
    QVERIFY(!bytesOf(file).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!stopButton(test), patience);
    test.dialogs->asked.clear();
    QVERIFY(test.window->close());
    QVERIFY(!test.dialogs->asked.contains("A file is still being written"));
}

void ExportTest::closingAllTheSameStopsTheFile()
{
    TestWindow test;
    open(test);
    const QString file = pipe(test, "shop.md");
    test.dialogs->nextFile = file;
    test.trigger("file.report");
    test.dialogs->confirmed = true;
    QVERIFY(test.window->close());
    QVERIFY(test.dialogs->asked.contains("A file is still being written"));
    QVERIFY(!test.window->isVisible());
    bytesOf(file); // the worker goes on to its end
    test.window.reset();
}

// What has got as far as the file may be there: the person is not told that it is not.
void ExportTest::stoppingTooLateIsTold()
{
    TestWindow test;
    open(test);
    const QString file = pipe(test, "shop.csv");
    exportAs(test, "CSV table", file);
    QTRY_VERIFY_WITH_TIMEOUT(stopButton(test), patience);
    // Written as far as to the pipe, which waits for a reader.
    QTRY_VERIFY_WITH_TIMEOUT(test.window->findChild<Exporter *>()->isWriting(), patience);
    stopButton(test)->click();
    QCOMPARE(test.window->statusBar()->currentMessage(),
             QString("Stopped, when “shop.csv” was being written already."));
    QVERIFY(!bytesOf(file).isEmpty());
}

void ExportTest::picturesShowBadgesAndWhatIsHighlighted()
{
    TestWindow test;
    open(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.window->session().assessment(), patience);
    const auto drawn = [&test](const char *name) {
        test.dialogs->nextFile = test.file(name);
        test.trigger("file.picture");
        (void)QTest::qWaitFor([&] { return !stopButton(test); }, patience);
        return bytesOf(test.file(name));
    };
    const diagram::Theme theme = diagram::Theme::builtIn(diagram::Scheme::Print);
    const QByteArray critical = theme.rating(model::Rating::Critical).fill.name().toLatin1();
    const QByteArray plain = drawn("plain.svg");
    QVERIFY(plain.contains(critical));
    test.window->diagramPage().highlight({"db"});
    QVERIFY(drawn("lit.svg") != plain);
}

} // namespace gui_export

BULKHEAD_TEST(gui_export, ExportTest, Gui)
#include "test_export.moc"
