// SPDX-License-Identifier: Apache-2.0
#include "export/formats/formats.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QSet>
#include <QTest>
#include <stop_token>

namespace export_formats {

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
    void longWorkIsStopped_data();
    void longWorkIsStopped();
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

void FormatsTest::longWorkIsStopped_data()
{
    QTest::addColumn<int>("group");
    QTest::addColumn<QByteArray>("id");
    for (const char *id : {"html", "pdf", "markdown", "json"})
        QTest::addRow("report %s", id) << static_cast<int>(FormatGroup::Report) << QByteArray(id);
    for (const char *id : {"xlsx", "navigator", "opengraph", "drawio"})
        QTest::addRow("export %s", id) << static_cast<int>(FormatGroup::Exchange) << QByteArray(id);
}

void FormatsTest::longWorkIsStopped()
{
    QFETCH(int, group);
    QFETCH(QByteArray, id);
    const catalog::Analysis analysis = analyzed(tests::sourceDir() + "/resources/examples/web-shop.bulkhead");
    std::stop_source source;
    source.request_stop();
    exporting::ExportInput input;
    input.findings.analysis = &analysis;
    input.findings.shown = exporting::select(analysis, exporting::Confidence::Any);
    input.stop = source.get_token();
    const exporting::Format *format =
        exporting::findFormat(static_cast<FormatGroup>(group), std::string_view(id.constData()));
    QVERIFY(format);
    const auto written = format->write(input);
    QVERIFY(!written.ok());
    QCOMPARE(written.error().code, std::string("stopped"));
}

} // namespace export_formats

BULKHEAD_TEST(export_formats, FormatsTest, Core)
#include "formats_test.moc"
