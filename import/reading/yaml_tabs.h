// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace bulkhead::import {

// Finds tabs where YAML wants indentation, which libfyaml lets pass and the parsers of compose and Kubernetes
// refuse. Positions are bytes of the text and are asked for in ascending order.
class YamlTabs
{
public:
    explicit YamlTabs(std::string_view text) : m_text(text) {}

    // Whether what lies between two values holds a line of nothing but white space with a tab. After a plain
    // scalar that is a part of it, where the tab is not left of the column (from 0) of its further lines.
    bool indentGap(std::size_t begin, std::size_t end, std::optional<std::size_t> plainIndent);

private:
    std::size_t endOfPlain(std::size_t begin, std::size_t end, std::size_t indent) const;
    bool areIn(std::size_t begin, std::size_t end);

    std::string_view m_text;
    std::size_t m_searched = std::string_view::npos; // there is no tab between here and m_next
    std::size_t m_next = 0;
};

} // namespace bulkhead::import
