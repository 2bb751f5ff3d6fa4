#pragma once

#include "app/gui/sources/source_task.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace bulkhead::app {

// Reads and lays out files.
class ImportTask : public SourceTask
{
    Q_OBJECT

public:
    using SourceTask::SourceTask;

    void start(const QStringList &paths, std::shared_ptr<const model::Vocabulary> vocabulary);

signals:
    void finished(std::shared_ptr<const bulkhead::app::Opened> opened);
};

// Every view of the model laid out; views that cannot be stay as they are.
model::Model laidOut(model::Model model, std::stop_token stop);

} // namespace bulkhead::app
