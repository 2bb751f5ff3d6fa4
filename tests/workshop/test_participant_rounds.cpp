// SPDX-License-Identifier: Apache-2.0
#include "seat_fixture.h"
#include "tests/support/test_program.h"

#include "app/gui/look/style.h"
#include "app/workshop/participant/mark_switch.h"
#include "app/workshop/participant/system_view.h"
#include "diagram/scene/diagram_scene.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace workshop_participant_rounds {

using namespace bulkhead;
using namespace bulkhead::app;
using ws::Mark;

// A participant among others: the group's marks, threats of one's own, names and themes.
class ParticipantRoundsTest : public QObject
{
    Q_OBJECT

private slots:
    void theWindowFollowsTheTheme();
    void namesAreNoFormat();
    void threatsOfOnesOwnAreAdded();
    void theGroupSeesWhereItDiffers();
    void othersFilesChangeNothing();
    void silentAnswersStayBesideThoseOfTheGroup();
    void theLastElementIsNoSubmission();
    void theFirstOpenCellIsReached();
    void passingTheGroupSaysNothing();
    void theBoxFollowsTheDiagram();
    void membersAreChosenByKeys();
    void tabsTurnBothWays();
    void aWayBeginsOutside();
    void aNameThatIsTakenIsTold();
};

void ParticipantRoundsTest::theWindowFollowsTheTheme()
{
    using diagram::Scheme;
    Seat seat;
    seat.giveName("alice");
    const auto scheme = [&seat] { return seat.window->system()->scene().theme().scheme; };
    applyStyle(*qApp, diagram::Theme::builtIn(Scheme::Dark)); // as the main window does
    QTRY_COMPARE(scheme(), Scheme::Dark);
    applyStyle(*qApp, diagram::Theme::builtIn(Scheme::Light));
    QTRY_COMPARE(scheme(), Scheme::Light);
}

void ParticipantRoundsTest::namesAreNoFormat()
{
    Seat seat;
    ws::Task &task = seat.workshop.task;
    model::Element renamed = *task.model.element(task.scope.front());
    renamed.name = "load %4 of %1";
    QVERIFY(task.model.apply(model::editing(task.model.elements().shared(renamed.id), renamed)));
    writeText(seat.taskFile(), QByteArray::fromStdString(ws::serializeTask(task)));
    seat.open();
    seat.giveName("alice %2");
    const auto *elements = seat.window->findChild<QWidget *>("elementSheet")->findChild<QComboBox *>();
    QCOMPARE(elements->itemText(0), QString("1 of %1").arg(task.scope.size()) + ": load %4 of %1 (0/6)");
    QVERIFY(seat.window->windowTitle().startsWith("alice %2: shop"));
}

void ParticipantRoundsTest::threatsOfOnesOwnAreAdded()
{
    Seat seat;
    const ws::Task &task = seat.workshop.task;
    seat.giveName("alice");
    auto *tabs = seat.window->findChild<QTabBar *>();
    QCOMPARE(tabs->tabText(tabs->count() - 1), QString("More threats"));
    tabs->setCurrentIndex(tabs->count() - 1);
    auto *title = seat.window->findChild<QLineEdit *>("threatTitle");
    QTRY_VERIFY(title->hasFocus());
    auto *chosen = seat.window->findChild<QComboBox *>("threatElement");
    QCOMPARE(chosen->currentData().toString(), QString::fromStdString(task.scope[0]));
    tabs->setCurrentIndex(0);
    Seat::key(Qt::Key_PageDown);
    tabs->setCurrentIndex(tabs->count() - 1); // the element that the sheet was at
    QCOMPARE(chosen->currentData().toString(), QString::fromStdString(task.scope[1]));
    chosen->setCurrentIndex(2);
    seat.window->findChild<QComboBox *>("threatLetter")->setCurrentIndex(3);
    Seat::type("Backups lie <b>open</b>");
    Seat::key(Qt::Key_Return);
    Seat::type("   ");
    Seat::key(Qt::Key_Return); // nothing is no threat
    // An element that is not asked is chosen on the diagram.
    model::Id other;
    for (const model::Element &element : task.model.elements())
        if (std::find(task.scope.begin(), task.scope.end(), element.id) == task.scope.end())
            other = element.id;
    QVERIFY(!other.empty());
    emit seat.window->system()->clicked(other);
    title->setFocus();
    title->clear();
    Seat::type("and here");
    Seat::key(Qt::Key_Return);
    QVERIFY(seat.isSavedSoon());
    const std::vector<ws::ExtraThreat> expected = {
        {task.scope[2], model::Stride::InformationDisclosure, "Backups lie <b>open</b>"},
        {other, model::Stride::InformationDisclosure, "and here"}};
    QVERIFY(seat.written("alice").extras == expected);

    auto *list = seat.window->findChild<QListWidget *>("moreThreats");
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(0);
    list->setFocus();
    Seat::key(Qt::Key_Delete);
    QVERIFY(seat.isSavedSoon());
    QCOMPARE(seat.written("alice").extras.size(), std::size_t{1});
}

// In the round *group* the marks of the chosen members stand beside one's own, most divided elements first.
void ParticipantRoundsTest::theGroupSeesWhereItDiffers()
{
    Seat seat;
    const ws::Task &task = seat.workshop.task;
    ws::AnswerSheet ben = ws::test::sheetOf(task, "ben & co", Mark::None);
    for (const model::Stride category : ws::allCategories)
        ben.cells[{task.scope[3], category}].mark = Mark::Threat;
    ws::AnswerSheet own = ws::test::sheetOf(task, "alice", Mark::None);
    for (const ws::AnswerSheet *sheet : {&ben, &own})
        writeText(
            seat.folder.filePath(sheet == &ben ? "shop-ben.bulkhead-answers" : "shop-alice.bulkhead-answers"),
            QByteArray::fromStdString(ws::serializeAnswers(*sheet)));
    seat.giveName("alice");
    auto *tabs = seat.window->findChild<QTabBar *>();
    QVERIFY(!seat.window->findChild<QWidget *>("membersButton")->isVisible()); // silence first
    tabs->setCurrentIndex(1);
    auto *button = seat.window->findChild<QToolButton *>("membersButton");
    QVERIFY(button->isVisible());
    const auto member = [button]() -> QAction * {
        for (QAction *action : button->menu()->actions())
            if (action->text() == "ben && co")
                return action;
        return nullptr;
    };
    QTRY_VERIFY(member());
    member()->setChecked(true);
    const auto *elements = seat.window->findChild<QWidget *>("elementSheet")->findChild<QComboBox *>();
    QVERIFY(elements->itemText(0).contains("≠ 6"));
    QCOMPARE(seat.text("groupTold"), QString("You differ on 6 cell(s): agree, or keep the dissent."));
    const auto others = [&seat](const char *letter) {
        return seat.window->findChild<QWidget *>(letter)->findChild<QLabel *>("others");
    };
    QCOMPARE(others("spoofing")->text(), QString("≠ ben & co: Threat"));
    seat.window->findChild<QWidget *>("elementSheet")->setFocus();
    seat.window->findChild<QWidget *>("spoofing")->findChild<MarkSwitch *>()->setFocus();
    Seat::key(Qt::Key_1); // agreed
    QCOMPARE(others("spoofing")->text(), QString("= ben & co: Threat"));
    QCOMPARE(seat.text("groupTold"), QString("You differ on 5 cell(s): agree, or keep the dissent."));
    QVERIFY(seat.isSavedSoon());
    QCOMPARE(seat.written("alice").cells.at({task.scope[3], model::Stride::Spoofing}).mark, Mark::Threat);
    tabs->setCurrentIndex(0); // alone again
    QVERIFY(others("spoofing")->text().isEmpty() && !button->isVisible());
}

void ParticipantRoundsTest::othersFilesChangeNothing()
{
    Seat seat;
    ws::AnswerSheet other = ws::test::sheetOf(seat.workshop.task, "mallory", Mark::Threat);
    other.task = "feedfeedfeedfeed";
    const QString file = seat.folder.filePath("shop-mallory.bulkhead-answers");
    writeText(file, QByteArray::fromStdString(ws::serializeAnswers(other)));
    writeText(seat.folder.filePath("shop-broken.bulkhead-answers"), "{");
    const QByteArray before = Seat::bytesOf(file);
    seat.giveName("alice");
    seat.window->findChild<QTabBar *>()->setCurrentIndex(1);
    QTest::qWait(200);
    const auto actions = seat.window->findChild<QToolButton *>("membersButton")->menu()->actions();
    QCOMPARE(actions.size(), 1);
    QVERIFY(!actions.front()->isEnabled());
    QCOMPARE(Seat::bytesOf(file), before);
}

void ParticipantRoundsTest::silentAnswersStayBesideThoseOfTheGroup()
{
    Seat seat;
    const ws::StrideCell first{seat.workshop.task.scope[0], model::Stride::Spoofing};
    const ws::StrideCell second{first.element, model::Stride::Tampering};
    seat.giveName("alice");
    auto *tabs = seat.window->findChild<QTabBar *>();
    const auto mark = [&seat](const char *letter, Qt::Key key) {
        seat.window->findChild<QWidget *>(letter)->findChild<MarkSwitch *>()->setFocus();
        Seat::key(key);
    };
    mark("spoofing", Qt::Key_1);
    QVERIFY(seat.isSavedSoon());
    QVERIFY(seat.written("alice").round == ws::RoundKind::Silent);
    tabs->setCurrentIndex(1);
    mark("spoofing", Qt::Key_2);
    QVERIFY(seat.isSavedSoon());
    ws::AnswerSheet sheet = seat.written("alice");
    QVERIFY(sheet.round == ws::RoundKind::Group);
    QCOMPARE(sheet.cells.at(first).mark, Mark::None);
    QCOMPARE(sheet.silent.at(first).mark, Mark::Threat);
    // Back in the silent round is what was said there; what the group did not say otherwise follows it.
    tabs->setCurrentIndex(0);
    const auto shown = [&seat](const char *letter) {
        return seat.window->findChild<QWidget *>(letter)->findChild<MarkSwitch *>()->mark();
    };
    QVERIFY(shown("spoofing") == Mark::Threat);
    mark("spoofing", Qt::Key_3);
    mark("tampering", Qt::Key_1);
    QVERIFY(seat.isSavedSoon());
    sheet = seat.written("alice");
    QCOMPARE(sheet.silent.at(first).mark, Mark::Unknown);
    QCOMPARE(sheet.cells.at(first).mark, Mark::None);
    QCOMPARE(sheet.silent.at(second).mark, Mark::Threat);
    QCOMPARE(sheet.cells.at(second).mark, Mark::Threat);
    tabs->setCurrentIndex(1);
    QVERIFY(shown("spoofing") == Mark::None);

    // Who agrees with everything says so by handing it in.
    Seat other;
    other.giveName("bob");
    other.window->findChild<QWidget *>("spoofing")->findChild<MarkSwitch *>()->setFocus();
    Seat::key(Qt::Key_1);
    other.window->findChild<QTabBar *>()->setCurrentIndex(1);
    Seat::key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(other.written("bob").round == ws::RoundKind::Group);
    QCOMPARE(other.written("bob").silent, other.written("bob").cells);
}

void ParticipantRoundsTest::theLastElementIsNoSubmission()
{
    Seat seat;
    seat.giveName("alice");
    const auto *board = seat.window->findChild<QWidget *>("boardPage");
    for (std::size_t i = 0; i < seat.workshop.task.scope.size() + 2; ++i)
        Seat::key(Qt::Key_PageDown);
    QVERIFY(!board->isVisible());
    QTest::mouseClick(seat.window->findChild<QPushButton *>("nextElement"), Qt::LeftButton); // “Done ›”
    QVERIFY(board->isVisible());
}

void ParticipantRoundsTest::theFirstOpenCellIsReached()
{
    Seat seat;
    const ws::Task &task = seat.workshop.task;
    ws::AnswerSheet sheet = ws::test::sheetOf(task, "alice", Mark::None);
    const ws::StrideCell open{task.scope[2], model::Stride::Repudiation};
    sheet.cells.erase(open);
    writeText(seat.answers("alice"), QByteArray::fromStdString(ws::serializeAnswers(sheet)));
    seat.giveName("alice");
    auto *tabs = seat.window->findChild<QTabBar *>();
    for (const int tab : {0, 1, 2}) {
        tabs->setCurrentIndex(tab);
        Seat::key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(seat.text("boardTold").contains("1 cell(s) have no mark yet"));
        for (QPushButton *button :
             seat.window->findChild<QWidget *>("boardPage")->findChildren<QPushButton *>())
            if (button->text().contains("open cell"))
                button->click();
        QCOMPARE(tabs->currentIndex(), tab < 2 ? tab : 0);
        QCOMPARE(seat.window->findChild<QWidget *>("elementSheet")->findChild<QComboBox *>()->currentIndex(),
                 2);
        QVERIFY(seat.window->findChild<QWidget *>("repudiation")->findChild<MarkSwitch *>()->hasFocus());
    }
}

void ParticipantRoundsTest::passingTheGroupSaysNothing()
{
    Seat seat;
    seat.giveName("alice");
    seat.window->findChild<QWidget *>("spoofing")->findChild<MarkSwitch *>()->setFocus();
    Seat::key(Qt::Key_1);
    auto *tabs = seat.window->findChild<QTabBar *>();
    for (int tab = 1; tab < tabs->count(); ++tab) {
        Seat::key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), tab);
        if (tab == 1)
            continue;
        Seat::key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(seat.written("alice").round == ws::RoundKind::Silent);
        QVERIFY(seat.written("alice").silent.empty());
    }
    tabs->setCurrentIndex(1);
    Seat::key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(seat.written("alice").round == ws::RoundKind::Group);
}

void ParticipantRoundsTest::theBoxFollowsTheDiagram()
{
    Seat seat;
    seat.giveName("alice");
    auto *tabs = seat.window->findChild<QTabBar *>();
    const auto *chosen = seat.window->findChild<QComboBox *>("threatElement");
    tabs->setCurrentIndex(2);
    for (const char *id : {"shop", "proxy"}) {
        seat.window->system()->show(id);
        tabs->setCurrentIndex(tabs->count() - 1);
        QCOMPARE(chosen->currentData().toString(), QString(id));
        tabs->setCurrentIndex(2);
    }
}

void ParticipantRoundsTest::membersAreChosenByKeys()
{
    Seat seat;
    writeText(seat.answers("ben"), QByteArray::fromStdString(ws::serializeAnswers(
                                       ws::test::sheetOf(seat.workshop.task, "ben", Mark::None))));
    seat.giveName("alice");
    QVERIFY(!seat.text("keysLine").contains("members"));
    Seat::key(Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY2(seat.text("keysLine").startsWith("Alt+M members"), qPrintable(seat.text("keysLine")));
    const auto *menu = seat.window->findChild<QToolButton *>("membersButton")->menu();
    QTRY_VERIFY(menu->actions().front()->text() == "ben");
    bool isOpen = false;
    QTimer::singleShot(200, this, [&isOpen] {
        if (QWidget *popup = QApplication::activePopupWidget()) {
            isOpen = true;
            QTest::keyClick(popup, Qt::Key_Down);
            QTest::keyClick(popup, Qt::Key_Return);
        }
    });
    Seat::key(Qt::Key_M, Qt::AltModifier);
    QTRY_VERIFY(isOpen);
    QTRY_VERIFY(menu->actions().front()->isChecked());
}

// X11 sends the Tab key with Shift as Backtab, other systems as Tab.
void ParticipantRoundsTest::tabsTurnBothWays()
{
    Seat seat;
    seat.giveName("alice");
    const auto *tabs = seat.window->findChild<QTabBar *>();
    for (const Qt::Key key : {Qt::Key_Backtab, Qt::Key_Tab}) {
        Seat::key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), 1);
        Seat::key(key, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tabs->currentIndex(), 0);
    }
}

void ParticipantRoundsTest::aWayBeginsOutside()
{
    Seat seat;
    seat.giveName("alice");
    seat.window->findChild<QTabBar *>()->setCurrentIndex(2);
    const auto *steps = seat.window->findChild<QListWidget *>("waySteps");
    QCOMPARE(steps->count(), 1);
    QCOMPARE(steps->item(0)->text(), QString("1. the Internet"));
    QVERIFY(seat.window->book()->sheet().path.empty());
    QVERIFY(seat.window->system()->isAncestorOf(QApplication::focusWidget())); // arrows go at once
    emit seat.window->system()->clicked("proxy");
    emit seat.window->system()->clicked("shop");
    QCOMPARE(seat.window->book()->sheet().path, (std::vector<model::Id>{"internet", "proxy", "shop"}));
    QCOMPARE(steps->count(), 3);
    QVERIFY(steps->item(1)->text().startsWith("2. "));
    Seat::key(Qt::Key_Backspace);
    QCOMPARE(seat.window->book()->sheet().path, (std::vector<model::Id>{"internet", "proxy"}));
    Seat::key(Qt::Key_Backspace);
    QVERIFY(seat.window->book()->sheet().path.empty());
    Seat::key(Qt::Key_Backspace);
    QCOMPARE(steps->count(), 1);
}

void ParticipantRoundsTest::aNameThatIsTakenIsTold()
{
    Seat seat;
    writeText(seat.answers("ben"), QByteArray::fromStdString(ws::serializeAnswers(
                                       ws::test::sheetOf(seat.workshop.task, "ben", Mark::None))));
    Seat::type("ben");
    QVERIFY2(seat.text("nameTold").contains("take another name"), qPrintable(seat.text("nameTold")));
}

} // namespace workshop_participant_rounds

BULKHEAD_TEST(workshop_participant_rounds, ParticipantRoundsTest, Gui)
#include "test_participant_rounds.moc"
