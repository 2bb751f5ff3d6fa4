// SPDX-License-Identifier: Apache-2.0
#include "export/formats/formats.h"
#include "export/sheet/decision_columns.h"
#include "export/sheet/decision_sheet.h"
#include "export/sheet/sheet_reader.h"
#include "export/sheet/workbook.h"
#include "model/file/file.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/hostile_model.h"
#include "tests/support/test_program.h"

#include <array>
#include <QTest>
#include <set>

namespace export_sheet {

using namespace bulkhead;

// Workbooks as they are written, and what comes back of them.
class SheetTest : public QObject
{
    Q_OBJECT

private slots:
    void findingsStandInTheirSheet();
    void theSameModelGivesTheSameBytes();
    void textsAreLiteral();
    void addressesAreLiteral();
    void longTextsAreCutAsTheyAreWritten();
    void whatCannotBeWrittenIsTold();
    void openThreatsAreCountedAsEverywhere();
    void nothingEditedIsNothingDecided();
    void editsBecomeDecisions();
    void emptiedRowsTakeDecisionsBack();
    void datesOfSpreadsheetsAreRead();
    void ticketAloneIsNoNewJudgement();
    void decidedSinceIsAConflict();
    void rowsWithoutAMarkAreTaken();
    void wrongCellsNameTheirRow_data();
    void wrongCellsNameTheirRow();
};

namespace {

const std::string shop = tests::sourceDir() + "/resources/examples/web-shop.bulkhead";
const std::string hardened = tests::sourceDir() + "/resources/examples/web-shop-hardened.bulkhead";
const std::string payload = "=1+1 _x0041_ <b>&\"' \x01\x1b[31m \xE2\x80\xAE \xEF\xBF\xBE";

using Row = std::array<std::string, 6>; // id, status, owner, rationale, due date, ticket

std::string workbookOf(const catalog::Analysis &analysis)
{
    exporting::ExportInput input;
    input.findings.analysis = &analysis;
    input.findings.input = "m.bulkhead";
    input.findings.shown = exporting::select(analysis, exporting::Confidence::Any);
    const auto written = exporting::format::spreadsheet(input);
    return written ? written->bytes : std::string();
}

// A sheet of findings as a person may have left it: other order of columns, no marks.
std::string edited(const std::vector<Row> &rows)
{
    exporting::Workbook book("", *model::Date::parse("2026-01-31"));
    book.addSheet(exporting::findingsSheet, {{exporting::idColumn, 10},
                                             {"Own remarks", 10},
                                             {"Status", 10},
                                             {"Owner", 10},
                                             {"Rationale", 10},
                                             {"Due date", 10},
                                             {"Ticket", 10}});
    for (const Row &row : rows)
        book.addRow({row[0], "mine", row[1], row[2], row[3], row[4], row[5]});
    const auto bytes = book.bytes();
    return bytes ? *bytes : std::string();
}

catalog::Analysis hostileAnalysis()
{
    const auto knowledge = app::loadKnowledge();
    const auto model = model::parseModel(tests::hostileModel(payload), "m", knowledge->vocabulary);
    if (!model)
        qFatal("%s", model.error().text().c_str());
    catalog::Options options;
    options.asOf = *model::Date::parse("2026-01-31");
    return catalog::analyze(*model, knowledge->catalogs, options);
}

catalog::Analysis after(const catalog::Analysis &analysis, const model::Change &change)
{
    model::Model model = analysis.model();
    if (!model.apply(change))
        qFatal("the change is refused");
    return catalog::analyze(model, app::loadKnowledge()->catalogs, analysis.options());
}

} // namespace

void SheetTest::findingsStandInTheirSheet()
{
    const catalog::Analysis analysis = analyzed(shop);
    const std::string bytes = workbookOf(analysis);
    QVERIFY(exporting::isWorkbook(bytes));
    const std::array<const char *, 3> columns = {"Id", "Status", "Rating"};
    const auto sheet = exporting::readSheet(bytes, "Findings", columns, "m.xlsx");
    QVERIFY2(sheet.ok(), sheet ? "" : sheet.error().text().c_str());
    std::set<std::string> ids;
    for (const exporting::ReadRow &row : sheet->rows) {
        ids.emplace(row.cells[0].text);
        QCOMPARE(std::string(row.cells[1].text), std::string("Open"));
    }
    QCOMPARE(ids.size(), analysis.findings().size());
    for (const catalog::Finding &finding : analysis.findings())
        QVERIFY(ids.contains(analysis.id(finding)));
    for (const char *other : {"Issues", "Decisions", "Plan", "Elements", "Flows"}) {
        const std::array<const char *, 1> first = {std::string_view(other) == "Plan"        ? "Step"
                                                   : std::string_view(other) == "Issues"    ? "#"
                                                   : std::string_view(other) == "Decisions" ? "Status"
                                                                                            : "Name"};
        QVERIFY2(exporting::readSheet(bytes, other, first, "m.xlsx").ok(), other);
    }
}

void SheetTest::theSameModelGivesTheSameBytes()
{
    QVERIFY(workbookOf(analyzed(hardened)) == workbookOf(analyzed(hardened)));
}

void SheetTest::textsAreLiteral()
{
    const catalog::Analysis analysis = hostileAnalysis();
    const std::array<const char *, 3> columns = {"Id", "Name", "Notes"};
    const auto sheet = exporting::readSheet(workbookOf(analysis), "Elements", columns, "m.xlsx");
    QVERIFY2(sheet.ok(), sheet ? "" : sheet.error().text().c_str());
    std::size_t found = 0;
    for (const exporting::ReadRow &row : sheet->rows)
        found += row.cells[1].text == exporting::cellText(payload) ? 1 : 0;
    QCOMPARE(found, analysis.model().elements().size());
}

void SheetTest::addressesAreLiteral()
{
    const std::vector<std::string> texts = {"https://a.example/b?c=d#e",
                                            "https://a.example/external:b",
                                            "https://a.example/internal:b",
                                            "https://a.example/?to=mailto:b@c.example",
                                            "https://a.example/_x0041_",
                                            "https://a.example/#_x0041_",
                                            "https://a.example/\nand more",
                                            "https://a.example/\tand more",
                                            "internal:Findings!A1",
                                            "mailto:b@c.example",
                                            "file:///etc/passwd"};
    exporting::Workbook book("", *model::Date::parse("2026-01-31"));
    book.addSheet("Links", {{"Link", 10}});
    for (const std::string &text : texts)
        book.addRow({text});
    const std::array<const char *, 1> columns = {"Link"};
    const auto bytes = book.bytes();
    QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().text().c_str());
    const auto sheet = exporting::readSheet(*bytes, "Links", columns, "m.xlsx");
    QVERIFY2(sheet.ok(), sheet ? "" : sheet.error().text().c_str());
    QCOMPARE(sheet->rows.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        QCOMPARE(std::string(sheet->rows[i].cells[0].text), texts[i]);
}

// Escaping makes a text longer; one that then were too long for a cell would be read back as taken away.
void SheetTest::longTextsAreCutAsTheyAreWritten()
{
    const catalog::Analysis analysis = analyzed(shop);
    model::Decision decision;
    decision.finding = analysis.id(analysis.findings().front());
    decision.state = model::DecisionState::Accepted;
    for (int i = 0; i < 4'600; ++i)
        decision.rationale += "_x0041_";
    const catalog::Analysis decided = after(analysis, model::adding(model::Decision(decision)));
    const std::string bytes = workbookOf(decided);
    const std::array<const char *, 2> columns = {"Id", "Rationale"};
    const auto sheet = exporting::readSheet(bytes, "Findings", columns, "m.xlsx");
    QVERIFY2(sheet.ok(), sheet ? "" : sheet.error().text().c_str());
    for (const exporting::ReadRow &row : sheet->rows)
        if (row.cells[0].text == decision.finding)
            QVERIFY(row.cells[1].text.starts_with("_x0041__x0041_") && row.cells[1].text.ends_with("…"));
    const auto read = exporting::readDecisions(decided, bytes, "m.xlsx");
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    QCOMPARE(read->edited, std::size_t{0});
}

void SheetTest::whatCannotBeWrittenIsTold()
{
    exporting::Workbook book("", *model::Date::parse("2026-01-31"));
    book.addSheet("Findings", {{"Id", 10}});
    book.addRow({"one"});
    book.addSheet("findings", {{"Id", 10}}); // the same name to a spreadsheet
    book.addRow({"two"});
    const auto bytes = book.bytes();
    QVERIFY(!bytes.ok());
    QCOMPARE(bytes.error().code, std::string("sheet.not-written"));
}

void SheetTest::openThreatsAreCountedAsEverywhere()
{
    catalog::Analysis analysis = analyzed(shop);
    model::ManualThreat threat;
    threat.id = "manual.1";
    threat.subject = "host";
    threat.title = "Theft";
    threat.likelihood = threat.impact = 5;
    analysis = after(analysis, model::adding(std::move(threat)));
    const auto counts = catalog::countBySubject(analysis);
    std::size_t all = 0;
    for (const auto &[id, summary] : counts)
        all += summary.open();
    QCOMPARE(all, analysis.summary().open());
    const std::array<const char *, 3> columns = {"Id", "Open findings", "Worst"};
    const auto sheet = exporting::readSheet(workbookOf(analysis), "Elements", columns, "m.xlsx");
    QVERIFY2(sheet.ok(), sheet ? "" : sheet.error().text().c_str());
    for (const exporting::ReadRow &row : sheet->rows) {
        const auto counted = counts.find(row.cells[0].text);
        const std::size_t open = counted == counts.end() ? 0 : counted->second.open();
        QCOMPARE(std::string(row.cells[1].text), std::to_string(open));
        if (row.cells[0].text == "host")
            QCOMPARE(std::string(row.cells[2].text), std::string("Critical"));
    }
}

void SheetTest::nothingEditedIsNothingDecided()
{
    for (const catalog::Analysis &analysis : {analyzed(shop), analyzed(hardened), hostileAnalysis()}) {
        const auto read = exporting::readDecisions(analysis, workbookOf(analysis), "m.xlsx");
        QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->edited, std::size_t{0});
    }
}

void SheetTest::editsBecomeDecisions()
{
    const catalog::Analysis analysis = analyzed(shop);
    const catalog::Finding &finding = analysis.findings().front();
    const std::string id = analysis.id(finding);
    const auto read = exporting::readDecisions(
        analysis,
        edited({{id, "accepted", "Änne", "=until the move", "2026-12-31", "https://tickets.example/7"}}),
        "m.xlsx");
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    QCOMPARE(read->edited, std::size_t{1});
    const catalog::Analysis decided = after(analysis, read->change);
    const model::Decision *decision = decided.model().decisions().find(id);
    QVERIFY(decision != nullptr);
    QVERIFY(decision->state == model::DecisionState::Accepted);
    QCOMPARE(decision->owner, std::string("Änne"));
    QCOMPARE(decision->rationale, std::string("=until the move"));
    QCOMPARE(decision->ticket, std::string("https://tickets.example/7"));
    QCOMPARE(decision->expiry->toString(), std::string("2026-12-31"));
    QCOMPARE(decision->date->toString(), std::string("2026-01-31"));
    QVERIFY(decision->rating == finding.rating && decision->basis == finding.basis);
    QVERIFY(decided.decision(*decided.find(id)).effective == model::DecisionState::Accepted);
    // What was written of the decided model says the same again.
    QCOMPARE(exporting::readDecisions(decided, workbookOf(decided), "m.xlsx")->edited, std::size_t{0});
}

void SheetTest::emptiedRowsTakeDecisionsBack()
{
    const catalog::Analysis analysis = analyzed(shop);
    const std::string id = analysis.id(analysis.findings().front());
    const auto decided =
        exporting::readDecisions(analysis, edited({{id, "Mitigated", "", "done", "", ""}}), "m.xlsx");
    QVERIFY(decided.ok());
    const catalog::Analysis then = after(analysis, decided->change);
    const auto back = exporting::readDecisions(then, edited({{id, "", "", "", "", ""}}), "m.xlsx");
    QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
    QVERIFY(after(then, back->change).model() == analysis.model());
}

void SheetTest::datesOfSpreadsheetsAreRead()
{
    const catalog::Analysis analysis = analyzed(shop);
    const std::string id = analysis.id(analysis.findings().front());
    exporting::Workbook book("", *model::Date::parse("2026-01-31"));
    book.addSheet(
        "Findings",
        {{"Id", 10}, {"Due date", 10}, {"Status", 10}, {"Owner", 10}, {"Rationale", 10}, {"Ticket", 10}});
    book.addRow({id, 46387.0, "Accepted", "", "", ""});
    const auto read = exporting::readDecisions(analysis, *book.bytes(), "m.xlsx");
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    const catalog::Analysis decided = after(analysis, read->change);
    QCOMPARE(decided.model().decisions().find(id)->expiry->toString(), std::string("2026-12-31"));
}

void SheetTest::ticketAloneIsNoNewJudgement()
{
    const catalog::Analysis analysis = analyzed(hardened);
    QVERIFY(!analysis.model().decisions().empty());
    std::string id;
    for (const model::Decision &each : analysis.model().decisions())
        if (analysis.find(each.finding))
            id = each.finding;
    const model::Decision before = *analysis.model().decisions().find(id);
    const exporting::DecisionCells cells = exporting::decisionCells(&before);
    const auto read = exporting::readDecisions(
        analysis, edited({{id, cells[0], cells[1], cells[2], cells[3], "SEC-99"}}), "m.xlsx");
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    const catalog::Analysis decided = after(analysis, read->change);
    const model::Decision *now = decided.model().decisions().find(id);
    QCOMPARE(now->ticket, std::string("SEC-99"));
    QVERIFY(now->date == before.date && now->rating == before.rating && now->rationale == before.rationale);
}

void SheetTest::decidedSinceIsAConflict()
{
    const catalog::Analysis analysis = analyzed(shop);
    const std::string id = analysis.id(analysis.findings().front());
    exporting::Workbook book("", *model::Date::parse("2026-01-31"));
    book.addSheet("Findings", {{"Id", 10},
                               {"Due date", 10},
                               {"Status", 10},
                               {"Owner", 10},
                               {"Rationale", 10},
                               {"Ticket", 10},
                               {exporting::markColumn, 10}});
    book.addRow({id, "", "Accepted", "", "late", "", exporting::markOf(exporting::decisionCells(nullptr))});
    const std::string bytes = *book.bytes();
    QCOMPARE(exporting::readDecisions(analysis, bytes, "m.xlsx")->edited, std::size_t{1});
    const auto other =
        exporting::readDecisions(analysis, edited({{id, "Mitigated", "", "", "", ""}}), "m.xlsx");
    const auto read = exporting::readDecisions(after(analysis, other->change), bytes, "m.xlsx");
    QVERIFY(!read.ok());
    QCOMPARE(read.error().line, 2);
    QVERIFY2(read.error().message.find("decided otherwise") != std::string::npos,
             read.error().message.c_str());
}

// A row that a person typed below the others.
void SheetTest::rowsWithoutAMarkAreTaken()
{
    const catalog::Analysis analysis = analyzed(shop);
    const std::string id = analysis.id(analysis.findings().front());
    exporting::Workbook book("", *model::Date::parse("2026-01-31"));
    book.addSheet("Findings", {{"Id", 10},
                               {"Due date", 10},
                               {"Status", 10},
                               {"Owner", 10},
                               {"Rationale", 10},
                               {"Ticket", 10},
                               {exporting::markColumn, 10}});
    book.addRow({id, "", "Accepted", "", "typed", "", ""});
    const auto read = exporting::readDecisions(analysis, *book.bytes(), "m.xlsx");
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    QCOMPARE(read->edited, std::size_t{1});
}

void SheetTest::wrongCellsNameTheirRow_data()
{
    QTest::addColumn<QStringList>("row");
    QTest::addColumn<QString>("says");
    QTest::newRow("status") << QStringList{"", "wontfix", "", "", "", ""} << "the status of";
    QTest::newRow("date") << QStringList{"", "Accepted", "", "", "next year", ""} << "the due date of";
    QTest::newRow("finding") << QStringList{"E1.1@gone", "Accepted", "", "", "", ""}
                             << "no finding “E1.1@gone”";
}

void SheetTest::wrongCellsNameTheirRow()
{
    QFETCH(QStringList, row);
    QFETCH(QString, says);
    const catalog::Analysis analysis = analyzed(shop);
    const std::string good = analysis.id(analysis.findings()[0]);
    Row wrong;
    for (int i = 0; i < 6; ++i)
        wrong[static_cast<std::size_t>(i)] = row[i].toStdString();
    if (wrong[0].empty())
        wrong[0] = analysis.id(analysis.findings()[1]);
    const auto read =
        exporting::readDecisions(analysis, edited({{good, "Accepted", "", "", "", ""}, wrong}), "m.xlsx");
    QVERIFY(!read.ok());
    QCOMPARE(read.error().line, 3);
    QVERIFY2(QString::fromStdString(read.error().message).contains(says), read.error().message.c_str());
    const Row once = {good, "Accepted", "", "", "", ""};
    const auto twice = exporting::readDecisions(analysis, edited({once, once}), "m.xlsx");
    QVERIFY(!twice.ok());
    QVERIFY2(twice.error().message.find("stands in the sheet twice") != std::string::npos,
             twice.error().message.c_str());
}

} // namespace export_sheet

BULKHEAD_TEST(export_sheet, SheetTest, None)
#include "sheet_test.moc"
