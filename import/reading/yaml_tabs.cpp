// SPDX-License-Identifier: Apache-2.0
#include "import/reading/yaml_tabs.h"

namespace bulkhead::import {

namespace {

bool hasBlankLineWithTab(std::string_view text, bool atLineStart)
{
    bool blank = atLineStart;
    bool tab = false;
    for (const char c : text) {
        if (c == '\n') {
            if (blank && tab)
                return true;
            blank = true;
            tab = false;
        } else if (c == '\t') {
            tab = true;
        } else if (c != ' ' && c != '\r') {
            blank = false;
        }
    }
    return false;
}

} // namespace

// Most files have no tab at all, so the next one is looked for only once it has been passed.
bool YamlTabs::areIn(std::size_t begin, std::size_t end)
{
    if (begin < m_searched || begin > m_next) {
        m_searched = begin;
        m_next = m_text.find('\t', begin);
    }
    return m_next < end;
}

// Where the last line begins up to which there is nothing but white space that a plain scalar may have.
std::size_t YamlTabs::endOfPlain(std::size_t begin, std::size_t end, std::size_t indent) const
{
    std::optional<std::size_t> line;
    for (std::size_t at = begin; at < end; ++at) {
        const char sign = m_text[at];
        if (sign == '\n')
            line = at + 1;
        else if (sign == '\t' ? line && at - *line < indent : sign != ' ' && sign != '\r')
            break;
    }
    return line.value_or(begin);
}

bool YamlTabs::indentGap(std::size_t begin, std::size_t end, std::optional<std::size_t> plainIndent)
{
    if (!areIn(begin, end))
        return false;
    if (plainIndent)
        begin = endOfPlain(begin, end, *plainIndent);
    const bool atLineStart = begin == 0 || m_text[begin - 1] == '\n';
    return hasBlankLineWithTab(m_text.substr(begin, end - begin), atLineStart);
}

} // namespace bulkhead::import
