// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/native_facts.h"
#include "catalog/engine/predicate.h"
#include "catalog/engine/relation.h"
#include "resources/embedded.h"
#include "support.h"
#include "tests/support/places.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

// The page on the rule language and the schema say what the engine's tables say; the built-in catalogs keep
// to the schema; every condition reads as a sentence.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString kindsOf(engine::Kinds kinds)
{
    QStringList names;
    for (const model::Kind kind : model::allKinds)
        if (kinds.has(kind))
            names.append(text(model::kindName(kind)));
    return names.size() >= 10 ? QString("element") : names.join(", ");
}

} // namespace

class TestDocumentation : public QObject
{
    Q_OBJECT

private slots:
    void pageHasEveryEntry();
    void schemaHasEveryName();
    void builtInCatalogsKeepToTheSchema();
    void theSchemaIsANet();
    void conditionsReadAsSentences();
};

void TestDocumentation::pageHasEveryEntry()
{
    QFile file(QString::fromStdString(tests::sourceDir()) + "/docs/rule-language.md");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(file.readAll());
    QStringList expected;
    for (const engine::OperatorInfo &info : engine::operators())
        expected.append(
            QString("| `%1` | %2 | %3 |").arg(text(info.name), text(info.value), text(info.documentation)));
    for (const engine::RelationInfo *info : engine::relationTable)
        expected.append(
            QString("| `%1` | %2 | %3 | %4 |")
                .arg(text(info->name), kindsOf(info->from), kindsOf(info->to), text(info->documentation)));
    for (const engine::NativeFactInfo &info : engine::nativeFacts())
        expected.append(QString("| `%1` | %2 | %3 |")
                            .arg(text(info.name), kindsOf(info.kinds), text(info.documentation)));
    for (const QString &line : expected)
        QVERIFY2(page.contains(line + '\n'), qPrintable("missing in docs/rule-language.md:\n" + line));
}

// The schema lists relations and operators as the tables do: none is missing, none is there for nothing.
void TestDocumentation::schemaHasEveryName()
{
    const QByteArray json = text(*resources::find("schemas/catalog.schema.json")).toUtf8();
    const QJsonObject definitions = QJsonDocument::fromJson(json).object()["definitions"].toObject();
    QStringList relations;
    for (const engine::RelationInfo *info : engine::relationTable)
        relations.append(text(info->name));
    QCOMPARE(definitions["relation"]["enum"].toVariant().toStringList(), relations);

    QStringList operators;
    for (const engine::OperatorInfo &info : engine::operators())
        operators.append(text(info.name));
    QStringList listed;
    for (const QJsonValue &form : definitions["condition"]["oneOf"].toArray())
        if (const QJsonValue properties = form["properties"]; !properties["prop"].isUndefined())
            listed = properties["op"]["enum"].toVariant().toStringList();
    QCOMPARE(listed, operators);
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

QTEST_APPLESS_MAIN(TestDocumentation)
#include "test_documentation.moc"
