// SPDX-License-Identifier: Apache-2.0
#include "export/text/anchor.h"
#include "export/text/csv.h"
#include "export/text/json_text.h"
#include "export/text/markdown.h"
#include "export/text/uri.h"
#include "export/text/words.h"
#include "model/json/json_writer.h"
#include "model/utf8.h"
#include "model/visible_text.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>
#include <QTest>

namespace export_text {

using namespace bulkhead::exporting;

// The small writers that keep a value from becoming something else in the format it is written to.
class TextTest : public QObject
{
    Q_OBJECT

private slots:
    void csvCells_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QByteArray("web") << QByteArray("web");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QByteArray("a \"b\"") << QByteArray("\"a \"\"b\"\"\"");
        QTest::newRow("line break") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
        QTest::newRow("formula") << QByteArray("=HYPERLINK(1)") << QByteArray("'=HYPERLINK(1)");
        QTest::newRow("formula with comma") << QByteArray("@SUM(1,2)") << QByteArray("\"'@SUM(1,2)\"");
        QTest::newRow("plus") << QByteArray("+1") << QByteArray("'+1");
        QTest::newRow("minus") << QByteArray("-1") << QByteArray("'-1");
        QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("\"'\t=1\"");
        QTest::newRow("escape") << QByteArray("a\x1b[2J\rb") << QByteArray("a␛[2J␍b");
        QTest::newRow("formula inside") << QByteArray("a=1") << QByteArray("a=1");
    }
    void csvCells()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(QByteArray::fromStdString(csvCell(text.toStdString())), cell);
    }

    void markdown_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("escaped");
        QTest::newRow("plain") << QByteArray("Runs as root.") << QByteArray("Runs as root.");
        QTest::newRow("emphasis") << QByteArray("*a* _b_") << QByteArray("\\*a\\* \\_b\\_");
        QTest::newRow("table") << QByteArray("a|b") << QByteArray("a\\|b");
        QTest::newRow("html") << QByteArray("<img src=x>") << QByteArray("\\<img src=x\\>");
        QTest::newRow("link") << QByteArray("[a](b)") << QByteArray("\\[a\\](b)");
        QTest::newRow("lines") << QByteArray("a\n# b") << QByteArray("a \\# b");
        QTest::newRow("escape") << QByteArray("a\x1b[2J\xC2\x9B\xE2\x80\xAE")
                                << QByteArray("a␛\\[2J\\<U+009B\\>\\<U+202E\\>");
        QTest::newRow("list") << QByteArray("- a") << QByteArray("\\- a");
        QTest::newRow("list further in") << QByteArray("  - a") << QByteArray("  \\- a");
        QTest::newRow("numbered list") << QByteArray("12. a") << QByteArray("12\\. a");
        QTest::newRow("other numbered list") << QByteArray("1) a") << QByteArray("1\\) a");
        QTest::newRow("number") << QByteArray("1.5 a") << QByteArray("1.5 a");
    }
    void markdown()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, escaped);
        QCOMPARE(QByteArray::fromStdString(markdownText(text.toStdString())), escaped);
    }

    void codeCannotBreakOut()
    {
        QCOMPARE(markdownCode("a"), std::string("`a`"));
        QCOMPARE(markdownCode("a`b"), std::string("``a`b``"));
        QCOMPARE(markdownCode("`"), std::string("`` ` ``"));
        QCOMPARE(markdownBlock("", "x\n```\ny"), std::string("````\nx\n```\ny\n````\n"));
    }

    void controlsAreVisible_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << QByteArray("Café → 中 👍") << QByteArray("Café → 中 👍");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("lines") << QByteArray("a\nb\r\tc") << QByteArray("a␊b␍␉c");
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("a␀b");
        QTest::newRow("DEL") << QByteArray("\x7f") << QByteArray("␡");
        QTest::newRow("C1") << QByteArray("\xC2\x9B") << QByteArray("<U+009B>");
        QTest::newRow("direction") << QByteArray("\xE2\x80\xAE\xE2\x81\xA6\xD8\x9C")
                                   << QByteArray("<U+202E><U+2066><U+061C>");
        QTest::newRow("separator") << QByteArray("\xE2\x80\xA8") << QByteArray("<U+2028>");
        QTest::newRow("noncharacters")
            << QByteArray("\xEF\xBF\xBE\xF0\x9F\xBF\xBF") << QByteArray("<U+FFFE><U+01FFFF>");
        QTest::newRow("no UTF-8") << QByteArray("\xE9t\xE9") << QByteArray("\\xE9t\\xE9");
        QTest::newRow("cut off") << QByteArray("a\xE2\x80") << QByteArray("a\\xE2\\x80");
    }
    void controlsAreVisible()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, line);
        QCOMPARE(QByteArray::fromStdString(bulkhead::model::visibleText(text.toStdString())), line);
    }

    void jsonEscapesControls()
    {
        const std::string name = "a\x1b\x7f\xC2\x9B\xE2\x80\xAE é";
        const std::string json = jsonText(nlohmann::ordered_json(name));
        QCOMPARE(json, std::string("\"a\\u001b\\u007f\\u009b\\u202e é\"\n"));
        QCOMPARE(nlohmann::json::parse(json).get<std::string>(), name);
    }

    // Findings are written as text, the rest of a document as a tree: both read the same, wherever in a text
    // the character stands.
    void jsonWrittenAsTextIsThatOfTheTree_data() { controlsAreVisible_data(); }
    void jsonWrittenAsTextIsThatOfTheTree()
    {
        using bulkhead::model::JsonWriter;
        QFETCH(QByteArray, text);
        for (std::size_t before = 0; before < 17; ++before) {
            const std::string name = std::string(before, 'x') + "\"\\" + text.toStdString() + "\t9 letters";
            JsonWriter writer(JsonWriter::Layout::OneLine, 0, JsonWriter::Controls::Escaped);
            writer.text(name);
            const std::string json = jsonText(nlohmann::ordered_json(name));
            if (bulkhead::model::isUtf8(name))
                QCOMPARE(writer.result() + '\n', json);
            else
                QVERIFY(nlohmann::json::parse(writer.result()).get<std::string>().find("\xEF\xBF\xBD") !=
                        std::string::npos);
        }
    }

    void uris()
    {
        QCOMPARE(relativeUri("k8s/web app.yaml"), std::string("k8s/web%20app.yaml"));
        QCOMPARE(relativeUri("a?b#c:d"), std::string("a%3Fb%23c%3Ad"));
        QCOMPARE(relativeUri("\xC3\xA9"), std::string("%C3%A9"));
    }

    void anchorsTellIdsApart()
    {
        QCOMPARE(anchorOf("element", "web"), std::string("element-web"));
        QVERIFY(anchorOf("e", "a/b") != anchorOf("e", "a_b"));
        QVERIFY(anchorOf("e", "a/b") != anchorOf("e", "a_2fb"));
        QVERIFY(anchorOf("e", "\"><script>").find_first_of("\"<> ") == std::string::npos);
    }

    void words()
    {
        QCOMPARE(counted(1, "issue"), std::string("1 issue"));
        QCOMPARE(counted(0, "issue"), std::string("0 issues"));
        QCOMPARE(nameList({"a", "b", "c", "d"}, 2), std::string("a, b and 2 more"));
        QCOMPARE(percentText(0.001), std::string("under 1 %"));
        QCOMPARE(percentText(0.424), std::string("42 %"));
    }
};

} // namespace export_text

BULKHEAD_TEST(export_text, TextTest, None)
#include "text_test.moc"
