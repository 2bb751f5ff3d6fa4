// SPDX-License-Identifier: Apache-2.0
#include "export/sheet/decision_columns.h"
#include "export/sheet/decision_sheet.h"
#include "export/sheet/sheet_reader.h"
#include "export/sheet/workbook.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <array>
#include <QTest>

namespace export_foreign_workbooks {

using namespace bulkhead;

// Workbooks that other programs wrote: what is legal in them is read, and what is not is refused.
class ForeignWorkbooksTest : public QObject
{
    Q_OBJECT

private slots:
    void numbersOfCharactersAreReadStrictly();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void hugePartsAreRefused();
};

namespace {

const std::string hardened = tests::sourceDir() + "/resources/examples/web-shop-hardened.bulkhead";

std::string emptyWorkbook()
{
    exporting::Workbook book("", *model::Date::parse("2026-01-31"));
    book.addSheet(exporting::findingsSheet, {{exporting::idColumn, 10}, {"Status", 10}});
    const auto bytes = book.bytes();
    return bytes ? *bytes : std::string();
}

std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

// Each number in little-endian order, with zeros beyond its own four bytes.
void append(std::string &out, std::initializer_list<std::pair<std::uint32_t, int>> numbers)
{
    for (const auto &[number, bytes] : numbers) {
        std::uint32_t rest = number;
        for (int i = 0; i < bytes; ++i, rest >>= 8)
            out += static_cast<char>(rest & 0xFFU);
    }
}

// An archive of these parts, not compressed.
std::string archiveOf(const std::vector<std::pair<std::string, std::string>> &parts)
{
    std::string out;
    std::string directory;
    for (const auto &[name, content] : parts) {
        const auto at = static_cast<std::uint32_t>(out.size());
        const auto size = static_cast<std::uint32_t>(content.size());
        const auto length = static_cast<std::uint32_t>(name.size());
        append(out, {{0x04034b50, 4},
                     {20, 2},
                     {0, 8},
                     {crc32(content), 4},
                     {size, 4},
                     {size, 4},
                     {length, 2},
                     {0, 2}});
        out += name + content;
        append(directory, {{0x02014b50, 4},
                           {20, 2},
                           {20, 2},
                           {0, 8},
                           {crc32(content), 4},
                           {size, 4},
                           {size, 4},
                           {length, 2},
                           {0, 12},
                           {at, 4}});
        directory += name;
    }
    const auto count = static_cast<std::uint32_t>(parts.size());
    const auto start = static_cast<std::uint32_t>(out.size());
    out += directory;
    append(out, {{0x06054b50, 4},
                 {0, 4},
                 {count, 2},
                 {count, 2},
                 {static_cast<std::uint32_t>(directory.size()), 4},
                 {start, 4},
                 {0, 2}});
    return out;
}

const std::string bookXml =
    R"(<workbook xmlns:r="urn:r"><sheets><sheet name="Findings" r:id="a"/></sheets></workbook>)";
const std::string relationsXml = R"(<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>)";

// A workbook whose sheet of findings is this XML.
std::string workbookWith(const std::string &sheet)
{
    return archiveOf(
        {{"xl/workbook.xml", bookXml}, {"xl/_rels/workbook.xml.rels", relationsXml}, {"xl/s.xml", sheet}});
}

} // namespace

void ForeignWorkbooksTest::numbersOfCharactersAreReadStrictly()
{
    const std::vector<std::pair<std::string, std::string>> texts = {{"_x0041_", "A"},
                                                                    {"_x0x41_", "_x0x41_"},
                                                                    {"_x+041_", "_x+041_"},
                                                                    {"_x 041_", "_x 041_"},
                                                                    {"_x041_", "_x041_"},
                                                                    {"_X0041_", "_X0041_"},
                                                                    {"_x005F_x0041_", "_x0041_"},
                                                                    {"a_xd83D__xDE00_", "a😀"}};
    std::string rows = "<worksheet><row><c t=\"str\"><v>Text</v></c></row>";
    for (const auto &[written, meant] : texts)
        rows += "<row><c t=\"str\"><v>" + written + "</v></c></row>";
    const std::array<const char *, 1> columns = {"Text"};
    const auto sheet =
        exporting::readSheet(workbookWith(rows + "</worksheet>"), "Findings", columns, "m.xlsx");
    QVERIFY2(sheet.ok(), sheet ? "" : sheet.error().text().c_str());
    QCOMPARE(sheet->rows.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        QCOMPARE(std::string(sheet->rows[i].cells[0].text), texts[i].second);
}

void ForeignWorkbooksTest::hostileFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &bytes, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
    };
    const std::string whole = emptyWorkbook();
    row("no archive", "PK\x03\x04 and nothing", "the archive is damaged");
    row("cut", whole.substr(0, whole.size() / 2), "the archive is damaged");
    row("no workbook", archiveOf({{"readme.txt", "hello"}}), "is no workbook (.xlsx) that can be read");
    row("no sheet", archiveOf({{"xl/workbook.xml", bookXml}, {"xl/_rels/workbook.xml.rels", relationsXml}}),
        "the part xl/s.xml is missing");
    row("outside",
        archiveOf({{"xl/workbook.xml", bookXml},
                   {"xl/_rels/workbook.xml.rels",
                    R"(<Relationships><Relationship Id="a" Target="../../etc/passwd"/></Relationships>)"}}),
        "the part xl/../../etc/passwd is missing");
    const std::string entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    row("entities",
        archiveOf({{"xl/workbook.xml", entities + bookXml}, {"xl/_rels/workbook.xml.rels", relationsXml}}),
        "has a document type");
    row("entities in a sheet",
        workbookWith(entities + "<worksheet><row><c t=\"str\"><v>&b;</v></c></row></worksheet>"),
        "has a document type");
    row("no XML", archiveOf({{"xl/workbook.xml", "<workbook"}, {"xl/_rels/workbook.xml.rels", relationsXml}}),
        "is damaged");
    row("no titles", workbookWith("<worksheet/>"), "has no column “Id”");
    row("far rows", workbookWith("<worksheet><row r=\"4000000000\"/></worksheet>"),
        "has more rows than a sheet has");
    row("far title", workbookWith("<worksheet><row><c r=\"ZZZ1\" t=\"str\"><v>Id</v></c></row></worksheet>"),
        "has no column “Id”");
    row("no such text", workbookWith("<worksheet><row><c t=\"s\"><v>99</v></c></row></worksheet>"),
        "has no column “Id”");
}

void ForeignWorkbooksTest::hostileFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto read = exporting::readDecisions(analyzed(hardened), bytes.toStdString(), "m.xlsx");
    QVERIFY(!read.ok());
    QCOMPARE(read.error().file, std::string("m.xlsx"));
    QVERIFY2(QString::fromStdString(read.error().message).contains(says), read.error().message.c_str());
}

void ForeignWorkbooksTest::hugePartsAreRefused()
{
    exporting::Workbook book("", *model::Date::parse("2026-01-31"));
    book.addSheet("Findings", {{"Id", 10}});
    const std::string text(31'000, 'a');
    for (int i = 0; i < 2'300; ++i)
        book.addRow({std::to_string(i) + text});
    const std::string bytes = *book.bytes();
    QVERIFY(bytes.size() < 4'000'000); // small as a file
    const auto read = exporting::readDecisions(analyzed(hardened), bytes, "m.xlsx");
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.find("larger than 64 MB") != std::string::npos,
             read.error().message.c_str());
}

} // namespace export_foreign_workbooks

BULKHEAD_TEST(export_foreign_workbooks, ForeignWorkbooksTest, None)
#include "foreign_workbooks_test.moc"
