// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import {

// Names of formats, as a model's list of sources has them. Those of the importers stand in their table
// (import/importers.cpp); these are referred to elsewhere too.
namespace format {
inline constexpr std::string_view compose = "compose";
inline constexpr std::string_view dockerfile = "dockerfile"; // read only for the compose file that builds it
inline constexpr std::string_view envFile = "env-file";      // read only for the compose file that names it
inline constexpr std::string_view nativeModel = "bulkhead";  // opened, not imported
} // namespace format

// The format of an input, by its content, and its documents where it is YAML or JSON.
struct Recognised
{
    std::string_view format; // empty: none that is known
    std::vector<Document> documents;
};

// One file's bytes and the name that findings cite: relative to the folder the user named, with '/'.
struct Input
{
    std::string path;
    std::string bytes;
    std::shared_ptr<const Recognised> recognised = nullptr; // where it was recognised before the import
    std::string folder{}; // the named folder that contains it, relative as the path is; empty: the file
                          // itself was named
};

// An input that was read and recognised. Where it is neither YAML nor JSON it has its bytes instead of
// documents.
struct ParsedInput
{
    std::string path;
    std::string_view format;
    std::vector<Document> documents;
    std::string bytes;
    bool isNamed = true; // by itself; false: it was found in a folder
};

} // namespace bulkhead::import
