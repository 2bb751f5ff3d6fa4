// SPDX-License-Identifier: Apache-2.0
#include "app/document/text.h"
#include "app/gui/catalog/condition_group.h"
#include "app/workspace/knowledge.h"
#include "resources/embedded.h"
#include "rule_drafts.h"
#include "tests/support/test_program.h"

#include <set>

#include <QComboBox>
#include <QTest>

namespace gui_rule_drafts {

using namespace bulkhead;
using namespace bulkhead::app;

// What the form for rules reads and writes: from a draft to a catalog and back.
class RuleDraftsTest : public QObject
{
    Q_OBJECT

private slots:
    void draftsBecomeCatalogs_data();
    void draftsBecomeCatalogs();
    void theFormAndTheRuleUseTheSameWords();
    void whatIsOfferedSuitsTheProperty();
    void badValuesAreRefused();
    void aRuleIsAddedReplacedAndTakenOut();
    void builtInRulesComeBackFromTheFormAsTheyAre_data();
    void builtInRulesComeBackFromTheFormAsTheyAre();
    void whatTheFormCannotShowIsRefused_data();
    void whatTheFormCannotShowIsRefused();
};

void RuleDraftsTest::draftsBecomeCatalogs_data()
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
            for (const catalog::engine::Operator *offered : operatorsFor(def.type)) {
                const std::string_view op = offered->name;
                using Shape = catalog::engine::OperandShape;
                std::string value = "1";
                if (def.type == model::PropertyType::Bool || offered->operand == Shape::Flag)
                    value = "true";
                else if (offered->operand == Shape::PathSet)
                    value = "sensitive_host_paths";
                else if (!def.enumValues.empty() && offered->operand != Shape::Number)
                    value = def.enumValues.front();
                const std::string name(def.name);
                QTest::newRow(qPrintable(toQString(model::kindName(kind)) + ' ' + toQString(name) + ' ' +
                                         toQString(op)))
                    << static_cast<int>(kind) << toQString(name) << toQString(op) << toQString(value);
            }
        }
    }
}

void RuleDraftsTest::draftsBecomeCatalogs()
{
    QFETCH(int, kind);
    QFETCH(QString, property);
    QFETCH(QString, op);
    QFETCH(QString, value);
    const auto vocabulary = loadVocabulary().value();
    RuleDraft draft = privilegedBesideDatabase();
    draft.kinds = {static_cast<model::Kind>(kind)};
    draft.when.parts = {test(toUtf8(property), toUtf8(op), toUtf8(value))};
    const auto text = catalogWithRule({}, {}, {"own", "Own"}, draft, *vocabulary);
    QVERIFY2(text.ok(), text.ok() ? "" : text.error().text().c_str());
    const auto catalogs = checkCatalog(vocabulary, {}, {"own.json", *text, false});
    QVERIFY2(catalogs.ok(), catalogs.ok() ? "" : catalogs.error().text().c_str());
}

// What is chosen in the form is what the condition says as a sentence.
void RuleDraftsTest::theFormAndTheRuleUseTheSameWords()
{
    const auto vocabulary = loadVocabulary().value();
    const auto catalogs = loadCatalogs(vocabulary).value();
    ConditionRow row(catalogs, {model::Kind::Container});
    QStringList chosen;
    const std::vector<ConditionDraft> tests = {
        test("privileged", "==", "true"),
        test("technology", "not_in", "redis, valkey"),
        test("memory_limit_mb", ">", "100"),
        test("capabilities_add", "outside", "CHOWN"),
        test("host_mounts", "under_paths", "sensitive_host_paths"),
        test("tenant", "stated", "true"),
    };
    for (const ConditionDraft &shown : tests) {
        row.set(shown);
        for (const QComboBox *box : row.findChildren<QComboBox *>())
            if (box->accessibleName() == "Test")
                chosen << box->currentText();
        RuleDraft draft = privilegedBesideDatabase();
        draft.when.parts = {row.draft()};
        const auto text = catalogWithRule({}, {}, {"own", "Own"}, draft, *vocabulary);
        QVERIFY2(text.ok(), text.ok() ? "" : text.error().text().c_str());
        const auto own = checkCatalog(vocabulary, {}, {"own.json", *text, false});
        QVERIFY2(own.ok(), own.ok() ? "" : own.error().text().c_str());
        const QString sentence = toQString((*own)->conditionText(*(*own)->rule("OWN.1")));
        QVERIFY2(sentence.contains(' ' + chosen.back()), qPrintable(sentence + ": " + chosen.back()));
    }
    QCOMPARE(chosen.size(), static_cast<qsizetype>(tests.size()));
}

// Nothing that the loader refuses, no id to type, and yes and no compared in one way.
void RuleDraftsTest::whatIsOfferedSuitsTheProperty()
{
    const auto offered = [](model::PropertyType type) {
        QStringList names;
        for (const catalog::engine::Operator *op : operatorsFor(type))
            names << toQString(op->name);
        return names.join(' ');
    };
    QCOMPARE(offered(model::PropertyType::Bool), QString("== stated"));
    QCOMPARE(offered(model::PropertyType::Reference), QString("stated"));
    QCOMPARE(offered(model::PropertyType::ReferenceList), QString("not_empty stated"));
    QCOMPARE(offered(model::PropertyType::Date), QString("older_than_days stated"));
    QCOMPARE(offered(model::PropertyType::Integer), QString("== != in not_in > < stated"));
}

void RuleDraftsTest::badValuesAreRefused()
{
    const auto vocabulary = loadVocabulary().value();
    RuleDraft draft = privilegedBesideDatabase();
    draft.when.parts = {test("memory_limit_mb", ">", "plenty")};
    const auto text = catalogWithRule({}, {}, {"own", "Own"}, draft, *vocabulary);
    QVERIFY(!text.ok());
    QVERIFY2(text.error().message.find("plenty") != std::string::npos, text.error().message.c_str());
    draft.when.parts.clear();
    QVERIFY(!catalogWithRule({}, {}, {"own", "Own"}, draft, *vocabulary).ok());
    QVERIFY(!catalogWithRule("[1]", "x.json", {"own", "Own"}, privilegedBesideDatabase(), *vocabulary).ok());
}

void RuleDraftsTest::aRuleIsAddedReplacedAndTakenOut()
{
    const auto vocabulary = loadVocabulary().value();
    RuleDraft draft = privilegedBesideDatabase();
    const auto first = catalogWithRule({}, {}, {"own", "Own"}, draft, *vocabulary);
    draft.title = "Another title";
    const auto second = catalogWithRule(*first, "own.json", {"own", "Own"}, draft, *vocabulary);
    QVERIFY(second.ok());
    const auto catalogs = checkCatalog(vocabulary, {}, {"own.json", *second, false});
    QVERIFY(catalogs.ok());
    QCOMPARE((*catalogs)->rule("OWN.1")->title, std::string("Another title"));
    const auto third = catalogWithoutRule(*second, "own.json", "OWN.1");
    QVERIFY(third.ok());
    QVERIFY(!checkCatalog(vocabulary, {}, {"own.json", *third, false}).value()->rule("OWN.1"));
}

void RuleDraftsTest::builtInRulesComeBackFromTheFormAsTheyAre_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("file");
    for (const std::string_view path : resources::list("catalog/")) {
        const auto catalog = loadCatalogs(loadVocabulary().value()).value();
        for (const catalog::Rule &rule : catalog->rules()) {
            // Those of no condition, and one that compares with an empty text, are beyond the form.
            const bool beyond = rule.generic || rule.id == "T2.10";
            if (!beyond && ruleText(*resources::find(path), rule.id))
                QTest::newRow(rule.id.c_str()) << toQString(rule.id) << toQString(path);
        }
    }
}

// Through the form: what it writes says the same as what it read, and asks the same questions.
void RuleDraftsTest::builtInRulesComeBackFromTheFormAsTheyAre()
{
    QFETCH(QString, rule);
    QFETCH(QString, file);
    const std::string id = toUtf8(rule);
    static const auto vocabulary = loadVocabulary().value();
    static const auto catalogs = loadCatalogs(vocabulary).value();
    const auto draft = ruleDraft(*resources::find(toUtf8(file)), toUtf8(file), id, *vocabulary);
    QVERIFY2(draft.ok(), draft.ok() ? "" : draft.error().text().c_str());
    ConditionGroup form(catalogs, {}, ConditionGroup::Level::Top);
    catalog::engine::Kinds kinds;
    for (const model::Kind kind : draft->kinds)
        kinds.add(kind);
    form.setKinds(kinds);
    form.set(draft->when);
    RuleDraft again = *draft;
    again.when = form.draft();
    QCOMPARE(again.when, draft->when);
    again.id = "COPY.1";
    const auto text = catalogWithRule({}, {}, {"own", "Own"}, again, *vocabulary);
    QVERIFY2(text.ok(), text.ok() ? "" : text.error().text().c_str());
    const auto loaded = checkCatalog(vocabulary, {}, {"own.json", *text, false});
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().text().c_str());
    const catalog::Rule &original = *(*loaded)->rule(id);
    const catalog::Rule &copy = *(*loaded)->rule("COPY.1");
    QCOMPARE((*loaded)->conditionText(copy), (*loaded)->conditionText(original));
    QCOMPARE(copy.kinds, original.kinds);
    QCOMPARE(copy.wordings, original.wordings);
    QCOMPARE(copy.modifiers, original.modifiers);
    QCOMPARE(copy.references, original.references);
    QCOMPARE(copy.mitigations.size(), original.mitigations.size());
    for (std::size_t i = 0; i < copy.mitigations.size(); ++i) {
        QCOMPARE(copy.mitigations[i].resolves, original.mitigations[i].resolves);
        QCOMPARE(copy.mitigations[i].residualLikelihoodFactor,
                 original.mitigations[i].residualLikelihoodFactor);
        QCOMPARE(copy.mitigations[i].partialLikelihoodFactor,
                 original.mitigations[i].partialLikelihoodFactor);
    }
}

void RuleDraftsTest::whatTheFormCannotShowIsRefused_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("comma") << R"({"prop": "technology", "op": "in", "value": ["a,b"]})";
    QTest::newRow("blank") << R"({"prop": "technology", "op": "==", "value": " a"})";
    QTest::newRow("empty") << R"({"prop": "technology", "op": "==", "value": ""})";
    QTest::newRow("deep") << R"({"all": [{"not": {"prop": "technology", "op": "in", "value": ["a,b"]}}]})";
}

void RuleDraftsTest::whatTheFormCannotShowIsRefused()
{
    QFETCH(QString, when);
    const auto vocabulary = loadVocabulary().value();
    const auto draft = ruleDraft(toUtf8(catalogWithCondition(when)), "own.json", "OWN.1", *vocabulary);
    QVERIFY(!draft.ok());
    QCOMPARE(draft.error().code, std::string("app.rule-beyond-form"));
}

} // namespace gui_rule_drafts

BULKHEAD_TEST(gui_rule_drafts, RuleDraftsTest, Gui)
#include "test_rule_drafts.moc"
