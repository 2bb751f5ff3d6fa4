// SPDX-License-Identifier: Apache-2.0
#include "import/services/dockerfile.h"

#include "import/reading/text.h"
#include "import/services/build_commands.h"
#include "import/shared/credentials.h"
#include "import/shared/superuser.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bulkhead::import::services {

namespace {

// A build stage: "FROM base AS name" and what follows.
struct Stage
{
    std::string base;
    std::string name;
    int line = 0; // of FROM
    std::vector<const Instruction *> instructions;
};

// Puts variables into the instructions of a Dockerfile.
class Filler
{
public:
    Filler(Builder &builder, const std::string &file, const Build &build)
        : m_builder(builder), m_file(file), m_linesBefore(build.linesBefore)
    {}

    // Of a value that its variables make too long, the text as it is written.
    std::string filledIn(std::string_view text, const Variables &variables, int line)
    {
        return expanded(text, variables, line).text;
    }
    // Sets a variable, or unsets it where its value is too long.
    void set(Variables &variables, const std::string &name, std::string_view text, int line)
    {
        Expanded value = expanded(text, variables, line);
        if (value.isTooLong)
            variables.erase(name);
        else
            variables[name] = std::move(value.text);
    }

private:
    Expanded expanded(std::string_view text, const Variables &variables, int line)
    {
        Expanded value = interpolate(text, variables, m_builder.expansionAllowance());
        if (value.isTooLong)
            warnOfLongValue(m_builder, m_file, m_linesBefore + line);
        return value;
    }

    Builder &m_builder;
    const std::string &m_file;
    int m_linesBefore;
};

// Takes up the variables that an ARG or ENV sets: "NAME=value …", "NAME" and, of ENV, "NAME value"; returns
// their names.
std::vector<std::string> takeVariables(const Instruction &instruction, const Variables &arguments,
                                       const Variables &global, Variables &variables, Filler &filler)
{
    const std::vector<std::string> words = instructionWords(instruction.text);
    const bool isArgument = instruction.name == "ARG";
    if (!isArgument && words.size() >= 2 && words[0].find('=') == std::string::npos) {
        filler.set(variables, words[0], withoutQuotesAround(words[1]), instruction.line);
        return {words[0]};
    }
    std::vector<std::string> names;
    for (const std::string &word : words) {
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto given = arguments.find(name);
        if (isArgument && given != arguments.end())
            variables[name] = given->second;
        else if (equals != std::string::npos)
            filler.set(variables, name, withoutQuotesAround(std::string_view(word).substr(equals + 1)),
                       instruction.line);
        else if (const auto outer = global.find(name); isArgument && outer != global.end())
            variables[name] = outer->second;
        names.push_back(name);
    }
    return names;
}

struct Stages
{
    std::vector<Stage> all;
    Variables global; // of the ARG before the first FROM
};

Stages stagesOf(const std::vector<Instruction> &instructions, const Build &build, Filler &filler)
{
    Stages stages;
    for (const Instruction &instruction : instructions) {
        if (instruction.name == "FROM") {
            std::vector<std::string> words = instructionWords(instruction.text);
            std::erase_if(words, [](const std::string &word) { return word.starts_with("--"); });
            Stage stage;
            stage.base = words.empty() ? std::string()
                                       : filler.filledIn(words.front(), stages.global, instruction.line);
            if (words.size() >= 3 && upperCase(words[1]) == "AS")
                stage.name = lowerCase(words[2]);
            stage.line = instruction.line;
            stages.all.push_back(std::move(stage));
        } else if (!stages.all.empty()) {
            stages.all.back().instructions.push_back(&instruction);
        } else if (instruction.name == "ARG") {
            takeVariables(instruction, build.arguments, {}, stages.global, filler);
        }
    }
    return stages;
}

// The stage of a name, or of a number counted from 0; nullopt where there is none.
std::optional<std::size_t> stageCalled(const std::vector<Stage> &stages, std::string_view target)
{
    const std::string name = lowerCase(target);
    for (std::size_t i = stages.size(); i-- > 0;) {
        if (stages[i].name == name)
            return i;
    }
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (std::to_string(i) == name)
            return i;
    }
    return std::nullopt;
}

// The target and the stages it is built upon, the lowest first.
std::vector<const Stage *> chainOf(const std::vector<Stage> &stages, std::size_t target)
{
    std::vector<const Stage *> chain = {&stages[target]};
    for (std::size_t at = target;;) {
        const std::string wanted = lowerCase(stages[at].base);
        const auto end = stages.begin() + static_cast<std::ptrdiff_t>(at);
        const auto below = std::find_if(stages.begin(), end,
                                        [&](const Stage &s) { return !wanted.empty() && s.name == wanted; });
        if (below == end)
            break;
        at = static_cast<std::size_t>(below - stages.begin());
        chain.push_back(&*below);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

bool setsCredential(const Instruction &instruction, const Variables &arguments)
{
    const std::vector<std::string> words = instructionWords(instruction.text);
    if (instruction.name == "ENV" && words.size() >= 2 && words[0].find('=') == std::string::npos)
        return statesCredential(words[0], withoutQuotesAround(words[1]));
    return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (const auto given = arguments.find(name); instruction.name == "ARG" && given != arguments.end())
            return statesCredential(name, given->second);
        return equals != std::string::npos &&
               statesCredential(name, withoutQuotesAround(std::string_view(word).substr(equals + 1)));
    });
}

// What the instructions of the target leave behind, one after another.
class ImageStatement
{
public:
    ImageStatement(Builder &builder, model::Element &image, const std::string &file, const Build &build)
        : m_builder(builder), m_facts(builder.facts(image)), m_object("image/" + image.name), m_file(file),
          m_build(build), m_filler(builder, file, build)
    {}

    void takeStage(const Stage &stage, const Variables &global);
    void finish(const Stage &lowest);

private:
    model::Origin at(int line, std::string_view note = {})
    {
        return m_builder.origin(m_file, m_build.linesBefore + line, m_object, note);
    }

    Builder &m_builder;
    Facts m_facts;
    std::string m_object;
    const std::string &m_file;
    const Build &m_build;
    Filler m_filler;
    Variables m_environment;                // of ENV, which stages above inherit
    const Instruction *m_userAt = nullptr;  // the last USER
    const Instruction *m_checkAt = nullptr; // the last HEALTHCHECK
    std::string m_user;                     // what it names
};

void ImageStatement::takeStage(const Stage &stage, const Variables &global)
{
    Variables variables = m_environment;
    for (const Instruction *instruction : stage.instructions) {
        const model::Origin origin = at(instruction->line);
        if (instruction->name == "USER") {
            m_userAt = instruction;
            m_user = m_filler.filledIn(withoutQuotesAround(instruction->text), variables, instruction->line);
        } else if (instruction->name == "ENV" || instruction->name == "ARG") {
            for (const std::string &name :
                 takeVariables(*instruction, m_build.arguments, global, variables, m_filler)) {
                if (instruction->name != "ENV")
                    continue;
                if (const auto value = variables.find(name); value != variables.end())
                    m_environment[name] = value->second;
                else
                    m_environment.erase(name);
            }
            if (setsCredential(*instruction, m_build.arguments))
                m_facts.set(property::image::secrets_embedded, true, origin);
        } else if (instruction->name == "RUN") {
            if (installsSshServer(instruction->text))
                m_facts.set(property::image::contains_sshd, true, origin);
            if (setsSetuid(instruction->text))
                m_facts.set(property::image::setuid_binaries, true, origin);
        } else if (instruction->name == "HEALTHCHECK") {
            m_checkAt = instruction;
        } else if (copiesCredential(*instruction)) {
            m_facts.set(property::image::secrets_embedded, true, origin);
        }
        if (downloadsUnchecked(*instruction))
            m_facts.set(property::image::build_untrusted_downloads, true, origin);
    }
}

void ImageStatement::finish(const Stage &lowest)
{
    if (m_userAt) {
        const std::string name = m_user.substr(0, m_user.find(':'));
        if (!name.empty() && !hasVariable(name))
            m_facts.set(property::image::user,
                        isSuperuser(m_user) ? property::User::Root : property::User::NonRoot,
                        at(m_userAt->line));
    } else if (lowest.base == "scratch") {
        m_facts.set(property::image::user, property::User::Root,
                    at(lowest.line, "an image from scratch without USER runs as root"));
    }
    if (m_checkAt && !m_build.container.empty()) {
        const bool isChecked = upperCase(m_checkAt->text) != "NONE";
        m_builder.factsOf(m_build.container)
            .set(property::container::healthcheck, isChecked,
                 at(m_checkAt->line,
                    isChecked ? "the image checks its health" : "the image switches the check off"));
    }
    if (lowest.base == "scratch" || lowest.base.find("distroless") != std::string::npos)
        m_facts.set(property::image::minimal, true, at(lowest.line, "told by its base image"));
}

} // namespace

void stateDockerfile(Builder &builder, model::Element &image, std::string_view text, const std::string &file,
                     const Build &build)
{
    const std::vector<Instruction> instructions = parseDockerfile(text);
    Filler filler(builder, file, build);
    const Stages stages = stagesOf(instructions, build, filler);
    if (stages.all.empty()) {
        builder.warn(file, build.linesBefore + 1, "the Dockerfile has no FROM");
        return;
    }
    std::size_t target = stages.all.size() - 1;
    if (const auto called = stageCalled(stages.all, build.target); called && !build.target.empty())
        target = *called;
    else if (!build.target.empty() && !hasVariable(build.target))
        builder.warn(file, build.linesBefore + 1,
                     "the Dockerfile has no stage " + build.target + "; the last one is taken");
    const std::vector<const Stage *> chain = chainOf(stages.all, target);
    ImageStatement statement(builder, image, file, build);
    for (const Stage *stage : chain)
        statement.takeStage(*stage, stages.global);
    statement.finish(*chain.front());
}

} // namespace bulkhead::import::services
