#include "app/gui/update/update_task.h"

#include "app/document/text.h"

namespace bulkhead::app {

UpdateTask::UpdateTask(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

UpdateTask::~UpdateTask()
{
    m_stop.request_stop();
    m_pool.waitForDone(); // the job posts to this object
}

void UpdateTask::start(const model::Model &model, SourceFolders folders,
                       std::shared_ptr<const catalog::Catalogs> catalogs, const model::Date &asOf)
{
    m_pool.start([this, model, folders = std::move(folders), catalogs = std::move(catalogs), asOf,
                  stop = m_stop.get_token()] {
        const auto post = [this](auto report) {
            QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
        };
        OpenOptions options;
        options.stop = stop;
        options.progress = [this, post](std::string_view what, double fraction) {
            post([this, text = toQString(what), fraction] { emit progressed(text, fraction); });
        };
        auto update = planUpdate(model, folders, options);
        if (!update) {
            post([this, error = update.error()] { emit failed(error); });
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
        post([this, prepared] { emit finished(prepared); });
    });
}

} // namespace bulkhead::app
