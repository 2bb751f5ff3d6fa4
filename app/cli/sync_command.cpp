// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "app/cli/offscreen_drawing.h"
#include "app/workspace/open.h"
#include "app/workspace/sources.h"
#include "export/difference/difference.h"
#include "import/shared/relative_path.h"
#include "import/update/sync.h"
#include "model/file/file.h"
#include "model/visible_text.h"

#include <algorithm>
#include <filesystem>

namespace bulkhead::app::cli {

namespace {

namespace fs = std::filesystem;
using model::visibleText;

std::string keptText(const import::SyncPlan &plan)
{
    std::string text;
    for (const import::SyncPlan::Kept &kept : plan.kept) {
        text += visibleText("kept: " + kept.subject + ' ' + kept.field + " is " + kept.ours +
                            " (the sources say " + kept.theirs + ")") +
                '\n';
    }
    for (const import::SyncPlan::Lost &lost : plan.lost) {
        text += "lost: " + visibleText(lost.subject);
        if (lost.field.empty())
            text += ", drawn by hand at what is gone from the sources\n";
        else
            text += ' ' + visibleText(lost.field + " was " + lost.ours) +
                    (lost.isGone ? "; it is gone from the sources\n" : "; its new kind has none\n");
    }
    for (const std::string &key : plan.dismissed)
        text += "left out, as it was removed by hand: " + visibleText(key) + '\n';
    return text;
}

// The folder from which the inputs bear the names that the model knows its sources by; empty where none does.
std::string folderOfNames(const std::vector<std::string> &inputs, const model::Model &model)
{
    std::vector<fs::path> paths;
    for (const std::string &input : inputs) {
        std::error_code fault;
        paths.push_back(fs::weakly_canonical(input, fault));
    }
    const fs::path nearest = fs::is_directory(paths.front()) ? paths.front() : paths.front().parent_path();
    for (const fs::path &folder : foldersUpFrom(nearest)) {
        const auto isNamed = [&](const model::SourceFile &source) {
            const fs::path file = folder / source.path;
            std::error_code fault;
            const bool isFolder =
                !source.folder.empty() && source.folder != "." &&
                std::find(paths.begin(), paths.end(), folder / source.folder) != paths.end();
            return isFolder || (fs::is_regular_file(file, fault) &&
                                std::any_of(paths.begin(), paths.end(), [&](const fs::path &path) {
                                    return import::isInside(file, path);
                                }));
        };
        const bool holdsAll = std::all_of(
            paths.begin(), paths.end(), [&](const fs::path &path) { return import::isInside(path, folder); });
        if (holdsAll && std::any_of(model.sources().begin(), model.sources().end(), isNamed))
            return folder.string();
    }
    return {};
}

// From the inputs that are named and the programs that are asked, else from the files that the model
// remembers.
Result<SourceUpdate> plan(const SyncCommand &command, const model::Model &model, Console &console)
{
    OpenOptions options;
    options.composeProfiles = command.analysis.composeProfiles;
    options.withSurroundings = command.analysis.withSurroundings;
    if (command.inputs.empty() && !command.programs.asksWhatRuns())
        return planUpdate(model, foldersAround(fs::absolute(command.model)), options);
    if (!command.inputs.empty())
        options.folder = folderOfNames(command.inputs, model);
    keepSurroundings(options, model);
    auto opened = openWithPrograms(command.inputs, model.sharedVocabulary(), options, command.programs,
                                   toldOn(console));
    if (!opened)
        return std::move(opened.error());
    return planUpdateFrom(*std::move(opened), model);
}

} // namespace

ExitCode sync(const SyncCommand &command, Console &console)
{
    const auto before = openAndAnalyze({command.model}, command.analysis, console);
    if (!before)
        return console.fail(before.error());
    const model::Model &current = before->analysis.model();
    const auto update = plan(command, current, console);
    if (!update)
        return console.fail(update.error());
    console.warn(update->diagnostics);

    model::Model updated = current;
    if (const auto applied = updated.apply(update->plan.change); !applied)
        return console.fail(applied.error());
    const auto after = catalog::analyze(updated, before->knowledge.catalogs, before->analysis.options());
    const std::string text = toText(exporting::difference(before->analysis, after)) + keptText(update->plan);
    if (command.dryRun || update->plan.change.isEmpty())
        return console.write("-", text);
    if (const auto placed = layOut(updated, LayoutScope::MissingOnly, console); !placed)
        return console.fail(placed.error());
    // Written before anything is printed, so that the model is up to date whoever reads the output.
    const auto written = model::writeModel(updated, std::filesystem::path(command.model));
    return written ? console.write("-", text) : console.fail(written.error());
}

} // namespace bulkhead::app::cli
