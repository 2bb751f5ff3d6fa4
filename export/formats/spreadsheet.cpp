// SPDX-License-Identifier: Apache-2.0
#include "export/findings/listed_threats.h"
#include "export/formats/formats.h"
#include "export/report/data/wording.h"
#include "export/sheet/decision_columns.h"
#include "export/sheet/workbook.h"
#include "export/text/joined.h"
#include "export/text/words.h"
#include "model/stop.h"

#include <algorithm>
#include <functional>
#include <map>
#include <span>

// A workbook (.xlsx) for those who track work in spreadsheets: issues, findings, decisions, elements, flows
// and the plan. The decisions of its findings can be edited and read back (export/sheet/decision_sheet.h).
namespace bulkhead::exporting::format {

namespace {

using Look = SheetColumn::Look;

std::string yes(bool value, const char *word)
{
    return value ? word : std::string();
}

void addFindings(Workbook &book, const FindingsDocument &document)
{
    book.addSheet(findingsSheet, {{"Rating", 10},
                                  {"Score", 7},
                                  {"Finding", 34},
                                  {"Where", 34, Look::Wrapped},
                                  {"Confidence", 12},
                                  {"Who acts", 24},
                                  {decisionColumns[0], 15, Look::Edited, statusChoices()},
                                  {decisionColumns[1], 18, Look::Edited},
                                  {decisionColumns[2], 40, Look::Edited},
                                  {decisionColumns[3], 12, Look::Edited},
                                  {decisionColumns[4], 24, Look::Edited},
                                  {"Open again", 24, Look::Wrapped},
                                  {"What", 60, Look::Wrapped},
                                  {"Fix", 44, Look::Wrapped},
                                  {"Category", 22},
                                  {"File", 26},
                                  {"Line", 7},
                                  {"References", 30},
                                  {idColumn, 24},
                                  {markColumn, 10, Look::Hidden}});
    eachThreat(document, [&](const ListedThreat &threat) {
        const DecisionCells cells = decisionCells(threat.decision.decision);
        const bool hasLine = threat.place.line > 0;
        book.addRow({ratingTitle(threat.rating),
                     threat.score(),
                     threat.title,
                     pathText(threat.subject),
                     threat.rule ? confidenceTitle(threat.basis) : "Added by hand",
                     threat.mender ? actsText(*threat.mender) : std::string(),
                     cells[0],
                     cells[1],
                     cells[2],
                     cells[3],
                     cells[4],
                     threat.decision.reopened,
                     threat.message,
                     joined(threat.mitigations, "\n"),
                     model::strideTitle(threat.category),
                     threat.place.file,
                     hasLine ? SheetCell(threat.place.line) : SheetCell(""),
                     threat.rule ? joined(threat.rule->references, ", ") : std::string(),
                     threat.id,
                     markOf(cells)});
    });
}

void addIssues(Workbook &book, const ReportData &data)
{
    book.addSheet("Issues", {{"#", 5},
                             {"Rating", 10},
                             {"Score", 7},
                             {"Remains", 9},
                             {"Issue", 40, Look::Wrapped},
                             {"Where", 34, Look::Wrapped},
                             {"State", 10},
                             {"Confidence", 12},
                             {"Scenario", 60, Look::Wrapped},
                             {"Fix", 44, Look::Wrapped},
                             {"File", 26},
                             {"Line", 7},
                             {"Findings", 34, Look::Wrapped}});
    std::map<const Issue *, std::size_t> numbers; // those of the report
    for (std::size_t i = 0; i < data.causes.size(); ++i)
        for (const std::size_t issue : data.causes[i].issues)
            numbers.emplace(&data.issues[issue], i + 1);
    const auto add = [&](const Issue &issue) {
        const Place &place = placeOf(issue.evidence, issue.subject);
        const auto number = numbers.find(&issue);
        book.addRow({number == numbers.end() ? SheetCell("") : SheetCell(number->second),
                     ratingTitle(issue.rating), issue.score, issue.residual, issue.title,
                     pathText(issue.subject), issue.open ? "Open" : "Decided",
                     issue.confirmed ? "Confirmed" : "To verify",
                     issue.manual ? issue.description : issue.scenario,
                     joined(issue.mitigations, "\n", [](const ReportMitigation &of) { return of.title; }),
                     place.file, place.line > 0 ? SheetCell(place.line) : SheetCell(""),
                     joined(issue.findings, "\n", [](const ReportFinding &of) { return of.id; })});
    };
    for (const Issue &issue : data.issues)
        add(issue);
    for (const ToVerify &element : data.toVerify)
        for (const Issue &issue : element.issues)
            add(issue);
}

void addDecisions(Workbook &book, const ReportData &data)
{
    book.addSheet("Decisions", {{"Status", 15},
                                {"Finding", 34, Look::Wrapped},
                                {"Where", 34, Look::Wrapped},
                                {"Rationale", 50, Look::Wrapped},
                                {"Owner", 18},
                                {"Date", 12},
                                {"Due date", 12},
                                {"Ticket", 24},
                                {"Open again", 30, Look::Wrapped},
                                {idColumn, 24}});
    const auto date = [](const std::optional<model::Date> &day) {
        return day ? day->toString() : std::string();
    };
    for (const ReportDecision &of : data.decisions) {
        const model::Decision &decision = of.decision;
        book.addRow({decisionTitle(decision.state), of.title, pathText(of.subject), decision.rationale,
                     decision.owner, date(decision.date), date(decision.expiry), decision.ticket, of.reopened,
                     of.finding});
    }
}

using Counts = std::map<std::string, catalog::Summary, std::less<>>; // by element or flow

catalog::Summary countOf(const Counts &counts, const model::Id &id)
{
    const auto found = counts.find(id);
    return found == counts.end() ? catalog::Summary() : found->second;
}

std::string worstOf(const catalog::Summary &summary)
{
    return summary.open() > 0 ? ratingTitle(summary.worst()) : std::string();
}

std::string propertiesOf(const model::Model &model, model::Kind kind, const model::PropertyList &properties)
{
    std::string out;
    for (const model::Property &property : properties) {
        const model::PropertyDef *def = model.vocabulary().find(kind, property.key);
        if (def && !property.value.isUnset())
            out += (out.empty() ? "" : "\n") + def->title + ": " + displayValue(*def, property.value);
    }
    return out;
}

void addElements(Workbook &book, const model::Model &model, const Counts &counts)
{
    book.addSheet("Elements", {{"Name", 28},
                               {"Kind", 16},
                               {"Inside", 34, Look::Wrapped},
                               {"Open findings", 10},
                               {"Worst", 10},
                               {"Out of scope", 26, Look::Wrapped},
                               {"Properties", 60, Look::Wrapped},
                               {"Notes", 40, Look::Wrapped},
                               {idColumn, 28}});
    for (const model::Element &element : model.elements()) {
        const catalog::Summary found = countOf(counts, element.id);
        book.addRow({element.name, model::kindTitle(element.kind),
                     element.parent.empty() ? std::string() : pathText(subjectOf(model, element.parent)),
                     found.open(), worstOf(found),
                     yes(element.outOfScope, "yes") + yes(!element.outOfScopeReason.empty(), ": ") +
                         element.outOfScopeReason,
                     propertiesOf(model, element.kind, element.properties), element.notes, element.id});
    }
}

void addFlows(Workbook &book, const model::Model &model, const Counts &counts)
{
    book.addSheet("Flows", {{"Name", 28},
                            {"Kind", 10},
                            {"From", 28},
                            {"To", 28},
                            {"Both ways", 10},
                            {"Open findings", 10},
                            {"Worst", 10},
                            {"Properties", 60, Look::Wrapped},
                            {"Notes", 40, Look::Wrapped},
                            {idColumn, 34}});
    for (const model::Flow &flow : model.flows()) {
        const catalog::Summary found = countOf(counts, flow.id);
        book.addRow({flow.name, model::flowKindName(flow.kind), subjectName(model, flow.source),
                     subjectName(model, flow.target), yes(flow.bidirectional, "yes"), found.open(),
                     worstOf(found), propertiesOf(model, model::Kind::DataFlow, flow.properties), flow.notes,
                     flow.id});
    }
}

void addPlan(Workbook &book, const ReportData &data)
{
    book.addSheet("Plan", {{"Step", 6},
                           {"When", 12},
                           {"Who acts", 24},
                           {"What", 44, Look::Wrapped},
                           {"Where", 40, Look::Wrapped},
                           {"How", 60, Look::Wrapped},
                           {"Findings closed", 10},
                           {"Open risk before", 10},
                           {"Open risk after", 10}});
    std::size_t step = 0;
    for (const ReportAction &action : data.actions)
        book.addRow({++step, action.kind == catalog::StepKind::Hygiene ? "Good order" : "Now",
                     actsText(action.mender), action.title, joined(action.where, "\n"), action.howTo,
                     action.findingsClosed, action.riskBefore, action.riskAfter});
    for (const OpenQuestion &ask :
         std::span(data.questions).first(std::min(data.questions.size(), askedFirst)))
        book.addRow({++step, "Ask", "", ask.text, joined(ask.elements, "\n"), ask.help, "", "", ""});
}

} // namespace

Result<Exported> spreadsheet(const ExportInput &input)
{
    const catalog::Analysis &analysis = input.analysis();
    const auto gathered = reportDataOf(input);
    if (!gathered)
        return gathered.error();
    const ReportData &data = **gathered;
    const std::string &title = analysis.model().metadata().title;
    Workbook book(title.empty() ? input.findings.input : title, analysis.options().asOf);
    addFindings(book, input.findings);
    addIssues(book, data);
    addDecisions(book, data);
    addPlan(book, data);
    const Counts counts = catalog::countBySubject(analysis);
    addElements(book, analysis.model(), counts);
    addFlows(book, analysis.model(), counts);
    if (input.stop.stop_requested())
        return stoppedError();
    const std::size_t left = book.rowsLeft();
    Result<std::string> bytes = book.bytes();
    if (!bytes)
        return std::move(bytes.error());
    Exported exported{*std::move(bytes), {"diagrams and attack paths"}};
    if (left > 0)
        exported.left.insert(exported.left.begin(), counted(left, "row") + ": a sheet has 1,048,576");
    return exported;
}

} // namespace bulkhead::exporting::format
