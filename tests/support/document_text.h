#pragma once

#include "import/document.h"

#include <string>
#include <vector>

namespace bulkhead::tests {

// All that a tree says, with its places: equal trees give equal texts.
inline void appendText(std::string &out, const import::Node &node)
{
    out += std::to_string(node.line()) + ':' + std::to_string(node.column()) + ' ' +
           std::to_string(static_cast<int>(node.type())) + (node.isQuoted() ? "q " : " ") +
           std::string(node.tag()) + ' ' + std::string(node.text()) + '\n';
    for (std::size_t i = 0; node.isList() && i < node.size(); ++i)
        appendText(out, node.at(i));
    for (std::size_t i = 0; node.isMap() && i < node.size(); ++i) {
        out += std::to_string(node.keyLineAt(i)) + ' ' + std::string(node.keyAt(i)) + '\n';
        appendText(out, node.valueAt(i));
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

} // namespace bulkhead::tests
