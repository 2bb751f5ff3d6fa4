// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/programs/open_with_programs.h"

#include <memory>
#include <string>
#include <vector>

namespace bulkhead::app {

// Files and folders to read as one model, and the programs that may be run for it.
struct ImportRequest
{
    std::vector<std::string> files;
    ProgramLeave programs;
    bool withSurroundings = false; // what stands around the artefacts is drawn too
    std::shared_ptr<const model::Vocabulary> vocabulary;
};

// Runs the programs, reads the files, and lays out every view of an imported model; views that cannot be laid
// out stay as they are. Takes seconds for a large model: for a worker's thread.
Result<std::shared_ptr<const Opened>> readAndLayOut(ImportRequest request, const Running &running);

} // namespace bulkhead::app
