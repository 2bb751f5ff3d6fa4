// SPDX-License-Identifier: Apache-2.0
#include "app/gui/import/import_task.h"

#include "app/document/text.h"
#include "app/gui/sources/open_options.h"
#include "diagram/layout/layout.h"

#include <QCoreApplication>

#include <utility>

namespace bulkhead::app {

namespace {

model::Model laidOut(model::Model model, const Running &running)
{
    diagram::LayoutOptions options;
    options.stop = running.stop();
    std::vector<model::Id> views;
    for (const model::View &view : model.views())
        views.push_back(view.id);
    for (const model::Id &view : views) {
        if (const auto layout = diagram::layoutModel(model, view, options)) {
            const auto applied = model.apply(layout->change);
            Q_ASSERT(applied.ok());
        }
    }
    return model;
}

} // namespace

Result<std::shared_ptr<const Opened>> readAndLayOut(ImportRequest request, const Running &running)
{
    const auto announce = [&running](const std::string &command) {
        running.progress(toUtf8(QCoreApplication::translate("Import", "Running %1").arg(toQString(command))));
    };
    OpenOptions options = openOptions(running);
    options.withSurroundings = request.withSurroundings;
    auto opened =
        openWithPrograms(request.files, std::move(request.vocabulary), options, request.programs, announce);
    if (!opened)
        return std::move(opened.error());
    if (!opened->native) {
        running.progress(toUtf8(QCoreApplication::translate("Import", "Laying out the diagram")));
        opened->model = laidOut(std::move(opened->model), running);
    }
    return std::make_shared<const Opened>(*std::move(opened));
}

} // namespace bulkhead::app
