// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/collate.h"

#include <map>

namespace bulkhead::catalog::workshop {

ReadRoom readRoom(std::span<const AnswersInput> inputs, const Task &task)
{
    ReadRoom room;
    std::map<std::string, std::string> fileOf; // by participant
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
        const auto [other, isNew] = fileOf.emplace(read->sheet.participant, input.file);
        if (!isNew) {
            Error error = failure("workshop.same-participant",
                                  "these are answers of “%1”, whose answers are in %2 already; left out",
                                  {read->sheet.participant, other->second});
            error.file = input.file;
            room.refused.push_back(std::move(error));
            continue;
        }
        if (!read->hasChecksum)
            room.withoutChecksum.push_back(input.file);
        room.files.push_back(input.file);
        room.sheets.push_back(std::move(read->sheet));
    }
    return room;
}

} // namespace bulkhead::catalog::workshop
