// SPDX-License-Identifier: Apache-2.0
#include "import/shared/shell_words.h"

#include <utility>

namespace bulkhead::import {

namespace {

using Words = std::vector<std::string>;

class ShellReader
{
public:
    ShellReader(std::string_view text, bool isScript) : m_text(text), m_isScript(isScript) {}

    std::vector<Words> commands()
    {
        for (m_at = 0; m_at < m_text.size(); ++m_at)
            take(m_text[m_at]);
        endCommand();
        return std::move(m_commands);
    }

private:
    void take(char c)
    {
        if (m_quote != '\0') {
            if (c == m_quote)
                m_quote = '\0';
            else if (c == '\\' && isEscapeInQuotes())
                takeEscaped();
            else
                m_word += c;
        } else if (c == '\\' && m_at + 1 < m_text.size()) {
            takeEscaped();
        } else if (c == '"' || c == '\'') {
            m_quote = c;
            m_isInWord = true;
        } else if (m_isScript && c == '#' && !m_isInWord) {
            while (m_at + 1 < m_text.size() && m_text[m_at + 1] != '\n')
                ++m_at;
        } else if (m_isScript && (c == ';' || c == '|' || c == '\n' || (c == '&' && !isOfRedirection()))) {
            endCommand();
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            endWord();
        } else {
            m_word += c;
            m_isInWord = true;
        }
    }

    bool isEscapeInQuotes() const
    {
        return m_quote == '"' && m_at + 1 < m_text.size() &&
               std::string_view("$`\"\\\n").find(m_text[m_at + 1]) != std::string_view::npos;
    }

    void takeEscaped()
    {
        ++m_at;
        m_isInWord |= m_text[m_at] != '\n';
        if (m_text[m_at] != '\n')
            m_word += m_text[m_at];
    }

    // The character of ">&" and "&>".
    bool isOfRedirection() const
    {
        return (m_at > 0 && (m_text[m_at - 1] == '>' || m_text[m_at - 1] == '<')) ||
               (m_at + 1 < m_text.size() && m_text[m_at + 1] == '>');
    }

    void endWord()
    {
        if (m_isInWord)
            m_command.push_back(std::exchange(m_word, {}));
        m_isInWord = false;
    }

    void endCommand()
    {
        endWord();
        if (!m_command.empty())
            m_commands.push_back(std::exchange(m_command, {}));
    }

    std::string_view m_text;
    bool m_isScript;
    std::size_t m_at = 0;
    char m_quote = '\0';
    bool m_isInWord = false; // which may be empty: ""
    std::string m_word;
    Words m_command;
    std::vector<Words> m_commands;
};

} // namespace

std::vector<std::string> splitCommand(std::string_view text)
{
    std::vector<Words> commands = ShellReader(text, false).commands();
    return commands.empty() ? Words() : std::move(commands.front());
}

std::vector<std::vector<std::string>> splitScript(std::string_view text)
{
    return ShellReader(text, true).commands();
}

} // namespace bulkhead::import
