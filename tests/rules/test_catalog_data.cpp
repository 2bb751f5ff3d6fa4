// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "model/plain_words.h"
#include "resources/embedded.h"
#include "tests/support/places.h"

#include <QRegularExpression>
#include <QTest>

#include <cctype>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <functional>
#include <map>
#include <set>

namespace rules_data {

// What must hold of the catalog's and the vocabulary's data as a whole, beyond what reading them refuses.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

std::vector<json> catalogFiles()
{
    std::vector<json> files;
    for (const std::string_view path : resources::list("catalog/"))
        files.push_back(json::parse(resources::find(path).value()));
    return files;
}

json vocabularyJson()
{
    return json::parse(resources::find("vocabulary.json").value());
}

// Calls visit with every value that stands under the key, however deep.
void forEachValue(const json &node, const std::string &key, const std::function<void(const json &)> &visit)
{
    if (node.is_object()) {
        for (const auto &[name, value] : node.items()) {
            if (name == key)
                visit(value);
            forEachValue(value, key, visit);
        }
    } else if (node.is_array()) {
        for (const json &item : node)
            forEachValue(item, key, visit);
    }
}

std::set<std::string> namesUnder(const std::string &key)
{
    std::set<std::string> names;
    for (const json &file : catalogFiles()) {
        forEachValue(file, key, [&](const json &value) {
            if (value.is_string())
                names.insert(value.get<std::string>());
            else if (value.is_array())
                for (const json &item : value)
                    if (item.is_string())
                        names.insert(item.get<std::string>());
        });
    }
    return names;
}

std::string importersText()
{
    std::string text;
    const auto folder = std::filesystem::path(tests::sourceDir()) / "import";
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".cpp")
            text += readFile(entry.path());
    return text;
}

// Whether the sources name the property by its constant, property::KIND::NAME.
bool namesConstant(const std::string &sources, const std::string &name)
{
    const std::string constant = "::" + name;
    for (std::size_t at = sources.find(constant); at != std::string::npos;
         at = sources.find(constant, at + 1)) {
        const char after = at + constant.size() < sources.size() ? sources[at + constant.size()] : ' ';
        if (!std::isalnum(static_cast<unsigned char>(after)) && after != '_')
            return true;
    }
    return false;
}

} // namespace

class TestCatalogData : public QObject
{
    Q_OBJECT

private slots:
    void vocabularyFollowsItsSchema();
    void propertiesAreForPeople_data();
    void propertiesAreForPeople();
    void propertiesAreAskedFor();
    void jointQuestionsAreAnswered();
    void propertiesAreUsed();
    void referencesHaveSources();
    void referencesAreUsed();
    void threatsAreTold();
    void mitigationsAreOfferedAndTold();
    void claimsAreBelieved();
    void rulesAreTold();
    void rulesKeepTheirMeaning();
    void generalTableIsExact();
    void pageOfThreatsIsTrue();
};

void TestCatalogData::vocabularyFollowsItsSchema()
{
    const json schemaJson = json::parse(resources::find("schemas/vocabulary.schema.json").value());
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
    const json vocabulary = vocabularyJson();
    valijson::ValidationResults results;
    valijson::Validator validator;
    const bool valid =
        validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(vocabulary), &results);
    std::string text;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string &part : error.context)
            text += part;
        text += ": " + error.description + '\n';
    }
    QVERIFY2(valid, text.c_str());
}

void TestCatalogData::propertiesAreForPeople_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("help");
    QTest::addColumn<bool>("bounded");
    const json vocabulary = vocabularyJson();
    for (const json &property : vocabulary["properties"]) {
        const std::string type = property["type"];
        const std::string name =
            property["kind"].get<std::string>() + '.' + property["name"].get<std::string>();
        QTest::newRow(name.c_str()) << QString::fromStdString(property["title"])
                                    << QString::fromStdString(property["help"])
                                    << ((type != "integer" && type != "real") ||
                                        property.contains("minimum"));
    }
}

void TestCatalogData::propertiesAreForPeople()
{
    QFETCH(QString, title);
    QFETCH(QString, help);
    QFETCH(bool, bounded);
    QVERIFY(!title.contains('_') && title.size() <= 40);
    QVERIFY(help.size() > 20 && help.endsWith('.'));
    QVERIFY(help.at(0).isUpper() || help.at(0) == '"');
    QVERIFY(bounded);
}

// A sentence for one and for several, of all that a rule may wait for.
void TestCatalogData::propertiesAreAskedFor()
{
    const std::set<std::string> read = namesUnder("prop");
    const json vocabulary = vocabularyJson();
    for (const json &property : vocabulary["properties"]) {
        const std::string name =
            property["kind"].get<std::string>() + '.' + property["name"].get<std::string>();
        if (!property.contains("question")) {
            QVERIFY2(property.value("selector", false) || !read.contains(property["name"]), name.c_str());
            continue;
        }
        std::string pattern = property["question"];
        constexpr std::string_view names = "{unread_roles}"; // of the element, put in where it is asked
        if (const std::size_t at = pattern.find(names); at != std::string::npos)
            pattern.replace(at, names.size(), "they");
        for (const bool isSeveral : {false, true}) {
            const std::string text = model::filledIn(pattern, "XX", isSeveral);
            QVERIFY2(text.ends_with('?') && text.find_first_of("[]{}|") == std::string::npos &&
                         text.find("XX") != std::string::npos,
                     text.c_str());
        }
    }
}

// Each property stands in one of them at most, and gets its value by an answer.
void TestCatalogData::jointQuestionsAreAnswered()
{
    const json vocabulary = vocabularyJson();
    std::map<std::string, std::string> types;
    for (const json &property : vocabulary["properties"])
        types[property["kind"].get<std::string>() + '.' + property["name"].get<std::string>()] =
            property["type"];
    std::set<std::string> known;
    QVERIFY(vocabulary["questions"].size() > 5);
    for (const json &question : vocabulary["questions"]) {
        const std::string kind = question["kind"];
        std::set<std::string> open;
        for (const std::string name : question["properties"]) {
            QVERIFY2(known.insert(kind + '.' + name).second, name.c_str());
            open.insert(name);
        }
        std::set<std::string> written;
        for (const std::string name : question.value("written", json::array())) {
            QVERIFY2(question["properties"].dump().find('"' + name + '"') != std::string::npos, name.c_str());
            written.insert(types.at(kind + '.' + name));
            open.erase(name);
        }
        QVERIFY(written.size() <= 1);
        for (const json &answer : question.value("answers", json::array()))
            for (const auto &[name, value] : answer["values"].items()) {
                QVERIFY2(question["properties"].dump().find('"' + name + '"') != std::string::npos,
                         name.c_str());
                open.erase(name);
            }
        QVERIFY2(open.empty(), question.dump().c_str());
        QVERIFY(model::filledIn(question["question"].get<std::string>(), "XX", true).ends_with('?'));
    }
}

// A rule or fact reads it, an importer states it, a default depends on it, or the page says what it is for.
void TestCatalogData::propertiesAreUsed()
{
    const std::set<std::string> read = namesUnder("prop");
    const std::string importers = importersText();
    const json vocabulary = vocabularyJson();
    std::set<std::string> conditions;
    forEachValue(vocabulary, "when", [&](const json &when) {
        for (const auto &[key, values] : when.items())
            conditions.insert(key.substr(key.find('.') + 1));
    });
    const std::string pages = readFile(std::filesystem::path(tests::sourceDir()) / "docs/threat-catalog.md");
    std::string unused;
    for (const json &property : vocabulary["properties"]) {
        const std::string name = property["name"];
        const bool used = read.count(name) || conditions.count(name) || namesConstant(importers, name) ||
                          property["type"] == "reference" || property["type"] == "reference_list" ||
                          pages.find('`' + name + '`') != std::string::npos;
        if (!used)
            unused += property["kind"].get<std::string>() + '.' + name + ' ';
    }
    QVERIFY2(unused.empty(), unused.c_str());
}

void TestCatalogData::referencesHaveSources()
{
    for (const json &file : catalogFiles()) {
        const json references = file.value("references", json::object());
        for (const auto &[id, reference] : references.items()) {
            QVERIFY2(!reference.value("title", "").empty(), id.c_str());
            const std::string source = reference.value("source", "");
            QVERIFY2(!source.empty(), id.c_str());
            const bool isOwnPage = source.rfind("docs/", 0) == 0;
            QVERIFY2(isOwnPage || reference.value("url", "").rfind("https://", 0) == 0, id.c_str());
        }
    }
}

void TestCatalogData::referencesAreUsed()
{
    const std::set<std::string> used = namesUnder("references");
    std::string unused;
    for (const json &file : catalogFiles()) {
        const json references = file.value("references", json::object());
        for (const auto &[id, reference] : references.items())
            if (!used.count(id))
                unused += id + "; ";
    }
    QVERIFY2(unused.empty(), unused.c_str());
}

void TestCatalogData::threatsAreTold()
{
    std::set<std::string> seed = {"S1", "S2", "S3", "T1", "T2", "T3", "T4", "T5", "T6",
                                  "R1", "I1", "I2", "I3", "D1", "D2", "D3", "E1", "E2"};
    for (const catalog::Threat &threat : builtInCatalogs()->threats()) {
        if (!seed.erase(threat.id))
            continue;
        QVERIFY2(threat.description.size() > 80 && threat.scenario.size() > 80, threat.id.c_str());
        QVERIFY2(!threat.reading.empty() && !threat.references.empty(), threat.id.c_str());
    }
    QVERIFY2(seed.empty(), seed.empty() ? "" : seed.begin()->c_str());
    QVERIFY(builtInCatalogs()->threat("S3")->note.find("interpretation") != std::string::npos);
}

void TestCatalogData::mitigationsAreOfferedAndTold()
{
    std::set<std::string> offered;
    for (const catalog::Rule &rule : builtInCatalogs()->rules())
        for (const catalog::RuleMitigation &mitigation : rule.mitigations)
            offered.insert(builtInCatalogs()->mitigations()[mitigation.mitigation].id);
    for (const catalog::Mitigation &mitigation : builtInCatalogs()->mitigations()) {
        QVERIFY2(offered.count(mitigation.id), mitigation.id.c_str());
        QVERIFY2(mitigation.howTo.size() > 30 && !mitigation.title.empty(), mitigation.id.c_str());
        QVERIFY2(!mitigation.references.empty(), mitigation.id.c_str());
        QVERIFY2(!mitigation.sets.empty(), mitigation.id.c_str());
    }
}

// What is said to resolve a rule sets all that makes it fire.
void TestCatalogData::claimsAreBelieved()
{
    std::string doubts;
    for (const Error &doubt : builtInCatalogs()->doubts())
        doubts += "\n  " + doubt.text();
    QVERIFY2(doubts.empty(), doubts.c_str());
}

void TestCatalogData::rulesAreTold()
{
    std::size_t count = 0;
    for (const catalog::Rule &rule : builtInCatalogs()->rules()) {
        if (rule.generic)
            continue;
        ++count;
        QVERIFY2(!rule.references.empty() && !rule.rationale.empty(), rule.id.c_str());
        QVERIFY2(!rule.mitigations.empty() || !rule.structuralFix.empty(), rule.id.c_str());
        QVERIFY2(rule.id.rfind(builtInCatalogs()->threats()[rule.threat].id + '.', 0) == 0, rule.id.c_str());
        QVERIFY2(!builtInCatalogs()->conditionText(rule).empty(), rule.id.c_str());
    }
    QVERIFY(count >= 158);
}

// An id is for ever: findings and decisions are kept under it. tests/data/rules/ids.tsv holds what each one
// means; a new rule is added there, none is changed or taken away. That a rule is about more kinds is no
// other meaning.
void TestCatalogData::rulesKeepTheirMeaning()
{
    const QString table = QString::fromStdString(
        readFile(std::filesystem::path(tests::sourceDir()) / "tests/data/rules/ids.tsv"));
    std::set<std::string> known;
    for (const QString &line : table.split('\n', Qt::SkipEmptyParts).mid(1)) {
        const QStringList columns = line.split('\t');
        const catalog::Rule *rule = builtInCatalogs()->rule(columns[0].toStdString());
        QVERIFY2(rule, qPrintable(line));
        QCOMPARE(QString::fromStdString(rule->title), columns[2]);
        for (const QString &kind : columns[1].split(','))
            QVERIFY2(std::find(rule->kinds.begin(), rule->kinds.end(),
                               model::kindFromName(kind.toStdString()).value()) != rule->kinds.end(),
                     qPrintable(line));
        known.insert(rule->id);
    }
    for (const catalog::Rule &rule : builtInCatalogs()->rules())
        QVERIFY2(rule.generic || known.count(rule.id), rule.id.c_str());
}

// STRIDE per element: external entity S R; process and container all; store T R I D; flow T I D.
void TestCatalogData::generalTableIsExact()
{
    std::map<model::Kind, std::string> table;
    for (const catalog::Rule &rule : builtInCatalogs()->rules())
        if (rule.generic)
            for (const model::Kind kind : rule.kinds)
                table[kind] += rule.id.substr(4, 1);
    const std::map<model::Kind, std::string> expected = {{model::Kind::ExternalEntity, "SR"},
                                                         {model::Kind::Process, "STRIDE"},
                                                         {model::Kind::Container, "STRIDE"},
                                                         {model::Kind::DataStore, "TRID"},
                                                         {model::Kind::DataFlow, "TID"}};
    QVERIFY(table == expected);
}

// docs/threat-catalog.md says which rules answer the common threats and risks: every rule that it names is
// there under that title, every mitigation exists, and no threat or risk goes without rules.
void TestCatalogData::pageOfThreatsIsTrue()
{
    const QString page = QString::fromStdString(
        readFile(std::filesystem::path(tests::sourceDir()) / "docs/threat-catalog.md"));
    static const QRegularExpression named("\\b([STRIDE]\\d\\.\\d+) \\(([^)]*)\\)");
    for (auto match = named.globalMatch(page); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const catalog::Rule *rule = builtInCatalogs()->rule(found.captured(1).toStdString());
        QVERIFY2(rule, qPrintable(found.captured(0)));
        QCOMPARE(found.captured(2),
                 QString::fromStdString(rule->title).replace(0, 1, found.captured(2).left(1)));
    }
    static const QRegularExpression mitigation("MIT-[A-Z0-9-]+");
    for (auto match = mitigation.globalMatch(page); match.hasNext();) {
        const QString id = match.next().captured(0);
        QVERIFY2(builtInCatalogs()->mitigation(id.toStdString()), qPrintable(id));
    }
    int threats = 0;
    int statements = 0;
    const qsizetype start = page.indexOf("## Common threats");
    const qsizetype end = page.indexOf("## Why some rules");
    QVERIFY(start > 0 && end > start);
    for (const QString &line : page.mid(start, end - start).split('\n')) {
        threats += line.startsWith("### ");
        if (!line.startsWith("| ") || line.startsWith("| ---") || line.contains("| rules"))
            continue;
        ++statements;
        QVERIFY2(named.match(line).hasMatch(), qPrintable(line));
    }
    QCOMPARE(threats, 4);
    QVERIFY(statements >= 25);
}

} // namespace rules_data

BULKHEAD_TEST(rules_data, TestCatalogData, Core)
#include "test_catalog_data.moc"
