// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/json_patch.h"
#include "import/kubernetes/strategic_merge.h"
#include "tests/support/document_json.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace import_patches {

using namespace bulkhead::import;
using namespace bulkhead::import::kubernetes;
using bulkhead::tests::asJson;
using nlohmann::json;

// What patches by strategy and JSON patches make of an object.
class PatchesTest : public QObject
{
    Q_OBJECT

private slots:
    void strategicPatchesMerge_data();
    void strategicPatchesMerge();
    void jsonPatchesChange_data();
    void jsonPatchesChange();
};

namespace {

Document read(const QString &text)
{
    return parseYaml(text.toStdString(), "input.yaml").value().front();
}

QString written(const Draft &draft, ChangeAllowance &allowance)
{
    const auto document = draft.written("object.yaml", 1, {}, allowance);
    return document ? QString::fromStdString(asJson(document->root()).dump())
                    : QString::fromStdString(document.error().text());
}

} // namespace

void PatchesTest::strategicPatchesMerge_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *object, const char *patch, const char *expected) {
        QTest::newRow(name) << QString(object) << QString(patch) << QString(expected);
    };
    const char *const pod = "{s: {a: 1, b: 2}, containers: [{name: c, x: 1}, {name: d, y: 2}]}";
    row("maps are merged", pod, "{s: {b: 3, c: 4}}",
        R"({"containers":[{"name":"c","x":1},{"name":"d","y":2}],"s":{"a":1,"b":3,"c":4}})");
    row("null takes out", pod, "{containers: null, s: {a: null, z: null}}", R"({"s":{"b":2}})");
    row("lists are merged by names", pod, "{containers: [{name: d, y: 3}, {name: e}]}",
        R"({"containers":[{"name":"d","y":3},{"name":"e"},{"name":"c","x":1}],"s":{"a":1,"b":2}})");
    row("new items come first", pod, "{s: null, containers: [{name: e}, {name: f}]}",
        R"({"containers":[{"name":"e"},{"name":"f"},{"name":"c","x":1},{"name":"d","y":2}]})");
    row("an item is named and deleted", pod,
        "{s: null, containers: [{name: d, z: 1}, {name: e}, {name: d, $patch: delete}]}",
        R"({"containers":[{"name":"e"},{"name":"c","x":1}]})");
    row("other lists are replaced", "{args: [a, b]}", "{args: [c]}", R"({"args":["c"]})");
    row("a map is deleted", pod, "{s: {$patch: delete}}",
        R"({"containers":[{"name":"c","x":1},{"name":"d","y":2}]})");
    row("a map is replaced", pod, "{s: {$patch: replace, z: 1}, containers: null}", R"({"s":{"z":1}})");
    row("a map is merged by name", pod, "{s: {$patch: merge, a: 5}, containers: null}",
        R"({"s":{"a":5,"b":2}})");
    row("the whole is replaced", pod, "{$patch: replace, q: {$patch: merge, r: 1}}", R"({"q":{"r":1}})");
    row("an item is deleted", pod, "{s: null, containers: [{name: c, $patch: delete}]}",
        R"({"containers":[{"name":"d","y":2}]})");
    row("an item that is not there is deleted", pod, "{s: null, containers: [{name: z, $patch: delete}]}",
        R"({"containers":[{"name":"c","x":1},{"name":"d","y":2}]})");
    row("an item is replaced", pod, "{s: null, containers: [{name: c, z: 3, $patch: replace}]}",
        R"({"containers":[{"name":"c","z":3},{"name":"d","y":2}]})");
    row("an item is merged", pod, "{s: null, containers: [{name: c, z: 3, $patch: merge}]}",
        R"({"containers":[{"name":"c","x":1,"z":3},{"name":"d","y":2}]})");
    row("a list is replaced", pod, "{s: null, containers: [{$patch: replace}, {name: z}]}",
        R"({"containers":[{"name":"z"}]})");
    row("a list is deleted", pod, "{s: null, containers: [{$patch: delete}]}", R"({})");
    row("a list that is new", "{}",
        "{containers: [{$patch: replace}, {name: z, $patch: merge}, {name: y, $patch: delete}]}",
        R"({"containers":[{"name":"z"}]})");
    row("a map that is new", "{}", "{s: {$patch: replace, a: {$patch: delete}, $retainKeys: [a], b: 1}}",
        R"({"s":{"b":1}})");
    row("keys are retained", pod, "{containers: null, s: {$retainKeys: [b, c], c: 3}}",
        R"({"s":{"b":2,"c":3}})");
    row("keys of the whole are retained", pod, "{$retainKeys: [s]}", R"({"s":{"a":1,"b":2}})");
    row("the order of items is no field", pod,
        "{s: null, $setElementOrder/containers: [{name: d}, {name: c}], containers: [{name: d, y: 3}]}",
        R"({"containers":[{"name":"d","y":3},{"name":"c","x":1}]})");
    row("texts are deleted from a list", "{finalizers: [a, b, c]}",
        "{$deleteFromPrimitiveList/finalizers: [a, c], $setElementOrder/finalizers: [b]}",
        R"({"finalizers":["b"]})");
    row("texts are deleted from what is no list", "{finalizers: a}",
        "{$deleteFromPrimitiveList/finalizers: [a]}", R"({"finalizers":"a"})");
    row("other fields with a dollar", "{}", "{$ref: a, x: {$id: b}}", R"({"$ref":"a","x":{"$id":"b"}})");
}

void PatchesTest::strategicPatchesMerge()
{
    QFETCH(QString, object);
    QFETCH(QString, patch);
    QFETCH(QString, expected);
    const Document document = read(object);
    const Document changes = read(patch);
    std::size_t bytes = 100'000;
    ChangeAllowance allowance(bytes);
    Draft draft(document.root());
    QVERIFY(mergeStrategically(draft, changes.root(), true, allowance));
    QCOMPARE(written(draft, allowance), expected);
    QVERIFY(bytes < 100'000);

    std::size_t few = 10;
    ChangeAllowance spent(few);
    Draft other(document.root());
    mergeStrategically(other, changes.root(), true, spent);
    QVERIFY2(written(other, spent).contains("object.yaml:1: changes add more than"), "it costs nothing");
}

void PatchesTest::jsonPatchesChange_data()
{
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("expected"); // of {a: {b: 1}, l: [x, y]}
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *name, const char *patch, const char *expected, const char *fault = "") {
        QTest::newRow(name) << QString(patch) << QString(expected) << QString(fault);
    };
    const char *const same = R"({"a":{"b":1},"l":["x","y"]})";
    row("add to a map", "[{op: add, path: /a/c, value: 2}]", R"({"a":{"b":1,"c":2},"l":["x","y"]})");
    row("add over what is there", "[{op: add, path: /a/b, value: 2}]", R"({"a":{"b":2},"l":["x","y"]})");
    row("add to a list", "[{op: add, path: /l/1, value: z}]", R"({"a":{"b":1},"l":["x","z","y"]})");
    row("add at the end", "[{op: add, path: /l/-, value: z}]", R"({"a":{"b":1},"l":["x","y","z"]})");
    row("add behind the end", "[{op: add, path: /l/3, value: z}]", same, "operation 1 does not fit it");
    row("add the whole", "[{op: add, path: '', value: {z: 1}}]", R"({"z":1})");
    row("replace", "[{op: replace, path: /l/0, value: z}]", R"({"a":{"b":1},"l":["z","y"]})");
    row("replace a field that is not there", "[{op: replace, path: /a/c, value: 2}]",
        R"({"a":{"b":1,"c":2},"l":["x","y"]})");
    row("replace in a map that is not there", "[{op: replace, path: /z/a, value: 2}]", same,
        "operation 1 does not fit it");
    row("replace an item that is not there", "[{op: replace, path: /l/2, value: 2}]", same,
        "operation 1 does not fit it");
    row("remove", "[{op: remove, path: /l/0}, {op: remove, path: /a}]", R"({"l":["y"]})");
    row("remove at the end", "[{op: remove, path: /l/-}]", same, "operation 1 does not fit it");
    row("copy", "[{op: copy, from: /a/b, path: /l/0}]", R"({"a":{"b":1},"l":[1,"x","y"]})");
    row("copy into itself", "[{op: copy, from: /a, path: /a/c}]",
        R"({"a":{"b":1,"c":{"b":1}},"l":["x","y"]})");
    row("move", "[{op: move, from: /a, path: /c}]", R"({"c":{"b":1},"l":["x","y"]})");
    row("move into itself", "[{op: move, from: /a, path: /a/c}]", same, "operation 1 does not fit it");
    row("move to nowhere", "[{op: move, from: /a, path: /q/c}]", same, "operation 1 does not fit it");
    row("names with a slash", "[{op: add, path: /a~1b~0, value: 1}]",
        R"({"a":{"b":1},"a/b~":1,"l":["x","y"]})");
    row("fields with a dollar", "[{op: add, path: /a, value: {$patch: delete}}]",
        R"({"a":{"$patch":"delete"},"l":["x","y"]})");
    row("no pointer", "[{op: add, path: a, value: 1}]", same, "operation 1 does not fit it");
    row("no number", "[{op: remove, path: /l/00x}]", same, "operation 1 does not fit it");
    row("no operation",
        "[{op: add, path: /z, value: 1}, {op: merge, path: /a, value: 1}, {op: remove, path: /a}]",
        R"({"a":{"b":1},"l":["x","y"],"z":1})", "operation 2 does not fit it");
}

void PatchesTest::jsonPatchesChange()
{
    QFETCH(QString, patch);
    QFETCH(QString, expected);
    QFETCH(QString, fault);
    const Document document = read("{a: {b: 1}, l: [x, y]}");
    const Document operations = read(patch);
    std::size_t bytes = 100'000;
    ChangeAllowance allowance(bytes);
    Draft draft(document.root());
    const auto found = applyJsonPatch(draft, operations.root(), {}, allowance);
    QCOMPARE(QString::fromStdString(found.value_or("")), fault);
    QCOMPARE(written(draft, allowance), expected);

    std::size_t few = 10;
    ChangeAllowance spent(few);
    Draft other(document.root());
    QVERIFY(applyJsonPatch(other, operations.root(), {}, spent)
                .value_or("")
                .find("operation 1 changes objects by") == 0);
}

} // namespace import_patches

BULKHEAD_TEST(import_patches, PatchesTest, None)
#include "test_patches.moc"
