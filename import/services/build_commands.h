// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/dockerfile.h"

#include <string>
#include <string_view>
#include <vector>

// What the commands of a Dockerfile do to the image, as far as their text tells.
namespace bulkhead::import::services {

// The words of an instruction, by the blanks between them.
std::vector<std::string> instructionWords(std::string_view text);

// Whether COPY or ADD puts a file into the image whose name is that of a credential alone. What another stage
// made is left out: it may be anything.
bool copiesCredential(const Instruction &instruction);

bool installsSshServer(std::string_view command);
bool setsSetuid(std::string_view command);

// Whether something is fetched and run, or installed, without a check of what it is:
// https://slsa.dev/spec/v1.0/threats
bool downloadsUnchecked(const Instruction &instruction);

} // namespace bulkhead::import::services
