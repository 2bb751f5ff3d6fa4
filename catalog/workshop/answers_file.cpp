// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/answers_reader.h"
#include "catalog/workshop/sheet_writer.h"
#include "catalog/workshop/workshop_files.h"

namespace bulkhead::catalog::workshop {

namespace {

// Format and version may be missing: files that people or scripts write name task, participant and cells.
ReadAnswers readAnswers(std::string_view json, std::string_view file, const Task *task)
{
    StrictFile strict(json, file, "a file of answers");
    AnswersReader answers(strict, task);
    ReadAnswers result;
    std::string checksum;
    std::size_t place = 0;
    strict.reader.enterObject("a file of answers");
    const std::size_t start = strict.reader.offset();
    while (const auto key = strict.reader.nextKey()) {
        if (strict.header(*key, answersFormat) || answers.member(*key, result.sheet) ||
            answers.roundMember(*key, result.sheet))
            continue;
        if (*key != "checksum")
            strict.unknownKey(
                *key, "a file of answers",
                "cells, checksum, extras, fixes, format, participant, path, round, silent, task, "
                "version");
        checksum = strict.text("a checksum", longestText);
        place = strict.reader.offset();
        result.hasChecksum = true;
    }
    strict.reader.end();
    strict.reader.setPlace(start);
    answers.requireMembers(result.sheet);
    if (result.hasChecksum && checksum != checksumOf(result.sheet)) {
        strict.reader.setPlace(place);
        strict.reader.fail("workshop.wrong-checksum",
                           "the checksum is “%1”; expected “%2”: the answers were changed after they were "
                           "submitted",
                           {checksum, checksumOf(result.sheet)});
    }
    return result;
}

} // namespace

Result<ReadAnswers> parseAnswers(std::string_view json, std::string_view file, const Task *task)
{
    try {
        return readAnswers(json, file, task);
    } catch (model::JsonFailure &failure) {
        return std::move(failure.error);
    }
}

std::string serializeAnswers(const AnswerSheet &sheet)
{
    model::JsonWriter out;
    out.beginObject();
    out.textMember("format", answersFormat);
    out.key("version");
    out.integer(workshopVersion);
    out.textMember("checksum", checksumOf(sheet));
    writeSheetMembers(out, sheet);
    out.end();
    out.result() += '\n';
    return std::move(out.result());
}

} // namespace bulkhead::catalog::workshop
