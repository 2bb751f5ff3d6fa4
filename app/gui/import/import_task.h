// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/workspace/open.h"

#include <memory>
#include <string>
#include <vector>

namespace bulkhead::app {

// Files and folders to read as one model.
struct ImportRequest
{
    std::vector<std::string> files;
    std::shared_ptr<const model::Vocabulary> vocabulary;
};

// Reads the files, and lays out every view of an imported model; views that cannot be laid out stay as they
// are. Takes seconds for a large model: for a worker's thread.
Result<std::shared_ptr<const Opened>> readAndLayOut(ImportRequest request, const Running &running);

} // namespace bulkhead::app
