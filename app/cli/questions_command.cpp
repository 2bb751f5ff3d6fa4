// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/questionnaire.h"

#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "app/workspace/open.h"
#include "app/workspace/standard_input.h"
#include "export/difference/difference.h"
#include "export/sheet/decision_sheet.h"
#include "export/sheet/sheet_reader.h"
#include "export/text/words.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <memory>
#include <utility>

namespace bulkhead::app::cli {

namespace {

using exporting::counted;

constexpr std::size_t largestSheet = std::size_t{64} << 20;

Result<std::string> readSheetFile(const std::string &path)
{
    return path == "-" ? readStandardInput(largestSheet) : readFile(path, largestSheet);
}

// What sheets have brought into a model.
struct Taken
{
    bool questionnaires = false;
    bool workbooks = false;
    std::size_t answered = 0;
    std::size_t unanswered = 0;
    std::size_t remarks = 0;
    std::size_t decisions = 0;

    std::string words() const
    {
        std::string words;
        if (questionnaires || !workbooks)
            words = counted(answered, "answer") + ", " + counted(unanswered, "question") + " left open, " +
                    counted(remarks, "remark");
        if (workbooks)
            words += (words.empty() ? "" : ", ") + counted(decisions, "decision") + " taken over";
        return words;
    }
};

Result<Success> takeAnswers(model::Model &model, const std::string &text, const std::string &name, Taken &sum)
{
    const auto answers = catalog::readQuestionnaire(model, text, name);
    if (!answers)
        return answers.error();
    sum.questionnaires = true;
    sum.answered += answers->answered;
    sum.unanswered += answers->unanswered;
    sum.remarks += answers->remarks;
    if (auto applied = model.apply(answers->change); !applied)
        return std::move(applied.error());
    return Success{};
}

// The decisions of a workbook that export wrote, on the model as the sheets before left it.
Result<Success> takeDecisions(model::Model &model, const std::string &bytes, const std::string &name,
                              const std::shared_ptr<const catalog::Catalogs> &catalogs,
                              const catalog::Options &options, Taken &sum)
{
    const auto decided = exporting::readDecisions(catalog::analyze(model, catalogs, options), bytes, name);
    if (!decided)
        return decided.error();
    sum.workbooks = true;
    sum.decisions += decided->edited;
    if (auto applied = model.apply(decided->change); !applied)
        return std::move(applied.error());
    return Success{};
}

} // namespace

ExitCode questions(const QuestionsCommand &command, Console &console)
{
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console, command.programs);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);
    const std::optional<std::size_t> most =
        command.areAllAsked ? std::numeric_limits<std::size_t>::max() : command.most;
    return console.write(command.output,
                         catalog::questionnaire(analyzed->analysis, catalog::questions(analyzed->analysis),
                                                command.answerer, most));
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
    const auto options = engineOptions(command.analysis, *opened, command.model, console);
    if (!options)
        return console.fail(options.error());
    model::Model answered = *opened;
    Taken sum;
    for (const std::string &path : command.sheets) {
        const auto text = readSheetFile(path);
        if (!text)
            return console.fail(text.error());
        const std::string name = path == "-" ? standardInputName : path;
        const auto taken =
            exporting::isWorkbook(*text)
                ? takeDecisions(answered, *text, name, knowledge->catalogs, options->engine, sum)
                : takeAnswers(answered, *text, name, sum);
        if (!taken)
            return console.fail(taken.error());
    }
    const auto before = catalog::analyze(*opened, knowledge->catalogs, options->engine);
    const auto after = catalog::analyze(answered, knowledge->catalogs, options->engine);
    const std::string text = sum.words() + "\n" + toText(exporting::difference(before, after));
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
