// SPDX-License-Identifier: Apache-2.0
#include "export/workshop/room_results.h"

#include "export/text/csv.h"
#include "export/workshop/workshop_parts.h"
#include "model/json/json_writer.h"
#include "model/numbers.h"

#include <cmath>

namespace bulkhead::exporting {

namespace ws = catalog::workshop;
using model::JsonWriter;

namespace {

double rounded(double points)
{
    return std::round(points * 100) / 100;
}

std::string pointsText(double points)
{
    return model::toText(rounded(points));
}

const std::vector<std::string> scoreColumns = {"participant", "cells", "why",    "honesty",
                                               "path",        "fix",   "extras", "total"};

std::vector<std::string> scoreCells(const std::string &participant, const ws::Score &score)
{
    return {participant,
            pointsText(score.cells),
            pointsText(score.why),
            pointsText(score.honesty),
            pointsText(score.path),
            pointsText(score.fix),
            pointsText(score.extras),
            pointsText(score.total)};
}

void number(JsonWriter &out, std::string_view name, double value)
{
    out.key(name);
    out.real(rounded(value));
}

void count(JsonWriter &out, std::string_view name, std::size_t value)
{
    out.key(name);
    out.integer(static_cast<std::int64_t>(value));
}

void calibrationMember(JsonWriter &out, const ws::Calibration &calibration)
{
    out.key("calibration");
    out.beginObject(JsonWriter::Layout::OneLine);
    for (const auto &[name, line] :
         {std::pair("low", calibration.low), std::pair("medium", calibration.medium),
          std::pair("high", calibration.high)}) {
        out.key(name);
        out.beginObject();
        count(out, "marked", line.marked);
        count(out, "true", line.hits);
        out.end();
    }
    out.end();
}

void participantMember(JsonWriter &out, const ws::RoomRow &row)
{
    out.beginObject();
    out.key("participant");
    out.text(row.participant);
    number(out, "cells", row.score.cells);
    number(out, "why", row.score.why);
    number(out, "honesty", row.score.honesty);
    number(out, "path", row.score.path);
    number(out, "fix", row.score.fix);
    number(out, "extras", row.score.extras);
    number(out, "total", row.score.total);
    count(out, "hits", row.cellScore.hits);
    count(out, "misses", row.cellScore.misses);
    count(out, "false_alarms", row.cellScore.alarms);
    calibrationMember(out, row.calibration);
    out.end();
}

void catchMember(JsonWriter &out, std::string_view name, const std::optional<ws::Catch> &found)
{
    if (!found)
        return;
    out.key(name);
    out.beginObject();
    out.key("cell");
    out.text(ws::cellName(found->cell));
    out.key("participants");
    out.beginList(JsonWriter::Layout::OneLine);
    for (const std::string &participant : found->participants)
        out.text(participant);
    out.end();
    out.textMember("text", found->text);
    out.end();
}

void votesMembers(JsonWriter &out, const ws::Room &room, const ws::Key &key)
{
    out.key("cells");
    out.beginList();
    for (const ws::CellVotes &votes : room.votes) {
        out.beginObject(JsonWriter::Layout::OneLine);
        out.key("cell");
        out.text(ws::cellName(votes.cell));
        const auto known = key.cells.find(votes.cell);
        if (known != key.cells.end())
            out.textMember("verdict", model::enumName(known->second.verdict));
        count(out, "threat", votes.threat);
        count(out, "none", votes.none);
        count(out, "unknown", votes.unknown);
        out.end();
    }
    out.end();
    out.key("disagreements");
    out.beginList();
    for (const std::size_t index : room.divided)
        out.text(ws::cellName(room.votes[index].cell));
    out.end();
}

} // namespace

std::string roomJson(const ws::Room &room, const ws::WorkshopJudge &judge)
{
    JsonWriter out;
    out.beginObject();
    out.textMember("format", "bulkhead-room");
    out.key("version");
    out.integer(1);
    out.key("task");
    out.text(judge.workshop().task.id);
    out.key("participants");
    out.beginList();
    for (const ws::RoomRow &row : room.rows)
        participantMember(out, row);
    out.end();
    votesMembers(out, room, judge.key());
    catchMember(out, "best_catch", room.bestCatch);
    catchMember(out, "best_question", room.bestQuestion);
    if (room.mostImproved) {
        out.key("most_improved");
        out.beginObject(JsonWriter::Layout::OneLine);
        out.key("participant");
        out.text(room.mostImproved->first);
        number(out, "gain", room.mostImproved->second);
        out.end();
    }
    out.end();
    out.result() += '\n';
    return std::move(out.result());
}

std::string roomCsv(const ws::Room &room)
{
    std::string out;
    appendCsvRow(out, scoreColumns);
    for (const ws::RoomRow &row : room.rows)
        appendCsvRow(out, scoreCells(row.participant, row.score));
    return out;
}

std::string acceptedCsv(std::span<const model::ManualThreat> threats, const model::Model &model)
{
    std::string out;
    appendCsvRow(out, std::vector<std::string>{"id", "element", "name", "category", "title"});
    for (const model::ManualThreat &threat : threats)
        appendCsvRow(out, std::vector<std::string>{
                              threat.id, threat.subject, onOneLine(subjectName(model, threat.subject)),
                              std::string(model::strideName(threat.category)), onOneLine(threat.title)});
    return out;
}

std::string gradesCsv(const ws::GradedRoom &room)
{
    std::string out;
    std::vector<std::string> columns = scoreColumns;
    columns.insert(columns.end(), {"diagram", "elements", "flows", "boundaries", "hits", "misses",
                                   "false_alarms", "file", "left_out"});
    appendCsvRow(out, columns);
    for (const ws::GradedSheet &sheet : room.sheets) {
        std::vector<std::string> cells = scoreCells(sheet.participant, sheet.score);
        const auto foundText = [&](const ws::Found &found) {
            return sheet.drawing ? std::to_string(found.found) + " of " + std::to_string(found.all)
                                 : std::string();
        };
        const ws::DrawingScore drawing = sheet.drawing.value_or(ws::DrawingScore{});
        cells.push_back(sheet.drawing ? pointsText(100 * drawing.share()) : std::string());
        for (const ws::Found &found : {drawing.elements, drawing.flows, drawing.boundaries})
            cells.push_back(foundText(found));
        for (const std::size_t number :
             {sheet.cellScore.hits, sheet.cellScore.misses, sheet.cellScore.alarms})
            cells.push_back(std::to_string(number));
        cells.push_back(sheet.file);
        cells.emplace_back();
        appendCsvRow(out, cells);
    }
    for (const ws::LeftOut &left : room.leftOut) {
        std::vector<std::string> cells(columns.size());
        cells.front() = left.participant;
        cells[cells.size() - 2] = left.file;
        cells.back() = onOneLine(left.reason);
        appendCsvRow(out, cells);
    }
    return out;
}

std::string matchesCsv(const ws::GradedRoom &room, const ws::WorkshopJudge &judge)
{
    std::string out;
    appendCsvRow(
        out, std::vector<std::string>{"file", "element", "name", "taken_for", "its_name", "how", "likeness"});
    for (const ws::GradedSheet &sheet : room.sheets) {
        for (const ws::ElementMatch &match : sheet.matches.matches) {
            const model::Element *element = judge.workshop().model.element(match.expected);
            appendCsvRow(out,
                         std::vector<std::string>{
                             sheet.file, match.expected, element ? onOneLine(element->name) : "", match.found,
                             onOneLine(match.foundName), std::string(ws::matchWord(match.how)),
                             match.found.empty() ? "" : pointsText(match.likeness)});
        }
        for (const auto &[id, name] : sheet.matches.unmatched)
            appendCsvRow(out,
                         std::vector<std::string>{sheet.file, "", "", id, onOneLine(name), "unmatched", ""});
    }
    return out;
}

} // namespace bulkhead::exporting
