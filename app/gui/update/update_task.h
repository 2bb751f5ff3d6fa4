#pragma once

#include "app/workspace/sources.h"
#include "catalog/analysis.h"
#include "export/difference/difference.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace bulkhead::app {

// What an update from the sources would do, worked out in full before anything is changed.
struct PreparedUpdate
{
    SourceUpdate update;
    model::Model after;
    exporting::Difference difference; // of models and findings
};

// Imports the sources again and compares, in a worker thread.
class UpdateTask : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~UpdateTask() override;

    void start(const model::Model &model, SourceFolders folders,
               std::shared_ptr<const catalog::Catalogs> catalogs, const model::Date &asOf);
    void cancel() { m_stop.request_stop(); }

signals:
    void progressed(const QString &what, double fraction);
    void finished(std::shared_ptr<const bulkhead::app::PreparedUpdate> prepared);
    void failed(const bulkhead::Error &error);

private:
    std::stop_source m_stop;
};

} // namespace bulkhead::app
