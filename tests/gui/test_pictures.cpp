// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/look/work_sign.h"
#include "app/gui/print/printing.h"
#include "changing_model.h"
#include "tests/support/test_program.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPrinter>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QStatusBar>
#include <QToolButton>

namespace gui_pictures {

using namespace bulkhead;
using namespace bulkhead::app;

// The diagram on the clipboard and on paper, and the sign while it is laid out.
class PicturesTest : public QObject
{
    Q_OBJECT

private slots:
    void theDiagramIsCopiedAsSvgAndPng();
    void anEmptyViewIsNotCopied();
    void aPageHasTitleAndLegend();
    void aDiagramIsPrintedOnSeveralPages();
    void titleAndLegendCanBeLeftOut();
    void whoChoosesNoPrinterGoesBackToThePreview();
    void anEmptyViewIsNotPrinted();
    void aLongLayoutShowsASignAndCanBeStopped();
};

namespace {

void openLaidOut(TestWindow &test)
{
    openAssessed(test);
    test.trigger("diagram.layout");
    QTRY_VERIFY_WITH_TIMEOUT(!test.model().placements().empty(), patience);
    QTRY_VERIFY(!test.window->session().isAnalysing());
}

// Prints to a file when the dialog has its pages; `choose` is done to the dialog before.
void printTo(TestWindow &test, const QString &file, const std::function<void(PrintDialog &)> &choose,
             int &pages)
{
    test.window->printing().setChoosePrinter([file](QPrinter &printer, QWidget *) {
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(file);
        return true;
    });
    inNextDialog([choose, &pages, chosen = std::make_shared<bool>(false)](QDialog &shown) {
        auto *dialog = qobject_cast<PrintDialog *>(&shown);
        if (!dialog)
            return false;
        if (!*chosen) {
            *chosen = true;
            if (choose)
                choose(*dialog);
            return false;
        }
        auto *print = dialog->findChild<QPushButton *>("print");
        if (!dialog->isReady() || !print->isEnabled())
            return false;
        pages = dialog->pageCount();
        print->click();
        return true;
    });
    test.trigger("file.print");
    QTRY_VERIFY_WITH_TIMEOUT(!test.window->printing().isPrinting(), patience);
}

QString textOf(const QString &pdf)
{
    QProcess process;
    process.start("pdftotext", {"-layout", pdf, "-"});
    return process.waitForFinished(patience) ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
}

QString told(TestWindow &test)
{
    return test.window->statusBar()->currentMessage();
}

} // namespace

void PicturesTest::theDiagramIsCopiedAsSvgAndPng()
{
    TestWindow test;
    openLaidOut(test);
    QGuiApplication::clipboard()->clear();
    test.trigger("edit.copyPicture");
    const auto has = [](const char *format) {
        const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
        return copied && copied->hasFormat(format);
    };
    QTRY_VERIFY_WITH_TIMEOUT(has("image/svg+xml") && has("image/png"), patience);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    const QByteArray svg = copied->data("image/svg+xml");
    QVERIFY(svg.contains("<svg") && svg.contains(">web<"));
    const QImage image = QImage::fromData(copied->data("image/png"), "PNG");
    QVERIFY(image.width() > 200 && image.height() > 100);
    QVERIFY(told(test).contains("clipboard"));
}

void PicturesTest::anEmptyViewIsNotCopied()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    test.trigger("file.new");
    QGuiApplication::clipboard()->setText("kept");
    test.trigger("edit.copyPicture");
    QTRY_COMPARE(told(test), QString("There is nothing on this view."));
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("kept"));
}

void PicturesTest::aPageHasTitleAndLegend()
{
    TestWindow test;
    openLaidOut(test);
    int pages = 0;
    printTo(test, test.file("page.pdf"), {}, pages);
    QCOMPARE(pages, 1);
    QVERIFY2(test.dialogs->problems.isEmpty(), qPrintable(test.dialogs->problems.join('\n')));
    const QString text = textOf(test.file("page.pdf"));
    for (const char *wanted : {"Untitled", "web", "db", "Data, encrypted", "Trust boundary"})
        QVERIFY2(text.contains(wanted), qPrintable(QString(wanted) + " is missing in\n" + text));
    QVERIFY(!text.contains("Page 1"));
}

void PicturesTest::aDiagramIsPrintedOnSeveralPages()
{
    TestWindow test;
    openLaidOut(test);
    int pages = 0;
    printTo(
        test, test.file("pages.pdf"),
        [](PrintDialog &dialog) { dialog.findChild<QSpinBox *>("pagesWide")->setValue(3); }, pages);
    QVERIFY(pages >= 3 && pages % 3 == 0);
    const QString text = textOf(test.file("pages.pdf"));
    QCOMPARE(text.count('\f'), pages);
    QVERIFY(text.contains(QString("Page %1 of %1").arg(pages)));
}

void PicturesTest::titleAndLegendCanBeLeftOut()
{
    TestWindow test;
    openLaidOut(test);
    int pages = 0;
    printTo(
        test, test.file("bare.pdf"),
        [](PrintDialog &dialog) {
            for (auto *box : dialog.findChildren<QAbstractButton *>())
                if (box->isCheckable())
                    box->setChecked(false);
        },
        pages);
    const QString text = textOf(test.file("bare.pdf"));
    QVERIFY(text.contains("web"));
    QVERIFY2(!text.contains("Untitled") && !text.contains("Data, encrypted"), qPrintable(text));
}

void PicturesTest::whoChoosesNoPrinterGoesBackToThePreview()
{
    TestWindow test;
    openLaidOut(test);
    int asked = 0;
    test.window->printing().setChoosePrinter([&asked](QPrinter &, QWidget *) {
        ++asked;
        return false;
    });
    inNextDialog([&asked](QDialog &dialog) {
        auto *print = dialog.findChild<QPushButton *>("print");
        if (!print || !print->isEnabled())
            return false;
        print->click();
        if (asked == 1 && dialog.isVisible())
            dialog.reject();
        return true;
    });
    test.trigger("file.print");
    QCOMPARE(asked, 1);
    QVERIFY(!test.window->printing().isPrinting());
}

void PicturesTest::anEmptyViewIsNotPrinted()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    test.trigger("file.new");
    bool enabled = true;
    inNextDialog([&enabled](QDialog &shown) {
        auto *dialog = qobject_cast<PrintDialog *>(&shown);
        if (!dialog || !dialog->isReady())
            return false;
        enabled = dialog->findChild<QPushButton *>("print")->isEnabled();
        dialog->reject();
        return true;
    });
    test.trigger("file.print");
    QVERIFY(!enabled);
}

void PicturesTest::aLongLayoutShowsASignAndCanBeStopped()
{
    TestWindow test;
    openLaidOut(test);
    constexpr int many = 1500;
    std::vector<model::Change> changes;
    for (int i = 0; i < many; ++i)
        changes.push_back(addElement("c" + std::to_string(i), model::Kind::Container));
    for (int i = 1; i < many; ++i) {
        model::Flow flow;
        flow.id = "f" + std::to_string(i);
        flow.source = "c" + std::to_string(i * 7 % many);
        flow.target = "c" + std::to_string(i / 2);
        changes.push_back(model::adding(std::move(flow)));
    }
    QVERIFY(test.window->document().perform(model::batch(std::move(changes)), "Add"));
    auto *sign = test.window->findChild<WorkSign *>("layoutSign");
    QVERIFY(!sign->isVisible());
    const model::Model before = test.model();
    test.trigger("diagram.layout");
    QTRY_VERIFY_WITH_TIMEOUT(sign->isVisible(), patience);
    sign->findChild<QToolButton *>()->click();
    QVERIFY(!sign->isVisible());
    QVERIFY(told(test).startsWith("Stopped"));
    QTest::qWait(500); // for what might still arrive
    QVERIFY(test.model() == before);
}

} // namespace gui_pictures

BULKHEAD_TEST(gui_pictures, PicturesTest, Gui)
#include "test_pictures.moc"
