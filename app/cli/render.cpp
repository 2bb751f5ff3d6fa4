#include "diagram/render.h"
#include "app/cli/analyzed.h"
#include "app/cli/commands.h"
#include "app/cli/drawing.h"
#include "export/pictures/badges.h"

#include <filesystem>

namespace bulkhead::app::cli {

namespace {

// Imported models begin with what runs; a model drawn by hand usually has one view.
model::Id defaultView(const model::Model &model)
{
    return model.views().find("runtime") ? model::Id("runtime") : model.views().begin()->id;
}

Result<model::Id> chosenView(const model::Model &model, const std::string &asked)
{
    if (asked.empty() && !model.views().empty())
        return defaultView(model);
    if (model.views().find(asked))
        return asked;
    std::string known;
    for (const model::View &view : model.views())
        known += (known.empty() ? "" : ", ") + view.id;
    if (known.empty())
        return failure("cli.no-view", "the model has no view to draw");
    return failure("cli.no-such-view", "no view is called %1 (expected one of %2)", {asked, known});
}

std::string suffixOf(const RenderCommand &command)
{
    if (!command.format.empty())
        return command.format;
    const std::string extension = std::filesystem::path(command.output).extension().string();
    return extension.empty() ? std::string() : extension.substr(1);
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
    const auto format = diagram::pictureFormatFromSuffix(suffixOf(command));
    if (!format)
        return console.fail(
            about(command.output,
                  failure("cli.picture-format", "a picture is written as .svg, .png, .pdf or .dot")));
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);

    model::Model model = analyzed->analysis.model();
    const auto view = chosenView(model, command.view);
    if (!view)
        return console.fail(about(command.inputs.front(), view.error()));
    if (*format != diagram::PictureFormat::Dot) {
        if (const auto placed = layOut(model, *view, console); !placed)
            return console.fail(placed.error());
    }

    const OffscreenApplication application;
    const diagram::Overlay overlay =
        command.badges ? exporting::badgesOf(analyzed->analysis) : diagram::Overlay();
    const auto picture = diagram::renderPicture(model, *view, overlay, *format, pictureOptions(command));
    if (!picture)
        return console.fail(about(command.output, picture.error()));
    return console.write(command.output,
                         std::string_view(picture->data(), static_cast<std::size_t>(picture->size())));
}

} // namespace bulkhead::app::cli
