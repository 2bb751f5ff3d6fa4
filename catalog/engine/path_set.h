// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::catalog::engine {

// A named set of file paths: those that equal one of `exact`, equal or lie under one of `under`,
// or have one of `component` among their parts, unless they equal or lie under one of `unless`.
struct PathSet
{
    std::string name;
    std::vector<std::string> exact;
    std::vector<std::string> under;
    std::vector<std::string> component;
    std::vector<std::string> unless;

    bool holds(std::string_view path) const;
};

// With '/' as separator and without ".", ".." and a trailing slash: "/var/./run//" is "/var/run".
std::string normalizedPath(std::string_view path);

} // namespace bulkhead::catalog::engine
