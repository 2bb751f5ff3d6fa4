// SPDX-License-Identifier: Apache-2.0
#include "import/services/dockerfile_reader.h"

#include "import/reading/text.h"

#include <algorithm>

namespace bulkhead::import::services {

std::string_view withoutQuotesAround(std::string_view value)
{
    while (!value.empty() && (value.front() == '"' || value.front() == '\''))
        value.remove_prefix(1);
    while (!value.empty() && (value.back() == '"' || value.back() == '\''))
        value.remove_suffix(1);
    return value;
}

namespace {

// Takes a Dockerfile apart: comments, continued lines, here-documents.
class DockerfileReader
{
public:
    explicit DockerfileReader(std::string_view text) : m_rest(text) { readEscape(); }

    std::vector<Instruction> read();

private:
    std::string_view takeLine();
    void readEscape();
    void addInstruction(std::string_view whole, int line);
    void takeHereDocuments(Instruction &instruction);

    std::string_view m_rest;
    int m_line = 0; // of what was taken last
    char m_escape = '\\';
    std::vector<Instruction> m_instructions;
};

std::string_view DockerfileReader::takeLine()
{
    const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
    const std::string_view line = m_rest.substr(0, end);
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    ++m_line;
    return line;
}

// "# escape=`" at the top, as Dockerfiles for Windows have it.
void DockerfileReader::readEscape()
{
    std::string_view rest = m_rest;
    while (true) {
        const std::string_view line = trimmed(rest.substr(0, rest.find('\n')));
        if (!line.starts_with('#') || line.find('=') == std::string_view::npos)
            return;
        const std::string_view name = trimmed(line.substr(1, line.find('=') - 1));
        if (lowerCase(name) == "escape" && trimmed(line.substr(line.find('=') + 1)) == "`")
            m_escape = '`';
        if (rest.find('\n') == std::string_view::npos)
            return;
        rest.remove_prefix(rest.find('\n') + 1);
    }
}

// The marks that end the here-documents of an instruction: "<<EOF", "<<-'EOF'"; not "<<<word".
std::vector<std::string> endMarksOf(std::string_view text)
{
    std::vector<std::string> marks;
    for (std::size_t at = text.find("<<"); at != std::string_view::npos; at = text.find("<<", at + 2)) {
        std::string_view rest = text.substr(at + 2);
        if (rest.starts_with('<')) {
            ++at;
            continue;
        }
        if (rest.starts_with('-'))
            rest.remove_prefix(1);
        const std::string_view word = rest.substr(0, rest.find_first_of(" \t;|&<>)"));
        const std::string_view mark = withoutQuotesAround(word);
        const auto isMarkCharacter = [](char c) {
            return c == '_' || c == '-' || c == '.' || isDigit(c) || (lowered(c) >= 'a' && lowered(c) <= 'z');
        };
        if (!mark.empty() && !isDigit(mark.front()) && std::all_of(mark.begin(), mark.end(), isMarkCharacter))
            marks.emplace_back(mark);
    }
    return marks;
}

// Their lines are the commands of a RUN, and the content of a file that COPY or ADD puts there.
void DockerfileReader::takeHereDocuments(Instruction &instruction)
{
    if (instruction.name != "RUN" && instruction.name != "COPY" && instruction.name != "ADD")
        return;
    for (const std::string &mark : endMarksOf(instruction.text)) {
        while (!m_rest.empty()) {
            const std::string_view line = takeLine();
            if (trimmed(line) == mark)
                break;
            if (instruction.name == "RUN")
                instruction.text.append(1, '\n').append(trimmed(line));
        }
    }
}

void DockerfileReader::addInstruction(std::string_view whole, int line)
{
    const std::size_t space = std::min(whole.find_first_of(" \t"), whole.size());
    Instruction instruction{upperCase(whole.substr(0, space)), std::string(trimmed(whole.substr(space))),
                            line};
    takeHereDocuments(instruction);
    m_instructions.push_back(std::move(instruction));
}

std::vector<Instruction> DockerfileReader::read()
{
    std::string joined;
    int begin = 0;
    while (!m_rest.empty()) {
        std::string_view line = trimmed(takeLine());
        if (line.empty() || line.front() == '#')
            continue;
        if (joined.empty())
            begin = m_line;
        const bool isContinued = line.back() == m_escape;
        if (isContinued)
            line.remove_suffix(1);
        joined.append(trimmed(line)).append(1, ' ');
        if (isContinued && !m_rest.empty())
            continue;
        addInstruction(trimmed(joined), begin);
        joined.clear();
    }
    if (const std::string_view left = trimmed(joined); !left.empty())
        addInstruction(left, begin);
    return std::move(m_instructions);
}

} // namespace

std::vector<Instruction> parseDockerfile(std::string_view text)
{
    return DockerfileReader(text).read();
}

} // namespace bulkhead::import::services
