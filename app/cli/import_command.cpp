// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "app/cli/offscreen_drawing.h"
#include "app/workspace/knowledge.h"
#include "app/workspace/open.h"
#include "import/shared/relative_path.h"
#include "model/file/file.h"

#include <algorithm>
#include <filesystem>

namespace bulkhead::app::cli {

namespace {

ExitCode writeTo(const std::string &output, const model::Model &model, Console &console)
{
    if (output == "-")
        return console.write(output, model::serializeModel(model));
    const auto written = model::writeModel(model, std::filesystem::path(output));
    return written ? ExitCode::Done : console.fail(written.error());
}

// The folder that the model is written to where it holds all the inputs, so that the model finds them again;
// else none.
std::string folderAround(const ImportCommand &command)
{
    namespace fs = std::filesystem;
    if (command.output == "-")
        return {};
    std::error_code fault;
    const fs::path folder = fs::weakly_canonical(fs::absolute(command.output), fault).parent_path();
    const bool holdsAll =
        std::all_of(command.inputs.begin(), command.inputs.end(), [&](const std::string &input) {
            const fs::path path = fs::weakly_canonical(input, fault);
            return input != "-" && import::isInside(path, folder);
        });
    return holdsAll && !fault ? folder.string() : std::string();
}

} // namespace

ExitCode import(const ImportCommand &command, Console &console)
{
    const auto vocabulary = loadVocabulary();
    if (!vocabulary)
        return console.fail(vocabulary.error());
    OpenOptions options;
    options.composeProfiles = command.composeProfiles;
    options.withSurroundings = command.withSurroundings;
    options.folder = folderAround(command);
    options.progress = [&console](std::string_view what, double fraction) {
        console.progress(what, fraction);
    };
    console.reads(command.inputs);
    auto opened = openWithPrograms(command.inputs, *vocabulary, options, command.programs, toldOn(console));
    if (!opened)
        return console.fail(opened.error());
    console.reads(*opened);
    if (const auto free = console.checkOutput(command.output); !free)
        return console.fail(free.error());
    console.warn(opened->diagnostics, opened->names);
    if (const auto placed = layOut(opened->model, LayoutScope::MissingOnly, console); !placed)
        return console.fail(placed.error());
    return writeTo(command.output, opened->model, console);
}

ExitCode layout(const LayoutCommand &command, Console &console)
{
    const auto vocabulary = loadVocabulary();
    if (!vocabulary)
        return console.fail(vocabulary.error());
    auto model = openModel(command.model, *vocabulary);
    if (!model)
        return console.fail(model.error());
    if (const auto placed = layOut(*model, LayoutScope::All, console); !placed)
        return console.fail(placed.error());
    return writeTo(command.output.empty() ? command.model : command.output, *model, console);
}

} // namespace bulkhead::app::cli
