// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "app/cli/offscreen_drawing.h"
#include "app/cli/workshop_files_read.h"
#include "app/papers/workshop_folder.h"
#include "catalog/workshop/graded_room.h"
#include "catalog/workshop/room_sheets.h"
#include "catalog/workshop/workshop_files.h"
#include "export/workshop/room_results.h"
#include "export/workshop/workshop_pages.h"
#include "model/file/atomic_file.h"

#include <filesystem>
#include <utility>
#include <vector>

namespace bulkhead::app::cli {

namespace ws = catalog::workshop;

namespace {

// The name of a workshop's files: that of the model's file.
std::string workshopName(const std::string &model)
{
    const std::string name = model == "-" ? std::string() : nameOfFile(model);
    return name.empty() ? "workshop" : name;
}

Result<Success> makeFolder(const std::string &path)
{
    std::error_code fault;
    std::filesystem::create_directories(path, fault);
    if (fault)
        return Error{"cli.no-folder", "the folder cannot be made: " + fault.message(), {}, path, 0, {}};
    return Success{};
}

ws::WorkshopChoice choiceOf(const WorkshopNewCommand &command)
{
    ws::WorkshopChoice choice;
    choice.scope.assign(command.scope.begin(), command.scope.end());
    choice.level = model::enumFromName<ws::Level>(command.level).value_or(ws::Level::Plain);
    choice.usesPseudonyms = command.usesPseudonyms;
    choice.sheet = model::enumFromName<ws::SheetKind>(command.sheet).value_or(ws::SheetKind::Containers);
    return choice;
}

bool endsWith(const std::string &path, std::string_view suffix)
{
    return path.size() > suffix.size() && path.ends_with(suffix);
}

Result<std::string> roomAs(const std::string &output, const ws::Room &room, const ws::WorkshopJudge &judge)
{
    if (output == "-" || endsWith(output, ".json"))
        return exporting::roomJson(room, judge);
    if (endsWith(output, ".csv"))
        return exporting::roomCsv(room);
    const OffscreenApplication application;
    const exporting::ReportDocument document = exporting::roomDocument(room, judge);
    if (endsWith(output, ".html"))
        return exporting::workshopPage(document);
    return exporting::workshopPdf(document, judge.workshop().model);
}

} // namespace

ExitCode workshopNew(const WorkshopNewCommand &command, Console &console)
{
    const auto analyzed = openAndAnalyze({command.model}, command.analysis, console);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);
    auto workshop = makeWorkshop(analyzed->analysis.model(), analyzed->knowledge.catalogs,
                                 analyzed->analysis.options().asOf, choiceOf(command), toldBy(console));
    if (!workshop) {
        if (workshop.error().file.empty())
            workshop.error().file = command.model;
        return console.fail(workshop.error());
    }
    const std::string name = workshopName(command.model);
    if (const auto free =
            checkReplaceable(std::filesystem::path(command.folder) / (name + std::string(ws::workshopSuffix)),
                             analyzed->knowledge.vocabulary, Overrules::Stay);
        !free)
        return console.fail(free.error());
    const OffscreenApplication application;
    const ws::WorkshopJudge judge(*workshop, analyzed->knowledge.catalogs);
    const auto files = workshopFiles(judge, name);
    if (!files)
        return console.fail(files.error());
    if (const auto made = makeFolder(command.folder); !made)
        return console.fail(made.error());
    for (const WorkshopFile &file : *files) {
        const ExitCode written =
            console.write((std::filesystem::path(command.folder) / file.name).string(), file.bytes);
        if (written != ExitCode::Done)
            return written;
    }
    console.note(ws::summaryOf(ws::countOf(workshop->key)));
    return ExitCode::Done;
}

ExitCode workshopCollate(const WorkshopCollateCommand &command, Console &console)
{
    const auto opened = openWorkshop(command.workshop, command.analysis, console);
    if (!opened)
        return console.fail(opened.error());
    console.reads(command.answers);
    std::vector<ws::AnswersInput> inputs;
    for (const std::string &path : command.answers) {
        const auto own = ws::checkOwnFile(path);
        inputs.push_back({path, own ? readFile(path, ws::mostSheetBytes) : Result<std::string>(own.error())});
    }
    ws::ReadRoom read = ws::readRoom(inputs, opened->workshop.task);
    for (const Error &error : read.refused)
        console.warn(error);
    for (const std::string &file : read.withoutChecksum)
        console.note(file + ": note: it has no checksum, so nothing shows whether it was edited");
    if (const ExitCode left = tellLeftOut(read.refused.size(), inputs.size(), "files of answers", console);
        left != ExitCode::Done)
        return left;

    const ws::WorkshopJudge judge(opened->workshop, opened->knowledge.catalogs);
    const std::vector<ws::AnswerSheet> before = ws::silentSheets(opened->workshop.votes, read.sheets);
    ws::Room room = ws::collate(judge, read.sheets, before);
    if (command.usesPseudonyms || opened->workshop.task.usesPseudonyms)
        ws::usePseudonyms(room, opened->workshop);
    const auto bytes = roomAs(command.output, room, judge);
    return bytes ? console.write(command.output, *bytes) : console.fail(bytes.error());
}

} // namespace bulkhead::app::cli
