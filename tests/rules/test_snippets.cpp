// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "import/reading/document.h"
#include "tests/support/document_json.h"
#include "tests/support/places.h"

#include <QTest>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <cmath>
#include <sstream>

namespace rules_snippets {

// The snippets of mitigations are what people paste: compose files follow the compose schema, Kubernetes
// objects use fields that exist, Docker commands options that exist.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const std::filesystem::path tables = std::filesystem::path(tests::sourceDir()) / "tests/data/rules/snippets";

std::vector<json> parsed(const QString &snippet)
{
    std::vector<json> documents;
    auto result = import::parseYaml(snippet.toStdString(), "snippet.yaml");
    if (!result)
        throw std::runtime_error(result.error().text());
    for (const import::Document &document : result.value())
        documents.push_back(asJson(document.root()));
    return documents;
}

// Checks an object against the table of fields; gives what is wrong, or nothing.
class FieldCheck
{
public:
    explicit FieldCheck(const json &table) : m_types(table["types"]) {}

    std::string check(const json &value, const json &type, const std::string &path) const
    {
        if (type.is_array()) {
            if (!value.is_array())
                return path + " is no list";
            for (const json &item : value)
                if (const std::string wrong = check(item, type[0], path + "[]"); !wrong.empty())
                    return wrong;
            return {};
        }
        if (type.is_object())
            return checkFields(value, type, path);
        const std::string name = type;
        if (m_types.contains(name))
            return checkFields(value, m_types[name], path);
        return fits(value, name) ? "" : path + " is no " + name;
    }

private:
    std::string checkFields(const json &value, const json &fields, const std::string &path) const
    {
        if (!value.is_object())
            return path + " is no map";
        for (const auto &[key, item] : value.items()) {
            if (!fields.contains(key))
                return path + " has no field " + key;
            if (const std::string wrong = check(item, fields[key], path + '.' + key); !wrong.empty())
                return wrong;
        }
        return {};
    }

    static bool fits(const json &value, const std::string &type)
    {
        if (type == "text")
            return value.is_string();
        if (type == "integer")
            return value.is_number_integer();
        if (type == "bool")
            return value.is_boolean();
        if (type == "port")
            return value.is_number_integer() || value.is_string();
        if (type == "texts" || type == "quantities") {
            for (const auto &[key, item] : value.items())
                if (!item.is_string() && !(type == "quantities" && item.is_number()))
                    return false;
            return value.is_object();
        }
        return type == "any";
    }

    const json &m_types;
};

void rowsFor(const std::string &platform)
{
    QTest::addColumn<QString>("snippet");
    for (const catalog::Mitigation &mitigation : builtInCatalogs()->mitigations())
        for (const catalog::Snippet &snippet : mitigation.snippets)
            if (snippet.platform == platform)
                QTest::newRow(mitigation.id.c_str()) << QString::fromStdString(snippet.text);
}

} // namespace

class TestSnippets : public QObject
{
    Q_OBJECT

private slots:
    void platforms();
    void compose_data() { rowsFor("compose"); }
    void compose();
    void composeSchema_data() { rowsFor("compose"); }
    void composeSchema();
    void kubernetes_data() { rowsFor("kubernetes"); }
    void kubernetes();
    void docker_data() { rowsFor("docker"); }
    void docker();
    void daemon_data() { rowsFor("daemon_json"); }
    void daemon();
};

void TestSnippets::platforms()
{
    const std::set<std::string> known = {"compose",    "kubernetes", "docker", "daemon_json",
                                         "dockerfile", "shell",      "other"};
    for (const catalog::Mitigation &mitigation : builtInCatalogs()->mitigations())
        for (const catalog::Snippet &snippet : mitigation.snippets)
            QVERIFY2(known.count(snippet.platform), (mitigation.id + ": " + snippet.platform).c_str());
}

// What a compose snippet names, it declares.
void TestSnippets::compose()
{
    QFETCH(QString, snippet);
    const std::vector<json> documents = parsed(snippet);
    QCOMPARE(documents.size(), std::size_t{1});
    const json &file = documents.front();
    QVERIFY(file.contains("services"));
    for (const auto &[name, service] : file["services"].items()) {
        QVERIFY2(service.contains("image"), name.c_str());
        for (const char *list : {"secrets", "networks"})
            for (const json &used : service.value(list, json::array()))
                QVERIFY2(file.value(list, json::object()).contains(used.get<std::string>()),
                         used.dump().c_str());
        for (const json &volume : service.value("volumes", json::array())) {
            const std::string source =
                volume.get<std::string>().substr(0, volume.get<std::string>().find(':'));
            QVERIFY2(source.find('/') != std::string::npos ||
                         file.value("volumes", json::object()).contains(source),
                     source.c_str());
        }
    }
}

void TestSnippets::composeSchema()
{
    QFETCH(QString, snippet);
    const std::filesystem::path path =
        std::filesystem::path(tests::corporaDir()) / "parser/compose-spec/schema/compose-spec.json";
    if (!std::filesystem::exists(path))
        QSKIP("the compose schema is not at hand");
    static const json schemaJson = json::parse(readFile(path));
    valijson::Schema schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
    const json document = parsed(snippet).front();
    valijson::ValidationResults results;
    valijson::Validator validator;
    const bool valid =
        validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results);
    std::string text;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string &part : error.context)
            text += part;
        text += ": " + error.description + '\n';
    }
    QVERIFY2(valid, text.c_str());
}

void TestSnippets::kubernetes()
{
    QFETCH(QString, snippet);
    static const json table = json::parse(readFile(tables / "kubernetes_fields.json"));
    for (json object : parsed(snippet)) {
        const std::string type = object.value("apiVersion", "") + '/' + object.value("kind", "");
        QVERIFY2(table["objects"].contains(type), type.c_str());
        object.erase("apiVersion");
        object.erase("kind");
        const std::string wrong = FieldCheck(table).check(object, table["objects"][type], type);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
}

void TestSnippets::docker()
{
    QFETCH(QString, snippet);
    static const json commands = json::parse(readFile(tables / "docker_options.json"))["commands"];
    for (const QString &line : snippet.split('\n', Qt::SkipEmptyParts)) {
        if (line.startsWith('#'))
            continue;
        std::string known;
        for (const auto &[command, options] : commands.items())
            if (line.startsWith(QString::fromStdString(command)) && command.size() > known.size())
                known = command;
        QVERIFY2(!known.empty(), qPrintable(line));
        for (const QString &word : line.mid(static_cast<int>(known.size())).split(' ', Qt::SkipEmptyParts)) {
            if (!word.startsWith('-'))
                continue;
            const std::string option = word.section('=', 0, 0).toStdString();
            const json &options = commands[known];
            QVERIFY2(std::find(options.begin(), options.end(), option) != options.end(), option.c_str());
        }
    }
}

void TestSnippets::daemon()
{
    QFETCH(QString, snippet);
    static const std::set<std::string> known = {
        "hosts",        "tlsverify",     "tlscacert",         "tlscert",    "tlskey",   "insecure-registries",
        "userns-remap", "icc",           "no-new-privileges", "log-driver", "log-opts", "registry-mirrors",
        "live-restore", "userland-proxy"};
    const json settings = json::parse(snippet.toStdString());
    for (const auto &[name, value] : settings.items())
        QVERIFY2(known.count(name), name.c_str());
}

} // namespace rules_snippets

BULKHEAD_TEST(rules_snippets, TestSnippets, Core)
#include "test_snippets.moc"
