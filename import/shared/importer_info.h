// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/input.h"

#include <span>
#include <string_view>

namespace bulkhead::import {

// Brings the inputs of one format into the model, all of them at once. Fails only where an input cannot be
// understood at all.
using Importer = Result<Success> (*)(std::span<const ParsedInput> inputs, Builder &builder);

// One format that can be imported. It is recognised by content; by a file's place only what says nothing
// itself.
struct ImporterInfo
{
    std::string_view format;     // "docker-inspect"
    std::string_view title;      // within a sentence: "docker inspect output"
    std::string_view extensions; // beside .yaml, .yml and .json, each after a blank: " .pod .volume"
    bool (*isDocument)(const Node &root) = nullptr;    // null: it is neither YAML nor JSON …
    bool (*isBytes)(std::string_view bytes) = nullptr; // … and recognised by its bytes
    Importer import = nullptr;
    bool (*isPlaced)(std::string_view path) = nullptr; // recognised by its folder, whatever it contains
    RepeatedKeys repeatedKeys = RepeatedKeys::Refused; // as the format's own programs take them
};

} // namespace bulkhead::import
