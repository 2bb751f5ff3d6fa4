// SPDX-License-Identifier: Apache-2.0
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/file/file.h"
#include "model/file/migrations.h"
#include "model/json/json_place.h"
#include "model/merge/compare.h"
#include "tests/support/places.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <QDirIterator>
#include <QFile>
#include <QTest>

namespace model_file {

using namespace bulkhead;
using namespace bulkhead::model;
using namespace bulkhead::testing;

namespace {

std::string fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QString sourcePath(const char *path)
{
    return QString::fromStdString(tests::sourceDir()) + "/" + QString::fromUtf8(path);
}

// The sample model of the documentation.
std::string sample()
{
    const std::string page = fileText(sourcePath("docs/file-format.md"));
    const std::size_t start = page.find("```json\n") + 8;
    return page.substr(start, page.find("```", start) - start);
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    const std::size_t at = text.find(what);
    if (at == std::string::npos)
        qFatal("the sample has no %s", std::string(what).c_str());
    return text.replace(at, what.size(), with);
}

int lineOfText(const std::string &text, std::string_view what)
{
    const std::size_t at = std::min(text.find(what), text.size());
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(at);
    return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

class Schema
{
public:
    Schema()
    {
        m_document = nlohmann::json::parse(fileText(sourcePath("resources/schemas/model.schema.json")));
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(m_document), m_schema);
    }

    // The first fault, or nothing.
    std::string fault(const std::string &bytes)
    {
        const nlohmann::json document = nlohmann::json::parse(bytes);
        valijson::ValidationResults results;
        valijson::Validator validator;
        if (validator.validate(m_schema, valijson::adapters::NlohmannJsonAdapter(document), &results))
            return {};
        valijson::ValidationResults::Error error;
        results.popError(error);
        std::string place;
        for (const std::string &part : error.context)
            place += part;
        return place + ": " + error.description;
    }

private:
    nlohmann::json m_document;
    valijson::Schema m_schema;
};

} // namespace

class TestFile : public QObject
{
    Q_OBJECT

private slots:
    void sampleIsCanonical();
    void foldersOfSourcesAreKept();
    void orderOfKeysDoesNotMatter();
    void schemaAdmitsWhatIsWritten();
    void schemaAdmitsExamples();
    void badInputIsRefused_data();
    void badInputIsRefused();
    void everyTruncationIsRefused();
    void damagedFilesNeverCrash();
    void deepNestingIsRefused();
    void longChainOfContainersIsRead();
    void olderVersionsAreMigrated();
    void versionOneMeansTheSame();
    void fieldsOfVersionTwoAreKept();
    void recognisesModels();
    void linesOfPointers();
};

void TestFile::sampleIsCanonical()
{
    const auto model = parseModel(sample(), "sample.bulkhead", vocabulary());
    QVERIFY2(model, model ? "" : model.error().text().c_str());
    QCOMPARE(QString::fromStdString(serializeModel(*model)), QString::fromStdString(sample()));

    const Element &web = *model->element("web");
    const Property &user = *web.properties.find(*vocabulary()->key("user"));
    QCOMPARE(user.origin->source, Origin::Source::Person);
    QCOMPARE(std::string(user.origin->file.view()), std::string("compose.yaml"));
    QCOMPARE(std::string(user.origin->object.view()), std::string("service/web"));
    QVERIFY(!(user.origin->imported == user.value));
    QVERIFY(web.properties.find(*vocabulary()->key("privileged"))->origin->imported == Value(true));
}

void TestFile::foldersOfSourcesAreKept()
{
    const std::string text =
        replaced(sample(), "\"format\": \"compose\"", "\"folder\": \".\",\n      \"format\": \"compose\"");
    const auto model = parseModel(text, "sample.bulkhead", vocabulary());
    QVERIFY2(model, model ? "" : model.error().text().c_str());
    QCOMPARE(model->sources().find("compose.yaml")->folder, std::string("."));
    QCOMPARE(QString::fromStdString(serializeModel(*model)), QString::fromStdString(text));
    QCOMPARE(Schema().fault(text), std::string());
}

void TestFile::orderOfKeysDoesNotMatter()
{
    const std::string text = sample();
    const auto model = parseModel(text, "sample.bulkhead", vocabulary());
    // nlohmann sorts all keys; with them reversed, what needs the kind stands before it.
    for (const bool reversed : {false, true}) {
        const std::function<nlohmann::ordered_json(const nlohmann::json &)> reorder =
            [&](const nlohmann::json &json) {
                if (!json.is_object())
                    return nlohmann::ordered_json(json);
                nlohmann::ordered_json result = nlohmann::ordered_json::object();
                std::vector<std::string> keys;
                for (const auto &[key, value] : json.items())
                    keys.push_back(key);
                if (reversed)
                    std::reverse(keys.begin(), keys.end());
                for (const std::string &key : keys)
                    result[key] = reorder(json[key]);
                return result;
            };
        const std::string other = reorder(nlohmann::json::parse(text)).dump();
        QVERIFY(looksLikeModel(other));
        const auto read = parseModel("\xEF\xBB\xBF\r\n" + other, "sample.bulkhead", vocabulary());
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QVERIFY(*read == *model);
    }
}

void TestFile::schemaAdmitsWhatIsWritten()
{
    Schema schema;
    QCOMPARE(schema.fault(sample()), std::string());
    QVERIFY(!schema.fault(replaced(sample(), "\"container\"", "\"barrel\"")).empty());
    QVERIFY(rc::check("the schema admits what is written", [&] {
        const std::string bytes = serializeModel(*anyModel());
        const std::string fault = schema.fault(bytes);
        if (!fault.empty())
            RC_FAIL(fault + "\n" + bytes);
    }));
}

void TestFile::schemaAdmitsExamples()
{
    Schema schema;
    QDirIterator files(sourcePath("resources/examples"), {QStringLiteral("*.bulkhead")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const std::string bytes = fileText(path);
        QCOMPARE(schema.fault(bytes), std::string());
        const auto model = parseModel(bytes, path.toStdString(), vocabulary());
        QVERIFY2(model, model ? "" : model.error().text().c_str());
        QVERIFY2(serializeModel(*model) == bytes, "an example is not in canonical form");
    }
}

void TestFile::badInputIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("mention"); // in the message

    const auto row = [](const char *name, const std::string &bytes, const char *code, int line,
                        const char *pointer, const char *mention) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(code) << line
                            << QByteArray(pointer) << QByteArray(mention);
    };
    // The sample with one thing changed; the line is that of what it was changed to, or of `place`.
    const auto broken = [&](const char *name, const char *what, const char *with, const char *code,
                            const char *pointer, const char *mention, const char *place = nullptr) {
        const std::string text = replaced(sample(), what, with);
        row(name, text, code, lineOfText(text, place ? place : with), pointer, mention);
    };

    row("empty", "", "json.empty", 1, "", "empty");
    row("blank", " \n\n ", "json.empty", 3, "", "empty");
    row("binary",
        std::string("\x7f"
                    "ELF\x02\x01\xff\xfe\0\0",
                    10),
        "json.not-utf8", 1, "", "UTF-8");
    row("zeros", std::string(64, '\0'), "json.syntax", 1, "", "JSON value");
    row("no JSON", "services:\n  web:\n", "json.syntax", 1, "", "JSON value");
    row("a list", "[]", "json.type", 1, "", "expected a model, found a list");
    row("another format", "{\"version\": 1,\n\"format\": \"threat-dragon\"}", "model.not-a-model", 2,
        "/format", "“threat-dragon”; expected “bulkhead-model”");
    row("a format that is no text", "{\n\"format\": 1}", "json.type", 2, "/format", "expected the format");
    row("no format", "{\"version\": 1}", "model.not-a-model", 1, "", "bulkhead-model");
    row("no version", "{\"format\": \"bulkhead-model\"}", "model.not-a-model", 1, "", "version");
    row("newer", "{\"format\": \"bulkhead-model\",\n\"version\": 99}", "model.newer-version", 2, "/version",
        "99");
    row("never was", "{\"format\": \"bulkhead-model\",\n\"version\": 0}", "model.unknown-version", 2,
        "/version", "0");
    row("two documents", sample() + "{}", "json.syntax", lineOfText(sample(), "\xff"), "", "end of the file");

    broken("unknown kind", "\"container\"", "\"barrel\"", "model.unknown-name", "/elements/web/kind",
           "barrel");
    broken("flow as element", "\"container\"", "\"data_flow\"", "model.unknown-name", "/elements/web/kind",
           "data_flow");
    broken("unknown property", "\"privileged\": true", "\"priviledged\": true", "model.unknown-property",
           "/elements/web/properties/priviledged", "did you mean “privileged”?");
    broken("property of another kind", "\"privileged\": true", "\"store_type\": \"volume\"",
           "model.unknown-property", "/elements/web/properties/store_type", "a container has no property");
    broken("wrong type", "\"privileged\": true", "\"privileged\": \"yes\"", "json.type",
           "/elements/web/properties/privileged", "expected true or false, found a text");
    broken("unknown enum value", "\"user\": \"non_root\"", "\"user\": \"non-root\"",
           "model.unknown-enum-value", "/elements/web/properties/user", "did you mean “non_root”?");
    broken("number out of range", "\"privileged\": true", "\"pids_limit\": -5", "model.out-of-range",
           "/elements/web/properties/pids_limit", "-5; expected at least 0");
    broken("huge number", "\"privileged\": true", "\"pids_limit\": 123456789012345678901",
           "json.number-range", "/elements/web/properties/pids_limit", "too large");
    broken("fraction", "\"privileged\": true", "\"pids_limit\": 1.5", "json.type",
           "/elements/web/properties/pids_limit", "a whole number");
    broken("infinity", "\"privileged\": true", "\"cpu_limit\": 1e999", "json.number-range",
           "/elements/web/properties/cpu_limit", "1e999");
    broken("null", "\"privileged\": true", "\"pids_limit\": null", "model.origin-without-property",
           "/elements/web", "privileged", "\"web\": {\n");
    broken("origin of nothing", "\"privileged\": true,", "", "model.origin-without-property", "/elements/web",
           "privileged", "\"web\": {\n");
    broken("dangling parent", "\"parent\": \"docker-host\"", "\"parent\": \"nowhere\"",
           "model.dangling-reference", "/elements/web/parent", "“web” refers to “nowhere”");
    broken("containment cycle", "\"parent\": \"docker-host\"", "\"parent\": \"web\"", "model.cannot-contain",
           "/elements/web/parent", "a container cannot contain other elements");
    broken("dangling reference", "\"privileged\": true", "\"privileged\": true, \"runs_on\": \"nowhere\"",
           "model.dangling-reference", "/elements/web/properties/runs_on", "nowhere");
    broken("reference to a wrong kind", "\"privileged\": true", "\"privileged\": true, \"runs_on\": \"web\"",
           "model.wrong-target", "/elements/web/properties/runs_on", "runs_on of “web” cannot lead to “web”");
    broken("dangling flow", "\"flows\": {}",
           "\"flows\": {\"f\": {\"source\": \"web\", \"target\": \"gone\"}}", "model.dangling-reference",
           "/flows/f/target", "gone");
    broken("flow without an end", "\"flows\": {}", "\"flows\": {\"f\": {\"source\": \"web\"}}",
           "model.missing-key", "/flows/f", "target");
    broken("one id twice", "\"flows\": {}",
           "\"flows\": {\"web\": {\"source\": \"web\", \"target\": \"docker-host\"}}", "model.duplicate-id",
           "/elements/web", "web", "\"web\": {\n");
    broken("duplicate key", "\"docker-host\": {", "\"web\": {\"kind\": \"host\"}, \"docker-host\": {",
           "json.duplicate-key", "/elements/web", "web", "\"web\": {\n");
    broken("id with a space", "\"docker-host\": {", "\"my host\": {\"kind\": \"host\"}, \"docker-host\": {",
           "model.bad-id", "", "my host");
    broken("unknown key", "\"kind\": \"host\"", "\"kind\": \"host\", \"colour\": \"red\"",
           "model.unknown-key", "/elements/docker-host/colour", "colour");
    broken("mistyped key", "\"parent\"", "\"paremt\"", "model.unknown-key", "/elements/web/paremt",
           "did you mean “parent”?");
    broken("unknown section", "\"flows\": {}", "\"fluxes\": {}", "model.unknown-key", "/fluxes", "fluxes");
    broken("no date", "2026-03-01", "2026-02-30", "model.bad-date", "/decisions/E1.1@web/date", "2026-02-30");
    broken("unknown state", "\"accepted\"", "\"fine\"", "model.unknown-name", "/decisions/E1.1@web/state",
           "fine");
    broken("three numbers", "[0, 0, 420, 300]", "[0, 0, 420]", "model.bad-geometry",
           "/views/runtime/placements/docker-host", "x, y, width, height");
    broken("placed but gone", "\"docker-host\": [", "\"ghost\": [", "model.dangling-reference",
           "/views/runtime/placements/ghost", "ghost");
    broken("threat on nothing", "\"manual_threats\": {}",
           "\"manual_threats\": {\"m\": {\"subject\": \"gone\"}}", "model.dangling-reference",
           "/manual_threats/m/subject", "gone");
    broken("threat without a subject", "\"manual_threats\": {}",
           "\"manual_threats\": {\"m\": {\"title\": \"T\"}}", "model.missing-key", "/manual_threats/m",
           "subject");
    broken("threat too likely", "\"manual_threats\": {}",
           "\"manual_threats\": {\"m\": {\"subject\": \"web\", \"likelihood\": 9}}", "model.out-of-range",
           "/manual_threats/m", "between 1 and 5");
    broken("folder that is no text", "\"format\": \"compose\"", "\"folder\": true, \"format\": \"compose\"",
           "json.type", "/sources/compose.yaml/folder", "expected a folder");
    broken("half a surrogate", "Web front end", "\\ud800", "json.syntax", "/elements/web/name", "surrogate");
    broken("control character", "Web front end", "Web\tfront end", "json.syntax", "/elements/web/name",
           "control");
    broken("missing comma", "\"kind\": \"host\",", "\"kind\": \"host\"", "json.syntax",
           "/elements/docker-host/kind", "','");
    broken("single quotes", "\"privileged\": true", "'privileged': true", "json.syntax", "", "double quotes");
}

void TestFile::badInputIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, code);
    QFETCH(int, line);
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, mention);

    const auto model = parseModel(bytes.toStdString(), "bad.bulkhead", vocabulary());
    QVERIFY(!model);
    const Error &error = model.error();
    const std::string told = error.text() + " [" + error.code + " " + error.pointer + "]";
    QVERIFY2(error.code == code.toStdString(), told.c_str());
    QVERIFY2(error.file == "bad.bulkhead", told.c_str());
    QVERIFY2(std::abs(error.line - line) <= (code == "json.syntax" ? 1 : 0), told.c_str());
    QVERIFY2(pointer.isEmpty() || error.pointer == pointer.toStdString(), told.c_str());
    QVERIFY2(error.message.find(mention.toStdString()) != std::string::npos, told.c_str());
    QVERIFY2(error.message.find('\n') == std::string::npos, told.c_str());
}

void TestFile::everyTruncationIsRefused()
{
    const std::string text = sample();
    for (std::size_t size = 0; size + 1 < text.size(); ++size) {
        const auto model = parseModel(text.substr(0, size), "cut.bulkhead", vocabulary());
        QVERIFY2(!model, text.substr(0, size).c_str());
        QVERIFY(model.error().line > 0);
    }
    const auto cut = parseModel(text.substr(0, text.size() / 2), "cut.bulkhead", vocabulary());
    QCOMPARE(cut.error().code, std::string("json.truncated"));
}

void TestFile::damagedFilesNeverCrash()
{
    QVERIFY(rc::check("a damaged file is read or refused", [] {
        std::string bytes = serializeModel(*anyModel());
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
        const auto model = parseModel(bytes, "damaged.bulkhead", vocabulary());
        if (model)
            RC_ASSERT(parseModel(serializeModel(*model), "again", vocabulary()).ok());
        else
            RC_ASSERT(!model.error().message.empty());
    }));
}

void TestFile::deepNestingIsRefused()
{
    for (const char *bracket : {"[", "{\"a\":"}) {
        std::string text = "{\"x\": ";
        for (int i = 0; i < 100'000; ++i)
            text += bracket;
        const auto model = parseModel(text, "deep.bulkhead", vocabulary());
        QVERIFY(!model);
        QCOMPARE(model.error().code, std::string("json.depth"));
        QVERIFY(!looksLikeModel(text));
    }
}

void TestFile::longChainOfContainersIsRead()
{
    constexpr int length = 20'000;
    std::string text = "{\"format\": \"bulkhead-model\", \"version\": 1, \"elements\": {";
    for (int i = 0; i < length; ++i)
        text += (i ? ", \"b" : "\"b") + std::to_string(i) + "\": {\"kind\": \"trust_boundary\"" +
                (i ? ", \"parent\": \"b" + std::to_string(i - 1) + "\"}" : "}");
    const auto chain = parseModel(text + "}}", "chain.bulkhead", vocabulary());
    QVERIFY2(chain, chain ? "" : chain.error().text().c_str());
    QCOMPARE(chain->elements().size(), std::size_t{length});

    const std::string ring = replaced(text, "\"b0\": {", "\"b0\": {\"parent\": \"b19999\", ");
    const auto cycle = parseModel(ring + "}}", "ring.bulkhead", vocabulary());
    QVERIFY(!cycle);
    QCOMPARE(cycle.error().code, std::string("model.containment-cycle"));
}

void TestFile::olderVersionsAreMigrated()
{
    const Migration calledVolume = [](nlohmann::json &model) -> Result<Success> {
        for (auto &element : model["elements"])
            if (element.value("kind", "") == "volume")
                element["kind"] = "data_store";
        return Success();
    };
    const Migration addsName = [](nlohmann::json &model) -> Result<Success> {
        if (model.contains("refuse"))
            return failure("model.migration", "this cannot be migrated");
        for (auto &[id, element] : model["elements"].items())
            element["name"] = id;
        return Success();
    };
    const std::vector<Migration> steps = {calledVolume, addsName};
    const auto parse = [&](const char *text) {
        return parseModel(text, "old.bulkhead", vocabulary(), steps, 1);
    };

    const auto twoBack =
        parse(R"({"format": "bulkhead-model", "version": -1, "elements": {"v": {"kind": "volume"}}})");
    QVERIFY2(twoBack, twoBack ? "" : twoBack.error().text().c_str());
    QCOMPARE(twoBack->element("v")->kind, Kind::DataStore);
    QCOMPARE(twoBack->element("v")->name, std::string("v"));

    const auto oneBack =
        parse(R"({"format": "bulkhead-model", "version": 0, "elements": {"v": {"kind": "volume"}}})");
    QVERIFY(!oneBack); // only the step from there on is taken
    QCOMPARE(oneBack.error().code, std::string("model.unknown-name"));
    QCOMPARE(oneBack.error().file, std::string("old.bulkhead"));

    const auto refused = parse(R"({"format": "bulkhead-model", "version": 0, "refuse": true})");
    QCOMPARE(refused.error().code, std::string("model.migration"));
    const auto torn = parse("{\"format\": \"bulkhead-model\", \"version\": 0,\n\"elements\": {");
    QCOMPARE(torn.error().code, std::string("json.truncated"));
    QCOMPARE(torn.error().line, 2);
    QCOMPARE(parse(R"({"format": "bulkhead-model", "version": -2})").error().code,
             std::string("model.unknown-version"));
}

void TestFile::versionOneMeansTheSame()
{
    const std::string text = R"({
  "format": "bulkhead-model",
  "version": 1,
  "elements": {
    "web": {"kind": "container", "properties": {"service_account_permissions": ["pod_exec", "write"]}}
  },
  "views": {"all": {"name": "All", "placements": {"web": [0, 0, 10, 10]}}}
})";
    const auto model = parseModel(text, "old.bulkhead", vocabulary());
    QVERIFY2(model, model ? "" : model.error().text().c_str());
    const std::string now = serializeModel(*model);
    QVERIFY(now.find("\"version\": 2,") != std::string::npos);
    QVERIFY2(now.find("[\"pod_exec\", \"write\"]") != std::string::npos, now.c_str()); // of unknown scope
    const auto again = parseModel(now, "new.bulkhead", vocabulary());
    QVERIFY(again && *again == *model);

    const auto wrong =
        parseModel(replaced(text, "\"container\"", "\"volume\""), "old.bulkhead", vocabulary());
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().line, 5);
}

void TestFile::fieldsOfVersionTwoAreKept()
{
    std::string text = replaced(sample(), "\"kind\": \"container\",",
                                "\"kind\": \"container\", \"taken_over\": true, \"worth_having\": false,");
    text = replaced(text, "\"title\": \"Web shop\"",
                    "\"platform\": \"ours.bulkhead-platform\", \"title\": \"Web shop\"");
    text = replaced(text, "\"flows\": {},",
                    "\"flows\": {\"out\": {\"source\": \"web\", \"target\": \"web\"}, "
                    "\"in\": {\"source\": \"docker-host\", \"target\": \"web\"}},");
    text = replaced(text, "\"placements\": {",
                    R"("collapsed": ["docker-host"], "hubs": {"web": true, "docker-host": false},
        "notes": [{"text": "see here", "rect": [1, 2, 30, 40], "about": ["web"]}], "order": 2,
        "perspective": "exposure", "routing": "orthogonal",
        "placements": {"out": {"auto": true, "bends": [[1, 2], [3, 4]]},
        "in": {"bends": []},)");
    const auto model = parseModel(text, "new.bulkhead", vocabulary());
    QVERIFY2(model, model ? "" : model.error().text().c_str());
    const Element &web = *model->element("web");
    QVERIFY(web.takenOver == true);
    QVERIFY(web.worthHaving == false);
    QVERIFY(!model->element("docker-host")->takenOver);
    QCOMPARE(model->metadata().platform, std::string("ours.bulkhead-platform"));
    const View &view = *model->views().find("runtime");
    QCOMPARE(view.collapsed, std::vector<Id>{"docker-host"});
    QCOMPARE(view.hubs, (std::map<Id, bool>{{"web", true}, {"docker-host", false}}));
    QCOMPARE(view.notes, (std::vector<CanvasNote>{{"see here", {1, 2, 30, 40}, {"web"}}}));
    QCOMPARE(view.order, 2);
    QCOMPARE(view.perspective, std::string("exposure"));
    QVERIFY(view.routing == Routing::Orthogonal);
    QVERIFY(model->placements().find({"runtime", "out"})->automatic);

    const Placement *straight = model->placements().find({"runtime", "in"});
    QVERIFY(straight && straight->bends.empty() && !straight->automatic);

    const std::string written = serializeModel(*model);
    QVERIFY(written.find("\"in\": {\"bends\": []}") != std::string::npos);
    const auto again = parseModel(written, "again.bulkhead", vocabulary());
    QVERIFY2(again, again ? "" : again.error().text().c_str());
    QVERIFY(*again == *model);
    QCOMPARE(Schema().fault(written), std::string());
}

void TestFile::recognisesModels()
{
    QVERIFY(looksLikeModel(sample()));
    QVERIFY(looksLikeModel("\xEF\xBB\xBF {\"version\": 1, \"x\": [{}], \"format\": \"bulkhead-model\""));
    for (const char *other :
         {"", "{}", "[1]", "services: {}", "{\"format\": 1}", "{\"format\": \"bulkhead-analysis\"}"})
        QVERIFY2(!looksLikeModel(other), other);
}

void TestFile::linesOfPointers()
{
    const char *text = "{\n \"a/b\": {\n  \"~\": [1,\n   2]\n }\n}";
    QCOMPARE(lineOf(text, ""), 1);
    QCOMPARE(lineOf(text, "/a~1b"), 2);
    QCOMPARE(lineOf(text, "/a~1b/~0"), 3);
    QCOMPARE(lineOf(text, "/a~1b/~0/1"), 4);
    QCOMPARE(lineOf(text, "/a~1b/nothing/there"), 2);
    QCOMPARE(lineOf("{no json", "/a"), 0);
}

} // namespace model_file

BULKHEAD_TEST(model_file, TestFile, None)
#include "test_file.moc"
