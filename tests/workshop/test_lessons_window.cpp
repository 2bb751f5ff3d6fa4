// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/change_box.h"
#include "app/workshop/lessons/lesson_layers.h"
#include "app/workshop/lessons/lesson_page.h"
#include "app/workshop/lessons/lessons_window.h"
#include "app/workshop/lessons/question_box.h"
#include "tests/support/test_program.h"

#include "app/document/text.h"
#include "app/gui/look/style.h"
#include "app/workspace/knowledge.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"
#include "model/plans.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>

namespace workshop_lessons {

using namespace bulkhead;
using namespace bulkhead::app;
using bulkhead::tests::patience;

namespace {

// The window as people have it, with settings of its own.
struct LessonRoom
{
    LessonRoom() { restart(); }

    void restart()
    {
        window.reset();
        window = std::make_unique<LessonsWindow>(LessonsWindow::Setup{
            loadVocabulary().value(),
            std::make_unique<QSettings>(folder.filePath("settings.ini"), QSettings::IniFormat)});
        window->show();
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window.get());
    }
    LessonPage &open(const char *id)
    {
        for (std::size_t i = 0; i < window->lessons().size(); ++i)
            if (window->lessons()[i]->id == id)
                window->open(i);
        return *window->page();
    }
    QString listed(int lesson) const
    {
        const QTreeWidgetItem *item = window->list().topLevelItem(lesson);
        return item->text(0) + '|' + item->text(2);
    }

    QTemporaryDir folder;
    std::unique_ptr<LessonsWindow> window;
};

int badgeAt(const LessonPage &page, const char *subject)
{
    return page.scene().overlay().badgeOf(subject).count;
}

} // namespace

// The lessons as people take them: by keys, through the window.
class LessonsWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void listOpensAndIsReachedAgainByKeys();
    void whatIsChosenIsExplainedAtOnce();
    void aWholeLessonByKeys();
    void theBadgeGoesWithTheChange();
    void anotherValueKeepsTheFinding();
    void everyLessonIsDoneByItsButton_data();
    void everyLessonIsDoneByItsButton();
    void progressOutlivesTheWindow();
    void layersFollowTheChange();
    void findingAndElementAreChosenTogether();
    void itFitsASmallScreen();
    void darkColoursAreTaken();
};

void LessonsWindowTest::listOpensAndIsReachedAgainByKeys()
{
    LessonRoom room;
    QCOMPARE(room.window->list().topLevelItemCount(), 12);
    QCOMPARE(room.listed(4), QString("5. Escape from the container|"));
    room.window->list().setFocus();
    QTest::keyClick(&room.window->list(), Qt::Key_Down);
    QTest::keyClick(&room.window->list(), Qt::Key_Return);
    QVERIFY(room.window->page());
    QVERIFY2(room.window->windowTitle().startsWith("2. "), qPrintable(room.window->windowTitle()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!room.window->page());
    QCOMPARE(room.window->list().currentIndex().row(), 1);
    QVERIFY(room.window->list().hasFocus());
}

void LessonsWindowTest::whatIsChosenIsExplainedAtOnce()
{
    LessonRoom room;
    LessonPage &page = room.open("escape");
    page.showStep(1);
    QuestionBox &box = page.question(0);
    QVERIFY(box.options().front()->hasFocus());
    QCOMPARE(box.explanation(0), QString());

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1); // a wrong one
    QVERIFY2(box.explanation(0).contains("Requests through the socket"), qPrintable(box.explanation(0)));
    QCOMPARE(box.options()[0]->verdict(), OptionButton::Verdict::Wrong);
    QCOMPARE(box.explanation(1), QString()); // nothing tells the right one
    QCOMPARE(box.options()[1]->verdict(), OptionButton::Verdict::None);
    QVERIFY(!box.isAnswered());
    QVERIFY(box.options()[0]->accessibleDescription().startsWith("not right"));

    QTest::mouseClick(box.options()[1], Qt::LeftButton);
    QVERIFY(box.isAnswered());
    QCOMPARE(box.options()[1]->verdict(), OptionButton::Verdict::Right);
    for (std::size_t i = 0; i < box.options().size(); ++i)
        QVERIFY(!box.explanation(i).isEmpty()); // now why each other one is wrong
    room.window->showList();
    QCOMPARE(room.listed(4), QString("5. Escape from the container|1 of 4 steps"));
}

void LessonsWindowTest::aWholeLessonByKeys()
{
    LessonRoom room;
    LessonPage &page = room.open("letters-s-t-r");
    QTRY_VERIFY_WITH_TIMEOUT(page.state(), patience);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown, Qt::ControlModifier);
    for (const Qt::Key digit : {Qt::Key_2, Qt::Key_3, Qt::Key_1}) {
        QTest::keyClick(QApplication::focusWidget(), digit);
        QVERIFY(page.forth().hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    QCOMPARE(page.step(), 4);
    auto *box = qobject_cast<QComboBox *>(page.changeBox().editor(0));
    QVERIFY(box && box->hasFocus());
    QCOMPARE(box->currentText(), QString("yes"));
    QTest::keyClick(box, Qt::Key_Down); // no
    QTRY_VERIFY_WITH_TIMEOUT(page.changeBox().result().startsWith("✓ Gone: R1.6@admins."), patience);
    QCOMPARE(badgeAt(page, "admins"), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown, Qt::ControlModifier); // the next lesson
    QVERIFY2(room.window->windowTitle().startsWith("2. "), qPrintable(room.window->windowTitle()));
    room.window->showList();
    QCOMPARE(room.listed(0).section('|', 1), QString("✓ 3 of 3 right at once"));
}

void LessonsWindowTest::theBadgeGoesWithTheChange()
{
    LessonRoom room;
    LessonPage &page = room.open("letters-i-d-e");
    page.showStep(4);
    QTRY_VERIFY_WITH_TIMEOUT(page.state(), patience);
    QCOMPARE(badgeAt(page, "web"), 1);
    QCOMPARE(badgeAt(page, "host"), 0); // it has findings, which this lesson leaves aside
    QVERIFY(page.state()->others > 5);
    QCOMPARE(page.findings().count(), 3);
    QVERIFY2(page.changeBox().result().startsWith("Still there:\nD1.1:"),
             qPrintable(page.changeBox().result()));

    auto *line = qobject_cast<QLineEdit *>(page.changeBox().editor(0));
    QVERIFY(line);
    line->selectAll();
    QTest::keyClicks(line, "much");
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(line->text(), QString("0")); // no number
    line->selectAll();
    QTest::keyClicks(line, "300");
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(badgeAt(page, "web"), 0, patience);
    QCOMPARE(badgeAt(page, "reports"), 1);
    QCOMPARE(page.findings().count(), 2);
    QTRY_VERIFY(page.changeBox().result().contains("ended alone"));

    QTest::mouseClick(page.changeBox().again(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(badgeAt(page, "web"), 1, patience);
    QVERIFY(!page.changeBox().again()->isEnabled());
}

void LessonsWindowTest::anotherValueKeepsTheFinding()
{
    LessonRoom room;
    LessonPage &page = room.open("unknown-is-not-safe");
    page.showStep(4);
    QTRY_VERIFY_WITH_TIMEOUT(page.state(), patience);
    QCOMPARE(page.scene().overlay().badgeOf("api").confirmed, 0); // hollow
    auto *box = qobject_cast<QComboBox *>(page.changeBox().editor(0));
    QVERIFY(box);
    QCOMPARE(box->currentText(), QString("unknown"));
    box->setCurrentIndex(box->findText("root"));
    emit box->activated(box->currentIndex());
    QTRY_COMPARE_WITH_TIMEOUT(page.scene().overlay().badgeOf("api").confirmed, 1, patience);
    QVERIFY(page.changeBox().result().startsWith("Still there:"));
    QTest::mouseClick(page.changeBox().doIt(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(badgeAt(page, "api"), 0, patience);
    QCOMPARE(box->currentText(), QString("non root"));
}

void LessonsWindowTest::everyLessonIsDoneByItsButton_data()
{
    QTest::addColumn<QString>("lesson");
    const LessonRoom room;
    for (const LessonPtr &lesson : room.window->lessons())
        QTest::newRow(lesson->id.c_str()) << toQString(lesson->id);
}

void LessonsWindowTest::everyLessonIsDoneByItsButton()
{
    QFETCH(QString, lesson);
    LessonRoom room;
    LessonPage &page = room.open(qPrintable(lesson));
    QTRY_VERIFY_WITH_TIMEOUT(page.state(), patience);
    QVERIFY(!page.state()->left.empty());
    // All that stands in the picture has its place, and what stands in a box lies in it.
    for (const model::Element &element : page.shownModel().elements()) {
        const QRectF bounds = page.scene().boundsOf(element.id);
        QVERIFY2(!bounds.isEmpty(), element.id.c_str());
        if (!element.parent.empty())
            QVERIFY2(page.scene().boundsOf(element.parent).contains(bounds), element.id.c_str());
    }
    QVERIFY(page.scene().misplacedIds().empty());
    page.showStep(page.steps() - 1);
    QTest::mouseClick(page.changeBox().doIt(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(page.changeBox().result().startsWith("✓ Gone"), patience);
    QVERIFY(!page.changeBox().doIt()->isEnabled());
}

void LessonsWindowTest::progressOutlivesTheWindow()
{
    LessonRoom room;
    LessonPage &page = room.open("escape");
    page.question(0).choose(0);
    page.question(0).choose(1);
    page.question(1).choose(2);
    room.restart();
    QCOMPARE(room.listed(4).section('|', 1), QString("2 of 4 steps"));
    LessonPage &again = room.open("escape");
    QVERIFY(again.question(0).isAnswered());
    QVERIFY(!again.question(0).explanation(0).isEmpty());
    QVERIFY(!again.question(2).isAnswered());
    auto *tabs = again.findChild<QTabBar *>();
    QCOMPARE(tabs->tabText(1), QString("✓ Question 1"));
    QCOMPARE(tabs->tabText(3), QString("Question 3"));
    again.question(2).choose(0);
    QTRY_VERIFY_WITH_TIMEOUT(again.state(), patience);
    again.showStep(4);
    QTest::mouseClick(again.changeBox().doIt(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(tabs->tabText(4), QString("✓ Change"), patience);
    room.restart();
    QCOMPARE(room.listed(4).section('|', 1), QString("✓ 2 of 3 right at once"));

    for (QPushButton *button : room.window->findChildren<QPushButton *>())
        if (button->text() == "&Begin again") {
            room.window->list().setCurrentItem(room.window->list().topLevelItem(4));
            button->click();
        }
    QVERIFY(!room.window->page()->question(0).isAnswered());
}

void LessonsWindowTest::layersFollowTheChange()
{
    LessonRoom room;
    LessonPage &plain = room.open("escape");
    QVERIFY(!plain.layers());
    LessonPage &page = room.open("container-and-virtual-machine");
    QVERIFY(page.layers());
    QTRY_COMPARE_WITH_TIMEOUT(page.layers()->list().topLevelItemCount(), 9, patience);
    const auto kernel = [&] {
        QStringList counts;
        for (int row = 0; row < 9; ++row)
            if (QTreeWidgetItem *item = page.layers()->list().topLevelItem(row); item->text(0) == "Kernel")
                for (int column = 1; column < 5; ++column)
                    counts << item->text(column);
        return counts;
    };
    const QStringList before = kernel();
    QCOMPARE(before.size(), 4);
    QCOMPARE(page.layers()->list().currentItem()->text(0),
             QString("Kernel")); // the first with something open
    QVERIFY(page.layers()->detail().toPlainText().contains("Virtual machine in its place"));
    emit page.layers()->detail().anchorClicked(QUrl("finding:T3.1%40host"));
    QCOMPARE(page.scene().selectedIds(), std::vector<model::Id>{"host"});
    page.showStep(page.steps() - 1);
    QTest::mouseClick(page.changeBox().doIt(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(kernel() != before, patience);
}

void LessonsWindowTest::findingAndElementAreChosenTogether()
{
    LessonRoom room;
    LessonPage &page = room.open("escape");
    QTRY_COMPARE_WITH_TIMEOUT(page.findings().count(), 3, patience);
    page.findings().setCurrentRow(1);
    QCOMPARE(page.scene().selectedIds(), std::vector<model::Id>{page.state()->findings[1].subject});
    page.scene().select(std::vector<model::Id>{"sensor"});
    QVERIFY2(page.findings().currentItem()->text().startsWith("E1.1 "),
             qPrintable(page.findings().currentItem()->text()));
    // Looking is all one can do in the picture.
    QTest::keyClick(page.findChild<diagram::DiagramView *>(), Qt::Key_Delete);
    QCOMPARE(page.shownModel().elements().size(), std::size_t(6));
}

void LessonsWindowTest::itFitsASmallScreen()
{
    LessonRoom room;
    for (const LessonPtr &lesson : room.window->lessons()) {
        LessonPage &page = room.open(lesson->id.c_str());
        for (int step = 0; step < page.steps(); ++step) {
            page.showStep(step);
            const QSize least = room.window->minimumSizeHint();
            QVERIFY2(least.width() <= 1000 && least.height() <= 700, lesson->id.c_str());
        }
    }
}

void LessonsWindowTest::darkColoursAreTaken()
{
    LessonRoom room;
    LessonPage &page = room.open("escape");
    QCOMPARE(page.scene().theme().scheme, diagram::Scheme::Light);
    applyStyle(*qApp, diagram::Theme::builtIn(diagram::Scheme::Dark));
    QTRY_COMPARE(page.scene().theme().scheme, diagram::Scheme::Dark);
    applyStyle(*qApp, diagram::Theme::builtIn(diagram::Scheme::Light));
    QTRY_COMPARE(page.scene().theme().scheme, diagram::Scheme::Light);
}

} // namespace workshop_lessons

BULKHEAD_TEST(workshop_lessons, LessonsWindowTest, Gui)
#include "test_lessons_window.moc"
