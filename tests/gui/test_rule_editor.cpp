// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/catalog_dialog.h"
#include "app/gui/catalog/catalog_library.h"
#include "app/gui/catalog/explain_dialog.h"
#include "app/gui/catalog/rule_editor.h"
#include "app/gui/catalog/verdicts_view.h"
#include "rule_drafts.h"
#include "save_now.h"
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include <algorithm>

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <QWheelEvent>

namespace gui_rules {

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

QByteArray readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void choose(CatalogDialog &dialog, const QString &rule)
{
    for (QTreeWidgetItemIterator at(dialog.tree()); *at; ++at) {
        if ((*at)->text(0).startsWith(rule + ' '))
            dialog.tree()->setCurrentItem(*at);
    }
}

QStringList texts(const QTreeWidget &tree, int column)
{
    QStringList all;
    for (QTreeWidgetItemIterator at(const_cast<QTreeWidget *>(&tree)); *at; ++at)
        all << (*at)->text(column);
    return all;
}

} // namespace

// Rules: reading them, why they fire, and writing one's own.
class RulesTest : public QObject
{
    Q_OBJECT

private slots:
    void theFormGivesBackWhatItShows();
    void theWheelTurnsThePageAndNoValue();
    void aClaimThatCannotHoldIsDoubted();
    void aWrittenRuleIsPreviewedSavedAndFires();
    void anOwnRuleIsChanged();
    void anOwnRuleIsDeleted();
    void aRuleBeyondTheFormIsShownWithItsText();
    void theCatalogBesideTheModelComesWithIt();
    void theCatalogBesideTheModelCountsInEveryOrder_data();
    void theCatalogBesideTheModelCountsInEveryOrder();
    void brokenCatalogsAreNotTaken();
    void aBrokenCatalogDoesNotTakeTheOthersAlong();
    void catalogsAreCheckedAgainstTheSchema();
    void explanationsNameTheirValues();
    void theCatalogShowsWhereARuleFires();

private:
    static void openAssessed(TestWindow &test)
    {
        test.window->show();
        test.window->catalogLibrary().load();
        openShop(test);
        QTRY_VERIFY(test.window->session().analysis() && test.window->session().analysis()->find("E1.1@web"));
    }

    static void takeCatalog(TestWindow &test, const RuleDraft &draft)
    {
        const auto text = catalogWithRule({}, {}, {"own", "Own"}, draft, test.model().vocabulary());
        QVERIFY2(text.ok(), text.ok() ? "" : text.error().text().c_str());
        writeText(test.file("own.catalog.json"), QByteArray::fromStdString(*text));
        test.window->catalogLibrary().add(test.file("own.catalog.json"));
        QTRY_VERIFY(test.window->session().catalogs()->rule("OWN.1"));
        QTRY_VERIFY(test.window->session().analysis()->catalogs().rule("OWN.1"));
    }
};

void RulesTest::theFormGivesBackWhatItShows()
{
    TestWindow test;
    openAssessed(test);
    RuleEditor editor(test.window->session(), test.window->catalogLibrary(), *test.dialogs, nullptr);
    const RuleDraft before = elaborate();
    editor.set(before);
    const RuleDraft after = editor.draft();
    QCOMPARE(after.when, before.when);
    QCOMPARE(after.mitigations.size(), before.mitigations.size());
    QVERIFY(after.mitigations.front().resolves);
    QCOMPARE(after.mitigations.back().remains, 0.3);
    QCOMPARE(after.mitigations.back().partial, std::optional(0.8));
    QCOMPARE(after.references.size(), before.references.size());
    QVERIFY(!after.references.front().isOwn());
    QCOMPARE(after.references.back().url, before.references.back().url);
    QTRY_VERIFY(editor.isSound());
}

void RulesTest::theWheelTurnsThePageAndNoValue()
{
    TestWindow test;
    openAssessed(test);
    RuleEditor editor(test.window->session(), test.window->catalogLibrary(), *test.dialogs, nullptr);
    editor.set(elaborate());
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    const RuleDraft before = editor.draft();
    for (QWidget *box : editor.findChildren<QWidget *>()) {
        if (!qobject_cast<QComboBox *>(box) && !qobject_cast<QAbstractSpinBox *>(box))
            continue;
        QWheelEvent wheel(QPointF(2, 2), QPointF(2, 2), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(box, &wheel);
    }
    const RuleDraft after = editor.draft();
    QCOMPARE(after.when, before.when);
    QCOMPARE(after.impact, before.impact);
    QCOMPARE(after.threat, before.threat);
    QCOMPARE(after.mitigations.back().remains, before.mitigations.back().remains);
}

void RulesTest::aClaimThatCannotHoldIsDoubted()
{
    TestWindow test;
    openAssessed(test);
    RuleEditor editor(test.window->session(), test.window->catalogLibrary(), *test.dialogs, nullptr);
    const auto tells = [&editor](const char *text) {
        const QList<QLabel *> labels = editor.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(QLatin1String(text)); });
    };
    RuleDraft draft = privilegedBesideDatabase();
    draft.mitigations = {{"MIT-MAC", true, 0, std::nullopt}};
    editor.set(draft);
    QTRY_VERIFY(editor.isSound());
    QVERIFY(tells("MIT-MAC sets nothing that the rule OWN.1 asks for"));
    draft.mitigations = {{"MIT-NO-PRIV", true, 0, std::nullopt}};
    editor.set(draft);
    QTRY_VERIFY(!tells("sets nothing that the rule"));
    QTRY_VERIFY(editor.isSound());
}

void RulesTest::aWrittenRuleIsPreviewedSavedAndFires()
{
    TestWindow test;
    openAssessed(test);
    CatalogLibrary &library = test.window->catalogLibrary();
    {
        RuleEditor editor(test.window->session(), library, *test.dialogs, nullptr);
        editor.set(privilegedBesideDatabase());
        QCOMPARE(editor.draft().when, privilegedBesideDatabase().when);
        QTRY_VERIFY(editor.isSound());
        QTRY_VERIFY(texts(*editor.preview().subjects(), 1).value(0).startsWith("yes"));
        editor.setTarget(test.file("own.catalog.json"));
        editor.save();
        QCOMPARE(editor.result(), static_cast<int>(QDialog::Accepted));
    }
    QTRY_VERIFY(test.window->session().analysis() && test.window->session().analysis()->find("OWN.1@web"));
    QVERIFY(library.files().contains(test.file("own.catalog.json")));
    library.remove(test.file("own.catalog.json"));
    QTRY_VERIFY(!test.window->session().catalogs()->rule("OWN.1"));
}

void RulesTest::anOwnRuleIsChanged()
{
    TestWindow test;
    openAssessed(test);
    takeCatalog(test, elaborate());
    CatalogDialog dialog(test.window->session(), test.window->catalogLibrary(), *test.dialogs, true, nullptr);
    choose(dialog, "OWN.1");
    inNextDialog([&](QDialog &shown) {
        auto *editor = qobject_cast<RuleEditor *>(&shown);
        if (!editor || !editor->isSound())
            return false;
        RuleDraft draft = editor->draft();
        draft.title = "Another title";
        draft.when.parts.pop_back();
        editor->set(draft);
        editor->save();
        return true;
    });
    dialog.changeRule();
    QTRY_COMPARE(test.window->session().catalogs()->rule("OWN.1")->title, std::string("Another title"));
    const QByteArray text = readText(test.file("own.catalog.json"));
    QVERIFY2(!text.contains("out_flows"), text.constData());
    QVERIFY2(text.contains("https://rules.example/7"), text.constData());
    const catalog::Rule &rule = *test.window->session().catalogs()->rule("OWN.1");
    QCOMPARE(rule.references, (std::vector<std::string>{"CWE-250", "House rule 7"}));
    QVERIFY(rule.mitigations.front().resolves);
}

void RulesTest::anOwnRuleIsDeleted()
{
    TestWindow test;
    openAssessed(test);
    takeCatalog(test, privilegedBesideDatabase());
    CatalogDialog dialog(test.window->session(), test.window->catalogLibrary(), *test.dialogs, true, nullptr);
    choose(dialog, "OWN.1");
    test.dialogs->confirmed = false;
    dialog.deleteRule();
    QVERIFY(readText(test.file("own.catalog.json")).contains("OWN.1"));
    QVERIFY2(test.dialogs->lastQuestion.contains("1 finding"), qPrintable(test.dialogs->lastQuestion));
    test.dialogs->confirmed = true;
    dialog.deleteRule();
    QTRY_VERIFY(!test.window->session().catalogs()->rule("OWN.1"));
    QVERIFY(!readText(test.file("own.catalog.json")).contains("OWN.1"));
    choose(dialog, "E1.1"); // a built-in rule stays
    dialog.deleteRule();
    QVERIFY(test.window->session().catalogs()->rule("E1.1"));
}

void RulesTest::aRuleBeyondTheFormIsShownWithItsText()
{
    TestWindow test;
    openAssessed(test);
    writeText(test.file("own.catalog.json"),
              catalogWithCondition(R"({"prop": "technology", "op": "in", "value": ["a,b"]})").toUtf8());
    test.window->catalogLibrary().add(test.file("own.catalog.json"));
    QTRY_VERIFY(test.window->session().catalogs()->rule("OWN.1"));
    CatalogDialog dialog(test.window->session(), test.window->catalogLibrary(), *test.dialogs, true, nullptr);
    choose(dialog, "OWN.1");
    QString shownText;
    inNextDialog([&](QDialog &shown) {
        if (const auto *json = shown.findChild<QPlainTextEdit *>(); json && json->isReadOnly())
            shownText = json->toPlainText();
        shown.reject();
        return true;
    });
    dialog.changeRule();
    QVERIFY2(shownText.contains("a,b"), qPrintable(shownText));
}

void RulesTest::aBrokenCatalogDoesNotTakeTheOthersAlong()
{
    TestWindow test;
    openAssessed(test);
    takeCatalog(test, privilegedBesideDatabase());
    writeText(test.file("second.json"), R"({"format": "bulkhead-catalog", "version": 1, "id": "second"})");
    CatalogLibrary &library = test.window->catalogLibrary();
    library.add(test.file("second.json"));
    QTRY_VERIFY(library.loaded().contains(test.file("second.json")));
    writeText(test.file("second.json"), "{\n\"format\": \"bulkhead-catalog\",\n\"version\": 7}");
    QString told;
    connect(&library, &CatalogLibrary::failed, this, [&](const Error &error) { told = errorText(error); });
    library.load();
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY2(told.contains("second.json:3"), qPrintable(told));
    QVERIFY(test.window->session().catalogs()->rule("OWN.1"));
    QCOMPARE(library.broken(), QStringList{test.file("second.json")});
}

void RulesTest::catalogsAreCheckedAgainstTheSchema()
{
    // What the reader itself does not look at: the form of a modifier's numbers in attack paths, say.
    const auto vocabulary = loadVocabulary().value();
    const auto catalogs =
        checkCatalog(vocabulary, {},
                     {"own.json",
                      "{\"format\": \"bulkhead-catalog\", \"version\": 1, \"id\": \"own\",\n"
                      "\"documentation\": 7}",
                      false});
    QVERIFY(!catalogs.ok());
    QVERIFY2(catalogs.error().text().find("own.json:2") != std::string::npos,
             catalogs.error().text().c_str());
}

void RulesTest::theCatalogBesideTheModelComesWithIt()
{
    TestWindow test;
    openAssessed(test);
    const auto text =
        catalogWithRule({}, {}, {"own", "Own"}, privilegedBesideDatabase(), test.model().vocabulary());
    writeText(test.file("shop.catalog.json"), QByteArray::fromStdString(*text));
    test.dialogs->nextFile = test.file("shop.bulkhead");
    test.save();
    QTRY_VERIFY(test.window->session().catalogs()->rule("OWN.1"));
    test.trigger("file.close");
    QTRY_VERIFY(!test.window->session().catalogs()->rule("OWN.1"));
}

// The catalogs are loaded in the background while the window starts, and a model given on the command line is
// opened as soon as the window is there.
void RulesTest::theCatalogBesideTheModelCountsInEveryOrder_data()
{
    QTest::addColumn<bool>("openFirst");
    QTest::addColumn<bool>("waitBetween");
    QTest::newRow("opened while the catalogs are loaded") << false << false;
    QTest::newRow("opened after they were loaded") << false << true;
    QTest::newRow("opened before they are loaded") << true << false;
}

void RulesTest::theCatalogBesideTheModelCountsInEveryOrder()
{
    QFETCH(bool, openFirst);
    QFETCH(bool, waitBetween);
    TestWindow test;
    openShop(test);
    const QString file = test.file("shop.bulkhead");
    QVERIFY(saveNow(test.window->document(), toPath(file)).ok());
    const auto text =
        catalogWithRule({}, {}, {"own", "Own"}, privilegedBesideDatabase(), test.model().vocabulary());
    writeText(test.file("shop.catalog.json"), QByteArray::fromStdString(*text));
    test.restart();
    test.window->show();
    CatalogLibrary &library = test.window->catalogLibrary();
    if (openFirst)
        test.window->openAll({file});
    library.load();
    if (waitBetween)
        QTRY_VERIFY(test.window->session().catalogs());
    if (!openFirst)
        test.window->openAll({file});
    QTRY_VERIFY(test.window->session().analysis());
    QTRY_VERIFY(test.window->session().analysis()->find("OWN.1@web"));
    QTRY_VERIFY(!test.window->session().isAnalysing());
    QVERIFY(test.window->session().analysis()->find("OWN.1@web"));
    QCOMPARE(library.loaded(), QStringList{test.file("shop.catalog.json")});
}

void RulesTest::brokenCatalogsAreNotTaken()
{
    TestWindow test;
    openAssessed(test);
    writeText(test.file("broken.json"), "{\"format\": \"bulkhead-catalog\",\n \"version\": 1,\n \"id\": 7}");
    QSignalSpy failed(&test.window->catalogLibrary(), &CatalogLibrary::failed);
    test.window->catalogLibrary().add(test.file("broken.json"));
    QCOMPARE(failed.count(), 1);
    QVERIFY(test.window->catalogLibrary().files().isEmpty());
    QVERIFY(test.window->session().analysis()->find("E1.1@web"));
}

void RulesTest::explanationsNameTheirValues()
{
    TestWindow test;
    openAssessed(test);
    const ExplainDialog dialog(test.window->session(), "E1.1", "web", nullptr);
    QTRY_VERIFY(!texts(*dialog.verdicts().reasons(), 0).isEmpty());
    const QString all = texts(*dialog.verdicts().reasons(), 0).join('\n') + '\n' +
                        texts(*dialog.verdicts().reasons(), 2).join('\n');
    QVERIFY2(all.contains("Privileged is yes"), qPrintable(all));
    QVERIFY(texts(*dialog.verdicts().reasons(), 1).contains("yes"));
}

void RulesTest::theCatalogShowsWhereARuleFires()
{
    TestWindow test;
    openAssessed(test);
    CatalogDialog dialog(test.window->session(), test.window->catalogLibrary(), *test.dialogs, true, nullptr);
    for (QTreeWidgetItemIterator at(dialog.tree()); *at; ++at) {
        if ((*at)->text(0).startsWith("E1.1 "))
            dialog.tree()->setCurrentItem(*at);
    }
    const VerdictsView &verdicts = *dialog.findChild<VerdictsView *>();
    QTRY_VERIFY(texts(*verdicts.subjects(), 1).join(' ').contains("yes"));
    QVERIFY(dialog.tree()->topLevelItem(0)->text(0).startsWith("S1"));
}

} // namespace gui_rules

BULKHEAD_TEST(gui_rules, RulesTest, Gui)
#include "test_rule_editor.moc"
