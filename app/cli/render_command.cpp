// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "app/cli/offscreen_drawing.h"
#include "app/cli/written.h"
#include "export/pictures/badges.h"
#include "model/view_plans.h"

namespace bulkhead::app::cli {

namespace {

Result<model::Id> chosenView(const model::Model &model, const std::string &asked)
{
    if (asked.empty() && !model.views().empty())
        return model::firstView(model)->id;
    if (model.views().find(asked))
        return asked;
    std::string known;
    for (const model::View *view : model::viewsInOrder(model))
        known += (known.empty() ? "" : ", ") + view->id;
    if (known.empty())
        return failure("cli.no-view", "the model has no view to draw");
    return failure("cli.no-such-view", "no view is called %1 (expected one of %2)", {asked, known});
}

diagram::PictureOptions pictureOptions(const RenderCommand &command)
{
    diagram::PictureOptions options;
    options.scheme = command.theme == "dark"    ? diagram::Scheme::Dark
                     : command.theme == "light" ? diagram::Scheme::Light
                                                : diagram::Scheme::Print;
    options.notation =
        command.notation == "dfd" ? diagram::Notation::ClassicDfd : diagram::Notation::Containers;
    options.showNetworks = command.showNetworks;
    options.scale = command.scale;
    return options;
}

Error about(const std::string &file, Error error)
{
    error.file = file;
    return error;
}

} // namespace

ExitCode render(const RenderCommand &command, Console &console)
{
    constexpr auto group = exporting::FormatGroup::Picture;
    const exporting::Format *format = exporting::findFormat(group, command.format, command.output);
    if (!format)
        return console.fail(unknownSuffix(group, command.output, "cli.picture-format", "a picture"));
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console, command.programs);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);

    model::Model model = analyzed->analysis.model();
    if (const auto viewed = ensureView(model); !viewed)
        return console.fail(viewed.error());
    const auto view = chosenView(model, command.view);
    if (!view)
        return console.fail(about(subjectOf(command.inputs, command.programs), view.error()));
    if (format->isDrawn) {
        if (const auto placed = layOut(model, *view, console); !placed)
            return console.fail(placed.error());
    }

    const OffscreenApplication application;
    const auto drawn = catalog::analyze(model, analyzed->knowledge.catalogs, analyzed->analysis.options());
    exporting::ExportInput input;
    input.findings.analysis = &drawn;
    input.view = *view;
    if (command.badges)
        input.overlay = exporting::badgesOf(drawn);
    input.picture = pictureOptions(command);
    return writeExport(*format, input, command.output, console);
}

} // namespace bulkhead::app::cli
