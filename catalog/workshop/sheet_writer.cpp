// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/sheet_writer.h"

namespace bulkhead::catalog::workshop {

using model::JsonWriter;

namespace {

void writeAnswer(JsonWriter &out, const CellAnswer &answer)
{
    out.beginObject(JsonWriter::Layout::OneLine);
    out.textMember("fix", answer.fix);
    out.key("mark");
    out.text(model::enumName(answer.mark));
    if (answer.rating != model::Rating::None)
        out.textMember("rating", model::ratingName(answer.rating));
    out.textMember("why", answer.why);
    out.end();
}

void writeAnswers(JsonWriter &out, std::string_view name, const CellAnswers &cells)
{
    out.key(name);
    out.beginObject();
    for (const auto &[cell, answer] : cells) {
        out.key(cellName(cell));
        writeAnswer(out, answer);
    }
    out.end();
}

} // namespace

void writeTexts(JsonWriter &out, std::string_view name, const std::vector<std::string> &texts)
{
    if (texts.empty())
        return;
    out.key(name);
    out.beginList(JsonWriter::Layout::OneLine);
    for (const std::string &text : texts)
        out.text(text);
    out.end();
}

void writeExtra(JsonWriter &out, const ExtraThreat &extra)
{
    out.beginObject(JsonWriter::Layout::OneLine);
    out.key("category");
    out.text(model::strideName(extra.category));
    out.key("element");
    out.text(extra.element);
    out.textMember("title", extra.title);
    out.end();
}

void writeSheetMembers(JsonWriter &out, const AnswerSheet &sheet)
{
    writeAnswers(out, "cells", sheet.cells);
    if (!sheet.extras.empty()) {
        out.key("extras");
        out.beginList();
        for (const ExtraThreat &extra : sheet.extras)
            writeExtra(out, extra);
        out.end();
    }
    writeTexts(out, "fixes", sheet.fixes);
    out.key("participant");
    out.text(sheet.participant);
    writeTexts(out, "path", sheet.path);
    if (sheet.round)
        out.textMember("round", model::enumName(*sheet.round));
    if (!sheet.silent.empty())
        writeAnswers(out, "silent", sheet.silent);
    out.key("task");
    out.text(sheet.task);
}

} // namespace bulkhead::catalog::workshop
