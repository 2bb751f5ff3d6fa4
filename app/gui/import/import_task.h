#pragma once

#include "app/workspace/open.h"
#include "model/result.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>

namespace bulkhead::app {

// Reads and lays out files in a worker thread, so that a large import neither stalls the window nor has to
// be waited for.
class ImportTask : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ImportTask() override;

    void start(const QStringList &paths, std::shared_ptr<const model::Vocabulary> vocabulary);
    void cancel();

signals:
    void progressed(const QString &what, double fraction);
    void finished(std::shared_ptr<const bulkhead::app::Opened> opened);
    void failed(const bulkhead::Error &error);

private:
    std::stop_source m_stop;
};

// Every view of the model laid out; views that cannot be stay as they are.
model::Model laidOut(model::Model model, std::stop_token stop);

} // namespace bulkhead::app
