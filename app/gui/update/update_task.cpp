#include "app/gui/update/update_task.h"

#include "app/document/background.h"
#include "app/document/text.h"

namespace bulkhead::app {

void UpdateTask::start(const model::Model &model, SourceFolders folders,
                       std::shared_ptr<const catalog::Catalogs> catalogs, const model::Date &asOf)
{
    runInBackground(this, [model, folders = std::move(folders), catalogs = std::move(catalogs), asOf,
                           stop = begin()](auto post) {
        auto update = planUpdate(model, folders, openOptions(stop, post));
        if (!update) {
            post([error = update.error()](UpdateTask &task) { emit task.failed(error); });
            return;
        }
        model::Model after = model;
        const auto applied = after.apply(update->plan.change);
        Q_ASSERT(applied.ok());
        const catalog::Options analysis{asOf, false};
        auto difference = exporting::difference(catalog::analyze(model, catalogs, analysis),
                                                catalog::analyze(after, catalogs, analysis));
        auto prepared = std::make_shared<const PreparedUpdate>(
            PreparedUpdate{std::move(*update), std::move(after), std::move(difference)});
        post([prepared](UpdateTask &task) { emit task.finished(prepared); });
    });
}

} // namespace bulkhead::app
