// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/questions/questions_panel.h"
#include "app/gui/threats/threats_panel.h"
#include "changing_model.h"
#include "tests/support/test_program.h"

#include <QComboBox>
#include <QDockWidget>
#include <QPointer>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

namespace gui_assessments {

using namespace bulkhead;
using namespace bulkhead::app;

// What pages and docks keep, and what they drop, when another assessment comes.
class AssessmentsTest : public QObject
{
    Q_OBJECT

private slots:
    void theFormerModelsFindingsGoWithIt();
    void closedGroupsStayClosed();
    void aHiddenPageMakesUpWhenItIsShown();
    void anOpenListOfAnswersStaysOpen();
};

void AssessmentsTest::theFormerModelsFindingsGoWithIt()
{
    TestWindow test;
    openAssessed(test);
    Session &session = test.window->session();
    QTRY_VERIFY(!test.window->diagramPage().scene().overlay().badges.empty());
    addWorseElements(test); // its analysis is under way while the document is replaced
    QVERIFY(session.isAnalysing());
    const auto check = [&] {
        // Nothing of the shop is shown with a model that does not contain it.
        if (const catalog::Analysis *analysis = session.analysis())
            QVERIFY(!analysis->model().element("web"));
        QVERIFY(!test.window->diagramPage().scene().overlay().badges.contains("web"));
        for (std::size_t threat = 0; threat < test.window->threatsPage().threats().list().size(); ++threat)
            QVERIFY(test.window->threatsPage().threats().list().subject(threat) != "web");
    };
    connect(&session, &Session::assessed, test.window.get(), check);
    test.trigger("file.new");
    check();
    QCOMPARE(test.window->threatsPage().threats().list().size(), std::size_t{0});
    assessed(test);
    check();
    QVERIFY(session.analysis()->model().elements().empty());
}

void AssessmentsTest::closedGroupsStayClosed()
{
    TestWindow test;
    openAssessed(test);
    ThreatsPanel &page = test.window->threatsPage();
    test.trigger("view.threatsTab");
    auto *group = page.findChild<QComboBox *>(); // the first of the bar
    group->setCurrentIndex(group->findData(static_cast<int>(GroupBy::Element)));
    const auto headingOf = [&](const char *subject) {
        const ThreatsModel &threats = page.threats();
        for (int row = 0; row < threats.rowCount(); ++row) {
            const QModelIndex heading = threats.index(row, 0);
            if (threats.list().subject(*threats.threatAt(threats.index(0, 0, heading))) == subject)
                return heading;
        }
        return QModelIndex();
    };
    QVERIFY(page.view()->isExpanded(headingOf("web")));
    page.view()->collapse(headingOf("web"));
    const ThreatList &list = page.threats().list();
    std::size_t other = 0;
    while (list.subject(other) == "web")
        ++other;
    const std::string open(list.subject(other));
    page.showThreat(list.id(other));
    const QString current = page.selectedIds().join(' ');
    QVERIFY(!current.isEmpty());
    addWorseElements(test);
    assessed(test);
    QVERIFY(!page.view()->isExpanded(headingOf("web")));
    QVERIFY(page.view()->isExpanded(headingOf(open.c_str())));
    QVERIFY(page.view()->isExpanded(headingOf("a1")));
    QCOMPARE(page.selectedIds().join(' '), current);
    test.trigger("view.diagramTab"); // the same across changes that the page does not see
    removeElement(test, "a1");
    assessed(test);
    test.trigger("view.threatsTab");
    QVERIFY(!headingOf("a1").isValid());
    QVERIFY(!page.view()->isExpanded(headingOf("web")));
    QCOMPARE(page.selectedIds().join(' '), current);
}

void AssessmentsTest::aHiddenPageMakesUpWhenItIsShown()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.threatsTab");
    ThreatsPanel &page = test.window->threatsPage();
    QCOMPARE(page.threats().list().assessment(), test.window->session().assessment());
    test.trigger("view.diagramTab");
    const AssessmentPtr shown = page.threats().list().assessment();
    addWorseElements(test);
    assessed(test);
    QCOMPARE(page.threats().list().assessment(), shown); // nothing is done for a page that nobody sees
    QVERIFY(test.window->session().assessment() != shown);
    test.trigger("view.threatsTab");
    QCOMPARE(page.threats().list().assessment(), test.window->session().assessment());
}

void AssessmentsTest::anOpenListOfAnswersStaysOpen()
{
    TestWindow test;
    openAssessed(test);
    auto *panel = test.window->findChild<QuestionsPanel *>();
    auto *tabs = test.window->findChild<QDockWidget *>("findingsDock")->findChild<QTabWidget *>();
    tabs->setCurrentWidget(panel);
    auto *box = panel->view()->findChild<QComboBox *>();
    QVERIFY(box);
    const QPointer<QComboBox> answers(box);
    box->showPopup();
    QTRY_VERIFY(box->view()->isVisible());
    removeElement(test, "web");
    addWorseElements(test);
    assessed(test);
    QVERIFY(answers);
    QVERIFY(answers->view()->isVisible());
    answers->hidePopup();
    const auto isOld = [&] {
        for (QTreeWidgetItemIterator at(panel->view()); *at; ++at)
            if ((*at)->text(0).contains(QRegularExpression("\\bweb\\b")))
                return true;
        return false;
    };
    QTRY_VERIFY(!isOld());
}

} // namespace gui_assessments

BULKHEAD_TEST(gui_assessments, AssessmentsTest, Gui)
#include "test_assessments.moc"
