#pragma once

#include <string>
#include <string_view>

// Paths as text, relative to the folder of the inputs, with '/' as separator.
namespace bulkhead::import {

// "a/b" of "a/b/c"; "" of "c".
std::string_view folderOf(std::string_view path);
std::string_view fileNameOf(std::string_view path);

// `path` seen from `folder`, without "." and ".."; one that climbs above the inputs' folder keeps its "..".
std::string joinPath(std::string_view folder, std::string_view path);

} // namespace bulkhead::import
