// SPDX-License-Identifier: Apache-2.0
#include "support.h"
#include "tests/support/test_program.h"

#include "resources/embedded.h"

#include <nlohmann/json.hpp>
#include <QtTest>

namespace catalog_errors {

// A faulty catalog is refused as a whole, with the file, the line and the pointer of what is wrong.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;

namespace {

const char *sound = R"({
  "format": "bulkhead-catalog", "version": 1, "id": "acme",
  "threats": [{"id": "A", "stride": "tampering", "title": "A"}],
  "references": {"ACME 1": {"title": "ACME handbook 1"}},
  "mitigations": [{"id": "ACME-FIX", "title": "Fix", "sets": [
    {"kind": "container", "property": "privileged", "value": false}]}],
  "rules": [{
    "id": "A.1", "entry": "A", "applies_to": ["container"], "title": "A",
    "when": {"prop": "privileged", "op": "==", "value": true},
    "message": "{name} runs {image_tag}.",
    "likelihood": 3, "impact": 3, "on_unknown": "silent",
    "references": ["ACME 1"], "modifiers": ["M-EXPOSED"],
    "mitigations": [{"id": "ACME-FIX", "effect": "resolves"}]
  }],
  "retune": [{"rule": "T2.9", "likelihood": 2, "reason": "rebuilt daily"}],
  "silence": [{"target": "D3", "reason": "bought as a service"}]
})";

} // namespace

class TestCatalogErrors : public QObject
{
    Q_OBJECT

private slots:
    void takesASoundOne();
    void doubtsClaims_data();
    void doubtsClaims();
    void refuses_data();
    void refuses();
    void refusesTooManyToNumber_data();
    void refusesTooManyToNumber();
    void refusesAnEnumerationThatBitsCannotTell();
    void takesLinesInSnippetsOnly();
    void refusesWhatIsNoCatalog_data();
    void refusesWhatIsNoCatalog();
};

void TestCatalogErrors::takesASoundOne()
{
    const auto loaded = with({{"acme.json", sound, false}});
    QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
    QVERIFY((*loaded)->rule("A.1"));
    QCOMPARE((*loaded)->rule("T2.9")->likelihood, 2);
    QCOMPARE((*loaded)->rule("T2.9")->retuned, std::string("rebuilt daily"));
    QCOMPARE((*loaded)->rule("D3.1")->silenced, std::string("bought as a service"));
    QVERIFY((*loaded)->rule("D2.1")->silenced.empty());
    QVERIFY((*loaded)->doubts().empty());
}

void TestCatalogErrors::doubtsClaims_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("sets");
    QTest::addColumn<QString>("doubt"); // empty: believed
    const auto add = [](const char *name, const char *when, const char *sets, const char *doubt) {
        QTest::newRow(name) << QString(when) << QString(sets) << QString(doubt);
    };
    const char *unprivileged = R"({"kind": "container", "property": "privileged", "value": false})";
    const char *privileged = R"({"prop": "privileged", "op": "==", "value": true})";
    const char *leaves = "the rule A.1 may still fire on a container where ACME-FIX is in place; expected "
                         "“reduces”, or a mitigation that sets all that makes it fire";
    add("one cause", privileged, unprivileged, "");
    add("one of two conditions",
        R"({"all": [{"prop": "privileged", "op": "==", "value": true}, {"prop": "host_pid", "op": "==", "value": true}]})",
        unprivileged, "");
    add("one of two causes",
        R"({"any": [{"prop": "privileged", "op": "==", "value": true}, {"prop": "host_pid", "op": "==", "value": true}]})",
        unprivileged, leaves);
    add("something else", privileged, R"({"kind": "container", "property": "host_pid", "value": false})",
        "ACME-FIX sets nothing that the rule A.1 asks for, and so cannot resolve it; expected “reduces”");
    add("the wrong value", privileged, R"({"kind": "container", "property": "privileged", "value": true})",
        leaves);
    add("behind a not", R"({"not": {"prop": "privileged", "op": "==", "value": false}})", unprivileged, "");
    add("in a fact", R"({"fact": "host_equivalent"})", unprivileged, leaves);
    add("in a fact of the engine", R"({"fact": "effective_root"})",
        R"({"kind": "container", "property": "user", "value": "non_root"})", "");
    add("a related thing",
        R"({"exists": {"rel": "runs_on", "where": {"prop": "rootless", "op": "==", "value": false}}})",
        R"({"kind": "host", "property": "rootless", "value": true})", "");
    add("a related thing of the same kind",
        R"({"exists": {"rel": "co_resident", "where": {"prop": "privileged", "op": "==", "value": true}}})",
        unprivileged,
        "ACME-FIX sets nothing that the rule A.1 asks for, and so cannot resolve it; expected “reduces”");
    add("moved to another network",
        R"({"exists": {"rel": "same_network", "where": {"prop": "privileged", "op": "==", "value": true}}})",
        R"({"kind": "container", "property": "networks", "value": ["apart"], "placeholder": true})", "");
    add("an age", R"({"prop": "secrets_last_rotated", "op": "older_than_days", "value": 90})",
        R"({"kind": "container", "property": "secrets_last_rotated", "value": {"days_before_as_of": 100}})",
        leaves);
    add("items removed", R"({"prop": "capabilities_add", "op": "intersects", "value": ["SYS_ADMIN", "BPF"]})",
        R"({"kind": "container", "property": "capabilities_add", "value": {"remove": ["BPF", "SYS_ADMIN"]}})",
        "");
    add("too few items removed",
        R"({"prop": "capabilities_add", "op": "intersects", "value": ["SYS_ADMIN", "BPF"]})",
        R"({"kind": "container", "property": "capabilities_add", "value": {"remove": ["BPF"]}})", leaves);
}

void TestCatalogErrors::doubtsClaims()
{
    QFETCH(QString, when);
    QFETCH(QString, sets);
    QFETCH(QString, doubt);
    QString text(sound);
    text.replace(R"({"prop": "privileged", "op": "==", "value": true})", when);
    text.replace(R"({"kind": "container", "property": "privileged", "value": false})", sets);
    const auto loaded = with({{"acme.json", text.toStdString(), false}});
    QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
    const auto doubts = (*loaded)->doubts();
    QCOMPARE(doubts.size(), doubt.isEmpty() ? 0U : 1U);
    if (doubts.empty())
        return;
    QCOMPARE(QString::fromStdString(doubts.front().message), doubt);
    QCOMPARE(doubts.front().file, std::string("acme.json"));
    QCOMPARE(doubts.front().line, 13);
    QCOMPARE(doubts.front().pointer, std::string("/rules/0/mitigations/0/effect"));
}

void TestCatalogErrors::refuses_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("message");
    const auto add = [](const char *name, const char *from, const char *to, int line, const char *pointer,
                        const char *message) {
        QTest::newRow(name) << QString(from) << QString(to) << line << QString(pointer)
                            << QString::fromUtf8(message);
    };
    add("property", R"("prop": "privileged")", R"("prop": "priviledged")", 9, "/rules/0/when/prop",
        "container has no property “priviledged”; did you mean “privileged”?");
    add("operator", R"("op": "==", "value": true)", R"("op": "is", "value": true)", 9, "/rules/0/when/op",
        "there is no operator “is”");
    add("type", R"("op": "==", "value": true)", R"("op": "==", "value": "yes")", 9, "/rules/0/when/value",
        "“value” must be true or false");
    add("unsuited", R"("op": "==", "value": true)", R"("op": "contains", "value": "x")", 9,
        "/rules/0/when/op", "the operator “contains” cannot be used with the property “privileged”");
    add("choice", R"("prop": "privileged", "op": "==", "value": true)",
        R"("prop": "user", "op": "==", "value": "rot")", 9, "/rules/0/when/value",
        "“rot” is no value of the property “user”; did you mean “root”?");
    add("kind", R"(["container"])", R"(["containr"])", 8, "/rules/0/applies_to/0",
        "there is no kind “containr”");
    add("relation", R"({"prop": "privileged", "op": "==", "value": true})",
        R"({"exists": {"rel": "sits_on"}})", 9, "/rules/0/when/exists/rel", "there is no relation “sits_on”");
    add("relation start", R"({"prop": "privileged", "op": "==", "value": true})",
        R"({"exists": {"rel": "stores"}})", 9, "/rules/0/when/exists/rel",
        "the relation “stores” starts at registry, but here stands container");
    add("fact", R"({"prop": "privileged", "op": "==", "value": true})", R"({"fact": "is_mongo"})", 9,
        "/rules/0/when/fact", "there is no fact “is_mongo”");
    add("condition", R"({"prop": "privileged", "op": "==", "value": true})", R"({})", 9, "/rules/0/when",
        "a condition must have one of");
    add("path set", R"("prop": "privileged", "op": "==", "value": true)",
        R"("prop": "host_mounts", "op": "under_paths", "value": "nowhere")", 9, "/rules/0/when/value",
        "there is no path set “nowhere”");
    add("differs", R"("prop": "privileged", "op": "==", "value": true)",
        R"("prop": "tenant", "op": "differs")", 9, "/rules/0/when/op",
        "“differs” may stand only in the “where”");
    add("counted network", R"({"prop": "privileged", "op": "==", "value": true})",
        R"({"count": {"rel": "same_network", "op": ">", "value": 1}})", 9, "/rules/0/when/count/rel",
        "“same_network” cannot be counted");
    add("placeholder", "{image_tag}", "{imagetag}", 10, "/rules/0/message", "the message names “{imagetag}”");
    const char *const estimate =
        R"("attack_paths": {"edges": [{"id": "A2", "estimates": [{"id": "own", "probability": 0.5, "when":
           {"prop": "privileged", "op": "==", "value": true}, "reason": "it runs {imagetag}"}]}]}, "silence")";
    add("placeholder of an estimate", R"("silence")", estimate, 17,
        "/attack_paths/edges/0/estimates/0/reason", "the reason names “{imagetag}”");
    add("placeholder of an obstacle", R"("silence")",
        R"("attack_paths": {"edges": [{"id": "A2", "obstacles": [{"times": 0.5, "reason": "{name}"}]}]}, "silence")",
        16, "/attack_paths/edges/0/obstacles/0/reason", "a placeholder cannot stand in it");
    add("placeholder of an asset", R"("silence")",
        R"("attack_paths": {"assets": [{"id": "a", "kinds": ["container"], "hold": "data", "impact": 2,
           "reason": "{name}"}]}, "silence")",
        17, "/attack_paths/assets/0/reason", "a placeholder cannot stand in it");
    add("open placeholder", "{image_tag}.", "{image_tag.", 10, "/rules/0/message", "a placeholder is opened");
    add("likelihood", R"("likelihood": 3, "impact")", R"("likelihood": 6, "impact")", 11,
        "/rules/0/likelihood", "“likelihood” must be a whole number from 1 to 5");
    add("policy", R"("silent")", R"("quiet")", 11, "/rules/0/on_unknown",
        "“on_unknown” must be default, unverified or silent");
    add("reference", R"(["ACME 1"])", R"(["ACME 2"])", 12, "/rules/0/references/0",
        "there is no reference “ACME 2”");
    add("modifier", "M-EXPOSED", "M-EXPOSE", 12, "/rules/0/modifiers/0", "there is no modifier “M-EXPOSE”");
    add("mitigation", R"([{"id": "ACME-FIX", "effect")", R"([{"id": "ACME-FIXED", "effect")", 13,
        "/rules/0/mitigations/0/id", "there is no mitigation “ACME-FIXED”");
    add("threat", R"("entry": "A")", R"("entry": "B")", 8, "/rules/0/entry", "there is no threat “B”");
    add("category", R"("stride": "tampering")", R"("stride": "tempering")", 3, "/threats/0/stride",
        "there is no STRIDE category “tempering”");
    add("set", R"("property": "privileged", "value": false)", R"("property": "privileged", "value": 1)", 6,
        "/mitigations/0/sets/0/value", "“value” must be true or false");
    add("duplicate rule", R"("id": "A.1")", R"("id": "T2.9")", 8, "/rules/0/id",
        "there is already a rule “T2.9”");
    add("unknown key", R"("on_unknown")", R"("onUnknown": 1, "on_unknown")", 11, "/rules/0/onUnknown",
        "“onUnknown” is not known here; did you mean “on_unknown”?");
    add("missing", R"("likelihood": 3, "impact": 3,)", R"("likelihood": 3,)", 7, "/rules/0",
        "“impact” is missing");
    add("retune", R"("rule": "T2.9")", R"("rule": "T2.99")", 15, "/retune/0/rule",
        "there is no rule “T2.99”");
    add("silence", R"("target": "D3")", R"("target": "D33")", 16, "/silence/0/target",
        "there is no rule, threat or catalog “D33”");
    for (const char *url : {"javascript:alert(1)", "file:///etc/passwd", "apply:A.1", "data:text/html,x",
                            "//example.org", "https://", "https:///etc", "https://a.b/\" onclick=x",
                            "https://a.b/> <", " https://a.b", "HTTPS://a.b"}) {
        const std::string to = R"("title": "ACME handbook 1", "url": )" + nlohmann::json(url).dump();
        add(url, R"("title": "ACME handbook 1")", to.c_str(), 4, "/references/ACME 1/url",
            "expected one that begins with https:// or http://");
    }
    add("line end in an id", R"("id": "A.1")", R"("id": "A.1\nB")", 8, "/rules/0/id",
        "this text contains the control character U+000A");
    add("escape in a title", R"("title": "Fix")", R"("title": "F\u001b[2Jix")", 5, "/mitigations/0/title",
        "this text contains the control character U+001B");
    add("delete in a message", "{name} runs", R"({name}\u007f runs)", 10, "/rules/0/message",
        "this text contains the control character U+007F");
    add("C1 control in a reason", "rebuilt daily", R"(rebuilt\u009bdaily)", 15, "/retune/0/reason",
        "this text contains the control character U+009B");
    add("escape in a name", R"("ACME 1": {)", R"("ACME\u001b 1": {)", 4, "/references",
        "a name in this object contains the control character U+001B");
    add("tab in a value", R"("prop": "privileged", "op": "==", "value": true)",
        R"("prop": "image_tag", "op": "==", "value": "a\tb")", 9, "/rules/0/when/value",
        "this text contains the control character U+0009");
    add("whole number", R"("property": "privileged", "value": false)",
        R"("property": "user_id", "value": 1e300)", 6, "/mitigations/0/sets/0/value",
        "the property “user_id” takes a whole number");
    add("version", R"("version": 1)", R"("version": 2)", 2, "/version",
        "this version of the format is not known");
    add("duplicate key", R"("version": 1)", R"("version": 1, "version": 1)", 2, "/version", "");
    add("syntax", R"("threats": [)", R"("threats": [,)", 3, "", "");
}

void TestCatalogErrors::refuses()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, line);
    QFETCH(QString, pointer);
    QFETCH(QString, message);
    QString text = sound;
    QVERIFY(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    const auto loaded = with({{"acme.json", text.toStdString(), false}});
    QVERIFY(!loaded);
    const Error &error = loaded.error();
    QCOMPARE(QString::fromStdString(error.file), QString("acme.json"));
    QCOMPARE(error.line, line);
    if (!pointer.isEmpty())
        QCOMPARE(QString::fromStdString(error.pointer), pointer);
    QVERIFY2(QString::fromStdString(error.message).contains(message), error.message.c_str());
}

void TestCatalogErrors::refusesTooManyToNumber_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("item"); // %1: its number
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("message");
    const auto add = [](const char *name, const char *start, const char *item, const char *end) {
        QTest::newRow(name) << QString(start) << QString(item) << QString(end)
                            << QString("the catalogs contain more than 65000 %1").arg(name);
    };
    add("facts", R"("facts": [)",
        R"({"name": "f%1", "kinds": ["container"], "title": "f", "when": {"all": []}})", "]");
    add("modifiers", R"("modifiers": [)",
        R"({"id": "m%1", "when": {"all": []}, "likelihood": 1, "impact": 0, "reason": "r"})", "]");
    add("different tests",
        R"("modifiers": [{"id": "m", "likelihood": 1, "impact": 0, "reason": "r", "when": {"any": [)",
        R"({"prop": "image_tag", "op": "==", "value": "%1"})", "]}}]");
    add("relations in conditions",
        R"("modifiers": [{"id": "m", "likelihood": 1, "impact": 0, "reason": "r", "when": {"any": [)",
        R"({"exists": {"rel": "runs_on"}})", "]}}]");
    add("rules", R"("threats": [{"id": "A", "stride": "tampering", "title": "A"}], "rules": [)",
        R"({"id": "A.%1", "entry": "A", "applies_to": ["container"], "title": "A", "when": {"all": []}, )"
        R"("message": "a", "likelihood": 1, "impact": 1, "on_unknown": "silent"})",
        "]");
}

void TestCatalogErrors::refusesTooManyToNumber()
{
    QFETCH(QString, start);
    QFETCH(QString, item);
    QFETCH(QString, end);
    QFETCH(QString, message);
    QString text = R"({"format": "bulkhead-catalog", "version": 1, "id": "acme", )" + start;
    for (int i = 0; i <= 65'000; ++i)
        text += QString(item).replace("%1", QString::number(i)) + (i == 65'000 ? "" : ",");
    const auto loaded = with({{"acme.json", (text + end + "}").toStdString(), false}});
    QVERIFY(!loaded);
    QCOMPARE(QString::fromStdString(loaded.error().message), message);
    QCOMPARE(loaded.error().file, std::string("acme.json"));
}

void TestCatalogErrors::refusesAnEnumerationThatBitsCannotTell()
{
    const nlohmann::json original = nlohmann::json::parse(*resources::find("vocabulary.json"));
    const auto load = [&](std::size_t values) {
        nlohmann::json json = original;
        for (auto &property : json["properties"])
            if (property["name"] == "service_type" && property["kind"] == "container")
                while (property["enum"].size() < values)
                    property["enum"].push_back("type" + std::to_string(property["enum"].size()));
        const auto vocabulary = model::Vocabulary::fromJson(json.dump(), "vocabulary.json");
        return Catalogs::load(builtInSources(), vocabulary.value());
    };
    QVERIFY(load(64).ok());
    const auto refused = load(65);
    QVERIFY(!refused);
    QCOMPARE(refused.error().message,
             std::string("the property “service_type” of container has 65 values; rules can tell 64 apart"));
}

void TestCatalogErrors::takesLinesInSnippetsOnly()
{
    QString text = sound;
    text.replace(R"("title": "Fix",)", R"("title": "Fix", "snippets": {"compose": "a:\n\tb"},)");
    const auto loaded = with({{"acme.json", text.toStdString(), false}});
    QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().text().c_str());
    QCOMPARE((*loaded)->mitigation("ACME-FIX")->snippets.front().text, std::string("a:\n\tb"));
    text.replace(R"(a:\n\tb)", R"(a:\u001b)");
    QVERIFY(!with({{"acme.json", text.toStdString(), false}}));
}

void TestCatalogErrors::refusesWhatIsNoCatalog_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\x02\x01\x01\0\xff\xfe",
                                          10);
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("another format") << QByteArray(R"({"format": "bulkhead-model", "version": 1})");
    QTest::newRow("cut off") << QByteArray(sound).left(300);
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("deep condition") << QByteArray(sound).replace(
        R"({"prop": "privileged", "op": "==", "value": true})",
        QByteArray(R"({"not": )").repeated(5000) + "{}" + QByteArray(5000, '}'));
}

void TestCatalogErrors::refusesWhatIsNoCatalog()
{
    QFETCH(QByteArray, bytes);
    const auto loaded = with({{"acme.json", bytes.toStdString(), false}});
    QVERIFY(!loaded);
    QVERIFY(loaded.error().text().starts_with("acme.json:"));
}

} // namespace catalog_errors

BULKHEAD_TEST(catalog_errors, TestCatalogErrors, None)
#include "test_errors.moc"
