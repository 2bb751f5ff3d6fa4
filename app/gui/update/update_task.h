#pragma once

#include "app/gui/sources/source_task.h"
#include "app/workspace/sources.h"
#include "catalog/analysis/analysis.h"
#include "export/difference/difference.h"

#include <memory>

namespace bulkhead::app {

// What an update from the sources would do, worked out in full before anything is changed.
struct PreparedUpdate
{
    SourceUpdate update;
    model::Model after;
    exporting::Difference difference; // of models and findings
};

// Imports the sources again and compares.
class UpdateTask : public SourceTask
{
    Q_OBJECT

public:
    using SourceTask::SourceTask;

    void start(const model::Model &model, SourceFolders folders,
               std::shared_ptr<const catalog::Catalogs> catalogs, const model::Date &asOf);

signals:
    void finished(std::shared_ptr<const bulkhead::app::PreparedUpdate> prepared);
};

} // namespace bulkhead::app
