// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli_commands.h"
#include "app/workspace/knowledge.h"
#include "app/workspace/open.h"
#include "app/workspace/platform.h"
#include "catalog/workshop/workshop_files.h"
#include "export/text/words.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"
#include "model/visible_text.h"

#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace bulkhead::app::cli {

namespace {

using exporting::counted;

// The key stands near the top of a catalog in practice; a file that hides it is read as an import and
// refused as of no known kind.
bool looksLikeCatalog(std::string_view bytes)
{
    return bytes.substr(0, 4096).find("\"bulkhead-catalog\"") != std::string_view::npos;
}

Result<std::string> checkCatalog(const std::string &path,
                                 const std::shared_ptr<const model::Vocabulary> &vocabulary, Console &console)
{
    auto catalogs = loadCatalogs(vocabulary, std::span(&path, 1));
    if (!catalogs)
        return std::move(catalogs.error());
    for (const Error &doubt : (*catalogs)->doubts())
        console.warn(doubt);
    return "a valid catalog; with the built-in ones " + counted((*catalogs)->threats().size(), "threat") +
           ", " + counted((*catalogs)->rules().size(), "rule") + ", " +
           counted((*catalogs)->mitigations().size(), "mitigation");
}

Result<std::string> checkPlatform(const std::string &path, const model::Vocabulary &vocabulary)
{
    const auto profile = readPlatform(path, path, vocabulary);
    if (!profile)
        return profile.error();
    std::size_t stated = 0;
    for (const model::PlatformEntry &entry : (*profile)->entries)
        stated += entry.properties.size();
    return "a valid platform profile: " + counted(stated, "value") + " in " +
           std::to_string((*profile)->entries.size()) +
           ((*profile)->entries.size() == 1 ? " entry" : " entries");
}

// The format of a file of a workshop, by what it names or by its ending: answers need not name theirs. Empty
// for every other file.
std::string_view workshopFormatOf(std::string_view path, std::string_view bytes)
{
    using namespace catalog::workshop;
    constexpr std::array known = {std::pair(taskFormat, taskSuffix), std::pair(answersFormat, answersSuffix),
                                  std::pair(workshopFormat, workshopSuffix)};
    const std::string named = model::formatOf(bytes);
    for (const auto &[format, suffix] : known)
        if (named == format)
            return format;
    for (const auto &[format, suffix] : known)
        if (path.ends_with(suffix))
            return format;
    return {};
}

std::string countedMinutes(const catalog::workshop::Task &task)
{
    int minutes = 0;
    for (const catalog::workshop::Round &round : task.rounds)
        minutes += round.minutes;
    return counted(task.cells().size(), "cell") + ", " + counted(task.rounds.size(), "round") + " of " +
           std::to_string(minutes) + (minutes == 1 ? " minute" : " minutes");
}

Result<std::string> checkOfWorkshop(const std::string &path, std::string_view bytes, std::string_view format,
                                    const std::shared_ptr<const model::Vocabulary> &vocabulary,
                                    Console &console)
{
    using namespace catalog::workshop;
    if (format == taskFormat) {
        const auto task = parseTask(bytes, path, vocabulary);
        if (!task)
            return task.error();
        return "a valid task: " + countedMinutes(*task);
    }
    if (format == workshopFormat) {
        const auto workshop = parseWorkshop(bytes, path, vocabulary);
        if (!workshop)
            return workshop.error();
        return "a valid workshop: " + summaryOf(countOf(overruled(workshop->key, workshop->overrides)));
    }
    const auto answers = parseAnswers(bytes, path, nullptr);
    if (!answers)
        return answers.error();
    if (!answers->hasChecksum)
        console.note(path + ": note: it has no checksum, so nothing shows whether it was edited");
    return "valid answers of “" + model::visibleText(answers->sheet.participant) +
           "”: " + counted(answers->sheet.cells.size(), "cell");
}

Result<std::string> checkInput(const std::string &path,
                               const std::shared_ptr<const model::Vocabulary> &vocabulary, Console &console)
{
    auto opened = openInputs(std::span(&path, 1), vocabulary);
    if (!opened)
        return std::move(opened.error());
    console.warn(opened->diagnostics, opened->names);
    const auto platform = platformOf(opened->model, std::filesystem::absolute(path).parent_path());
    if (opened->native && path != "-" && platform.fault)
        return *platform.fault;
    return std::string(opened->native ? "a valid model" : "can be imported") + ": " +
           counted(opened->model.elements().size(), "element") + ", " +
           counted(opened->model.flows().size(), "flow");
}

Result<std::string> check(const std::string &path, const std::shared_ptr<const model::Vocabulary> &vocabulary,
                          Console &console)
{
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) {
        auto bytes = readFile(path);
        if (!bytes)
            return std::move(bytes.error());
        if (looksLikeCatalog(*bytes))
            return checkCatalog(path, vocabulary, console);
        if (model::looksLikePlatform(*bytes))
            return checkPlatform(path, *vocabulary);
        if (const auto format = workshopFormatOf(path, *bytes); !format.empty())
            return checkOfWorkshop(path, *bytes, format, vocabulary, console);
    }
    return checkInput(path, vocabulary, console);
}

} // namespace

ExitCode validate(const ValidateCommand &command, Console &console)
{
    const auto vocabulary = loadVocabulary();
    if (!vocabulary)
        return console.fail(vocabulary.error());
    ExitCode code = ExitCode::Done;
    std::string report;
    for (const std::string &file : command.files) {
        const auto verdict = check(file, *vocabulary, console);
        if (verdict)
            report += model::visibleText(file) + ": " + *verdict + "\n";
        else
            code = console.fail(verdict.error());
    }
    const ExitCode written = console.write("-", report);
    return written == ExitCode::Done ? code : written;
}

} // namespace bulkhead::app::cli
