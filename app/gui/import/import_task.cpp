#include "app/gui/import/import_task.h"

#include "app/document/background.h"
#include "app/document/text.h"
#include "diagram/layout/layout.h"

namespace bulkhead::app {

void ImportTask::start(const QStringList &paths, std::shared_ptr<const model::Vocabulary> vocabulary)
{
    std::vector<std::string> files;
    for (const QString &path : paths)
        files.push_back(toPath(path).string());
    runInBackground(
        this, [files = std::move(files), vocabulary = std::move(vocabulary), stop = begin()](auto post) {
            Result<Opened> opened = openInputs(files, vocabulary, openOptions(stop, post));
            if (!opened) {
                post([error = opened.error()](ImportTask &task) { emit task.failed(error); });
                return;
            }
            if (!opened->native) {
                post([](ImportTask &task) { emit task.progressed(tr("Laying out the diagram"), -1); });
                opened->model = laidOut(std::move(opened->model), stop);
            }
            auto shared = std::make_shared<const Opened>(std::move(opened).value());
            post([shared](ImportTask &task) { emit task.finished(shared); });
        });
}

model::Model laidOut(model::Model model, std::stop_token stop)
{
    diagram::LayoutOptions options;
    options.stop = stop;
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

} // namespace bulkhead::app
