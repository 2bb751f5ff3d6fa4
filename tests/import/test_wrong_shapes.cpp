// SPDX-License-Identifier: Apache-2.0
#include "import/importers.h"
#include "import/shared/technologies.h"
#include "model/vocabulary.h"
#include "resources/embedded.h"
#include "tests/support/document_json.h"
#include "tests/support/places.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::import;
using nlohmann::json;

// Files of every kind with something at one place that does not belong there: a list for a map, a map for a
// list, a word, a number that nothing can have. Each is refused in words or becomes a model.
class WrongShapesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whateverStandsAtAPlace_data();
    void whateverStandsAtAPlace();

private:
    std::string faultOf(const std::vector<Document> &documents, std::string_view format) const;

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
    {}, [], {"a": ["b"]}, ["a"], [{"name": "a"}], [[5]],
    "", "a:b/c@d", 5, -1, 1e300, null, true
])");

// What is to stand in a value's place, one after the other.
std::vector<json> standInsFor(const json &value)
{
    std::vector<json> list = strangers;
    list.push_back(noName);
    if (value.is_number())
        list.insert(list.end(), {notANumber, infinite});
    if (value.is_primitive())
        return list;
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

void addPlaces(std::vector<json::json_pointer> &places, const json &value, const json::json_pointer &place)
{
    places.push_back(place);
    if (!value.is_structured())
        return;
    for (const auto &[key, item] : value.items())
        addPlaces(places, item, value.is_array() ? place / std::stoul(key) : place / key);
}

Document parsed(const json &value)
{
    QByteArray text = QByteArray::fromStdString(value.dump());
    for (const auto &[mark, number] : {std::pair(&notANumber, ".nan"), std::pair(&infinite, ".inf")})
        text.replace(QByteArray::fromStdString(json(*mark).dump()), number);
    return parseDocuments(text.toStdString(), "input").value().front();
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
std::string WrongShapesTest::faultOf(const std::vector<Document> &documents, std::string_view format) const
{
    ImportOptions options;
    options.technologies = m_technologies;
    options.composeProfiles = {"*"};
    options.readFile = [](const std::string &) -> Result<std::string> { return std::string("services: {}"); };
    Builder builder(m_vocabulary, options);
    const std::vector<ParsedInput> inputs = {{"input", format, documents, {}}};
    if (const auto done = importerOf(format)->import(inputs, builder); !done)
        return done.error().message.empty() ? "it is refused without a word" : "";
    const auto imported = builder.finish();
    return imported ? "" : "it is no model: " + imported.error().text();
}

void WrongShapesTest::whateverStandsAtAPlace_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    const QString root = QString::fromStdString(tests::sourceDir()) + "/tests/";
    const auto add = [&root](const QString &path, QString format) {
        QTest::newRow(qPrintable(path)) << root + path << format;
    };
    add("data/import/tools/bakery-v1.threat-dragon.json", "threat-dragon");
    add("data/import/tools/bakery-v2.threat-dragon.json", "threat-dragon");
    add("data/import/tools/bakery.otm.yaml", "otm");
    add("data/import/tools/bakery.tm-library.json", "tm-library");
    for (const auto &[folder, format] :
         {std::pair{"threat_dragon", "threat-dragon"}, std::pair{"open_threat_model", "otm"},
          std::pair{"tm_library", "tm-library"}, std::pair{"docker_inspect", "docker-inspect"},
          std::pair{"terraform", "terraform"}, std::pair{"compose", "compose"},
          std::pair{"kubernetes", "kubernetes"}}) {
        const QString seeds = QString("fuzz/seeds/") + folder + '/';
        for (const QString &name : QDir(root + seeds).entryList(QDir::Files))
            add(seeds + name, format);
    }
}

void WrongShapesTest::whateverStandsAtAPlace()
{
    QFETCH(QString, path);
    QFETCH(QString, format);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto documents = parseDocuments(file.readAll().toStdString(), path.toStdString());
    QVERIFY2(documents.ok(), documents ? "" : documents.error().text().c_str());
    QCOMPARE(faultOf(*documents, format.toStdString()), std::string());

    for (Document &document : *documents) {
        const Document asItStands = document;
        const json whole = tests::asJson(document.root());
        std::vector<json::json_pointer> places;
        addPlaces(places, whole, json::json_pointer());
        json changed = whole;
        for (const json::json_pointer &place : places) {
            for (const json &standIn : standInsFor(whole[place])) {
                changed[place] = standIn;
                document = parsed(changed);
                const std::string fault = faultOf(*documents, format.toStdString());
                QVERIFY2(fault.empty(), (place.to_string() + " = " + standIn.dump() + ": " + fault).c_str());
            }
            changed[place] = whole[place];
        }
        document = asItStands;
    }
}

QTEST_APPLESS_MAIN(WrongShapesTest)
#include "test_wrong_shapes.moc"
