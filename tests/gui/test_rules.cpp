#include "app/gui/catalog/catalog_library.h"
#include "app/gui/catalog/explain_dialog.h"
#include "app/gui/catalog/rule_editor.h"
#include "app/gui/catalog/verdicts_view.h"
#include "app/gui/pages/catalog_dialog.h"
#include "window_fixture.h"

#include <set>

#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

RuleDraft privilegedBesideDatabase()
{
    RuleDraft draft;
    draft.id = "OWN.1";
    draft.threat = "E1";
    draft.title = "Privileged container on a host";
    draft.message = "{name} is privileged on {host}.";
    draft.conditions = {{ConditionDraft::Reach::Subject, {}, "privileged", "==", "true"},
                        {ConditionDraft::Reach::Some, "runs_on", {}, {}, {}}};
    return draft;
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
    void draftsBecomeCatalogs_data();
    void draftsBecomeCatalogs();
    void badValuesAreRefused();
    void aRuleIsAddedReplacedAndTakenOut();
    void aWrittenRuleIsPreviewedSavedAndFires();
    void theCatalogBesideTheModelComesWithIt();
    void brokenCatalogsAreNotTaken();
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
};

void RulesTest::draftsBecomeCatalogs_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("op");
    QTest::addColumn<QString>("value");
    const auto vocabulary = loadVocabulary().value();
    // Every operator that the form offers, on a property of every type of every kind.
    for (const model::Kind kind : model::allKinds) {
        std::set<model::PropertyType> seen;
        for (const model::PropertyDef &def : vocabulary->properties(kind)) {
            if (!seen.insert(def.type).second)
                continue;
            for (const std::string_view op : operatorsFor(def.type)) {
                std::string value = "1";
                if (def.type == model::PropertyType::Bool || op == "stated")
                    value = "true";
                else if (!def.enumValues.empty())
                    value = def.enumValues.front();
                const std::string name(def.name);
                QTest::newRow(qPrintable(toQString(model::kindName(kind)) + ' ' + toQString(name) + ' ' +
                                         toQString(op)))
                    << static_cast<int>(kind) << toQString(name) << toQString(op) << toQString(value);
            }
        }
    }
}

void RulesTest::draftsBecomeCatalogs()
{
    QFETCH(int, kind);
    QFETCH(QString, property);
    QFETCH(QString, op);
    QFETCH(QString, value);
    const auto vocabulary = loadVocabulary().value();
    RuleDraft draft = privilegedBesideDatabase();
    draft.kind = static_cast<model::Kind>(kind);
    draft.conditions = {{ConditionDraft::Reach::Subject, {}, toUtf8(property), toUtf8(op), toUtf8(value)}};
    const auto text = catalogWithRule({}, {}, {"own", "Own"}, draft, *vocabulary);
    QVERIFY2(text.ok(), text.ok() ? "" : text.error().text().c_str());
    const auto catalogs = checkCatalog(vocabulary, {}, {"own.json", *text});
    QVERIFY2(catalogs.ok(), catalogs.ok() ? "" : catalogs.error().text().c_str());
}

void RulesTest::badValuesAreRefused()
{
    const auto vocabulary = loadVocabulary().value();
    RuleDraft draft = privilegedBesideDatabase();
    draft.conditions = {{ConditionDraft::Reach::Subject, {}, "memory_limit_mb", ">", "plenty"}};
    const auto text = catalogWithRule({}, {}, {"own", "Own"}, draft, *vocabulary);
    QVERIFY(!text.ok());
    QVERIFY2(text.error().message.find("plenty") != std::string::npos, text.error().message.c_str());
    draft.conditions.clear();
    QVERIFY(!catalogWithRule({}, {}, {"own", "Own"}, draft, *vocabulary).ok());
    QVERIFY(!catalogWithRule("[1]", "x.json", {"own", "Own"}, privilegedBesideDatabase(), *vocabulary).ok());
}

void RulesTest::aRuleIsAddedReplacedAndTakenOut()
{
    const auto vocabulary = loadVocabulary().value();
    RuleDraft draft = privilegedBesideDatabase();
    const auto first = catalogWithRule({}, {}, {"own", "Own"}, draft, *vocabulary);
    draft.title = "Another title";
    const auto second = catalogWithRule(*first, "own.json", {"own", "Own"}, draft, *vocabulary);
    QVERIFY(second.ok());
    const auto catalogs = checkCatalog(vocabulary, {}, {"own.json", *second});
    QVERIFY(catalogs.ok());
    QCOMPARE((*catalogs)->rule("OWN.1")->title, std::string("Another title"));
    const auto third = catalogWithoutRule(*second, "own.json", "OWN.1");
    QVERIFY(third.ok());
    QVERIFY(!checkCatalog(vocabulary, {}, {"own.json", *third}).value()->rule("OWN.1"));
}

void RulesTest::aWrittenRuleIsPreviewedSavedAndFires()
{
    TestWindow test;
    openAssessed(test);
    CatalogLibrary &library = test.window->catalogLibrary();
    {
        RuleEditor editor(test.window->session(), library, *test.dialogs, nullptr);
        editor.set(privilegedBesideDatabase());
        QCOMPARE(editor.draft().conditions.size(), std::size_t{2});
        QCOMPARE(editor.draft().conditions.back().relation, std::string("runs_on"));
        QTRY_VERIFY(editor.isSound());
        const QStringList verdicts = texts(*editor.preview().subjects(), 1);
        QVERIFY2(!verdicts.isEmpty() && verdicts.front().startsWith("yes"), qPrintable(verdicts.join(',')));
        editor.setTarget(test.file("own.catalog.json"));
        editor.save();
        QCOMPARE(editor.result(), static_cast<int>(QDialog::Accepted));
    }
    QTRY_VERIFY(test.window->session().analysis() && test.window->session().analysis()->find("OWN.1@web"));
    QVERIFY(library.files().contains(test.file("own.catalog.json")));
    library.remove(test.file("own.catalog.json"));
    QTRY_VERIFY(!test.window->session().catalogs()->rule("OWN.1"));
}

void RulesTest::theCatalogBesideTheModelComesWithIt()
{
    TestWindow test;
    openAssessed(test);
    const auto text =
        catalogWithRule({}, {}, {"own", "Own"}, privilegedBesideDatabase(), test.model().vocabulary());
    writeText(test.file("shop.catalog.json"), QByteArray::fromStdString(*text));
    test.dialogs->nextFile = test.file("shop.bulkhead");
    test.trigger("file.save");
    QTRY_VERIFY(test.window->session().catalogs()->rule("OWN.1"));
    test.trigger("file.close");
    QTRY_VERIFY(!test.window->session().catalogs()->rule("OWN.1"));
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
    const QString all = texts(*dialog.verdicts().reasons(), 0).join('\n') + '\n' +
                        texts(*dialog.verdicts().reasons(), 2).join('\n');
    QVERIFY2(all.contains("privileged"), qPrintable(all));
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
    const QStringList verdicts = texts(*dialog.findChild<VerdictsView *>()->subjects(), 1);
    QVERIFY2(verdicts.join(' ').contains("yes"), qPrintable(verdicts.join(',')));
    QVERIFY(dialog.tree()->topLevelItem(0)->text(0).startsWith("S1"));
}

QTEST_MAIN(RulesTest)
#include "test_rules.moc"
