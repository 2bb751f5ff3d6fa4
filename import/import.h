// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/imported.h"
#include "import/shared/input.h"
#include "import/shared/options.h"

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

// From artefacts (compose, Kubernetes, docker inspect, other tools' models) to a threat model.
namespace bulkhead::import {

// The format and, of YAML and JSON, the documents of an input. Fails on what is neither of a known format nor
// readable as YAML or JSON.
Result<Recognised> recognise(const Input &input, const Limits &limits = {}, std::stop_token stop = {});

// All inputs together become one model. Fails, naming file and line, when an input is of no known kind or
// cannot be parsed at all; what is merely unknown inside a known kind is a diagnostic.
Result<Imported> importModel(std::span<const Input> inputs,
                             std::shared_ptr<const model::Vocabulary> vocabulary,
                             const ImportOptions &options = {});

// The files below a folder (or the file itself) that may be inputs, with a FileReader confined to the folder
// that the paths have in common. Names are relative to `folder`, which holds all the paths; by default to
// that one.
struct Gathered
{
    std::string folder; // that names are relative to
    std::vector<Input> inputs;
    FileReader readFile;
    std::vector<Diagnostic> diagnostics; // files left out and why
};
Result<Gathered> gatherInputs(std::span<const std::string> paths, const Limits &limits = {},
                              const std::string &folder = {});

} // namespace bulkhead::import
