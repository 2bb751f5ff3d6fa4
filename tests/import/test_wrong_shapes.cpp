// SPDX-License-Identifier: Apache-2.0
#include "import/importers.h"
#include "import/reading/tree_builder.h"
#include "import/shared/technologies.h"
#include "model/vocabulary.h"
#include "resources/embedded.h"
#include "tests/support/document_json.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <iterator>
#include <set>

namespace import_wrong_shapes {

using namespace bulkhead;
using namespace bulkhead::import;
using nlohmann::json;

// Files of every kind with something at one place that does not belong there: a list for a map, a map for a
// list, a word, a number that nothing can have. Each is refused in words or becomes a model. A file is
// imported whole for each of its places, so that time grows with the square of its size: seeds are small, one
// a subject.
class WrongShapesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whateverStandsAtAPlace_data();
    void whateverStandsAtAPlace();
    void whateverStandsInALine_data();
    void whateverStandsInALine();

private:
    std::string faultOf(std::span<const ParsedInput> inputs) const;

    std::shared_ptr<const model::Vocabulary> m_vocabulary;
    std::shared_ptr<const Technologies> m_technologies;
};

namespace {

// What JSON has no numbers for; YAML has.
const std::string notANumber = "{not a number}";
const std::string infinite = "{infinite}";

const std::string noName = " a\tb\u0001\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9";

// May stand anywhere.
const json strangers = json::parse(R"([
    {}, [], {"a": ["b"]}, ["a"], [{"name": "a"}], [[5]], "", "a:b/c@d", 5, null, true
])");

// What is to stand in a value's place, one after the other.
std::vector<json> standInsFor(const json &value)
{
    std::vector<json> list = strangers;
    list.push_back(noName);
    if (value.is_number())
        list.insert(list.end(), {notANumber, infinite});
    if (value.is_primitive()) { // in the place of a list or a map one number is like another
        list.insert(list.end(), {-1, 1e300});
        return list;
    }
    json otherShape = value.is_array() ? json::object() : json::array();
    json otherKeys = json::object();
    for (const auto &[key, item] : value.items()) {
        otherKeys[key + noName] = item;
        if (value.is_array())
            otherShape[key] = item;
        else
            otherShape.push_back(item);
    }
    list.insert(list.end(), {otherShape, otherKeys});
    return list;
}

// The places of a tree's values. Of several items of a list that are of one kind and have the same keys the
// first one counts: what reads one reads the others.
class Places
{
public:
    explicit Places(const json &whole) { add(whole, json::json_pointer(), {}); }

    const std::vector<json::json_pointer> &all() const { return m_all; }

private:
    // `way` has the keys that lead to the value, and what the items on the way are.
    void add(const json &value, const json::json_pointer &place, const std::string &way)
    {
        if (m_ways.insert(way + ' ' + value.type_name()).second)
            m_all.push_back(place);
        if (!value.is_structured())
            return;
        for (const auto &[key, item] : value.items()) {
            if (value.is_array())
                add(item, place / std::stoul(key), way + "/*" + kindOf(item));
            else
                add(item, place / key, way + '/' + key);
        }
    }

    static std::string kindOf(const json &item)
    {
        std::string kind;
        if (!item.is_object())
            return kind;
        for (const auto &[key, value] : item.items()) {
            kind += ' ' + key;
            if (key == "kind" || key == "type" || key == "shape" || key == "op")
                kind += '=' + value.dump();
        }
        return kind;
    }

    std::vector<json::json_pointer> m_all;
    std::set<std::string> m_ways;
};

bool write(TreeBuilder &tree, const json &value)
{
    constexpr Position nowhere{1, 1};
    const auto scalar = [&](std::string_view text, Node::Type type, bool quoted = false) {
        return tree.scalar({text, {}, quoted, type}, nowhere);
    };
    const auto writeAll = [&] {
        bool isWritten = true;
        for (const auto &[key, item] : value.items())
            isWritten =
                isWritten && (value.is_array() || scalar(key, Node::Type::Text, true)) && write(tree, item);
        return isWritten;
    };
    switch (value.type()) {
    case json::value_t::object:
        return tree.beginMap(nowhere) && writeAll() && tree.endMap();
    case json::value_t::array:
        return tree.beginList(nowhere) && writeAll() && tree.endList();
    case json::value_t::null:
        return scalar("null", Node::Type::Null);
    case json::value_t::boolean:
        return scalar(value.dump(), Node::Type::Bool);
    case json::value_t::number_float:
        return scalar(value.dump(), Node::Type::Real);
    case json::value_t::string:
        break;
    default:
        return scalar(value.dump(), Node::Type::Integer);
    }
    if (value == notANumber || value == infinite)
        return scalar(value == infinite ? ".inf" : ".nan", Node::Type::Real);
    return scalar(value.get_ref<const std::string &>(), Node::Type::Text, true);
}

// As a reader would make it of a file; quicker than by way of its text.
Document written(const json &value)
{
    TreeBuilder tree(SourceText(std::make_shared<const std::string>()), "input", {});
    if (!write(tree, value))
        qFatal("%s", tree.error().text().c_str());
    tree.endDocument(1);
    return tree.takeDocuments().front();
}

} // namespace

void WrongShapesTest::initTestCase()
{
    m_vocabulary =
        model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json").value();
    m_technologies =
        Technologies::fromJson(*resources::find("technologies.json"), "technologies.json").value();
}

// What an import does that it may not; empty when it gives a model or says what is wrong with the file.
std::string WrongShapesTest::faultOf(std::span<const ParsedInput> inputs) const
{
    ImportOptions options;
    options.technologies = m_technologies;
    options.composeProfiles = {"*"};
    options.readFile = [](const std::string &) -> Result<std::string> { return std::string("services: {}"); };
    Builder builder(m_vocabulary, options);
    if (const auto done = importerOf(inputs.front().format)->import(inputs, builder); !done)
        return done.error().message.empty() ? "it is refused without a word" : "";
    const auto imported = builder.finish();
    return imported ? "" : "it is no model: " + imported.error().text();
}

// Files of one format in a folder of seeds.
struct Seeds
{
    const char *folder;
    const char *format;
};

// Adds a row for each file that this run of the program is to take: BULKHEAD_PART is "2/3" for the second of
// three runs that together take all of them.
class Rows
{
public:
    void add(const QString &path, const char *format)
    {
        if (m_count++ % m_parts == m_part)
            QTest::newRow(qPrintable(path))
                << QString::fromStdString(tests::sourceDir()) + "/tests/" + path << QString(format);
    }

    void addSeeds(const Seeds &seeds)
    {
        const QString folder = QString("fuzz/seeds/") + seeds.folder + '/';
        const QDir files(QString::fromStdString(tests::sourceDir()) + "/tests/" + folder);
        for (const QString &name : files.entryList(QDir::Files))
            add(folder + name, seeds.format);
    }

private:
    const QStringList m_stated = qEnvironmentVariable("BULKHEAD_PART", "1/1").split('/');
    const int m_part = m_stated.front().toInt() - 1;
    const int m_parts = m_stated.back().toInt();
    int m_count = 0;
};

void WrongShapesTest::whateverStandsAtAPlace_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    Rows rows;
    rows.add("data/import/tools/bakery-v1.threat-dragon.json", "threat-dragon");
    rows.add("data/import/tools/bakery-v2.threat-dragon.json", "threat-dragon");
    rows.add("data/import/tools/bakery.otm.yaml", "otm");
    rows.add("data/import/tools/bakery.tm-library.json", "tm-library");
    for (const Seeds &seeds : {Seeds{"threat_dragon", "threat-dragon"}, Seeds{"open_threat_model", "otm"},
                               Seeds{"tm_library", "tm-library"}, Seeds{"docker_inspect", "docker-inspect"},
                               Seeds{"docker_daemon", "docker-daemon"}, Seeds{"terraform", "terraform"},
                               Seeds{"compose", "compose"}, Seeds{"kubernetes", "kubernetes"}})
        rows.addSeeds(seeds);
}

void WrongShapesTest::whateverStandsAtAPlace()
{
    QFETCH(QString, path);
    QFETCH(QString, format);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto documents = parseDocuments(file.readAll().toStdString(), path.toStdString());
    QVERIFY2(documents.ok(), documents ? "" : documents.error().text().c_str());
    const std::string formatName = format.toStdString();
    std::vector<ParsedInput> inputs = {{"input", formatName, *std::move(documents), {}}};
    QCOMPARE(faultOf(inputs), std::string());

    for (Document &document : inputs.front().documents) {
        const Document asItStands = document;
        const json whole = tests::asJson(document.root());
        json changed = whole;
        const Places places(whole);
        for (const json::json_pointer &place : places.all()) {
            for (const json &standIn : standInsFor(whole[place])) {
                changed[place] = standIn;
                document = written(changed);
                const std::string fault = faultOf(inputs);
                QVERIFY2(fault.empty(), (place.to_string() + " = " + standIn.dump() + ": " + fault).c_str());
            }
            changed[place] = whole[place];
        }
        document = asItStands;
    }
}

void WrongShapesTest::whateverStandsInALine_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    Rows rows;
    rows.addSeeds({"quadlet", "quadlet"});
}

// Unit files: their lines hold a key and a value each, or the name of a section. Units name each other, so
// that all seeds are one import.
void WrongShapesTest::whateverStandsInALine()
{
    QFETCH(QString, path);
    QFETCH(QString, format);
    const std::string formatName = format.toStdString();
    std::vector<std::string> texts;
    const QFileInfo changedFile(path);
    std::size_t changed = 0;
    const QFileInfoList files = changedFile.dir().entryInfoList(QDir::Files);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (info == changedFile)
            changed = texts.size();
        texts.push_back(file.readAll().toStdString());
    }
    const auto faultNow = [&] {
        std::vector<ParsedInput> inputs;
        for (std::size_t i = 0; i < texts.size(); ++i)
            inputs.push_back(
                {files[static_cast<qsizetype>(i)].fileName().toStdString(), formatName, {}, texts[i]});
        return faultOf(inputs);
    };
    QCOMPARE(faultNow(), std::string());
    static constexpr const char *values[] = {
        "",     "a:b/c@d", "-1",          "1e300",  "\"",     "'",           "\\",
        "%",    "%z",      "a=b,c=,,=d",  "::",     ",",      "/",           "//*",
        "*/..", "${",      " \t\xc3\xa9", "-- --=", "--a --", "x.container", "9223372036854775808"};
    static constexpr const char *wholes[] = {"", "[a]", "=", "=a", "a=", "\\"};
    const QStringList lines = QString::fromStdString(texts[changed]).split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringList standIns(std::begin(wholes), std::end(wholes));
        if (const qsizetype equals = lines[i].indexOf('='); equals > 0)
            for (const char *value : values)
                standIns << lines[i].left(equals + 1) + value;
        QStringList others = lines;
        for (const QString &standIn : standIns) {
            others[i] = standIn;
            texts[changed] = others.join('\n').toStdString();
            const std::string fault = faultNow();
            QVERIFY2(fault.empty(),
                     (std::to_string(i + 1) + ": " + standIn.toStdString() + ": " + fault).c_str());
        }
    }
}

} // namespace import_wrong_shapes

BULKHEAD_TEST(import_wrong_shapes, WrongShapesTest, None)
#include "test_wrong_shapes.moc"
