// SPDX-License-Identifier: Apache-2.0
#include "import/shared/dockerfile.h"

#include "import/reading/text.h"
#include "import/shared/credentials.h"

#include <algorithm>
#include <map>

namespace bulkhead::import {

namespace {

std::vector<std::string> instructionWords(std::string_view text)
{
    std::vector<std::string> words;
    while (!(text = trimmed(text)).empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

// A build stage: "FROM base AS name" and what follows.
struct Stage
{
    std::string base;
    std::string name;
    std::vector<const Instruction *> instructions;
};

std::vector<Stage> stagesOf(const std::vector<Instruction> &instructions)
{
    std::vector<Stage> stages;
    for (const Instruction &instruction : instructions) {
        if (instruction.name == "FROM") {
            std::vector<std::string> words = instructionWords(instruction.text);
            std::erase_if(words, [](const std::string &word) { return word.starts_with("--"); });
            Stage stage;
            stage.base = words.empty() ? std::string() : words.front();
            if (words.size() >= 3 && upperCase(words[1]) == "AS")
                stage.name = lowerCase(words[2]);
            stages.push_back(std::move(stage));
        } else if (!stages.empty()) {
            stages.back().instructions.push_back(&instruction);
        }
    }
    return stages;
}

// The instructions that shape the target: those of the stages it is built upon, then its own.
std::vector<const Instruction *> instructionsFor(const std::vector<Stage> &stages, std::size_t target,
                                                 std::string &base)
{
    std::vector<std::size_t> chain = {target};
    while (true) {
        const std::string wanted = lowerCase(stages[chain.back()].base);
        const auto end = stages.begin() + static_cast<std::ptrdiff_t>(chain.back());
        const auto below = std::find_if(stages.begin(), end,
                                        [&](const Stage &s) { return !wanted.empty() && s.name == wanted; });
        if (below == end)
            break;
        chain.push_back(static_cast<std::size_t>(below - stages.begin()));
    }
    base = stages[chain.back()].base;
    std::vector<const Instruction *> result;
    for (auto stage = chain.rbegin(); stage != chain.rend(); ++stage)
        result.insert(result.end(), stages[*stage].instructions.begin(), stages[*stage].instructions.end());
    return result;
}

bool setsCredential(const Instruction &instruction)
{
    const std::vector<std::string> words = instructionWords(instruction.text);
    const auto clean = [](std::string_view value) {
        while (!value.empty() && (value.front() == '"' || value.front() == '\''))
            value.remove_prefix(1);
        while (!value.empty() && (value.back() == '"' || value.back() == '\''))
            value.remove_suffix(1);
        return value;
    };
    if (instruction.name == "ENV" && words.size() >= 2 && words[0].find('=') == std::string::npos)
        return statesCredential(words[0], clean(words[1]));
    return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
        const std::size_t equals = word.find('=');
        return equals != std::string::npos &&
               statesCredential(word.substr(0, equals), clean(std::string_view(word).substr(equals + 1)));
    });
}

bool installsSshServer(std::string_view command)
{
    return command.find("openssh-server") != std::string_view::npos ||
           command.find("dropbear") != std::string_view::npos ||
           (command.find("apk ") != std::string_view::npos &&
            command.find(" openssh") != std::string_view::npos &&
            command.find("openssh-client") == std::string_view::npos);
}

bool setsSetuid(std::string_view command)
{
    for (const std::string_view mode :
         {"chmod u+s", "chmod +s", "chmod 4", "chmod 04", "chmod a+s", "chmod ug+s"}) {
        const std::size_t at = command.find(mode);
        if (at == std::string_view::npos)
            continue;
        const std::string_view digits = command.substr(at + 6, command.substr(at + 6).find(' '));
        if (mode.back() == 's' || digits.size() == 4 || digits.size() == 5)
            return true;
    }
    return false;
}

// A script that is run as it is fetched, or one fetched over a connection without verification.
bool downloadsUnchecked(const Instruction &instruction)
{
    const std::string_view text = instruction.text;
    if (instruction.name == "ADD")
        return text.find("http://") != std::string_view::npos ||
               (text.find("https://") != std::string_view::npos &&
                text.find("--checksum") == std::string_view::npos);
    if (instruction.name != "RUN")
        return false;
    const bool fetches =
        text.find("curl ") != std::string_view::npos || text.find("wget ") != std::string_view::npos;
    const bool pipes =
        text.find("| sh") != std::string_view::npos || text.find("|sh") != std::string_view::npos ||
        text.find("| bash") != std::string_view::npos || text.find("|bash") != std::string_view::npos ||
        text.find("| sudo") != std::string_view::npos;
    const bool unchecked = text.find("curl -k") != std::string_view::npos ||
                           text.find("--insecure") != std::string_view::npos ||
                           text.find("--no-check-certificate") != std::string_view::npos;
    return fetches && (pipes || unchecked);
}

void stateUser(Facts &facts, const std::string &user, const model::Origin &origin)
{
    const std::string name = user.substr(0, user.find(':'));
    if (name.empty() || name.find('$') != std::string::npos)
        return;
    facts.set(property::image::user,
              name == "root" || name == "0" ? property::User::Root : property::User::NonRoot, origin);
}

} // namespace

std::vector<Instruction> parseDockerfile(std::string_view text)
{
    std::vector<Instruction> instructions;
    std::string joined;
    int number = 0;
    int begin = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty() || line.front() == '#')
            continue;
        if (joined.empty())
            begin = number;
        const bool isContinued = line.back() == '\\';
        if (isContinued)
            line.remove_suffix(1);
        joined += std::string(trimmed(line)) + ' ';
        if (isContinued && !text.empty())
            continue;
        const std::string_view whole = trimmed(joined);
        const std::size_t space = std::min(whole.find_first_of(" \t"), whole.size());
        instructions.push_back(
            {upperCase(whole.substr(0, space)), std::string(trimmed(whole.substr(space))), begin});
        joined.clear();
    }
    return instructions;
}

void stateDockerfile(Builder &builder, model::Element &image, std::string_view text, const std::string &file,
                     int linesBefore, std::string_view target)
{
    const std::vector<Instruction> instructions = parseDockerfile(text);
    const std::vector<Stage> stages = stagesOf(instructions);
    if (stages.empty()) {
        builder.warn(file, linesBefore + 1, "the Dockerfile has no FROM");
        return;
    }
    std::size_t chosen = stages.size() - 1;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (!target.empty() && stages[i].name == lowerCase(target))
            chosen = i;
    }
    std::string base;
    Facts facts = builder.facts(image);
    const std::string object = "image/" + image.name;
    for (const Instruction *instruction : instructionsFor(stages, chosen, base)) {
        const model::Origin origin = builder.origin(file, linesBefore + instruction->line, object);
        if (instruction->name == "USER")
            stateUser(facts, instruction->text, origin);
        else if ((instruction->name == "ENV" || instruction->name == "ARG") && setsCredential(*instruction))
            facts.set(property::image::secrets_embedded, true, origin);
        else if (instruction->name == "RUN" && installsSshServer(instruction->text))
            facts.set(property::image::contains_sshd, true, origin);
        if (instruction->name == "RUN" && setsSetuid(instruction->text))
            facts.set(property::image::setuid_binaries, true, origin);
        if (downloadsUnchecked(*instruction))
            facts.set(property::image::build_untrusted_downloads, true, origin);
    }
    if (!facts.has(property::image::user) && base == "scratch")
        facts.set(
            property::image::user, property::User::Root,
            builder.origin(file, linesBefore + 1, object, "an image from scratch without USER runs as root"));
    if (base == "scratch" || base.find("distroless") != std::string::npos)
        facts.set(property::image::minimal, true,
                  builder.origin(file, linesBefore + 1, object, "told by its base image"));
}

} // namespace bulkhead::import
