// SPDX-License-Identifier: Apache-2.0
#include "app/gui/report/report_page.h"
#include "export/report/pdf/pdf_writer.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_program.h"

#include <QComboBox>
#include <QEventLoop>
#include <QLabel>
#include <QSignalSpy>

namespace gui_report {

using namespace bulkhead;
using namespace bulkhead::app;

// The preview of the report, as it follows edits.
class ReportPageTest : public QObject
{
    Q_OBJECT

private slots:
    void previewOfASmallModelIsThePrintedReport();
    void editStopsWhatIsBeingGathered();
    void editStopsWhatIsBeingComposed();
    void hiddenPageMakesUpForItWhenShown();
    void previewIsForTheReaderChosen();
    void windowClosesWhileTheReportIsMade();
    void aModelWithoutATitleIsReportedByTheNameOfItsFile();
};

namespace {

// Does something once, as soon as the page says this. The page says what it is doing while it is doing it.
class WhenItSays
{
public:
    WhenItSays(const ReportPage &page, const char *text, std::function<void()> act) : m_act(std::move(act))
    {
        m_connection = QObject::connect(&page, &ReportPage::stateShown, [this, text](const QString &shown) {
            if (m_act && shown == text)
                std::exchange(m_act, nullptr)();
        });
    }
    ~WhenItSays() { QObject::disconnect(m_connection); }
    WhenItSays(const WhenItSays &) = delete;
    WhenItSays &operator=(const WhenItSays &) = delete;

    bool isDone() const { return !m_act; }

private:
    std::function<void()> m_act;
    QMetaObject::Connection m_connection;
};

constexpr const char *gathering = "Gathering the report…";
constexpr const char *composing = "Composing the report…";

ReportPage &pageOf(const TestWindow &test)
{
    return *test.window->findChild<ReportPage *>();
}

void retitle(TestWindow &test, const char *title)
{
    model::Metadata metadata = test.model().metadata();
    metadata.title = title;
    QVERIFY(
        test.window->document().perform(model::editing(test.model().sharedMetadata(), metadata), "Rename"));
}

void openReport(TestWindow &test)
{
    test.window->resize(1280, 800);
    test.window->show();
    test.loadCatalogs();
    openShop(test);
    test.trigger("view.reportTab");
}

bool isComposed(const TestWindow &test)
{
    return pageOf(test).document() && !pageOf(test).findChild<QLabel *>("state")->isVisible() &&
           !test.window->session().isAnalysing();
}

// Retitles the model, and again while the page says `state`: the page never shows the first.
void retitleTwice(const char *state)
{
    TestWindow test;
    openReport(test);
    QTRY_VERIFY_WITH_TIMEOUT(isComposed(test), patience);
    QStringList titles;
    QObject::connect(&pageOf(test), &ReportPage::composed, &pageOf(test),
                     [&] { titles << pageOf(test).document()->title; });
    const WhenItSays again(pageOf(test), state, [&] { retitle(test, "Second"); });
    retitle(test, "First");
    QTRY_VERIFY_WITH_TIMEOUT(titles.contains("Second"), patience);
    QVERIFY(again.isDone());
    QVERIFY2(!titles.contains("First"), qPrintable(titles.join(", ")));
}

} // namespace

void ReportPageTest::previewOfASmallModelIsThePrintedReport()
{
    TestWindow test;
    openReport(test);
    QTRY_VERIFY_WITH_TIMEOUT(isComposed(test), patience);
    test.dialogs->nextFile = test.file("shop.pdf");
    test.trigger("file.report");
    QFile file(test.file("shop.pdf"));
    QTRY_VERIFY_WITH_TIMEOUT(file.exists(), patience);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().toStdString() == *exporting::writePdf(*pageOf(test).document()));
}

void ReportPageTest::editStopsWhatIsBeingGathered()
{
    retitleTwice(gathering);
}

void ReportPageTest::editStopsWhatIsBeingComposed()
{
    retitleTwice(composing);
}

void ReportPageTest::hiddenPageMakesUpForItWhenShown()
{
    TestWindow test;
    openReport(test);
    QSignalSpy composed(&pageOf(test), &ReportPage::composed);
    const WhenItSays away(pageOf(test), gathering, [&] { test.trigger("view.diagramTab"); });
    QTRY_VERIFY_WITH_TIMEOUT(away.isDone(), patience);
    QTest::qWait(300);
    QCOMPARE(composed.count(), 0);
    test.trigger("view.reportTab");
    QTRY_VERIFY_WITH_TIMEOUT(isComposed(test), patience);
}

void ReportPageTest::previewIsForTheReaderChosen()
{
    TestWindow test;
    openReport(test);
    QTRY_VERIFY_WITH_TIMEOUT(isComposed(test), patience);
    const std::size_t before = pageOf(test).pageCount();
    QSignalSpy composed(&pageOf(test), &ReportPage::composed);
    auto *readers = pageOf(test).findChild<QComboBox *>();
    readers->setFocus();
    QTest::keyClick(readers, Qt::Key_Home); // Board is the first
    QTRY_COMPARE_WITH_TIMEOUT(composed.count(), 1, patience);
    QVERIFY(pageOf(test).pageCount() < before);
    QVERIFY(!pageOf(test).document()->anchors.contains("issues"));
    // What is saved is what was shown.
    test.dialogs->nextFile = test.file("board.pdf");
    test.trigger("file.report");
    QFile file(test.file("board.pdf"));
    QTRY_VERIFY_WITH_TIMEOUT(file.exists(), patience);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().toStdString() == *exporting::writePdf(*pageOf(test).document()));
}

// Work in a worker's thread is not waited for (gui_background), and what it delivers later finds no page.
void ReportPageTest::windowClosesWhileTheReportIsMade()
{
    for (const char *state : {gathering, composing}) {
        TestWindow test;
        openReport(test);
        QSignalSpy composed(&pageOf(test), &ReportPage::composed);
        QEventLoop loop;
        const WhenItSays now(pageOf(test), state, [&] { loop.quit(); });
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        loop.exec();
        QVERIFY(now.isDone());
        QCOMPARE(composed.count(), 0);
        test.window.reset();
        QTest::qWait(300);
        QCOMPARE(composed.count(), 0);
    }
}

void ReportPageTest::aModelWithoutATitleIsReportedByTheNameOfItsFile()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    openShop(test);
    test.dialogs->nextFile = test.file("mouse-shop.bulkhead");
    test.save();
    test.dialogs->nextFile = test.file("report.md");
    test.trigger("file.report");
    QFile report(test.file("report.md"));
    QTRY_VERIFY_WITH_TIMEOUT(report.exists(), patience);
    QVERIFY(report.open(QIODevice::ReadOnly));
    QVERIFY(report.readLine().contains("mouse-shop"));
    report.close();
    retitle(test, "Mouse shop");
    QCOMPARE(test.window->session().titleByFile(), std::string());
}

} // namespace gui_report

BULKHEAD_TEST(gui_report, ReportPageTest, Gui)
#include "test_report.moc"
