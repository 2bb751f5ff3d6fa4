// SPDX-License-Identifier: Apache-2.0
#include "seat_fixture.h"
#include "tests/support/test_program.h"

#include "app/gui/look/icons.h"
#include "app/workshop/participant/participant_window.h"
#include "app/workshop/participant/system_view.h"
#include "app/workshop/words/workshop_words.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"
#include "export/workshop/workshop_parts.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

namespace workshop_participant {

using namespace bulkhead;
using namespace bulkhead::app;
namespace ws = bulkhead::catalog::workshop;
using ws::Mark;

namespace {

// What a person can read or hear of a widget.
QStringList textsOf(const QWidget &root)
{
    QStringList texts;
    QList<const QWidget *> widgets{&root};
    for (const QWidget *widget : root.findChildren<QWidget *>())
        widgets << widget;
    for (const QWidget *widget : widgets) {
        texts << widget->toolTip() << widget->accessibleName() << widget->windowTitle()
              << widget->statusTip();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts << button->text();
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            texts << line->text() << line->placeholderText();
        if (const auto *box = qobject_cast<const QComboBox *>(widget))
            for (int i = 0; i < box->count(); ++i)
                texts << box->itemText(i);
        if (const auto *list = qobject_cast<const QListWidget *>(widget))
            for (int i = 0; i < list->count(); ++i)
                texts << list->item(i)->text();
        if (const auto *tree = qobject_cast<const QTreeWidget *>(widget))
            for (int i = 0; i < tree->topLevelItemCount(); ++i)
                texts << tree->topLevelItem(i)->text(0) << tree->topLevelItem(i)->text(1);
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            for (int i = 0; i < tabs->count(); ++i)
                texts << tabs->tabText(i);
    }
    texts.removeAll(QString());
    return texts;
}

} // namespace

// The window of somebody who takes part in a workshop.
class ParticipantTest : public QObject
{
    Q_OBJECT

private slots:
    void aSheetIsFilledByKeysAlone();
    void nothingOfTheEngineIsShown_data();
    void nothingOfTheEngineIsShown();
    void workGoesOnAfterARestart();
    void unusableAnswersAreToldAndStay_data();
    void unusableAnswersAreToldAndStay();
    void namesAreNoPaths();
    void aFileThatSomebodyElseChangedIsNotOverwritten();
    void theWayIsClickedOnTheDiagram();
    void fiveMeasuresAndNoMore();
    void aClickOnTheDiagramGoesToTheElement();
    void anElementIsShownOnTheFirstViewThatHasIt();
    void levelsHelpMoreOrLess();
    void allIsInSight_data();
    void allIsInSight();
    void theClockCountsOn();
};

void ParticipantTest::aSheetIsFilledByKeysAlone()
{
    Seat seat;
    const ws::Task &task = seat.workshop.task;
    ws::AnswerSheet expected{task.id, "alice", {}, {}, {}, {}};
    expected.round = ws::RoundKind::Silent;
    seat.giveName("alice");
    for (const model::Id &element : task.scope) {
        for (const model::Stride category : ws::allCategories) {
            const int number = static_cast<int>(expected.cells.size());
            const auto mark = static_cast<Mark>(number % 3);
            ws::CellAnswer &answer = expected.cells[{element, category}];
            answer.mark = mark;
            Seat::key(static_cast<Qt::Key>(Qt::Key_1 + number % 3));
            if (category != model::Stride::Spoofing) {
                Seat::key(Qt::Key_Down);
                continue;
            }
            answer.why = "because " + element;
            Seat::key(Qt::Key_Return);
            Seat::type(QString::fromStdString(answer.why));
            if (mark == Mark::Threat) {
                Seat::key(Qt::Key_Tab);
                Seat::key(Qt::Key_Down);
                answer.rating = model::Rating::Low;
                Seat::key(Qt::Key_Tab);
                Seat::key(Qt::Key_Down); // the first of the four measures
                answer.fix = task.options.at({element, category}).front();
            }
            Seat::key(Qt::Key_Return);
        }
        Seat::key(Qt::Key_Space); // next element, and behind the last one the board
    }
    // On the board: the checksum of what is in the file.
    QCOMPARE(seat.written("alice"), expected);
    QCOMPARE(seat.text("checksum").remove(' '), QString::fromStdString(ws::checksumOf(expected)));
    QCOMPARE(seat.window->book()->answered(), task.scope.size() * 6);

    // Two rounds on there is the path, then the measures.
    Seat::key(Qt::Key_Space);
    Seat::key(Qt::Key_Tab, Qt::ControlModifier);
    Seat::key(Qt::Key_Tab, Qt::ControlModifier);
    Seat::key(Qt::Key_Down);
    Seat::key(Qt::Key_Return);
    QCOMPARE(seat.window->book()->sheet().path.size(), std::size_t(2)); // from the internet
    Seat::key(Qt::Key_Backspace);
    QVERIFY(seat.window->book()->sheet().path.empty());
    Seat::key(Qt::Key_Return);
    Seat::key(Qt::Key_Tab, Qt::ControlModifier);
    Seat::key(Qt::Key_Space);
    Seat::key(Qt::Key_Return, Qt::ControlModifier);
    const ws::AnswerSheet all = seat.written("alice");
    QCOMPARE(all.path.size(), std::size_t(2));
    QCOMPARE(all.fixes.size(), std::size_t(1));
    QVERIFY(task.measures.count(all.fixes.front()));
    QCOMPARE(seat.text("checksum").remove(' '), QString::fromStdString(ws::checksumOf(all)));
}

void ParticipantTest::nothingOfTheEngineIsShown_data()
{
    QTest::addColumn<int>("level");
    QTest::newRow("guided") << static_cast<int>(ws::Level::Guided);
    QTest::newRow("plain") << static_cast<int>(ws::Level::Plain);
    QTest::newRow("expert") << static_cast<int>(ws::Level::Expert);
}

void ParticipantTest::nothingOfTheEngineIsShown()
{
    QFETCH(int, level);
    Seat seat(static_cast<ws::Level>(level));
    const ws::WorkshopJudge judge(seat.workshop, catalog::test::builtIn());
    QStringList forbidden;
    for (const auto &[cell, verdict] : seat.workshop.key.cells) {
        if (verdict.findings.empty())
            continue;
        for (const std::string &finding : verdict.findings)
            forbidden << QString::fromStdString(finding.substr(0, finding.find('@'))) + '@';
        forbidden << QString::fromStdString(exporting::explanationOf(cell, judge));
    }
    for (const catalog::Finding &finding : judge.analysis().findings())
        forbidden << QString::fromStdString(std::string(judge.analysis().rule(finding).title));
    forbidden.removeAll(QString());
    QVERIFY(forbidden.size() > 20);

    seat.giveName("eve");
    QStringList texts;
    for (std::size_t i = 0; i < seat.workshop.task.scope.size(); ++i) {
        Seat::key(Qt::Key_1);
        texts << textsOf(*seat.window);
        for (const model::Id &id : seat.window->system()->scene().selectedIds())
            texts << seat.window->system()->scene().tooltipOf(id)
                  << seat.window->system()->scene().accessibleText(id);
        Seat::key(Qt::Key_PageDown);
    }
    auto *tabs = seat.window->findChild<QTabBar *>();
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        texts << textsOf(*seat.window);
    }
    QVERIFY(seat.window->system()->scene().overlay().badges.empty()); // where ratings would show
    QVERIFY(!texts.contains(ratingWord(model::Rating::Critical)));
    QVERIFY(texts.contains(strideWord(model::Stride::Repudiation)));
    const QString all = texts.join('\n');
    for (const QString &word : forbidden)
        QVERIFY2(!all.contains(word), qPrintable(texts.filter(word).value(0) + ": " + word));
}

void ParticipantTest::workGoesOnAfterARestart()
{
    Seat seat;
    seat.giveName("alice");
    for (int letter = 0; letter < 6; ++letter) {
        Seat::key(Qt::Key_2);
        Seat::key(Qt::Key_Down);
    }
    Seat::key(Qt::Key_Space);
    Seat::key(Qt::Key_1);
    Seat::key(Qt::Key_Return);
    Seat::type("open to all");
    const ws::AnswerSheet before = seat.window->book()->sheet();
    QVERIFY(seat.isSavedSoon()); // nobody asks for it
    QCOMPARE(seat.written("alice"), before);

    seat.open();
    QVERIFY(!seat.window->book());
    seat.giveName("alice");
    QCOMPARE(seat.window->book()->sheet(), before);
    // On the first element with an open cell, with what was written there.
    QCOMPARE(seat.window->system()->scene().selectedIds(), std::vector{seat.workshop.task.scope[1]});
    QVERIFY(textsOf(*seat.window).contains("open to all"));
    Seat::key(Qt::Key_Backspace); // the mark of the first letter
    Seat::key(Qt::Key_Down);
    Seat::key(Qt::Key_3);
    seat.window->close(); // writes what is not written yet
    const auto after = seat.written("alice");
    QCOMPARE(after.cells.size(), std::size_t(7));
    QVERIFY(!after.cells.count({seat.workshop.task.scope[1], model::Stride::Spoofing}));
}

void ParticipantTest::unusableAnswersAreToldAndStay_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("told");
    const ws::Workshop workshop = ws::test::shopWorkshop();
    ws::AnswerSheet sheet = ws::test::sheetOf(workshop.task, "alice", Mark::None);
    const auto bytes = [](const ws::AnswerSheet &answers) {
        return QByteArray::fromStdString(ws::serializeAnswers(answers));
    };
    QTest::newRow("cut off") << bytes(sheet).left(200) << "damaged";
    QTest::newRow("edited") << bytes(sheet).replace("\"none\"", "\"threat\"") << "damaged";
    QTest::newRow("empty") << QByteArray() << "damaged";
    ws::AnswerSheet others = sheet;
    others.task = "another";
    QTest::newRow("another task's") << bytes(others) << "another workshop";
    others = sheet;
    others.participant = "Alice of Group 2";
    QTest::newRow("somebody else's") << bytes(others) << "Alice of Group 2";
}

void ParticipantTest::unusableAnswersAreToldAndStay()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, told);
    Seat seat;
    writeText(seat.answers("alice"), bytes);
    seat.giveName("alice");
    QVERIFY(!seat.window->book());
    QVERIFY2(seat.text("nameTold").contains(told), qPrintable(seat.text("nameTold")));
    Seat::type("2");
    Seat::key(Qt::Key_Return); // alice2
    QVERIFY(seat.window->book());
    Seat::key(Qt::Key_1);
    QVERIFY(seat.isSavedSoon());
    QCOMPARE(Seat::bytesOf(seat.answers("alice")), bytes);
    QCOMPARE(seat.written("alice2").cells.size(), std::size_t(1));
}

void ParticipantTest::namesAreNoPaths()
{
    QCOMPARE(answersPath("/w/shop.bulkhead-task", "Zoë"), QString("/w/shop-Zoë.bulkhead-answers"));
    QCOMPARE(answersPath("/w/shop.bulkhead-task", "../../etc/x"),
             QString("/w/shop-______etc_x.bulkhead-answers"));
    QCOMPARE(answersPath("shop.bulkhead-task", " a b:c "), QString("shop-a_b_c.bulkhead-answers"));
    QVERIFY(!faultOfName("  ").isEmpty());
    QVERIFY(!faultOfName("a\u202eb").isEmpty());
    QVERIFY(!faultOfName(QString(101, 'x')).isEmpty());
    QCOMPARE(faultOfName("Group 1/2"), QString());
}

void ParticipantTest::aFileThatSomebodyElseChangedIsNotOverwritten()
{
    Seat seat;
    seat.giveName("alex");
    Seat::key(Qt::Key_1);
    QVERIFY(seat.isSavedSoon());
    const QByteArray others = "the other Alex's";
    writeText(seat.answers("alex"), others);
    Seat::key(Qt::Key_2);
    auto *problem = seat.window->findChild<QLabel *>("saveProblem");
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), patience);
    QCOMPARE(Seat::bytesOf(seat.answers("alex")), others);

    seat.dialogs->confirmed = false; // not closed with answers in no file
    QVERIFY(!seat.window->close());
    for (QAbstractButton *button : seat.window->findChildren<QAbstractButton *>())
        if (button->text() == "Save under another name…")
            button->click();
    seat.giveName("alex2");
    QVERIFY(seat.isSavedSoon());
    QCOMPARE(seat.written("alex2").cells.begin()->second.mark, Mark::None);
    QCOMPARE(seat.written("alex2").participant, std::string("alex2"));
    QCOMPARE(Seat::bytesOf(seat.answers("alex")), others);
    QVERIFY(seat.window->close());
}

void ParticipantTest::theWayIsClickedOnTheDiagram()
{
    Seat seat;
    seat.giveName("alice");
    SystemView &system = *seat.window->system();
    const model::Id first = system.scene().view();
    system.show("image.docker.io/library/nginx");
    QVERIFY(system.scene().view() != first);
    seat.window->findChild<QTabBar *>()->setCurrentIndex(2);
    QCOMPARE(system.scene().view(), first); // the first one with the goal
    QTest::qWait(50);                       // until the diagram is fitted
    const auto click = [&](const model::Id &id) {
        const QPointF middle = system.scene().boundsOf(id).center();
        QTest::mouseClick(system.view().viewport(), Qt::LeftButton, {}, system.view().mapFromScene(middle));
        QCoreApplication::processEvents();
    };
    click("proxy");
    click("shop");
    click("shop"); // once is enough
    QVERIFY(!seat.text("wayTold").isEmpty());
    QCOMPARE(seat.window->book()->sheet().path, (std::vector<model::Id>{"internet", "proxy", "shop"}));
    QCOMPARE(system.scene().overlay().stepOf("shop"), 3);
    seat.window->close();
    const auto read = seat.written("alice");
    const ws::WorkshopJudge judge(seat.workshop, catalog::test::builtIn());
    QCOMPARE(judge.way(read.path).reached, std::size_t(3));
}

void ParticipantTest::fiveMeasuresAndNoMore()
{
    Seat seat;
    seat.giveName("alice");
    seat.window->findChild<QTabBar *>()->setCurrentIndex(3);
    auto *list = seat.window->findChild<QListWidget *>("measures");
    QVERIFY(list->count() > 6);
    for (int i = 0; i < 6; ++i)
        list->item(i)->setCheckState(Qt::Checked);
    QCOMPARE(list->item(5)->checkState(), Qt::Unchecked);
    QCOMPARE(seat.text("measuresTold"), QString("Five are chosen: take one away first."));
    QCOMPARE(seat.window->book()->sheet().fixes.size(), std::size_t(5));
    list->item(0)->setCheckState(Qt::Unchecked);
    list->item(5)->setCheckState(Qt::Checked);
    QCOMPARE(seat.text("measuresTold"), QString("5 of 5 chosen"));
    seat.window->close();
    QCOMPARE(seat.written("alice").fixes.size(), std::size_t(5));
}

void ParticipantTest::aClickOnTheDiagramGoesToTheElement()
{
    Seat seat;
    seat.giveName("alice");
    QTest::qWait(50);
    SystemView &system = *seat.window->system();
    const QPointF middle = system.scene().boundsOf("shop").center();
    QTest::mouseClick(system.view().viewport(), Qt::LeftButton, {}, system.view().mapFromScene(middle));
    QTRY_VERIFY(textsOf(*seat.window->findChild<QWidget *>("elementSheet")).join('\n').contains(": shop ("));
    auto *facts = seat.window->findChild<QTreeWidget *>("facts");
    QVERIFY(textsOf(*facts->parentWidget()).contains("shop"));
}

void ParticipantTest::anElementIsShownOnTheFirstViewThatHasIt()
{
    Seat seat(ws::test::shopWorkshopWithAnImage());
    seat.giveName("alice");
    QTest::qWait(50);
    SystemView &system = *seat.window->system();
    const model::Id first = system.scene().view();
    const auto &scope = seat.workshop.task.scope;
    const auto image = std::find_if(scope.begin(), scope.end(), [&](const model::Id &id) {
        return system.scene().boundsOf(id).isNull();
    });
    QVERIFY(image != scope.end()); // of the supply chain
    system.show(*image);
    const model::Id second = system.scene().view();
    QVERIFY(second != first);
    system.show("shop"); // stands on both
    QCOMPARE(system.scene().view(), first);

    // A click does not turn the page, nor does a view that was chosen.
    system.show(*image);
    const QPointF middle = system.scene().boundsOf("shop").center();
    QTest::mouseClick(system.view().viewport(), Qt::LeftButton, {}, system.view().mapFromScene(middle));
    QTRY_COMPARE(system.scene().selectedIds(), std::vector<model::Id>{"shop"});
    QTest::qWait(20);
    QCOMPARE(system.scene().view(), second);
    auto *views = system.findChild<QComboBox *>();
    views->setCurrentIndex(views->findData(QString::fromStdString(second)));
    emit views->activated(views->currentIndex());
    system.show("updater");
    QCOMPARE(system.scene().view(), second);
}

void ParticipantTest::levelsHelpMoreOrLess()
{
    const QString question = "Can somebody read what is not meant for them?";
    for (const ws::Level level : {ws::Level::Guided, ws::Level::Plain, ws::Level::Expert}) {
        Seat seat(level);
        seat.giveName("alice");
        const QStringList texts = textsOf(*seat.window->findChild<QWidget *>("elementSheet"));
        QCOMPARE(texts.contains(question), level == ws::Level::Guided);
        const ws::Task &task = seat.workshop.task;
        const std::string option = task.options.at({task.scope[0], model::Stride::Spoofing}).front();
        QCOMPARE(texts.contains(QString::fromStdString(task.measures.at(option))),
                 level != ws::Level::Expert);
    }
}

void ParticipantTest::allIsInSight_data()
{
    nothingOfTheEngineIsShown_data();
}

void ParticipantTest::allIsInSight()
{
    QFETCH(int, level);
    Seat seat(static_cast<ws::Level>(level));
    seat.giveName("alice");
    seat.window->resize(1024, 720);
    QTest::qWait(50);
    QCOMPARE(seat.window->width(), 1024); // it can be that narrow
    for (const QScrollArea *area : seat.window->findChildren<QScrollArea *>())
        QVERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
    seat.window->resize(1366, 720);
    QTest::qWait(50);
    for (const QScrollArea *area : seat.window->findChildren<QScrollArea *>())
        QCOMPARE(area->verticalScrollBar()->maximum(), 0);
}

void ParticipantTest::theClockCountsOn()
{
    QCOMPARE(clockText(900), QString("15:00"));
    QCOMPARE(clockText(9), QString("0:09"));
    QCOMPARE(clockText(-70), QString("−1:10"));
    Seat seat;
    seat.giveName("alice");
    QVERIFY(seat.text("roundClock").startsWith("15:00") || seat.text("roundClock").startsWith("14:"));
}

} // namespace workshop_participant

BULKHEAD_TEST(workshop_participant, ParticipantTest, Gui)
#include "test_workshop_participant.moc"
