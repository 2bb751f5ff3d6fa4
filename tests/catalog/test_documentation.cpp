// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/native_facts.h"
#include "catalog/engine/operator.h"
#include "catalog/engine/relation.h"
#include "kept_page.h"
#include "resources/embedded.h"
#include "support.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

namespace catalog_documentation {

// The page on the rule language and the schema say what the engine's tables say; the built-in catalogs keep
// to the schema; every condition reads as a sentence. With BULKHEAD_LANGUAGE=write the tables of the page and
// the lists of the schema are written anew.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;

namespace {

QString kindsOf(engine::Kinds kinds)
{
    QStringList names;
    for (const model::Kind kind : model::allKinds)
        if (kinds.has(kind))
            names.append(text(model::kindName(kind)));
    return names.size() >= 10 ? QString("element") : names.join(", ");
}

// The page, with its tables as the engine has them.
QString withTables(QString page)
{
    QStringList operators;
    for (const engine::Operator &op : engine::operators())
        operators << row({'`' + text(op.name) + '`', text(engine::operandWords(op)), text(op.documentation)});
    QStringList relations;
    for (const engine::RelationInfo *info : engine::relationTable)
        relations << row({'`' + text(info->name) + '`', kindsOf(info->from), kindsOf(info->to),
                          text(info->documentation)});
    QStringList facts;
    for (const engine::NativeFactInfo &info : engine::nativeFacts())
        facts << row({'`' + text(info.name) + '`', kindsOf(info.kinds), text(info.documentation)});
    page = replaced(page, "| operator | value | true when |\n| --- | --- | --- |\n", operators.join('\n'),
                    "\n\n");
    page = replaced(page, "| relation | from | to | meaning |\n| --- | --- | --- | --- |\n",
                    relations.join('\n'), "\n\n");
    return replaced(page, "| fact | of | meaning |\n| --- | --- | --- |\n", facts.join('\n'), "\n\n");
}

// The lines of a list in a JSON file.
QString listed(const QStringList &names, int depth)
{
    QStringList lines;
    for (const QString &name : names)
        lines << QString(depth, ' ') + '"' + name + '"';
    return lines.join(",\n") + '\n' + QString(depth - 2, ' ');
}

// The schema, with its lists of operators and relations as the engine has them.
QString withLists(QString schema)
{
    QStringList operators;
    for (const engine::Operator &op : engine::operators())
        operators << text(op.name);
    QStringList relations;
    for (const engine::RelationInfo *info : engine::relationTable)
        relations << text(info->name);
    schema = replaced(schema, "\"op\": {\n              \"enum\": [\n", listed(operators, 16), "]");
    return replaced(schema, "\"relation\": {\n      \"enum\": [\n", listed(relations, 8), "]");
}

} // namespace

class TestDocumentation : public QObject
{
    Q_OBJECT

private slots:
    void pageHasEveryEntry();
    void schemaHasEveryName();
    void everyOperatorIsComplete();
    void builtInCatalogsKeepToTheSchema();
    void theSchemaIsANet();
    void conditionsReadAsSentences();
};

void TestDocumentation::pageHasEveryEntry()
{
    const QString page = readAll("/docs/rule-language.md");
    // The places of the tables are found at all.
    for (const QString &name : {text(engine::operators().front().name), text(engine::relation::RunsOn.name),
                                text(engine::nativeFacts().front().name)})
        QVERIFY2(page.contains("\n| `" + name + "` |"), qPrintable(name));
    keepsUp("/docs/rule-language.md", withTables);
}

// The schema lists relations and operators as the tables do: none is missing, none is there for nothing.
void TestDocumentation::schemaHasEveryName()
{
    const QByteArray json = text(*resources::find("schemas/catalog.schema.json")).toUtf8();
    const QJsonObject definitions = QJsonDocument::fromJson(json).object()["definitions"].toObject();
    QVERIFY(definitions["relation"]["enum"].toVariant().toStringList().contains("runs_on"));
    QStringList operators;
    for (const QJsonValue &form : definitions["condition"]["oneOf"].toArray())
        if (const QJsonValue properties = form["properties"]; !properties["prop"].isUndefined())
            operators = properties["op"]["enum"].toVariant().toStringList();
    QVERIFY(operators.contains("=="));
    keepsUp("/resources/schemas/catalog.schema.json", withLists);
}

// What the loader, the engine and the wording rely on of every entry of the table.
void TestDocumentation::everyOperatorIsComplete()
{
    QStringList names;
    for (const engine::Operator &op : engine::operators()) {
        const QString name = text(op.name);
        QVERIFY2(!names.contains(name), qPrintable(name));
        names << name;
        QVERIFY2(!op.phrase.empty() && !op.negation.empty() && op.phrase != op.negation, qPrintable(name));
        QVERIFY2(op.documentation.ends_with('.'), qPrintable(name));
        QVERIFY2((op.test == nullptr) == (op.subject == engine::OperatorSubject::Difference),
                 qPrintable(name));
        QVERIFY2(op.accepts || !op.acceptsOperandOnly, qPrintable(name));
    }
}

void TestDocumentation::builtInCatalogsKeepToTheSchema()
{
    std::vector<CatalogSource> sources = builtInSources();
    for (CatalogSource &source : sources)
        source.builtIn = false;
    const auto loaded =
        Catalogs::load(sources, vocabulary(), *resources::find("schemas/catalog.schema.json"));
    QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
}

// What the loader takes and the schema does not is refused too, with its place.
void TestDocumentation::theSchemaIsANet()
{
    std::vector<CatalogSource> sources = builtInSources();
    sources.push_back({"acme.json",
                       R"({"format": "bulkhead-catalog", "version": 1, "id": "acme",
"references": {"ACME 1": {"title": "ACME handbook 1",
  "source": 1}}})",
                       false});
    const auto loaded =
        Catalogs::load(sources, vocabulary(), *resources::find("schemas/catalog.schema.json"));
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().line, 3);
    QCOMPARE(loaded.error().pointer, std::string("/references/ACME 1/source"));
}

void TestDocumentation::conditionsReadAsSentences()
{
    const auto catalogs = builtIn();
    for (const Rule &rule : catalogs->rules()) {
        const std::string sentence = catalogs->conditionText(rule);
        QVERIFY2(!sentence.empty(), rule.id.c_str());
        // Nothing of the notation: neither braces nor operators.
        QVERIFY2(sentence.find_first_of("{}=<>\"") == std::string::npos, (rule.id + ": " + sentence).c_str());
    }
    QCOMPARE(catalogs->conditionText(*catalogs->rule("E1.1")), std::string("Privileged is yes"));
    QCOMPARE(
        catalogs->conditionText(*catalogs->rule("S3.3")),
        std::string(
            "User namespace is host and there is a host it runs on where User-namespace remapping is yes"));
}

} // namespace catalog_documentation

BULKHEAD_TEST(catalog_documentation, TestDocumentation, None)
#include "test_documentation.moc"
