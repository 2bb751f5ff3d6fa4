// SPDX-License-Identifier: Apache-2.0
#include "desk_fixture.h"
#include "tests/support/test_program.h"

#include "app/workshop/facilitator/big_type.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace workshop_facilitator {

using namespace bulkhead;
using namespace bulkhead::app;
using ws::Mark;

// The facilitator's screen: clock, what comes in from the folder and from paper, and that it is safe to
// project.
class FacilitatorTest : public QObject
{
    Q_OBJECT

private slots:
    void theClockIsMovedByKeys();
    void theClockRuns();
    void digitsShowThePages();
    void everyPageShowsItsKeys();
    void filesAppearChangeAndVanish();
    void brokenFilesAreToldByName_data();
    void brokenFilesAreToldByName();
    void aSecondFileOfOneNameChangesNothing();
    void aPipeStopsNothing();
    void aFileThatIsBeingWrittenIsNotAFault();
    void aFolderThatIsGoneIsTold();
    void anotherFolderIsWatchedAndRemembered();
    void aSheetFromPaperIsTypedWithOneKeyACell();
    void typingIsTakenBack();
    void paperOutranksTheFileOfThatName();
    void theGroupRoundHasSheetsOfItsOwn();
    void aGroupsSheetBeginsWithItsOwnAnswers();
    void nobodyIsNamedUntilAsked();
    void numbersOfGroupsStay();
    void pseudonymsStay();
    void everyTypeIsReadFromTheLastRow();
    void darkAndBlankByKeys();
    void theFileIsOneWindowsAlone();
    void aFileThatCannotBeWrittenIsTold();
};

void FacilitatorTest::theClockIsMovedByKeys()
{
    TestDesk test;
    QCOMPARE(test.label("clock"), QString("15:00"));
    QVERIFY(test.label("round").contains("paused"));
    test.press(Qt::Key_Plus);
    QCOMPARE(test.label("clock"), QString("16:00"));
    test.press(Qt::Key_Minus);
    test.press(Qt::Key_Minus);
    QCOMPARE(test.label("clock"), QString("14:00"));
    test.press(Qt::Key_N);
    QCOMPARE(test.label("clock"), QString("10:00"));
    QVERIFY(test.label("round").contains("2/4 Group"));
    test.press(Qt::Key_P);
    QVERIFY(test.desk().isRunning());
    QVERIFY(!test.label("round").contains("paused"));
    test.press(Qt::Key_N, Qt::ShiftModifier);
    QVERIFY(!test.desk().isRunning()); // a round begins when it is started
    QCOMPARE(test.desk().round(), std::size_t{0});
    for (int i = 0; i < 9; ++i)
        test.press(Qt::Key_N);
    QCOMPARE(test.desk().round(), std::size_t{3}); // there is no round behind the last
    QCOMPARE(test.onDisk().clock, (ws::Clock{3, 600, false}));
}

void FacilitatorTest::theClockRuns()
{
    TestDesk test;
    for (int i = 0; i < 15; ++i)
        test.press(Qt::Key_Minus);
    QCOMPARE(test.label("clock"), QString("0:00"));
    test.press(Qt::Key_P);
    QTRY_COMPARE(test.label("clock"), QString("−0:01"));
    QVERIFY(test.label("round").contains("time is up"));
    QTRY_VERIFY(test.onDisk().clock.secondsLeft <= -5); // by itself
    QVERIFY(test.onDisk().clock.isRunning);
}

void FacilitatorTest::digitsShowThePages()
{
    TestDesk test;
    QStringList titles;
    for (std::size_t page = 1; page <= test.window->pageCount(); ++page) {
        test.showPage(static_cast<int>(page));
        titles << test.window->page().title();
    }
    QCOMPARE(titles, QStringList({"Room", "Heat map", "Disagreements", "Reveal", "Path", "Fix",
                                  "Extra threats", "Score", "Finish"}));
}

void FacilitatorTest::everyPageShowsItsKeys()
{
    TestDesk test;
    for (std::size_t page = 1; page <= test.window->pageCount(); ++page) {
        test.showPage(static_cast<int>(page));
        QVERIFY(!test.label("pageKeys").isEmpty());
        QVERIFY(test.label("deskKeys").contains("Ctrl+N"));
    }
}

void FacilitatorTest::filesAppearChangeAndVanish()
{
    TestDesk test;
    QVERIFY(test.seen().contains("0 file(s) of answers"));
    ws::AnswerSheet anna = ws::test::sheetOf(test.task(), "anna", Mark::None);
    test.answer(anna);
    test.answer(ws::test::sheetOf(test.task(), "ben", Mark::Threat));
    QVERIFY(test.waitForSheets(2));
    const QString all = QString("%1 of %1").arg(test.task().cells().size());
    QTRY_VERIFY(test.seen().contains(all));

    anna.cells.erase(anna.cells.begin());
    test.answer(anna);
    QTRY_COMPARE(test.desk().sheet(ws::RoundKind::Silent, "anna")->cells.size(),
                 test.task().cells().size() - 1);
    // Changed in its place, which tells the folder nothing.
    {
        anna.cells.clear();
        std::ofstream file(test.answersFile("anna"), std::ios::binary | std::ios::trunc);
        file << ws::serializeAnswers(anna);
    }
    QTRY_VERIFY(test.desk().sheet(ws::RoundKind::Silent, "anna")->cells.empty());

    std::filesystem::remove(test.answersFile("ben"));
    QTRY_VERIFY(test.seen().contains("1 file(s) of answers"));
    QCOMPARE(test.desk().participants().size(), std::size_t{2}); // what was said stays said
    const ws::Workshop kept = test.onDisk();
    QCOMPARE(kept.votes.sheets.at(ws::RoundKind::Silent).at("ben").cells.size(), test.task().cells().size());
}

void FacilitatorTest::brokenFilesAreToldByName_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const ws::Workshop shop = ws::test::shopWorkshop();
    const std::string good = ws::serializeAnswers(ws::test::sheetOf(shop.task, "mallory", Mark::Threat));
    std::string edited = good;
    edited.replace(edited.find("\"threat\""), 8, "\"none\"");
    ws::AnswerSheet other = ws::test::sheetOf(shop.task, "mallory", Mark::Threat);
    other.task = "feedfeedfeedfeed";
    const auto row = [](const char *name, const std::string &bytes, const char *reason) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(reason);
    };
    row("cut off", good.substr(0, good.size() / 2), "shop-mallory.bulkhead-answers");
    row("empty", "", "shop-mallory.bulkhead-answers");
    row("edited", edited, "checksum");
    row("of another workshop", ws::serializeAnswers(other), "another workshop");
    row("huge", std::string(ws::mostSheetBytes + 1, ' '), "shop-mallory.bulkhead-answers");
    row("no text at all", std::string("\0\xff\x01", 3), "shop-mallory.bulkhead-answers");
}

void FacilitatorTest::brokenFilesAreToldByName()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, reason);
    TestDesk test;
    test.write("mallory", bytes.toStdString());
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::Threat));
    QTRY_VERIFY(test.seen().contains("1 file(s) left out"));
    QVERIFY(test.waitForSheets(1)); // the rest goes on
    QVERIFY(!test.seen().contains("mallory"));
    test.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY2(test.seen().contains("shop-mallory.bulkhead-answers"), qPrintable(test.seen()));
    QVERIFY2(test.seen().contains(reason), qPrintable(test.seen()));
}

void FacilitatorTest::aSecondFileOfOneNameChangesNothing()
{
    TestDesk test;
    const ws::AnswerSheet anna = ws::test::sheetOf(test.task(), "anna", Mark::Threat);
    test.answer(anna);
    QVERIFY(test.waitForSheets(1));
    // A copy that a share makes of a conflict sorts before the file itself.
    test.write("anna (conflicted copy)",
               ws::serializeAnswers(ws::test::sheetOf(test.task(), "anna", Mark::None)));
    QTRY_VERIFY(test.seen().contains("1 file(s) left out"));
    QCOMPARE(test.desk().sheet(ws::RoundKind::Silent, "anna")->cells, anna.cells);
    test.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY2(test.seen().contains("conflicted copy"), qPrintable(test.seen()));
}

void FacilitatorTest::aPipeStopsNothing()
{
    TestDesk test;
    QCOMPARE(QProcess::execute("mkfifo", {pathText(test.answersFile("pipe"))}), 0);
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::Threat));
    QVERIFY(test.waitForSheets(1));
}

void FacilitatorTest::aFileThatIsBeingWrittenIsNotAFault()
{
    TestDesk test;
    const std::string good = ws::serializeAnswers(ws::test::sheetOf(test.task(), "anna", Mark::Threat));
    test.write("anna", good.substr(0, good.size() / 2));
    QTRY_VERIFY(test.seen().contains("1 being written"));
    QVERIFY(!test.seen().contains("left out"));
    test.write("anna", good);
    QVERIFY(test.waitForSheets(1));
    QTRY_VERIFY(!test.seen().contains("being written"));
    QVERIFY(!test.seen().contains("left out"));
}

void FacilitatorTest::aFolderThatIsGoneIsTold()
{
    TestDesk test;
    QTemporaryDir stick;
    test.dialogs->nextFile = stick.path() + "/a";
    QDir(stick.path()).mkdir("a");
    test.press(Qt::Key_W);
    QVERIFY(QTest::qWaitFor([&] { return test.seen().contains("0 file(s) of answers in a"); }, patience));
    QDir(stick.path()).rmdir("a");
    QTRY_VERIFY(test.seen().contains("cannot be read"));
    QDir(stick.path()).mkdir("a");
    QTRY_VERIFY(test.seen().contains("0 file(s) of answers in a"));
}

void FacilitatorTest::anotherFolderIsWatchedAndRemembered()
{
    TestDesk test;
    QTemporaryDir share;
    test.dialogs->nextFile = share.path();
    test.press(Qt::Key_W);
    const std::string sheet = ws::serializeAnswers(ws::test::sheetOf(test.task(), "anna", Mark::Threat));
    QVERIFY(writeFileAtomically(toPath(share.filePath("x.bulkhead-answers")), sheet));
    QVERIFY(test.waitForSheets(1));
    test.open();
    QCOMPARE(test.window->folder().folder(), toPath(share.path()));
}

void FacilitatorTest::aSheetFromPaperIsTypedWithOneKeyACell()
{
    TestDesk test;
    test.press(Qt::Key_E);
    test.type("Table of Anna");
    test.press(Qt::Key_Return);
    test.type("t-?"); // the first three letters of the first element, as the worksheet has them
    test.press(Qt::Key_Left);
    test.press(Qt::Key_Left);
    test.type("nu"); // by the letters as well
    for (int i = 0; i < 4; ++i)
        test.type("t"); // and on into the second element
    const auto cells = test.task().cells();
    const ws::Workshop kept = test.onDisk();
    const ws::AnswerSheet &sheet = kept.votes.sheets.at(ws::RoundKind::Silent).at("Table of Anna");
    QCOMPARE(sheet.cells.size(), std::size_t{7});
    QCOMPARE(sheet.cells.at(cells[0]).mark, Mark::Threat);
    QCOMPARE(sheet.cells.at(cells[1]).mark, Mark::None);
    QCOMPARE(sheet.cells.at(cells[2]).mark, Mark::Unknown);
    QCOMPARE(sheet.cells.at(cells[6]).mark, Mark::Threat);
    QVERIFY(kept.votes.fromPaper.at(ws::RoundKind::Silent).contains("Table of Anna"));
    test.press(Qt::Key_Escape);
    QVERIFY(test.seen().contains(QString("7 of %1, typed").arg(cells.size())));
    QVERIFY(!test.seen().contains("Anna"));
    // Its row opens it again, without the name.
    test.press(Qt::Key_Down);
    test.press(Qt::Key_Return);
    QVERIFY(!test.seen().contains("Anna"));
    test.press(Qt::Key_End);
    test.type("u");
    QCOMPARE(test.onDisk().votes.sheets.at(ws::RoundKind::Silent).at("Table of Anna").cells.size(),
             std::size_t{8});
}

void FacilitatorTest::typingIsTakenBack()
{
    TestDesk test;
    test.press(Qt::Key_E);
    test.press(Qt::Key_Return); // the name that is offered
    test.type("tt");
    test.press(Qt::Key_Backspace);
    QCOMPARE(test.desk().sheet(ws::RoundKind::Silent, "Table 1")->cells.size(), std::size_t{1});
    test.press(Qt::Key_Backspace);
    QVERIFY(test.desk().participants().empty()); // an empty sheet is none
    QVERIFY(test.onDisk().votes == ws::Votes{});
}

void FacilitatorTest::paperOutranksTheFileOfThatName()
{
    TestDesk test;
    test.press(Qt::Key_E);
    test.type("anna");
    test.press(Qt::Key_Return);
    test.type("t");
    test.press(Qt::Key_Escape);
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::None));
    test.answer(ws::test::sheetOf(test.task(), "ben", Mark::None));
    QVERIFY(test.waitForSheets(2));
    QCOMPARE(test.desk().sheet(ws::RoundKind::Silent, "anna")->cells.size(), std::size_t{1});
}

void FacilitatorTest::theGroupRoundHasSheetsOfItsOwn()
{
    TestDesk test;
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::None));
    QVERIFY(test.waitForSheets(1));
    test.press(Qt::Key_N);
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::Threat));
    QTRY_VERIFY(test.desk().sheet(ws::RoundKind::Group, "anna"));
    const ws::Workshop kept = test.onDisk();
    QCOMPARE(kept.votes.sheets.at(ws::RoundKind::Silent).at("anna").cells.begin()->second.mark, Mark::None);
    QCOMPARE(kept.votes.sheets.at(ws::RoundKind::Group).at("anna").cells.begin()->second.mark, Mark::Threat);
}

// A key in the sheet of somebody who has handed in nothing for the group changes one cell, and takes no other
// one.
void FacilitatorTest::aGroupsSheetBeginsWithItsOwnAnswers()
{
    TestDesk test;
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::None));
    QVERIFY(test.waitForSheets(1));
    test.press(Qt::Key_N);
    const auto cells = test.desk().sheet(ws::RoundKind::Silent, "anna")->cells;
    test.press(Qt::Key_Home);
    test.press(Qt::Key_Return);
    test.type("t");
    const ws::AnswerSheet *group = test.desk().sheet(ws::RoundKind::Group, "anna");
    QVERIFY(group);
    QCOMPARE(group->cells.size(), cells.size());
    QCOMPARE(std::count_if(cells.begin(), cells.end(),
                           [group](const auto &cell) { return group->cells.at(cell.first) != cell.second; }),
             std::ptrdiff_t{1});
}

void FacilitatorTest::nobodyIsNamedUntilAsked()
{
    TestDesk test;
    ws::AnswerSheet anna = ws::test::perfectSheet(test.desk().workshop(), "Anna Alder");
    anna.path = {"internet"};
    test.answer(anna);
    test.answer(ws::test::sheetOf(test.task(), "Ben Birch", Mark::None));
    QVERIFY(test.waitForSheets(2));
    test.showPage(8);
    test.press(Qt::Key_L);
    for (std::size_t page = 1; page <= test.window->pageCount(); ++page) {
        test.showPage(static_cast<int>(page));
        QVERIFY2(!test.seen().contains("Anna") && !test.seen().contains("Ben"), qPrintable(test.seen()));
    }
    test.showPage(8);
    QVERIFY(test.seen().contains("Group 1"));
    test.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(test.seen().contains("Anna Alder"));
    test.showPage(1);
    QVERIFY(test.seen().contains("Ben Birch"));
    QString checksum =
        QString::fromStdString(ws::checksumOf(ws::test::sheetOf(test.task(), "Ben Birch", Mark::None)));
    checksum.insert(8, ' ').insert(4, ' '); // as the board has it
    QVERIFY2(test.seen().contains(checksum), qPrintable(test.seen()));
    test.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(!test.seen().contains("Ben Birch"));
}

void FacilitatorTest::numbersOfGroupsStay()
{
    TestDesk test;
    test.answer(ws::test::sheetOf(test.task(), "mia", Mark::Threat));
    QVERIFY(test.waitForSheets(1));
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::None));
    QVERIFY(test.waitForSheets(2));
    const auto nameIn = [&test](int row) { return test.table()->item(row, 0)->text(); };
    QCOMPARE(nameIn(0), QString("Group 1"));
    test.press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(nameIn(0), QString("mia"));
    QCOMPARE(nameIn(1), QString("anna"));
    test.open(); // also when the program starts again
    test.press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(nameIn(0), QString("mia"));
}

void FacilitatorTest::pseudonymsStay()
{
    ws::WorkshopChoice choice;
    choice.usesPseudonyms = true;
    TestDesk test(ws::test::shopWorkshop(choice));
    test.answer(ws::test::sheetOf(test.task(), "Anna", Mark::Threat));
    test.answer(ws::test::sheetOf(test.task(), "Ben", Mark::None));
    QVERIFY(test.waitForSheets(2));
    test.press(Qt::Key_N, Qt::ControlModifier);
    test.showPage(8);
    test.press(Qt::Key_L);
    QVERIFY(test.seen().contains("P01") && test.seen().contains("P02"));
    QVERIFY(!test.seen().contains("Anna"));
    test.showPage(1);
    QVERIFY(test.seen().contains("P01"));
    QVERIFY(!test.seen().contains("Anna"));
}

void FacilitatorTest::everyTypeIsReadFromTheLastRow()
{
    TestDesk test;
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::Threat));
    QVERIFY(test.waitForSheets(1));
    for (std::size_t page = 1; page <= test.window->pageCount(); ++page) {
        test.showPage(static_cast<int>(page));
        for (const QWidget *widget : test.window->findChildren<QWidget *>())
            if (widget->isVisible() &&
                (qobject_cast<const QLabel *>(widget) || qobject_cast<const QTableWidget *>(widget)))
                QVERIFY2(QFontInfo(widget->font()).pixelSize() >= bodyType, qPrintable(widget->objectName()));
    }
    const auto *clock = test.window->findChild<QLabel *>("clock");
    QVERIFY(QFontInfo(clock->font()).pixelSize() >= headType);
    test.window->resize(1920, 1080);
    QTRY_VERIFY(QFontInfo(clock->font()).pixelSize() > headType);
}

void FacilitatorTest::darkAndBlankByKeys()
{
    TestDesk test;
    QVERIFY(!test.window->isDark());
    test.press(Qt::Key_D);
    QVERIFY(test.window->isDark());
    const QImage screen = test.window->grab().toImage();
    int dark = 0;
    int light = 0;
    for (int y = 0; y < screen.height(); ++y)
        for (int x = 0; x < screen.width(); ++x) {
            const int grey = qGray(screen.pixel(x, y));
            dark += grey < 60 ? 1 : 0;
            light += grey > 200 ? 1 : 0;
        }
    QVERIFY(dark > screen.width() * screen.height() * 8 / 10);
    QVERIFY(light > 2000); // the letters
    test.press(Qt::Key_B);
    QVERIFY(test.window->isBlank());
    test.press(Qt::Key_N); // brings it back and does nothing else
    QVERIFY(!test.window->isBlank());
    QCOMPARE(test.desk().round(), std::size_t{0});
}

void FacilitatorTest::theFileIsOneWindowsAlone()
{
    TestDesk test;
    QVERIFY(!test.desk().saver().isInUse());
    const TestDesk second(test.path);
    QVERIFY(second.window->desk().saver().isInUse());
}

void FacilitatorTest::aFileThatCannotBeWrittenIsTold()
{
    TestDesk test;
    std::filesystem::remove(test.path);
    std::filesystem::create_directory(test.path); // nothing can be written in its place
    test.press(Qt::Key_Plus);
    QTRY_VERIFY(test.label("warning").contains("Not saved"));
    test.dialogs->confirmed = false;
    QVERIFY(!test.window->close());
    QCOMPARE(test.dialogs->asked, QStringList{"Close workshop"});
    std::filesystem::remove(test.path);
    test.press(Qt::Key_Plus);
    QTRY_VERIFY(test.label("warning").isEmpty());
    QCOMPARE(test.onDisk().clock.secondsLeft, 17 * 60);
    QVERIFY(test.window->close());
}

} // namespace workshop_facilitator

BULKHEAD_TEST(workshop_facilitator, FacilitatorTest, Gui)
#include "test_facilitator.moc"
