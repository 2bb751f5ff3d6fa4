#pragma once

#include "import/import.h"
#include "model/model.h"
#include "model/result.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::app {

struct OpenOptions
{
    import::Limits limits;
    std::string folder; // that sources' names are relative to; by default the one that the paths share
    std::vector<std::string> composeProfiles;
    std::function<void(std::string_view what, double fraction)> progress;
    std::stop_token stop;
};

struct Opened
{
    model::Model model;
    std::vector<import::Diagnostic> diagnostics;
    bool native = false; // a .bulkhead file was read, nothing was imported
    std::string folder;  // that the sources' names are relative to
};

// Opens one native model, or imports any other files and folders together as one model. "-" is standard
// input. The error names the file and line of the first fault.
Result<Opened> openInputs(std::span<const std::string> paths,
                          std::shared_ptr<const model::Vocabulary> vocabulary,
                          const OpenOptions &options = {});

// One native model; a path of "-" is standard input.
Result<model::Model> openModel(const std::string &path, std::shared_ptr<const model::Vocabulary> vocabulary);

} // namespace bulkhead::app
