// SPDX-License-Identifier: Apache-2.0
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/file/platform_file.h"
#include "model/plans.h"
#include "model/properties.h"

#include <QTest>

namespace model_platform {

using namespace bulkhead;
using namespace bulkhead::model;
using namespace bulkhead::testing;

namespace {

const char *const profileText = R"({
  "format": "bulkhead-platform",
  "version": 1,
  "title": "Production",
  "elements": [
    {
      "name": "node-*",
      "properties": {"disk_encrypted": false},
      "kind": "host"
    },
    {
      "kind": "host",
      "properties": {
        "disk_encrypted": true,
        "runtime_engine": "containerd"
      }
    },
    {"kind": "registry", "name": "registry.example.com", "properties": {"tag_immutability": true}}
  ]
})";

Element elementOf(Kind kind, const char *name)
{
    Element element;
    element.id = name;
    element.kind = kind;
    element.name = name;
    return element;
}

} // namespace

// Platform profiles: their file, and what they add to a model.
class TestPlatform : public QObject
{
    Q_OBJECT

private slots:
    void statesWithFileAndLine();
    void elementsKeepWhatTheyState();
    void namesChooseElements();
    void refusesWithTheLine_data();
    void refusesWithTheLine();
    void writtenOfAModelAndReadBack();
    void whatOneDoesNotStateIsNotSharedByAll();
    void elementsOfOneNameAreOneEntry();
    void refusesToWriteWhatNamesDoNotTell_data();
    void refusesToWriteWhatNamesDoNotTell();
    void refusesToWriteWhatItWouldNotRead();

private:
    static const Vocabulary &vocabulary() { return *bulkhead::testing::vocabulary(); }
    static PropertyKey key(std::string_view name) { return *vocabulary().key(name); }
    static Model modelWith(std::vector<Element> elements)
    {
        Model model(bulkhead::testing::vocabulary());
        for (Element &element : elements)
            if (!model.apply(adding(std::move(element))))
                qFatal("the element is refused");
        return model;
    }
    static PlatformProfile profile() { return parsePlatform(profileText, "p.json", vocabulary()).value(); }
};

void TestPlatform::statesWithFileAndLine()
{
    const auto host = profile().laidOver(elementOf(Kind::Host, "server"));
    QVERIFY(host);
    const Property *engine = host->properties.find(key("runtime_engine"));
    QVERIFY(engine && engine->origin);
    QCOMPARE(engine->origin->file.view(), std::string_view("p.json"));
    QCOMPARE(engine->origin->line, 15);
    QCOMPARE(engine->origin->object.view(), platformObject);
}

void TestPlatform::elementsKeepWhatTheyState()
{
    Element own = elementOf(Kind::Host, "server");
    own.properties.set(key("disk_encrypted"), Value(false));
    const auto host = profile().laidOver(own);
    QVERIFY(host);
    QVERIFY(*host->properties.value(key("disk_encrypted")) == Value(false));
    QVERIFY(host->properties.value(key("runtime_engine")));
    QVERIFY(!profile().laidOver(elementOf(Kind::Container, "server")));
}

void TestPlatform::namesChooseElements()
{
    const auto encrypted = [&](const char *name) {
        return *profile().laidOver(elementOf(Kind::Host, name))->properties.value(key("disk_encrypted"));
    };
    QVERIFY(encrypted("node-1") == Value(false)); // the first entry counts
    QVERIFY(encrypted("server") == Value(true));
    QVERIFY(profile().laidOver(elementOf(Kind::Registry, "registry.example.com")));
    QVERIFY(!profile().laidOver(elementOf(Kind::Registry, "docker.io")));
}

void TestPlatform::refusesWithTheLine_data()
{
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("is");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const char *was, const char *is, int line, const char *told) {
        QTest::newRow(name) << QByteArray(was) << QByteArray(is) << line << told;
    };
    row("kind", "\"kind\": \"host\",\n      \"prop", "\"kind\": \"container\",\n      \"prop", 12,
        "orchestrator, host or registry");
    row("property", "runtime_engine", "runtime_engin", 15, "did you mean “runtime_engine”?");
    row("value", "\"containerd\"", "\"lxd\"", 15, "lxd");
    row("type", "true,", "\"yes\",", 14, "true");
    row("of one model", "disk_encrypted\": true", "data_sensitivity\": \"public\"", 14,
        "belongs to one model");
    row("names", "\"runtime_engine\": \"containerd\"", "\"managed_by\": \"x\"", 15, "belongs to one model");
    row("registry without a name", "\"name\": \"registry.example.com\", ", "", 18, "which one");
    row("twice", "\"name\": \"node-*\",", "", 11, "two entries");
    row("stars", "node-*", "*-*", 7, "more than one");
    row("key", "\"title\"", "\"titel\"", 4, "titel");
    row("version", "\"version\": 1", "\"version\": 2", 3, "version 2");
    row("format", "bulkhead-platform", "bulkhead-model", 2, "bulkhead-platform");
    row("cut off", "  ]\n}", "", 19, "");
}

void TestPlatform::refusesWithTheLine()
{
    QFETCH(QByteArray, was);
    QFETCH(QByteArray, is);
    QFETCH(int, line);
    QFETCH(QString, told);
    QByteArray text(profileText);
    QCOMPARE(text.count(was), 1);
    text.replace(was, is);
    const auto read = parsePlatform(text.toStdString(), "p.json", vocabulary());
    QVERIFY(!read);
    const QString error = QString::fromStdString(read.error().text());
    QCOMPARE(QString::fromStdString(read.error().file), QString("p.json"));
    QVERIFY2(read.error().line == line, qPrintable(error));
    QVERIFY2(error.contains(told), qPrintable(error));
}

// What all hosts agree in is said once; what concerns the model alone is left out.
void TestPlatform::writtenOfAModelAndReadBack()
{
    Model model(bulkhead::testing::vocabulary());
    Element first = elementOf(Kind::Host, "a");
    first.properties.set(key("disk_encrypted"), Value(true));
    first.properties.set(key("tenant"), Value("team"));
    first.properties.set(key("os_supported"), Value(true));
    Element second = elementOf(Kind::Host, "b");
    second.properties.set(key("disk_encrypted"), Value(false));
    second.properties.set(key("os_supported"), Value(true));
    Element registry = elementOf(Kind::Registry, "registry.example.com");
    registry.properties.set(key("backup"), Value(true));
    Element container = elementOf(Kind::Container, "web");
    container.properties.set(key("privileged"), Value(true));
    for (Element &element : std::vector{first, second, registry, container})
        QVERIFY(model.apply(adding(std::move(element))));

    auto written = platformOf(model);
    QVERIFY(written);
    written->title = "Ours";
    const auto text = serializePlatform(*written, vocabulary());
    QVERIFY(text && looksLikePlatform(*text));
    const auto read = parsePlatform(*text, "p.json", vocabulary());
    QVERIFY2(read, read ? "" : read.error().text().c_str());
    QCOMPARE(read->title, std::string("Ours"));
    std::vector<std::pair<std::string, std::size_t>> entries;
    for (const PlatformEntry &entry : read->entries)
        entries.emplace_back(entry.name, entry.properties.size());
    const std::vector<std::pair<std::string, std::size_t>> expected = {
        {"a", 1}, {"b", 1}, {"", 1}, {"registry.example.com", 1}};
    QVERIFY(entries == expected);
    QVERIFY(text->find("tenant") == std::string::npos);
}

// Unset is unknown: what one host states is said of that one, not of those that say nothing of it.
void TestPlatform::whatOneDoesNotStateIsNotSharedByAll()
{
    Element first = elementOf(Kind::Host, "a");
    first.properties.set(key("disk_encrypted"), Value(true));
    const Model model = modelWith({first, elementOf(Kind::Host, "b")});
    const auto profile = platformOf(model);
    QVERIFY(profile);
    QVERIFY(profile->laidOver(elementOf(Kind::Host, "a")));
    QVERIFY(!profile->laidOver(elementOf(Kind::Host, "b")));
    QVERIFY(!profile->laidOver(elementOf(Kind::Host, "of another model")));
}

void TestPlatform::elementsOfOneNameAreOneEntry()
{
    Element first = elementOf(Kind::Host, "node");
    first.properties.set(key("disk_encrypted"), Value(true));
    Element second = first;
    second.id = "node.2";
    const Model model = modelWith({first, second, elementOf(Kind::Host, "other")});
    const auto profile = platformOf(model);
    QVERIFY(profile);
    QCOMPARE(profile->entries.size(), std::size_t(1));
    QVERIFY(serializePlatform(*profile, vocabulary()));
}

void TestPlatform::refusesToWriteWhatNamesDoNotTell_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("encrypted"); // of the other host, whose name is "other"
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("told");
    QTest::newRow("two of one name") << "node" << false << "node"
                                     << "“node” is the name of more than one host";
    QTest::newRow("no name") << "" << false << "other"
                             << "has no name";
    QTest::newRow("a star") << "gpu-*" << false << "other"
                            << "has a *";
    QTest::newRow("two stars") << "*-*" << false << "other"
                               << "has a *";
    QTest::newRow("alike, so that no name is written") << "gpu-*" << true << ""
                                                       << "";
}

void TestPlatform::refusesToWriteWhatNamesDoNotTell()
{
    QFETCH(QString, name);
    QFETCH(bool, encrypted);
    QFETCH(QString, other);
    QFETCH(QString, told);
    Element first = elementOf(Kind::Host, "first");
    first.name = name.toStdString();
    first.properties.set(key("disk_encrypted"), Value(true));
    Element second = elementOf(Kind::Host, "second");
    second.name = other.toStdString();
    second.properties.set(key("disk_encrypted"), Value(encrypted));
    const auto profile = platformOf(modelWith({first, second}));
    QCOMPARE(bool(profile), told.isEmpty());
    if (!profile)
        QVERIFY2(profile.error().text().find(told.toStdString()) != std::string::npos,
                 profile.error().text().c_str());
}

// Whoever composes a profile otherwise: what would be refused when it is read is refused when it is written.
void TestPlatform::refusesToWriteWhatItWouldNotRead()
{
    PlatformProfile profile;
    PlatformEntry entry{Kind::Registry, {}, {}};
    entry.properties.set(key("tag_immutability"), Value(true));
    profile.entries.push_back(entry);
    QCOMPARE(serializePlatform(profile, vocabulary()).error().code,
             std::string("platform.nameless-registry"));
    profile.entries.front().name = "a";
    QVERIFY(serializePlatform(profile, vocabulary()));
    profile.entries.push_back(profile.entries.front());
    const auto twice = serializePlatform(profile, vocabulary());
    QCOMPARE(twice.error().code, std::string("platform.stated-twice"));
    QCOMPARE(twice.error().line, 0);
}

} // namespace model_platform

BULKHEAD_TEST(model_platform, TestPlatform, None)
#include "test_platform.moc"
