#include "export/text/anchor.h"
#include "export/text/csv.h"
#include "export/text/markdown.h"
#include "export/text/uri.h"
#include "export/text/words.h"

#include <QTest>

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
        QTest::newRow("list") << QByteArray("- a") << QByteArray("\\- a");
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
        QCOMPARE(percentText(0.001), std::string("< 1 %"));
        QCOMPARE(percentText(0.424), std::string("42 %"));
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "text_test.moc"
