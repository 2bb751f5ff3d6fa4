// SPDX-License-Identifier: Apache-2.0
#include "desk_fixture.h"
#include "tests/support/test_program.h"

#include "app/gui/look/style.h"
#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/facilitator/heat_page.h"
#include "app/workshop/facilitator/heat_view.h"
#include "app/workshop/facilitator/path_round_page.h"
#include "app/workshop/facilitator/projector_dialogs.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QTest>
#include <QTimer>

namespace workshop_facilitator_shown {

using namespace bulkhead;
using namespace bulkhead::app;
using ws::Mark;

// What everybody in the room sees: nothing of the key before its time, no names, and all of it legible.
class FacilitatorShownTest : public QObject
{
    Q_OBJECT

private slots:
    void theHeatMapForgetsTheKey();
    void praiseIsOfRevealedCellsAlone();
    void theWindowFillsTheScreen();
    void everyFileLeftOutIsReached();
    void darkIsKept();
    void aBlankScreenIsBlack();
    void namesOnDiagramsAreRead();
    void lettersOfCellsAreNotCut();
    void choosersOfFilesAreReadAndShowLittle();
    void theFootNamesTheTenthPage();
};

void FacilitatorShownTest::theHeatMapForgetsTheKey()
{
    TestDesk test;
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::Threat));
    QVERIFY(test.waitForSheets(1));
    test.showPage(2);
    const auto &page = dynamic_cast<const HeatPage &>(test.window->page());
    const auto figures = [&page] {
        QStringList all;
        for (const auto &[id, mark] : page.heat().marks())
            all << mark.figure;
        return all;
    };
    const QStringList without = figures();
    test.press(Qt::Key_K);
    QVERIFY(figures() != without);
    test.showPage(1);
    test.showPage(2);
    QVERIFY(!page.usesKey());
    QCOMPARE(figures(), without);
    QVERIFY(test.label("pageKeys").contains("K: with the key"));
}

void FacilitatorShownTest::praiseIsOfRevealedCellsAlone()
{
    for (const bool usesPseudonyms : {false, true}) {
        ws::WorkshopChoice choice;
        choice.usesPseudonyms = usesPseudonyms;
        TestDesk test(ws::test::shopWorkshop(choice));
        ws::AnswerSheet anna = ws::test::perfectSheet(test.desk().workshop(), "anna");
        for (auto &[cell, answer] : anna.cells)
            answer.why = "is it?";
        test.answer(anna);
        test.answer(ws::test::sheetOf(test.task(), "ben", Mark::None));
        test.answer(ws::test::sheetOf(test.task(), "cleo", Mark::None));
        QVERIFY(test.waitForSheets(3));
        const ws::Room &room = test.window->room().scores().room;
        QVERIFY(room.bestCatch && room.bestQuestion);
        const ws::StrideCell best = room.bestCatch->cell; // the room is worked out anew with each reveal
        const ws::StrideCell question = room.bestQuestion->cell;
        test.showPage(8);
        const auto praises = [&test](const char *what) { return test.label("praise").contains(what); };
        QVERIFY2(!praises("Best catch") && !praises("Best question"), qPrintable(test.label("praise")));
        // Another cell than the best of all is the best of those that were shown.
        ws::Reveal reveal;
        for (const auto &[cell, answer] : test.desk().workshop().key.cells)
            if (answer.verdict == ws::Verdict::Threat && cell != best)
                reveal.at = cell;
        QVERIFY(reveal.at);
        reveal.shown.insert(*reveal.at);
        test.desk().setReveal(reveal);
        QTRY_VERIFY(praises("Best catch"));
        QVERIFY(test.label("praise").contains(
            test.window->room().scores().revealed.best->cell.element == reveal.at->element ? "Best catch"
                                                                                           : "never"));
        QVERIFY(!praises("Best question"));
        QVERIFY(!praises("anna"));
        reveal.shown.insert(question);
        test.desk().setReveal(reveal);
        QTRY_VERIFY(praises("Best question"));
    }
}

void FacilitatorShownTest::theWindowFillsTheScreen()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("shop.bulkhead-workshop");
    QVERIFY(writeFileAtomically(toPath(path), ws::serializeWorkshop(ws::test::shopWorkshop())));
    QVERIFY(FacilitatorWindow::open(path, catalog::test::vocabulary()));
    for (QWidget *window : QApplication::topLevelWidgets())
        if (window->objectName() == "facilitatorWindow") {
            QVERIFY(window->isMaximized());
            QVERIFY(window->close());
            return;
        }
    QFAIL("there is no window");
}

void FacilitatorShownTest::everyFileLeftOutIsReached()
{
    constexpr int files = 12;
    TestDesk test;
    for (int i = 0; i < files; ++i)
        test.write("bad" + std::to_string(i) + ".", "{");
    QTRY_VERIFY(test.seen().contains("12 file(s) left out"));
    QVERIFY(!test.label("pageKeys").contains("X:"));
    test.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(test.label("pageKeys").contains("X:"));
    QString all;
    for (int page = 0; page < 3; ++page) {
        all += test.seen();
        test.press(Qt::Key_X);
    }
    for (int i = 0; i < files; ++i)
        QVERIFY2(all.contains(QString("shop-bad%1.").arg(i)), qPrintable(all));
    QVERIFY(test.seen().contains("1 to 5 of 12")); // from the beginning again
}

void FacilitatorShownTest::darkIsKept()
{
    TestDesk test;
    test.press(Qt::Key_D);
    test.open();
    QVERIFY(test.window->isDark());
    test.press(Qt::Key_D);
    test.open();
    QVERIFY(!test.window->isDark());
}

void FacilitatorShownTest::aBlankScreenIsBlack()
{
    TestDesk test;
    test.press(Qt::Key_B);
    const QImage screen = test.window->grab().toImage();
    for (int y = 0; y < screen.height(); y += 7)
        for (int x = 0; x < screen.width(); x += 7)
            QCOMPARE(screen.pixel(x, y), qRgb(0, 0, 0));
}

void FacilitatorShownTest::namesOnDiagramsAreRead()
{
    TestDesk test;
    test.answer(ws::test::sheetOf(test.task(), "anna", Mark::Threat));
    QVERIFY(test.waitForSheets(1));
    for (const int number : {2, 5}) {
        test.showPage(number);
        test.window->grab(); // laid out
        const auto *view = test.window->page().findChild<HeatView *>();
        for (int views = 0; views < 3; ++views) {
            const std::vector<HeatLabel> labels = view->labels();
            std::size_t shown = 0;
            for (const model::Element &element : test.task().model.elements())
                shown +=
                    !view->diagram().boundsOf(element.id).isNull() && !view->marks().contains(element.id);
            qInfo("page %d: %zu of %zu names", number, labels.size(), shown);
            QVERIFY(shown == 0 || !labels.empty());
            for (std::size_t i = 0; i < labels.size(); ++i) {
                QVERIFY2(labels[i].pixelSize >= 14, qPrintable(labels[i].text));
                QVERIFY(view->viewport()->rect().contains(labels[i].rect));
                for (std::size_t j = 0; j < i; ++j)
                    QVERIFY(!labels[i].rect.intersects(labels[j].rect));
            }
            test.press(Qt::Key_V);
        }
    }
    // The one that the keys stand at is among them, and larger windows have larger names.
    const auto *view = test.window->page().findChild<HeatView *>();
    test.press(Qt::Key_Right);
    QVERIFY(!view->labels().empty() || view->marks().size() == 1);
    test.window->resize(1920, 1080);
    QTRY_VERIFY(view->labels().empty() || view->labels().front().pixelSize > bodyType);
}

void FacilitatorShownTest::lettersOfCellsAreNotCut()
{
    const QFontMetrics metrics(QApplication::font());
    const QString name = "registry.shop.example/shop";
    const QString cell = name + " · I Information disclosure";
    const int width = metrics.horizontalAdvance(cell);
    QCOMPARE(shortened(cell, metrics, width), cell);
    const QString less = shortened(cell, metrics, width * 3 / 4);
    QVERIFY2(less.endsWith("… · I Information disclosure") && less.startsWith("reg"), qPrintable(less));
    QVERIFY(metrics.horizontalAdvance(less) <= width * 3 / 4);
    const QString card = shortened("S 1 · TLS private key shared or baked in", metrics, width / 2);
    QVERIFY2(card.startsWith("S 1 · TLS") && card.endsWith("…"), qPrintable(card));
}

// The dialogs that people see, of a dark window, on the one screen that there is.
void FacilitatorShownTest::choosersOfFilesAreReadAndShowLittle()
{
    const QTemporaryDir folder;
    writeText(folder.filePath("shop-2.bulkhead"), "{}");
    QWidget window;
    const diagram::Theme dark = diagram::Theme::builtIn(diagram::Scheme::Dark);
    applyStyle(window, dark, controlSheet(dark));
    ProjectorDialogs dialogs(&window);
    QStringList seen;
    bool isRead = true;
    int places = 0;
    QTimer answer;
    connect(&answer, &QTimer::timeout, this, [&] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        isRead = isRead && dialog->palette().color(QPalette::Window).lightness() < 90;
        for (QWidget *widget : dialog->findChildren<QWidget *>())
            if (widget->isVisible() && (widget->inherits("QPushButton") || widget->inherits("QComboBox")))
                isRead = isRead && qGray(widget->grab().toImage().pixel(4, 4)) < 110;
        if (const auto *box = qobject_cast<QMessageBox *>(dialog))
            seen << box->text();
        else if (const auto *chooser = qobject_cast<QFileDialog *>(dialog)) {
            seen << "chooser";
            places += static_cast<int>(chooser->sidebarUrls().size() + chooser->history().size()) -
                      1; // the folder that it shows
        }
        QTest::keyClick(dialog, Qt::Key_Return);
    });
    answer.start(50);
    const auto chosen =
        dialogs.openFile("Second version", "Models (*.bulkhead)", folder.filePath("shop-2.bulkhead"));
    QCOMPARE(seen.size(), 2);
    QVERIFY(seen[0].contains("Blank the projector"));
    QCOMPARE(seen[1], QString("chooser"));
    QVERIFY(isRead);
    QCOMPARE(places, 0);
    QCOMPARE(chosen.value_or(QString()), folder.filePath("shop-2.bulkhead")); // Enter alone
}

void FacilitatorShownTest::theFootNamesTheTenthPage()
{
    TestDesk nine;
    QVERIFY2(nine.label("deskKeys").startsWith("1–9, Ctrl"), qPrintable(nine.label("deskKeys")));
    ws::WorkshopChoice choice;
    choice.rounds = {{ws::RoundKind::Silent, 15}, {ws::RoundKind::Cards, 15}};
    TestDesk ten(ws::test::shopWorkshop(choice));
    QVERIFY2(ten.label("deskKeys").startsWith("1–9, 0, Ctrl"), qPrintable(ten.label("deskKeys")));
}

} // namespace workshop_facilitator_shown

BULKHEAD_TEST(workshop_facilitator_shown, FacilitatorShownTest, Gui)
#include "test_facilitator_shown.moc"
