// SPDX-License-Identifier: Apache-2.0
#include "export/formats/formats.h"
#include "tests/support/places.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace bulkhead;
using exporting::FormatGroup;

// The table of export formats that the command line, the window and the documentation read.
class FormatsTest : public QObject
{
    Q_OBJECT

private slots:
    void idsAreUniqueWithinAGroup();
    void fileNamesDecideWithinAGroup();
    void documentationNamesEachFormat();
};

namespace {

constexpr FormatGroup groups[] = {FormatGroup::Report, FormatGroup::Picture, FormatGroup::Findings,
                                  FormatGroup::Exchange};

} // namespace

void FormatsTest::idsAreUniqueWithinAGroup()
{
    for (const FormatGroup group : groups) {
        QSet<QString> ids;
        for (const std::string &id : exporting::formatIds(group)) {
            QVERIFY2(!ids.contains(QString::fromStdString(id)), id.c_str());
            ids.insert(QString::fromStdString(id));
        }
        QVERIFY(!ids.isEmpty());
    }
}

void FormatsTest::fileNamesDecideWithinAGroup()
{
    const auto id = [](FormatGroup group, std::string_view file) {
        const exporting::Format *format = exporting::findFormat(group, {}, file);
        return format ? QString::fromStdString(std::string(format->id)) : QString();
    };
    QCOMPARE(id(FormatGroup::Report, "out/report.HTM"), QString("html"));
    QCOMPARE(id(FormatGroup::Report, "report.md"), QString("markdown"));
    QCOMPARE(id(FormatGroup::Picture, "a.b/c.gv"), QString("dot"));
    QCOMPARE(id(FormatGroup::Report, "report.svg"), QString());
    QCOMPARE(id(FormatGroup::Report, "folder.html/report"), QString());
    QCOMPARE(id(FormatGroup::Report, "-"), QString());
    QCOMPARE(QString::fromStdString(exporting::suffixList(FormatGroup::Report)),
             QString(".html, .pdf, .md or .json"));
}

// docs/cli.md has a row for each format, with its id and the usual suffix of its files.
void FormatsTest::documentationNamesEachFormat()
{
    QFile file(QString::fromStdString(tests::sourceDir() + "/docs/cli.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    constexpr const char *commands[] = {"report", "render", "analyze", "export"}; // by group
    for (std::size_t i = 0; i < std::size(groups); ++i) {
        for (const exporting::Format &format : exporting::formats) {
            if (!format.isOf(groups[i]))
                continue;
            const QString row = QString("| `%1` | `%2` | `.%3` |")
                                    .arg(commands[i], QString::fromStdString(std::string(format.id)),
                                         QString::fromStdString(std::string(format.suffixes.front())));
            QVERIFY2(text.contains(row), qPrintable(row));
        }
    }
}

QTEST_APPLESS_MAIN(FormatsTest)
#include "formats_test.moc"
