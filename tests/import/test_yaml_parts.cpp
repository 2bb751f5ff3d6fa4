// SPDX-License-Identifier: Apache-2.0
#include "import/reading/text_encoding.h"
#include "import/reading/yaml_directives.h"
#include "import/reading/yaml_list.h"
#include "import/reading/yaml_parts.h"
#include "tests/support/document_text.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace import_yaml_parts {

using namespace bulkhead;
using namespace bulkhead::import;
using tests::describe;
using tests::repeated;
using tests::textOf;

namespace {

const std::filesystem::path corpora = tests::corporaDir();

std::string contentsOf(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Cut wherever that is allowed after so many bytes; nothing where there is one part, or the whole has to be
// read.
std::optional<std::vector<Document>> readInParts(const std::string &bytes, const Limits &limits = {},
                                                 std::size_t partBytes = 1)
{
    auto decoded = decodeText(bytes, "a.yaml");
    if (!decoded || settleDirectives(*decoded, "a.yaml"))
        return std::nullopt;
    const SourceText text(std::make_shared<const std::string>(*std::move(decoded)));
    if (const auto parts = cutYaml(text, partBytes); parts.size() > 1)
        return readYamlParts(parts, "a.yaml", limits, {});
    if (const auto parts = cutYamlList(text, partBytes); parts.size() > 1)
        return readYamlList(parts, "a.yaml", limits, {});
    return std::nullopt;
}

// Documents one after another as the items of a list, the way kubectl prints them.
std::string asList(const std::string &documents)
{
    std::string text = "apiVersion: v1\nitems:\n";
    bool isFirst = true;
    for (std::size_t at = 0; at < documents.size();) {
        const std::size_t end = std::min(documents.find('\n', at), documents.size());
        const std::string line = documents.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("---")) {
            isFirst = true;
        } else {
            const bool isItem = isFirst && line.find_first_not_of(" \t\r") != std::string::npos;
            text += (isItem ? "- " : isFirst || line.empty() ? "" : "  ") + line + '\n';
            isFirst = isFirst && !isItem;
        }
    }
    return text + "kind: List\nmetadata:\n  resourceVersion: \"\"\n";
}

} // namespace

class TestYamlParts : public QObject
{
    Q_OBJECT

private slots:
    void saysInPartsWhatTheWholeSays_data();
    void saysInPartsWhatTheWholeSays();
    void leavesToTheWholeWhatPartsCannotSay_data();
    void leavesToTheWholeWhatPartsCannotSay();
    void sharesTheLimits();
    void saysOfRealFilesWhatTheWholeSays();
    void readsLargeFiles();
    void refusesInLargeFilesWhatItRefusesInSmallOnes();
};

void TestYamlParts::saysInPartsWhatTheWholeSays_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QByteArray(text); };
    row("plain", "a: 1\n---\nb: 2\n--- c\n---\n- d\n");
    row("marks at both ends", "---\na: 1\n---\n");
    row("empty documents and comments", "# x\n---\n# y\n---\n\n---\n...\n# z\n---\na: 1\n");
    row("ends of documents", "a: 1\n...\n---\nb\n...\nc\n--- |\n d\n---\n");
    row("carriage returns", "a: 1\r\n---\r\nb: 2\r\n---\r\nc: 3\r\n");
    row("lone carriage returns", "a: 1\rb: 2\n---\nc: 3\r\n---\n d: 4");
    row("texts that hold the mark", "a: |\n  x\n  ---\n  y\nb: ---x\n---\nc: '\n  ---'\n---x: 1\n");
    row("anchors begin anew", "a: &x 1\nb: *x\n---\na: &x 2\nb: *x\n");
    row("tags", "a: !x 1\n--- !y\nb: !!str 2\n");
    row("list",
        "# x\n---\na: 1\nitems:\n- b: 1\n  c:\n  - 2\n- d\n# y\n\n- [e]\n-\n  f\nkind: List\nx: {y: z}\n");
    row("list with a document after it", "a:\n- b\n- c\n---\n- d\n");
    row("list at the end", "items:\n- b: |\n    - x\n    kind: y\n- c: 'd\n\n    e'");
    row("list with lone carriage returns", "a: 1\ritems:\n- b\r- c\n- d\nkind: List\n");
    row("list with anchors and merges", "items:\n- &a {b: 1}\n- <<: {c: 2}\n  d: &a [3]\nz: &a 2\ny: *a\n");
    row("list in a map of many keys", "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng:\n- 1\n- 2\nh: 8\ni: 9\nj: 10\n"
                                      "k: 11\nl: 12\nm: 13\n");
}

void TestYamlParts::saysInPartsWhatTheWholeSays()
{
    QFETCH(QByteArray, text);
    const auto whole = parseYaml(text.toStdString(), "a.yaml");
    QVERIFY2(whole.ok(), whole ? "" : describe(whole.error()).c_str());
    const auto inParts = readInParts(text.toStdString());
    QVERIFY(inParts);
    QCOMPARE(QByteArray::fromStdString(textOf(*inParts)), QByteArray::fromStdString(textOf(*whole)));
}

void TestYamlParts::leavesToTheWholeWhatPartsCannotSay_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QByteArray(text); };
    row("one document", "a: 1\nb: ---\n");
    row("directives", "%TAG !e! tag:e,2000:\n---\na: !e!x 1\n...\n%YAML 1.2\n---\nb: 2\n");
    row("bracket left open", "a: 1\n---\nc: [\n---\nd: 1\n");
    row("key twice", "a: 1\n---\nc: 1\nc: 2\n");
    row("alias to another document", "a: &x 1\n---\nb: *x\n");
    row("list with an empty item", "a:\n- b\n-\n- # c\n- d\n");
    row("list of one item", "items:\n- a\nkind: List\n");
    row("list with an alias to another item", "items:\n- &x a\n- *x\nkind: List\n");
    row("list under a key twice", "items: 1\nitems:\n- a\n- b\n");
    row("key of the list again after it", "items:\n- a\n- b\nitems: 1\n");
    row("list with an anchor", "items: &x\n- a\n- b\nc: *x\n");
    row("list below another key", "a:\n  b:\n- c\n- d\n");
    row("list in a text", "a: |\n  b:\n- c\n- d\n");
    row("list under a text in quotes", "a: \"\nb:\n- c\n- d\"\n");
    row("list that ends with something else", "a:\n- b\n- c\n?d\n");
    row("list of a text on many lines", "a:\n- b\n- \"c\n- d\"\n");
}

void TestYamlParts::leavesToTheWholeWhatPartsCannotSay()
{
    QFETCH(QByteArray, text);
    // The whole may be good or bad: the parts must not decide that.
    const auto inParts = readInParts(text.toStdString());
    if (!inParts)
        return;
    const auto whole = parseYaml(text.toStdString(), "a.yaml");
    QVERIFY(whole.ok());
    QCOMPARE(QByteArray::fromStdString(textOf(*inParts)), QByteArray::fromStdString(textOf(*whole)));
    QFAIL("it was read in parts");
}

void TestYamlParts::sharesTheLimits()
{
    const std::string documents = "a: 1\n---\nb: 2\n---\n";
    Limits limits;
    limits.nodes = 12; // four in each part: keys and values, and the document that its last line begins
    QVERIFY(readInParts(documents + "c: 3\n", limits));
    QVERIFY(!readInParts(documents + "c: [1, 2]\n", limits));
    limits.nodes = 12; // six in each part: the second, with the key after the list, has as many
    QVERIFY(readInParts("items:\n- a\n- b\nkind: List\n", limits));
    QVERIFY(!readInParts("items:\n- a\n- [b]\nkind: List\n", limits));
    limits.depth = 3;
    QVERIFY(parseYaml("items:\n- a\n- [b]\nkind: List\n", "a.yaml", limits).ok());
    limits.depth = 2;
    QVERIFY(!parseYaml("items:\n- a\n- [b]\nkind: List\n", "a.yaml", limits).ok());
    QVERIFY(!readInParts("items:\n- a\n- [b]\nkind: List\n", limits));
}

void TestYamlParts::saysOfRealFilesWhatTheWholeSays()
{
    if (!std::filesystem::exists(corpora / "README.md"))
        QSKIP("the corpora are not here");
    QStringList wrong;
    int read = 0;
    const auto compare = [&](const std::string &text, const std::filesystem::path &path) {
        const auto inParts = readInParts(text, {}, text.size() / 5);
        if (!inParts)
            return;
        ++read;
        const auto whole = parseYaml(text, "a.yaml");
        if (!whole || textOf(*inParts) != textOf(*whole))
            wrong << QString::fromStdString(path.string());
    };
    for (const char *folder : {"parser", "apps", "psa"}) {
        for (const auto &entry : std::filesystem::recursive_directory_iterator(corpora / folder)) {
            const std::string extension = entry.path().extension().string();
            if (!entry.is_regular_file() || (extension != ".yaml" && extension != ".yml"))
                continue;
            const std::string text = contentsOf(entry.path());
            const std::string twice = text + (text.ends_with('\n') ? "---\n" : "\n---\n") + text;
            compare(twice, entry.path());
            compare(asList(twice), entry.path());
        }
    }
    QVERIFY(read > 600);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

namespace {

constexpr int count = 60'000; // large enough that several threads read it
const std::string manyServices =
    repeated("kind: Service\nmetadata:\n  name: web\n  labels: {a: b}\n---\n", count);

} // namespace

void TestYamlParts::readsLargeFiles()
{
    const auto stream = parseYaml(manyServices + "a: 1\n", "a.yaml");
    QVERIFY2(stream.ok(), stream ? "" : describe(stream.error()).c_str());
    QCOMPARE(stream->size(), std::size_t{count + 1});
    QCOMPARE(stream->back().root().line(), 5 * count + 1);
    QCOMPARE((*stream)[count / 2].root().keyLine("metadata"), 5 * (count / 2) + 2);

    const auto list = parseYaml(asList(manyServices), "a.yaml");
    QVERIFY2(list.ok(), list ? "" : describe(list.error()).c_str());
    QCOMPARE(list->size(), std::size_t{1});
    const auto items = list->front().root()["items"].items();
    QCOMPARE(items.size(), std::size_t{count});
    QCOMPARE(items[count / 2]["metadata"].keyLine("name"), 3 + 4 * (count / 2) + 2);
    QCOMPARE(list->front().root().keyLine("kind"), 3 + 4 * count);
}

void TestYamlParts::refusesInLargeFilesWhatItRefusesInSmallOnes()
{
    const auto duplicate = parseYaml(manyServices + "a: 1\na: 2\n---\n" + manyServices + "b: [\n", "a.yaml");
    QVERIFY(!duplicate);
    QCOMPARE(duplicate.error().line, 5 * count + 2);
    const auto inList =
        parseYaml(asList(manyServices + "a: 1\na: 2\n---\n" + manyServices + "b: [\n"), "a.yaml");
    QVERIFY(!inList);
    QCOMPARE(inList.error().line, 3 + 4 * count + 1);
    // A key of the list before its items and behind them, where either may be taken.
    Limits lenient;
    lenient.repeatedKeys = RepeatedKeys::LaterWins;
    const std::string twice = "kind: Other\n" + asList(manyServices);
    QVERIFY(!parseYaml(twice, "a.yaml"));
    const auto taken = parseYaml(twice, "a.yaml", lenient);
    QVERIFY2(taken.ok(), taken ? "" : describe(taken.error()).c_str());
    QCOMPARE(taken->front().root()["kind"].text(), std::string_view("List"));
    QCOMPARE(taken->front().root()["items"].size(), std::size_t{count});
    QCOMPARE(taken->front().repeatedKeys().size(), std::size_t{1});
    QCOMPARE(taken->front().repeatedKeys().front().replaced, 1);

    Limits limits;
    limits.nodes = 11 * count + 1; // each of the documents has eleven keys and values
    const auto justEnough = parseYaml(manyServices + "{}\n", "a.yaml", limits);
    QVERIFY2(justEnough.ok(), justEnough ? "" : describe(justEnough.error()).c_str());
    limits.nodes = 11 * count;
    const auto tooMany = parseYaml(manyServices + "{}\n", "a.yaml", limits);
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, std::string("import.limit"));
    QCOMPARE(tooMany.error().line, 5 * count + 1);

    std::stop_source source;
    source.request_stop();
    for (const std::string &text : {manyServices, asList(manyServices)}) {
        const auto stopped = parseYaml(text, "a.yaml", {}, source.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, std::string("import.cancelled"));
    }
}

} // namespace import_yaml_parts

BULKHEAD_TEST(import_yaml_parts, TestYamlParts, None)
#include "test_yaml_parts.moc"
