// SPDX-License-Identifier: Apache-2.0
#include "app/document/trial.h"
#include "app/gui/attack/path_banner.h"
#include "app/gui/attack/paths_page.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/threats/decisions_dialog.h"
#include "app/gui/what_if/trial_banner.h"
#include "app/gui/what_if/what_if_page.h"
#include "model/plans.h"
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

namespace gui_risk {

using namespace bulkhead;
using namespace bulkhead::app;

// What could be done about the threats, what that would change, and what was decided.
class RiskTest : public QObject
{
    Q_OBJECT

private slots:
    void whatFirstIsRanked();
    void examplesAreMarkedAsSuch();
    void editsDoNotQueueRankings();
    void tickedMeasuresAreTriedWithoutAChange();
    void appliedMeasuresAreOneStep();
    void discardedMeasuresLeaveNothing();
    void changesTriedOutAreKeptAsOneStep();
    void changesTriedOutAreDiscarded();
    void savingAsksAboutWhatIsTriedOut();
    void decisionsTellHowTheyStand();
    void restingOnAnElementTellsItsThreats();
    void attackPathsAreWalkedStepByStep();
    void questionnairesGoOutAndComeBack();
    void brokenAnswersChangeNothing();

private:
    static void openAssessed(TestWindow &test)
    {
        test.window->resize(1280, 800);
        test.window->show();
        test.loadCatalogs();
        openShop(test);
        QTRY_VERIFY(!test.window->session().isAnalysing() && test.window->session().analysis() &&
                    test.window->session().analysis()->find("E1.1@web"));
    }
    // Ticks what settles E1.1 and waits for what that would change.
    static void tickPrivilege(TestWindow &test)
    {
        test.trigger("view.whatIfTab");
        WhatIfPage &page = test.window->whatIfPage();
        QTRY_VERIFY(page.ranking());
        const catalog::Catalogs &catalogs = *test.window->session().catalogs();
        for (const catalog::RuleMitigation &use : catalogs.rule("E1.1")->mitigations) {
            if (use.resolves && !catalogs.mitigations()[use.mitigation].sets.empty()) {
                page.tick(use.mitigation);
                break;
            }
        }
        QTRY_VERIFY(page.result());
    }
    static QPushButton *buttonOf(QWidget &in, const QString &text)
    {
        for (auto *button : in.findChildren<QPushButton *>()) {
            if (button->text().remove('&') == text)
                return button;
        }
        qFatal("no button %s", qPrintable(text));
    }
};

void RiskTest::whatFirstIsRanked()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.whatIfTab");
    WhatIfPage &page = test.window->whatIfPage();
    QTRY_VERIFY(page.ranking());
    const std::vector<catalog::Step> &steps = page.ranking()->steps;
    QVERIFY(!steps.empty());
    const QTreeWidgetItem *first = page.measureList()->topLevelItem(0);
    QCOMPARE(static_cast<std::size_t>(first->childCount()), steps.size());
    QVERIFY(first->child(0)->text(0).contains(toQString(steps.front().measure.mitigation->title)));
    for (const catalog::Step &step : steps)
        QVERIFY(step.riskAfter <= step.riskBefore);
}

// A measure that is tried with a version, a name or a number that nobody chose says so.
void RiskTest::examplesAreMarkedAsSuch()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.whatIfTab");
    WhatIfPage &page = test.window->whatIfPage();
    QTRY_VERIFY(page.ranking());
    const auto mitigations = test.window->session().catalogs()->mitigations();
    int marked = 0;
    int plain = 0;
    for (QTreeWidgetItemIterator at(page.measureList()); *at; ++at) {
        for (const catalog::Mitigation &mitigation : mitigations) {
            const QString title = toQString(mitigation.title);
            if (!(*at)->text(0).endsWith(title) && !(*at)->text(0).contains(title + " ("))
                continue;
            const bool isExample =
                std::any_of(mitigation.sets.begin(), mitigation.sets.end(),
                            [](const catalog::MitigationSet &set) { return set.placeholder; });
            QCOMPARE((*at)->text(0).endsWith("(example values)"), isExample);
            ++(isExample ? marked : plain);
        }
    }
    QVERIFY(marked > 0);
    QVERIFY(plain > 0);
}

// A ranking of this model takes a while; each edit makes another one of interest, and only that.
void RiskTest::editsDoNotQueueRankings()
{
    TestWindow test;
    openAssessed(test);
    std::vector<model::Change> containers;
    for (int i = 0; i < 150; ++i)
        containers.push_back(addElement("c" + std::to_string(i), model::Kind::Container, "host"));
    QVERIFY(test.window->document().perform(model::batch(std::move(containers)), "Add"));
    test.trigger("view.whatIfTab");
    const WhatIfPage &page = test.window->whatIfPage();
    const Session &session = test.window->session();
    for (int i = 0; i < 25; ++i) {
        QVERIFY(test.window->document().perform(
            addElement("later" + std::to_string(i), model::Kind::Container, "host"), "Add"));
        QTRY_VERIFY(!session.isAnalysing());
    }
    QTRY_VERIFY(page.ranking() && page.ranking()->base == session.assessment());
}

void RiskTest::tickedMeasuresAreTriedWithoutAChange()
{
    TestWindow test;
    openAssessed(test);
    const model::Model before = test.model();
    tickPrivilege(test);
    const TrialResult &result = *test.window->whatIfPage().result();
    QVERIFY(!result.analysis->find("E1.1@web"));
    QVERIFY(result.after.openRisk < result.base->figures.openRisk);
    QVERIFY(test.model() == before);
}

void RiskTest::appliedMeasuresAreOneStep()
{
    TestWindow test;
    openAssessed(test);
    const model::Model before = test.model();
    tickPrivilege(test);
    QTest::mouseClick(buttonOf(test.window->whatIfPage(), "Apply"), Qt::LeftButton);
    QTRY_VERIFY(!test.window->session().analysis()->find("E1.1@web"));
    test.trigger("edit.undo");
    QVERIFY(test.model() == before);
}

void RiskTest::discardedMeasuresLeaveNothing()
{
    TestWindow test;
    openAssessed(test);
    tickPrivilege(test);
    QTest::mouseClick(buttonOf(test.window->whatIfPage(), "Discard"), Qt::LeftButton);
    QVERIFY(!test.window->whatIfPage().result());
    QVERIFY(!buttonOf(test.window->whatIfPage(), "Apply")->isEnabled());
}

void RiskTest::changesTriedOutAreKeptAsOneStep()
{
    TestWindow test;
    openAssessed(test);
    const model::Model before = test.model();
    const int steps = test.window->document().undoStack().index();
    test.trigger("threats.trial");
    auto *banner = test.window->findChild<TrialBanner *>();
    QVERIFY(banner->isVisible());
    QVERIFY(!test.window->actions().action("edit.undo")->isEnabled()); // nothing of the trial yet
    test.trigger("edit.undo");
    QVERIFY(test.model() == before);
    const model::Id web = "web";
    for (const char *name : {"privileged", "read_only_rootfs"}) {
        const auto key = *test.model().vocabulary().key(name);
        QVERIFY(test.window->document().perform(
            model::planSetProperty(test.model(), {&web, 1}, key, model::Value(false)), "Answer"));
    }
    QTRY_VERIFY(banner->findChild<QLabel *>()->text().contains(QStringLiteral("→")));
    buttonOf(*banner, "Keep")->click();
    QVERIFY(!banner->isVisible());
    QCOMPARE(test.window->document().undoStack().index(), steps + 1);
    QCOMPARE(test.window->document().undoStack().count(), steps + 1);
    QCOMPARE(test.window->document().undoStack().undoText(), QStringLiteral("What was tried out: web"));
    QVERIFY(!(test.model() == before));
    test.trigger("edit.undo");
    QVERIFY(test.model() == before);
}

void RiskTest::changesTriedOutAreDiscarded()
{
    TestWindow test;
    openAssessed(test);
    const model::Model before = test.model();
    test.trigger("threats.trial");
    test.window->session().select({"db"});
    test.trigger("edit.delete");
    QVERIFY(!test.model().element("db"));
    buttonOf(*test.window->findChild<TrialBanner *>(), "Discard")->click();
    QVERIFY(test.model() == before);
    QVERIFY(!test.window->actions().action("threats.trial")->isChecked());
}

void RiskTest::savingAsksAboutWhatIsTriedOut()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("threats.trial");
    QVERIFY(test.window->document().perform(addElement("more", model::Kind::Container), "Add"));
    test.dialogs->confirmed = false;
    test.dialogs->nextFile = test.file("shop.bulkhead");
    test.save();
    QVERIFY(!QFile::exists(test.file("shop.bulkhead")));
    test.dialogs->confirmed = true;
    test.save();
    QVERIFY(QFile::exists(test.file("shop.bulkhead")));
    QVERIFY(!test.window->findChild<TrialBanner *>()->isVisible());
    QVERIFY(!test.window->isWindowModified());
}

void RiskTest::decisionsTellHowTheyStand()
{
    TestWindow test;
    openAssessed(test);
    model::Decision expired;
    expired.finding = "E1.1@web";
    expired.state = model::DecisionState::Accepted;
    expired.rationale = "Until the driver is replaced";
    expired.expiry = *model::Date::parse("2020-01-01");
    expired.rating = model::Rating::Critical;
    expired.basis = model::Basis::Stated;
    model::Decision gone = expired;
    gone.finding = "E1.1@left-long-ago";
    QVERIFY(test.window->document().perform(model::batch({model::adding(expired), model::adding(gone)}),
                                            "Decide"));
    QTRY_VERIFY(!test.window->session().isAnalysing());
    QTRY_COMPARE(test.window->session().analysis()->orphanedDecisions().size(), std::size_t{1});

    DecisionsDialog dialog(test.window->session(), nullptr);
    QCOMPARE(dialog.list()->topLevelItemCount(), 2);
    const QTreeWidgetItem *first = dialog.list()->topLevelItem(0);
    const QTreeWidgetItem *second = dialog.list()->topLevelItem(1);
    QVERIFY2(first->text(3).contains("gone"), qPrintable(first->text(3)));
    QVERIFY2(second->text(3).contains("open again"), qPrintable(second->text(3)));
    dialog.list()->selectAll();
    dialog.removeSelected();
    QCOMPARE(dialog.list()->topLevelItemCount(), 0);
    QVERIFY(test.model().decisions().empty());
    test.trigger("edit.undo");
    QCOMPARE(test.model().decisions().size(), std::size_t{2});
}

void RiskTest::restingOnAnElementTellsItsThreats()
{
    TestWindow test;
    openAssessed(test);
    const QString title = toQString(test.window->session().catalogs()->rule("E1.1")->title);
    const auto told = [&] { return test.window->diagramPage().scene().tooltipOf("web"); };
    QTRY_VERIFY2_WITH_TIMEOUT(told().contains(title), qPrintable(told()), patience); // a worker makes it
}

void RiskTest::attackPathsAreWalkedStepByStep()
{
    TestWindow test;
    openAssessed(test);
    model::Element user;
    user.id = user.name = "user";
    user.kind = model::Kind::ExternalEntity;
    model::Flow flow;
    flow.id = "user->web";
    flow.source = "user";
    flow.target = "web";
    QVERIFY(test.window->document().perform(
        model::batch({model::adding(std::move(user)), model::adding(std::move(flow))}), "Add"));
    auto *page = test.window->findChild<PathsPage *>();
    test.trigger("view.pathsTab");
    QTRY_VERIFY(page->pathList()->model()->rowCount() > 0);
    page->showOnDiagram();
    auto *banner = test.window->findChild<PathBanner *>();
    QVERIFY(banner->isVisible());
    const diagram::DiagramScene &scene = test.window->diagramPage().scene();
    QVERIFY(scene.overlay().highlighted.has_value());
    QCOMPARE(banner->current(), -1);
    buttonOf(*banner, QStringLiteral("Next step ▸"))->click();
    QCOMPARE(banner->current(), 0);
    QVERIFY(scene.overlay().highlighted->contains("user"));
    QVERIFY2(banner->findChild<QLabel *>()->text().contains("%"),
             qPrintable(banner->findChild<QLabel *>()->text()));
    buttonOf(*banner, "Close")->click();
    QVERIFY(!banner->isVisible());
    QVERIFY(!scene.overlay().highlighted.has_value());
}

void RiskTest::questionnairesGoOutAndComeBack()
{
    TestWindow test;
    openAssessed(test);
    const model::Model before = test.model();
    test.dialogs->nextFile = test.file("sheet"); // the suffix is added
    test.trigger("file.questionnaire");
    QFile sheet(test.file("sheet.md"));
    QVERIFY(sheet.open(QIODevice::ReadOnly));
    QByteArray text = sheet.readAll();
    QVERIFY(text.contains("[ ]"));
    text.replace(text.indexOf("[ ]"), 3, "[x]");
    writeText(test.file("answers.md"), text);
    test.dialogs->nextFile = test.file("answers.md");
    test.trigger("file.answers");
    QVERIFY2(test.dialogs->problems.isEmpty(), qPrintable(test.dialogs->problems.join(' ')));
    QCOMPARE(test.dialogs->told.size(), 1);
    QVERIFY(!(test.model() == before));
    test.trigger("edit.undo");
    QVERIFY(test.model() == before);
}

void RiskTest::brokenAnswersChangeNothing()
{
    TestWindow test;
    openAssessed(test);
    const model::Model before = test.model();
    writeText(test.file("answers.md"), "Dear colleagues,\n\nno questions here.\n");
    test.dialogs->nextFile = test.file("answers.md");
    test.trigger("file.answers");
    QCOMPARE(test.dialogs->problems.size(), 1);
    QVERIFY2(test.dialogs->problems.front().contains("answers.md"),
             qPrintable(test.dialogs->problems.front()));
    QVERIFY(test.model() == before);
}

} // namespace gui_risk

BULKHEAD_TEST(gui_risk, RiskTest, Gui)
#include "test_risk.moc"
