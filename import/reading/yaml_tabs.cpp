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

// Blank lines aside.
bool hasTabIndentation(std::string_view text)
{
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::size_t first = text.find_first_not_of(' ', at + 1);
        const std::size_t content = text.find_first_not_of(" \t\r", at + 1);
        if (content != std::string_view::npos && text[content] != '\n' && text[first] == '\t')
            return true;
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

bool YamlTabs::indentGap(std::size_t begin, std::size_t end)
{
    const bool atLineStart = begin == 0 || m_text[begin - 1] == '\n';
    return areIn(begin, end) && hasBlankLineWithTab(m_text.substr(begin, end - begin), atLineStart);
}

bool YamlTabs::indentContinuation(std::size_t begin, std::size_t end)
{
    return areIn(begin, end) && hasTabIndentation(m_text.substr(begin, end - begin));
}

} // namespace bulkhead::import
