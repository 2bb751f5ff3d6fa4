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

bool YamlTabs::indentGap(std::size_t begin, std::size_t end)
{
    const bool atLineStart = begin == 0 || m_text[begin - 1] == '\n';
    return areIn(begin, end) && hasBlankLineWithTab(m_text.substr(begin, end - begin), atLineStart);
}

} // namespace bulkhead::import
