// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/collate.h"
#include "catalog/workshop/same_participant.h"

namespace bulkhead::catalog::workshop {

Result<Success> checkOwnFile(const std::filesystem::path &file)
{
    std::error_code ignored;
    if (!std::filesystem::is_symlink(file, ignored))
        return Success{};
    return Error{"workshop.link",
                 "it is a link to another file; answers are taken from files of their own",
                 {},
                 file.string(),
                 0,
                 {}};
}

ReadRoom readRoom(std::span<const AnswersInput> inputs, const Task &task)
{
    ReadRoom room;
    std::vector<AnswerSheet> sheets;
    std::vector<Claim> claims;
    for (const AnswersInput &input : inputs) {
        if (!input.bytes) {
            room.refused.push_back(input.bytes.error());
            continue;
        }
        auto read = parseAnswers(*input.bytes, input.file, &task);
        if (!read) {
            room.refused.push_back(std::move(read.error()));
            continue;
        }
        claims.push_back({read->sheet.participant, input.file, read->hasChecksum});
        sheets.push_back(std::move(read->sheet));
    }
    auto leftOut = settleClaims(claims, [&](std::size_t a, std::size_t b) { return sheets[a] == sheets[b]; });
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (leftOut[i]) {
            room.refused.push_back(*std::move(leftOut[i]));
            continue;
        }
        if (!claims[i].hasChecksum)
            room.withoutChecksum.push_back(claims[i].file);
        room.files.push_back(std::move(claims[i].file));
        room.sheets.push_back(std::move(sheets[i]));
    }
    return room;
}

} // namespace bulkhead::catalog::workshop
