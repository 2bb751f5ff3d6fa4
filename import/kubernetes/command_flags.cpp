// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/command_flags.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

CommandFlags::CommandFlags(const Node &container)
{
    for (const char *key : {"command", "args"}) {
        for (const Node &item : container[key].items()) {
            const std::string_view text = item.text();
            if (text.find_first_of(" \n") == std::string_view::npos) {
                addWord(text, item.line());
                continue;
            }
            std::string_view rest = text;
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find_first_of(" \t\n\\"), rest.size());
                if (end > 0)
                    addWord(rest.substr(0, end), item.line());
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
    }
}

void CommandFlags::addWord(std::string_view word, int line)
{
    if (!word.starts_with("--")) {
        static constexpr std::string_view shells[] = {"sh",  "bash",    "-c",       "exec",
                                                      "-ec", "/bin/sh", "/bin/bash"};
        if (!m_open.empty()) {
            m_flags[m_open].value = word;
            m_open.clear();
        } else if (m_program.empty() &&
                   std::find(std::begin(shells), std::end(shells), word) == std::end(shells)) {
            m_program = word.substr(word.find_last_of('/') + 1);
            m_line = line;
        }
        return;
    }
    const std::size_t equals = word.find('=');
    const std::string name(word.substr(2, equals == std::string_view::npos ? equals : equals - 2));
    m_open.clear();
    if (equals == std::string_view::npos)
        m_open = name;
    m_flags[name] = {equals == std::string_view::npos ? "true" : std::string(word.substr(equals + 1)), line};
}

bool CommandFlags::runs(std::string_view program) const
{
    return m_program == program;
}

std::string_view CommandFlags::value(std::string_view flag) const
{
    const auto found = m_flags.find(flag);
    return found == m_flags.end() ? std::string_view() : std::string_view(found->second.value);
}

int CommandFlags::lineOf(std::string_view flag) const
{
    const auto found = m_flags.find(flag);
    return found == m_flags.end() ? m_line : found->second.line;
}

bool CommandFlags::lists(std::string_view flag, std::string_view item) const
{
    std::string_view rest = value(flag);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        if (rest.substr(0, end) == item)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

} // namespace bulkhead::import::kubernetes
