// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/typed_names.h"
#include "import/import.h"
#include "model/model.h"
#include "model/result.h"

#include <functional>
#include <memory>
#include <set>
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
    // What programs wrote for this import, beside the paths; named by their commands (program_output.h).
    std::vector<import::Input> outputs;
    std::string title; // of a model that does not name itself; empty: titleOf() the paths
    // Whether what stands around the artefacts is drawn too (import/assumed), and the source keys of what of
    // that is left out.
    bool withSurroundings = false;
    std::set<std::string> surroundingsLeftOut;
    std::function<void(std::string_view what, double fraction)> progress;
    std::stop_token stop;
};

struct Opened
{
    model::Model model;
    std::vector<import::Diagnostic> diagnostics;
    bool native = false;                       // a .bulkhead file was read, nothing was imported
    std::string folder;                        // that the sources' names are relative to
    TypedNames names;                          // for messages about them
    std::vector<import::FrontDoor> frontDoors; // of the ways in that were imported
};

// What to call a model of these files: the first one's name, or that of its folder where the folder says
// more, as the project's of a compose file does. Empty for standard input.
std::string titleOf(std::span<const std::string> paths);

// Opens one native model, or imports any other files and folders together as one model, which is
// called by titleOf() where they do not name it. "-" is standard input. The error names the file, as the
// user knows it, and the line of the first fault.
Result<Opened> openInputs(std::span<const std::string> paths,
                          std::shared_ptr<const model::Vocabulary> vocabulary,
                          const OpenOptions &options = {});

// One native model; a path of "-" is standard input.
Result<model::Model> openModel(const std::string &path, std::shared_ptr<const model::Vocabulary> vocabulary);

} // namespace bulkhead::app
