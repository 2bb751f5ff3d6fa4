// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/key_writer.h"
#include "catalog/workshop/sheet_writer.h"
#include "catalog/workshop/strict_file.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/file.h"

namespace bulkhead::catalog::workshop {

using model::JsonWriter;

namespace {

void writeClock(JsonWriter &out, const Clock &clock)
{
    out.key("clock");
    out.beginObject(JsonWriter::Layout::OneLine);
    out.key("round");
    out.integer(static_cast<std::int64_t>(clock.round));
    out.flagMember("running", clock.isRunning);
    out.key("seconds_left");
    out.integer(clock.secondsLeft);
    out.end();
}

void writeCells(JsonWriter &out, const std::set<StrideCell> &cells)
{
    out.beginList(JsonWriter::Layout::OneLine);
    for (const StrideCell &cell : cells)
        out.text(cellName(cell));
    out.end();
}

// Nothing where the reveal has not begun.
void writeReveal(JsonWriter &out, const Reveal &reveal)
{
    if (reveal == Reveal{})
        return;
    out.key("reveal");
    out.beginObject();
    if (reveal.at)
        out.textMember("at", cellName(*reveal.at));
    out.flagMember("divided_first", reveal.isDividedFirst);
    out.key("shown");
    writeCells(out, reveal.shown);
    out.end();
}

void writeFromPaper(JsonWriter &out, const Votes &votes)
{
    if (votes.fromPaper.empty())
        return;
    out.key("from_paper");
    out.beginObject();
    for (const auto &[round, participants] : votes.fromPaper) {
        out.key(model::enumName(round));
        out.beginList(JsonWriter::Layout::OneLine);
        for (const std::string &participant : participants)
            out.text(participant);
        out.end();
    }
    out.end();
}

void writeOverrides(JsonWriter &out, const Overrides &overrides)
{
    out.key("overrides");
    out.beginObject();
    for (const auto &[cell, override] : overrides) {
        out.key(cellName(cell));
        out.beginObject(JsonWriter::Layout::OneLine);
        out.textMember("reason", override.reason);
        out.key("verdict");
        out.text(model::enumName(override.verdict));
        out.end();
    }
    out.end();
}

void writeRubric(JsonWriter &out, const Rubric &rubric)
{
    out.key("rubric");
    out.beginObject(JsonWriter::Layout::OneLine);
    for (const auto &[name, member] : rubricMembers) {
        out.key(name);
        out.real(rubric.*member);
    }
    out.end();
}

void writeSheets(JsonWriter &out, const Votes &votes)
{
    out.key("sheets");
    out.beginObject();
    for (const auto &[round, sheets] : votes.sheets) {
        out.key(model::enumName(round));
        out.beginList();
        for (const auto &[name, sheet] : sheets) {
            out.beginObject();
            writeSheetMembers(out, sheet);
            out.end();
        }
        out.end();
    }
    out.end();
}

void writeVotes(JsonWriter &out, const Votes &votes)
{
    out.key("votes");
    out.beginObject();
    out.key("accepted_extras");
    out.beginList();
    for (const ExtraThreat &extra : votes.acceptedExtras)
        writeExtra(out, extra);
    out.end();
    out.key("accepted_reasons");
    out.beginObject();
    for (const auto &[participant, cells] : votes.acceptedReasons) {
        out.key(participant);
        writeCells(out, cells);
    }
    out.end();
    writeTexts(out, "arrivals", votes.arrivals);
    writeFromPaper(out, votes);
    writeSheets(out, votes);
    out.end();
}

} // namespace

std::string serializeWorkshop(const Workshop &workshop)
{
    JsonWriter out;
    out.beginObject();
    out.textMember("format", workshopFormat);
    out.key("version");
    out.integer(workshopVersion);
    out.textMember("as_of", workshop.asOf.toString());
    writeClock(out, workshop.clock);
    out.key("key");
    writeKey(out, workshop.key);
    out.key("model");
    out.json(model::serializeModel(workshop.model));
    writeOverrides(out, workshop.overrides);
    writeReveal(out, workshop.reveal);
    writeRubric(out, workshop.rubric);
    out.key("task");
    out.json(serializeTask(workshop.task));
    writeVotes(out, workshop.votes);
    out.end();
    out.result() += '\n';
    return std::move(out.result());
}

} // namespace bulkhead::catalog::workshop
