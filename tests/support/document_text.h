// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"
#include "model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::tests {

// All that a tree says, with its places: equal trees give equal texts.
inline void appendText(std::string &out, const import::Node &node)
{
    out += std::to_string(node.line()) + ':' + std::to_string(node.column()) + ' ' +
           std::to_string(static_cast<int>(node.type())) + (node.isQuoted() ? "q " : " ") +
           std::string(node.tag()) + ' ' + std::string(node.text()) + '\n';
    for (const import::Node &item : node.items())
        appendText(out, item);
    for (const auto &[key, line, value] : node.entries()) {
        out += std::to_string(line) + ' ' + std::string(key) + '\n';
        appendText(out, value);
    }
}

inline std::string textOf(const std::vector<import::Document> &documents)
{
    std::string out;
    for (const import::Document &document : documents) {
        out += "document in line " + std::to_string(document.line()) + '\n';
        appendText(out, document.root());
    }
    return out;
}

inline std::string describe(const Error &error)
{
    return error.file + ':' + std::to_string(error.line) + ": " + error.message;
}

inline std::string repeated(std::string_view part, std::size_t times)
{
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += part;
    return text;
}

} // namespace bulkhead::tests
