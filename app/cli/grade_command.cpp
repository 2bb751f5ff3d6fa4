// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cli_commands.h"
#include "app/cli/offscreen_drawing.h"
#include "app/cli/workshop_files_read.h"
#include "app/papers/workshop_folder.h"
#include "app/workspace/open.h"
#include "catalog/workshop/graded_room.h"
#include "export/workshop/room_results.h"
#include "export/workshop/workshop_pages.h"
#include "model/file/atomic_file.h"
#include "model/file/file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <map>

namespace bulkhead::app::cli {

namespace ws = catalog::workshop;

namespace {

constexpr std::size_t mostWorkBytes = std::size_t{64} << 20;

bool areAnswers(const std::string &path, std::string_view bytes)
{
    const std::string format = model::formatOf(bytes);
    const auto has = [&](std::string_view key) { return bytes.find(key) != std::string_view::npos; };
    return format == ws::answersFormat || path.ends_with(ws::answersSuffix) ||
           (format.empty() && has("\"task\"") && has("\"participant\"") && has("\"cells\""));
}

// The work in a file: answers to this workshop's task, or a model, which is of `participant`. The error names
// the file.
Result<ws::HandedIn> readWork(const std::string &path, const std::string &participant,
                              const OpenedWorkshop &opened, Console &console)
{
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) {
        const auto bytes = readFile(path, mostWorkBytes);
        if (!bytes)
            return bytes.error();
        if (areAnswers(path, *bytes)) {
            if (auto own = ws::checkOwnFile(path); !own)
                return std::move(own.error());
            if (bytes->size() > ws::mostSheetBytes)
                return Error{"workshop.large", "the answers are larger than 1 MiB", {}, path, 0, {}};
            auto read = ws::parseAnswers(*bytes, path, &opened.workshop.task);
            if (!read)
                return std::move(read.error());
            if (!read->hasChecksum)
                console.note(path + ": note: it has no checksum, so nothing shows whether it was edited");
            std::string name = read->sheet.participant;
            return ws::HandedIn{path, std::move(name), std::move(read->sheet), read->hasChecksum};
        }
    }
    auto model = openInputs(std::array{path}, opened.knowledge.vocabulary);
    if (!model)
        return std::move(model.error());
    return ws::HandedIn{path, participant, std::move(model->model)};
}

// Of each file whose model it is, if it has one. Answers say themselves whose they are.
std::map<std::string, std::string> authorsOf(const std::vector<std::string> &files)
{
    std::vector<std::string> models;
    std::copy_if(files.begin(), files.end(), std::back_inserter(models),
                 [](const std::string &file) { return !file.ends_with(ws::answersSuffix); });
    const std::vector<std::string> names = distinctNames(models);
    std::map<std::string, std::string> authors;
    for (std::size_t i = 0; i < models.size(); ++i)
        authors.emplace(models[i], names[i]);
    return authors;
}

ExitCode writeReports(const GradeCommand &command, const ws::GradedRoom &room, const ws::WorkshopJudge &judge,
                      Console &console)
{
    std::error_code fault;
    std::filesystem::create_directories(command.report, fault);
    if (fault)
        return console.fail(
            {"cli.no-folder", "the folder cannot be made: " + fault.message(), {}, command.report, 0, {}});
    const OffscreenApplication application;
    const std::filesystem::path folder(command.report);
    const auto write = [&](const std::string &name, const std::string &bytes) {
        return console.write((folder / name).string(), bytes);
    };
    ExitCode code = write("class.html", exporting::workshopPage(exporting::classDocument(room, judge)));
    if (code == ExitCode::Done)
        code = write("matches.csv", exporting::matchesCsv(room, judge));
    for (std::size_t i = 0; i < room.sheets.size() && code == ExitCode::Done; ++i)
        code = write(feedbackFileName(i + 1, room.sheets[i].participant),
                     exporting::workshopPage(exporting::feedbackDocument(room.sheets[i], judge)));
    return code;
}

Result<Success> readRubricFile(const std::string &path, ws::Workshop &workshop, Console &console)
{
    if (path.empty())
        return Success{};
    console.reads(std::array{path});
    const auto bytes = readFile(path, ws::mostSheetBytes);
    if (!bytes)
        return bytes.error();
    auto rubric = ws::parseRubric(*bytes, path);
    if (!rubric)
        return std::move(rubric.error());
    workshop.rubric = *rubric;
    return Success{};
}

Result<std::map<std::string, ws::Corrections>> readCorrections(const std::string &path, Console &console)
{
    if (path.empty())
        return std::map<std::string, ws::Corrections>();
    console.reads(std::array{path});
    const auto bytes = readFile(path, mostWorkBytes);
    if (!bytes)
        return bytes.error();
    return ws::parseMatches(*bytes, path);
}

} // namespace

ExitCode grade(const GradeCommand &command, Console &console)
{
    auto opened = openWorkshop(command.workshop, command.analysis, console);
    if (!opened)
        return console.fail(opened.error());
    if (const auto read = readRubricFile(command.rubric, opened->workshop, console); !read)
        return console.fail(read.error());
    const auto corrections = readCorrections(command.matches, console);
    if (!corrections)
        return console.fail(corrections.error());
    console.reads(command.files);

    std::map<std::string, std::string> authors = authorsOf(command.files);
    std::vector<ws::HandedIn> works;
    std::vector<ws::LeftOut> unread;
    for (const std::string &path : command.files) {
        auto work = readWork(path, authors[path], *opened, console);
        if (work)
            works.push_back(*std::move(work));
        else {
            console.warn(work.error());
            unread.push_back({{}, path, work.error().message});
        }
        console.progress("reading",
                         static_cast<double>(works.size()) / static_cast<double>(command.files.size()));
    }
    const ws::WorkshopJudge judge(opened->workshop, opened->knowledge.catalogs);
    ws::GradedRoom room = ws::gradeRoom(judge, works, *corrections);
    for (const ws::LeftOut &left : room.leftOut)
        console.warn({"workshop.same-participant", left.reason, {}, left.file, 0, {}});
    room.leftOut.insert(room.leftOut.begin(), unread.begin(), unread.end());
    if (const ExitCode left =
            tellLeftOut(command.files.size() - room.sheets.size(), command.files.size(), "works", console);
        left != ExitCode::Done)
        return left;
    if (command.usesPseudonyms || opened->workshop.task.usesPseudonyms)
        ws::usePseudonyms(room, opened->workshop);
    for (const ws::AlikePair &pair : room.alike)
        console.note(room.sheets[pair.first].participant + " and " + room.sheets[pair.second].participant +
                     ": more alike than chance explains; look at both");
    for (const ws::GradedSheet &sheet : room.sheets)
        if (sheet.drawing && sheet.drawing->elements.all > 0 && sheet.drawing->elements.found == 0)
            console.note(sheet.file + ": note: none of the workshop's elements is in it: another system?");
    const ExitCode written = console.write(command.output, exporting::gradesCsv(room));
    return written == ExitCode::Done && !command.report.empty() ? writeReports(command, room, judge, console)
                                                                : written;
}

} // namespace bulkhead::app::cli
