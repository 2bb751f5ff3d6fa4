// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/export_dialog.h"
#include "tests/gui/window_fixture.h"

#include <nlohmann/json.hpp>
#include <QLabel>
#include <QStatusBar>
#include <QTreeWidget>

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
    void cancelledExportWritesNothing();
    void fileThatCannotBeWrittenIsTold();
    void reportAndPictureGoByTheNameOfTheFile();
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

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
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
    QVERIFY(bytes.size() > 100);
    if (format.suffixes.front() == "json" || format.suffixes.front() == "sarif")
        QVERIFY(nlohmann::json::parse(bytes.toStdString(), nullptr, false).is_object());
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
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(test.file("shop.pdf")), patience);
    test.dialogs->nextFile = test.file("shop.dot");
    test.trigger("file.picture");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(test.file("shop.dot")), patience);
    QVERIFY(bytesOf(test.file("shop.pdf")).startsWith("%PDF"));
    QVERIFY(bytesOf(test.file("shop.dot")).startsWith("digraph"));
    test.dialogs->nextFile = test.file("shop.doc");
    test.trigger("file.picture");
    QCOMPARE(test.dialogs->problems.size(), 1);
    QVERIFY(test.dialogs->problems.front().contains(".svg, .png, .pdf or .dot"));
}

QTEST_MAIN(ExportTest)
#include "test_export.moc"
