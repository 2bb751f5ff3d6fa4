// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::services {

// One instruction of a Dockerfile, its continued lines joined. Of RUN the text includes the lines of its
// here-documents, which are its commands.
struct Instruction
{
    std::string name; // in upper case: "FROM"
    std::string text; // what follows it
    int line = 0;
};

std::vector<Instruction> parseDockerfile(std::string_view text);

// A word of an instruction without quotation marks at its ends.
std::string_view withoutQuotesAround(std::string_view value);

} // namespace bulkhead::import::services
