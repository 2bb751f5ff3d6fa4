// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files/model_details_dialog.h"
#include "app/gui/properties/properties_panel.h"
#include "app/gui/threats/decide.h"
#include "app/gui/threats/decision_dialog.h"
#include "app/gui/threats/decisions_dialog.h"
#include "app/gui/threats/own_threat_dialog.h"
#include "app/gui/threats/threats_panel.h"
#include "changing_model.h"
#include "tests/support/test_program.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

namespace gui_dialogs {

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

void accept(QDialog &dialog)
{
    dialog.accept();
}

} // namespace

// Dialogs that change the model, with the model and its findings changing underneath: what a person says goes
// to what the dialog was about, or nowhere, and then the person is told.
class DialogsTest : public QObject
{
    Q_OBJECT

private slots:
    void aDecisionGoesToTheFindingItWasMadeOn();
    void aDecisionOnAVanishedFindingIsNotRecorded();
    void aDecisionOnSeveralGoesToThoseThatAreLeft();
    void aMenuDecidesWhatItWasOpenedOn();
    void menusOfThreatsComeFromTheCommands();
    void anOwnThreatGoesToItsElementOrNowhere();
    void scopeChangesForWhatWasSelected();
    void scopeOfAVanishedElementIsTold();
    void decisionsStaySelectedWhileAnalysesEnd();
    void detailsSurviveTheRemovalOfAnAssetsElement();
    void aPropertyIsNotRecordedOnAnotherElement();
    void switchingARuleOffOutlivesAnAnalysis();
    void answersToAVanishedQuestionChangeNothing();
};

void DialogsTest::aDecisionGoesToTheFindingItWasMadeOn()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.threatsTab");
    test.window->threatsPage().showThreat("E1.1@web");
    answerAfter(
        test, [&] { addWorseElements(test); }, accept);
    test.window->threatsPage().decideSelected();
    QCOMPARE(test.model().decisions().size(), std::size_t{1});
    QVERIFY(test.model().decisions().find("E1.1@web"));
}

void DialogsTest::aDecisionOnAVanishedFindingIsNotRecorded()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.threatsTab");
    test.window->threatsPage().showThreat("E1.1@web");
    answerAfter(
        test, [&] { removeElement(test, "web"); }, accept);
    test.window->threatsPage().decideSelected();
    QCOMPARE(test.model().decisions().size(), std::size_t{0});
    QVERIFY(test.dialogs->problems.join(' ').contains("E1.1@web"));
}

void DialogsTest::aDecisionOnSeveralGoesToThoseThatAreLeft()
{
    TestWindow test;
    openAssessed(test);
    ThreatsPanel &page = test.window->threatsPage();
    test.trigger("view.threatsTab");
    page.view()->selectAll();
    const QStringList chosen = page.selectedIds();
    QVERIFY(chosen.size() > 5);
    answerAfter(
        test, [&] { removeElement(test, "web"); }, accept);
    page.decideSelected();
    QVERIFY(!test.dialogs->problems.isEmpty());
    const catalog::Analysis &analysis = *test.window->session().analysis();
    for (const QString &id : chosen)
        QCOMPARE(test.model().decisions().find(toUtf8(id)) != nullptr, analysis.find(toUtf8(id)) != nullptr);
}

void DialogsTest::aMenuDecidesWhatItWasOpenedOn()
{
    TestWindow test;
    openAssessed(test);
    ThreatsPanel &page = test.window->threatsPage();
    test.trigger("view.threatsTab");
    page.showThreat("E1.1@web");
    QTimer::singleShot(50, &page, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        addWorseElements(test);
        QTRY_VERIFY(!test.window->session().isAnalysing());
        page.view()->setCurrentIndex(page.threats().index(0, 0)); // the list's first is another now
        inNextDialog([](QDialog &dialog) {
            dialog.accept();
            return true;
        });
        menu->actions().front()->trigger();
        menu->close();
    });
    emit page.view()->customContextMenuRequested(
        page.view()->visualRect(page.view()->currentIndex()).center());
    QCOMPARE(test.model().decisions().size(), std::size_t{1});
    QVERIFY(test.model().decisions().find("E1.1@web"));
}

void DialogsTest::menusOfThreatsComeFromTheCommands()
{
    TestWindow test;
    openAssessed(test);
    ThreatsPanel &page = test.window->threatsPage();
    test.trigger("view.threatsTab");
    page.showThreat("E1.1@web");
    QStringList entries;
    QTimer::singleShot(50, &page, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (const QAction *entry : menu->actions()) {
            entries << entry->objectName();
            QCOMPARE(entry->text(), test.window->actions().action(qPrintable(entry->objectName()))->text());
        }
        menu->close();
    });
    emit page.view()->customContextMenuRequested(
        page.view()->visualRect(page.view()->currentIndex()).center());
    QCOMPARE(entries,
             QStringList({"threats.decide", "threats.show", "threats.explain", "view.newOfFinding"}));
    // What a rule found cannot be removed, and the person is told.
    test.trigger("threats.remove");
    QVERIFY(!test.dialogs->problems.isEmpty());
}

void DialogsTest::anOwnThreatGoesToItsElementOrNowhere()
{
    TestWindow test;
    openAssessed(test);
    const auto fill = [](QDialog &dialog) {
        dialog.findChild<QLineEdit *>()->setText("Stolen backups");
        dialog.accept();
    };
    test.window->session().select({"db"});
    answerAfter(
        test, [&] { test.window->session().select({"web"}); }, fill);
    test.trigger("threats.add");
    QCOMPARE(test.model().manualThreats().size(), std::size_t{1});
    QCOMPARE(test.model().manualThreats().begin()->subject, model::Id("db"));

    test.window->session().select({"web"});
    answerAfter(
        test, [&] { removeElement(test, "web"); }, fill);
    test.trigger("threats.add");
    QCOMPARE(test.model().manualThreats().size(), std::size_t{1});
    QVERIFY(test.dialogs->problems.join(' ').contains("web"));
}

void DialogsTest::scopeChangesForWhatWasSelected()
{
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"web"});
    test.dialogs->nextText = "Elsewhere";
    test.dialogs->meanwhile = [&] {
        test.window->session().select({"db"});
        addWorseElements(test);
        QTRY_VERIFY(!test.window->session().isAnalysing());
    };
    test.trigger("diagram.outOfScope");
    QVERIFY(test.model().element("web")->outOfScope);
    QVERIFY(!test.model().element("db")->outOfScope);
}

void DialogsTest::scopeOfAVanishedElementIsTold()
{
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"web"});
    test.dialogs->nextText = "Elsewhere";
    test.dialogs->meanwhile = [&] { removeElement(test, "web"); };
    test.trigger("diagram.outOfScope");
    QVERIFY(!test.dialogs->problems.isEmpty());
    for (const model::Element &element : test.model().elements())
        QVERIFY(!element.outOfScope);
}

void DialogsTest::decisionsStaySelectedWhileAnalysesEnd()
{
    TestWindow test;
    openAssessed(test);
    Session &session = test.window->session();
    QStringList ids;
    for (const catalog::Finding &finding : session.analysis()->findings().first(4))
        ids << toQString(session.analysis()->id(finding));
    model::Decision decision;
    decision.state = model::DecisionState::Accepted;
    recordDecision(session, chosenThreats(session, ids), decision);
    assessed(test);

    DecisionsDialog dialog(session, test.window.get());
    dialog.show();
    QCOMPARE(dialog.list()->topLevelItemCount(), 4);
    dialog.list()->setCurrentItem(dialog.list()->topLevelItem(2));
    const QString chosen = dialog.list()->currentItem()->text(0) + dialog.list()->currentItem()->text(1);
    addWorseElements(test);
    assessed(test);
    QCOMPARE(dialog.list()->selectedItems().size(), 1);
    const QTreeWidgetItem *now = dialog.list()->selectedItems().front();
    QCOMPARE(now->text(0) + now->text(1), chosen);
    dialog.removeSelected();
    QCOMPARE(test.model().decisions().size(), std::size_t{3});
    for (int row = 0; row < dialog.list()->topLevelItemCount(); ++row)
        QVERIFY(dialog.list()->topLevelItem(row)->text(0) + dialog.list()->topLevelItem(row)->text(1) !=
                chosen);
}

void DialogsTest::detailsSurviveTheRemovalOfAnAssetsElement()
{
    TestWindow test;
    openAssessed(test);
    model::Metadata metadata = test.model().metadata();
    metadata.assets = {{"Orders", "db", "Money"}};
    QVERIFY(
        test.window->document().perform(model::editing(test.model().sharedMetadata(), metadata), "Assets"));
    answerAfter(
        test, [&] { removeElement(test, "db"); },
        [](QDialog &dialog) {
            for (auto *edit : dialog.findChildren<QLineEdit *>()) {
                if (edit->text() == "Untitled")
                    edit->setText("Shop");
            }
            dialog.accept();
        });
    test.trigger("threats.details");
    QCOMPARE(test.model().metadata().title, std::string("Shop"));
    QCOMPARE(test.model().metadata().assets.size(), std::size_t{1});
    QVERIFY(test.model().metadata().assets.front().element.empty());
    QVERIFY(test.dialogs->problems.join(' ').contains("Orders"));
}

void DialogsTest::aPropertyIsNotRecordedOnAnotherElement()
{
    TestWindow test;
    openAssessed(test);
    QVERIFY(test.window->document().perform(addElement("api", model::Kind::Container, "host"), "Add"));
    PropertiesPanel &panel = test.window->propertiesPanel();
    const auto key = *test.model().vocabulary().key("image_tag");
    test.window->session().select({"web"});
    panel.showProperty(key);
    panel.view()->edit(panel.view()->currentIndex());
    auto *edit = panel.view()->viewport()->findChild<QLineEdit *>();
    QVERIFY(edit);
    edit->setText("1.2.3");
    test.window->session().select({"api"}); // the same lines, of another element
    QTest::keyClick(edit, Qt::Key_Return);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!test.model().element("api")->properties.value(key));
    QVERIFY(!test.model().element("web")->properties.value(key));
}

void DialogsTest::switchingARuleOffOutlivesAnAnalysis()
{
    TestWindow test;
    openAssessed(test);
    test.dialogs->nextText = "Not ours";
    test.dialogs->meanwhile = [&] {
        addWorseElements(test);
        QTRY_VERIFY(!test.window->session().isAnalysing());
    };
    inNextDialog([](QDialog &dialog) {
        for (auto *tree : dialog.findChildren<QTreeWidget *>()) {
            for (QTreeWidgetItemIterator at(tree); *at; ++at) {
                if ((*at)->text(0).startsWith("E1.1 "))
                    tree->setCurrentItem(*at);
            }
        }
        for (auto *button : dialog.findChildren<QAbstractButton *>()) {
            if (button->text() == "Switch &off…")
                button->click();
        }
        dialog.reject();
        return true;
    });
    test.trigger("threats.catalog");
    QCOMPARE(test.model().catalogSwitches().size(), std::size_t{1});
    QCOMPARE(test.model().catalogSwitches().begin()->target, std::string("E1.1"));
}

void DialogsTest::answersToAVanishedQuestionChangeNothing()
{
    TestWindow test;
    openAssessed(test);
    test.dialogs->nextFile = test.file("questions.md");
    test.trigger("file.questionnaire");
    test.dialogs->meanwhile = [&] {
        removeElement(test, "web");
        QTRY_VERIFY(!test.window->session().isAnalysing());
    };
    test.trigger("file.answers");
    QVERIFY(!test.model().element("web"));
    QVERIFY(!test.dialogs->problems.isEmpty() || !test.dialogs->told.isEmpty());
}

} // namespace gui_dialogs

BULKHEAD_TEST(gui_dialogs, DialogsTest, Gui)
#include "test_dialogs.moc"
