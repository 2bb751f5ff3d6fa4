// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/questionnaire.h"

#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "app/workspace/open.h"
#include "app/workspace/standard_input.h"
#include "export/difference/difference.h"
#include "export/text/words.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"

#include <algorithm>
#include <filesystem>

namespace bulkhead::app::cli {

namespace {

using exporting::counted;

constexpr std::size_t largestSheet = std::size_t{64} << 20;

Result<std::string> readSheet(const std::string &path)
{
    return path == "-" ? readStandardInput(largestSheet) : readFile(path, largestSheet);
}

} // namespace

ExitCode questions(const QuestionsCommand &command, Console &console)
{
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console, command.programs);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);
    const std::vector<catalog::Question> open = catalog::questions(analyzed->analysis);
    return console.write(command.output, catalog::questionnaire(analyzed->analysis, open, command.most));
}

ExitCode answer(const AnswerCommand &command, Console &console)
{
    const auto knowledge = loadKnowledge(command.analysis.catalogs);
    if (!knowledge)
        return console.fail(knowledge.error());
    console.reads(command.sheets);
    console.reads(command.analysis.catalogs);
    auto opened = openModel(command.model, knowledge->vocabulary);
    if (!opened)
        return console.fail(opened.error());
    model::Model answered = *opened;
    catalog::Answers sum;
    for (const std::string &path : command.sheets) {
        const auto text = readSheet(path);
        if (!text)
            return console.fail(text.error());
        const auto answers =
            catalog::readQuestionnaire(answered, *text, path == "-" ? standardInputName : path);
        if (!answers)
            return console.fail(answers.error());
        if (const auto applied = answered.apply(answers->change); !applied)
            return console.fail(applied.error());
        sum.answered += answers->answered;
        sum.unanswered += answers->unanswered;
        sum.remarks += answers->remarks;
    }
    const auto options = engineOptions(command.analysis, *opened, command.model, console);
    if (!options)
        return console.fail(options.error());
    const auto before = catalog::analyze(*opened, knowledge->catalogs, options->engine);
    const auto after = catalog::analyze(answered, knowledge->catalogs, options->engine);
    const std::string text = counted(sum.answered, "answer") + ", " + counted(sum.unanswered, "question") +
                             " left open, " + counted(sum.remarks, "remark") + "\n" +
                             toText(exporting::difference(before, after));
    if (command.dryRun)
        return console.write("-", text);
    if (command.output == "-") // for the model itself
        return console.write("-", model::serializeModel(answered));
    const std::string &target = command.output.empty() ? command.model : command.output;
    if (const auto free = console.checkOutput(target); !free)
        return console.fail(free.error());
    // Written before anything is printed, so that the model is up to date whoever reads the output.
    const auto written = model::writeModel(answered, std::filesystem::path(target));
    return written ? console.write("-", text) : console.fail(written.error());
}

} // namespace bulkhead::app::cli
