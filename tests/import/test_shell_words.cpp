// SPDX-License-Identifier: Apache-2.0
#include "import/shared/shell_words.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_shell_words {

using namespace bulkhead::import;

// Commands and scripts as sh splits them.
class ShellWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void words_data();
    void words();
    void scripts();
};

void ShellWordsTest::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *text, const QStringList &expected) {
        QTest::newRow(text) << QString(text) << expected;
    };
    row("a  b\tc\n", {"a", "b", "c"});
    row(R"('a\' b)", {R"(a\)", "b"});
    row(R"('a\n')", {R"(a\n)"});
    row(R"("a\"b\\c\$d\n")", {R"(a"b\c$d\n)"});
    row(R"(a\ b \'c)", {"a b", "'c"});
    row("a\\\nb", {"ab"});
    row("'' \"\" a''", {"", "", "a"});
    row("a#b #c", {"a#b", "#c"});
    row("'open", {"open"});
}

void ShellWordsTest::words()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QStringList words;
    for (const std::string &word : splitCommand(text.toStdString()))
        words += QString::fromStdString(word);
    QCOMPARE(words, expected);
}

void ShellWordsTest::scripts()
{
    const auto commands = splitScript("a 'x\\'; b | c 2>&1 && \"d;e\" # f; g\nh &>i\n");
    QStringList joined;
    for (const auto &command : commands) {
        QStringList words;
        for (const std::string &word : command)
            words += QString::fromStdString(word);
        joined += words.join(' ');
    }
    QCOMPARE(joined, QStringList({"a x\\", "b", "c 2>&1", "d;e", "h &>i"}));
}

} // namespace import_shell_words

BULKHEAD_TEST(import_shell_words, ShellWordsTest, None)
#include "test_shell_words.moc"
