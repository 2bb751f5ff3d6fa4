// SPDX-License-Identifier: Apache-2.0
#include "import/shared/command_words.h"

#include "import/reading/document.h"
#include "import/reading/text.h"
#include "import/shared/relative_path.h"
#include "import/shared/shell_words.h"

#include <algorithm>
#include <utility>

namespace bulkhead::import {

namespace {

using Words = std::vector<std::string>;
using WordSpan = std::span<const std::string>;

Words wordsIn(std::string_view text)
{
    Words words;
    std::string word;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\n')
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

bool isOption(std::string_view word)
{
    return word.size() > 1 && word.front() == '-';
}

// "NAME=value" before a command.
bool isAssignment(std::string_view word)
{
    const std::size_t equals = word.find('=');
    return equals != std::string_view::npos && equals > 0 && !isDigit(word.front()) &&
           std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(equals), [](char c) {
               return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

// "-c", "-ec", "-lc": what follows is a script.
bool takesScript(std::string_view word)
{
    return isOption(word) && word[1] != '-' && word.find('c') != std::string_view::npos && word.size() <= 6;
}

// "-o", "-euo": what follows is the name of an option ("pipefail").
bool takesName(std::string_view word)
{
    return isOption(word) && word[1] != '-' && (word.back() == 'o' || word.back() == 'O');
}

// Whether a command begins with the words of a name, options between them left out.
bool begins(WordSpan words, std::span<const std::string> name)
{
    for (std::size_t i = 0; i < name.size(); ++i) {
        while (i > 0 && !words.empty() && isOption(words.front()) && !isOption(name[i]))
            words = words.subspan(1);
        if (words.empty() || !matchesGlob(name[i], i == 0 ? fileNameOf(words.front()) : words.front()))
            return false;
        words = words.subspan(1);
    }
    return !name.empty();
}

bool beginsWithOneOf(WordSpan words, const std::vector<ProgramName> &names)
{
    return std::any_of(names.begin(), names.end(),
                       [words](const ProgramName &name) { return begins(words, name); });
}

class CommandReader
{
public:
    explicit CommandReader(const ProductPrograms &programs) : m_programs(programs) {}

    // Of a container's own command; the words of a script are of one that a shell runs.
    Started startedBy(WordSpan words, bool isInScript = false) const
    {
        words = withoutWrappers(words, isInScript);
        if (words.empty() || (!isInScript && isOption(words.front())))
            return isInScript ? Started::Other : Started::Product;
        const std::string_view first = fileNameOf(words.front());
        const bool isMounted = m_programs.isMounted(words.front());
        const CommandWords &known = m_programs.words;
        if (known.shells.contains(first) && !isMounted)
            return ofShell(words.subspan(1), first == "su" || first == "busybox");
        if (isClient(words, isInScript))
            return Started::Other;
        if (!isMounted && (first == m_programs.product || beginsWithOneOf(words, m_programs.server)))
            return Started::Product;
        if (beginsWithOneOf(words, known.tools))
            return Started::Other;
        if (known.interpreters.contains(first))
            return ofFile(words.subspan(1));
        return isInScript || isMounted || first.starts_with('$') ? Started::Unknown : Started::Product;
    }

private:
    // A subcommand stands alone where the image's entrypoint is its program: "kv get" of Vault's.
    bool isClient(WordSpan words, bool isInScript) const
    {
        return std::any_of(
            m_programs.clients.begin(), m_programs.clients.end(), [&](const ProgramName &name) {
                return begins(words, name) ||
                       (!isInScript && name.size() > 1 && begins(words, std::span(name).subspan(1)));
            });
    }

    // What follows programs that start another one: "gosu redis redis-server", "FOO=1 exec etcd".
    WordSpan withoutWrappers(WordSpan words, bool &isInScript) const
    {
        while (!words.empty()) {
            if (isAssignment(words.front())) {
                words = words.subspan(1);
                continue;
            }
            const std::string_view first = fileNameOf(words.front());
            if (m_programs.isMounted(words.front()))
                return words;
            if (m_programs.words.entrypoints.contains(first)) {
                words = words.subspan(1);
                isInScript = false;
                if (words.empty())
                    return words;
                continue;
            }
            const auto wrapper = m_programs.words.wrappers.find(first);
            if (wrapper == m_programs.words.wrappers.end())
                return words;
            words = behind(wrapper->second, words.subspan(1));
        }
        return words;
    }

    static WordSpan behind(const std::vector<std::string> &own, WordSpan words)
    {
        auto left =
            std::count_if(own.begin(), own.end(), [](const std::string &word) { return !isOption(word); });
        while (!words.empty()) {
            const std::string &word = words.front();
            if (word == "--")
                return words.subspan(1);
            const bool hasValue = std::find(own.begin(), own.end(), word) != own.end();
            if (!isOption(word) && !isAssignment(word) && left-- <= 0)
                return words;
            words = words.subspan(std::min<std::size_t>(words.size(), isOption(word) && hasValue ? 2 : 1));
        }
        return words;
    }

    // `takesOperands`: other words may stand before the script, as the user of "su postgres -c …".
    Started ofShell(WordSpan words, bool takesOperands) const
    {
        auto script = words.begin();
        for (; script != words.end() && !takesScript(*script); ++script) {
            // What stands behind the file that it runs is that file's: "bash entrypoint.sh postgres -c
            // ssl=on".
            if (!isOption(*script) && !takesOperands)
                return ofFile(words);
            if (takesName(*script) && script + 1 != words.end())
                ++script;
        }
        if (script == words.end())
            return ofFile(words);
        const auto text =
            std::find_if(script + 1, words.end(), [](const std::string &word) { return !isOption(word); });
        if (text == words.end())
            return Started::Unknown;
        bool isUnknown = false;
        for (const Words &command : splitScript(*text)) {
            const Started started = startedBy(withoutBrackets(command), true);
            if (started == Started::Product)
                return started;
            isUnknown |= started == Started::Unknown;
        }
        return isUnknown ? Started::Unknown : Started::Other;
    }

    static Words withoutBrackets(Words words)
    {
        std::string &first = words.front();
        first.erase(0, std::min(first.find_first_not_of('('), first.size()));
        if (first.empty())
            words.erase(words.begin());
        return words;
    }

    // The file that a shell or an interpreter runs: a script of the product, or one that may do anything.
    Started ofFile(WordSpan words) const
    {
        while (!words.empty() && isOption(words.front()))
            words = words.subspan(1);
        if (words.empty())
            return Started::Other;
        const bool isOwn = !m_programs.isMounted(words.front());
        if (isClient(words, true))
            return Started::Other;
        return isOwn && (fileNameOf(words.front()) == m_programs.product ||
                         beginsWithOneOf(words, m_programs.server) ||
                         m_programs.words.entrypoints.contains(fileNameOf(words.front())))
                   ? Started::Product
                   : Started::Unknown;
    }

    const ProductPrograms &m_programs;
};

std::set<std::string, std::less<>> setOf(const Node &list)
{
    std::set<std::string, std::less<>> texts;
    for (const Node &item : list.items())
        texts.emplace(item.text());
    return texts;
}

} // namespace

std::vector<ProgramName> readProgramNames(const Node &list)
{
    std::vector<ProgramName> names;
    for (const Node &item : list.items())
        names.push_back(wordsIn(item.text()));
    return names;
}

CommandWords CommandWords::read(const Node &commands)
{
    CommandWords words;
    words.tools = readProgramNames(commands["tools"]);
    words.shells = setOf(commands["shells"]);
    words.interpreters = setOf(commands["interpreters"]);
    words.entrypoints = setOf(commands["entrypoints"]);
    for (const MapEntry &entry : commands["wrappers"].entries()) {
        std::vector<std::string> &own = words.wrappers[std::string(entry.key)];
        for (const Node &word : entry.value.items())
            own.emplace_back(word.text());
    }
    return words;
}

Started startedBy(std::span<const std::string> arguments, const ProductPrograms &programs)
{
    // A command in one text is split by whoever starts it; the script of a shell is one word of several.
    const bool isOneText = arguments.size() == 1 && arguments.front().find(' ') != std::string::npos;
    const Words split = isOneText ? wordsIn(arguments.front()) : Words();
    return CommandReader(programs).startedBy(isOneText ? WordSpan(split) : arguments);
}

} // namespace bulkhead::import
