#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/attack/attack_paths.h"
#include "catalog/content/catalog.h"
#include "catalog/questions/questions.h"
#include "model/model.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

namespace bulkhead::app {

// What the worker found out about one state of the model.
struct Assessment
{
    std::shared_ptr<const catalog::Analysis> analysis;
    std::vector<catalog::Question> questions; // most useful first
    std::shared_ptr<const catalog::AttackPaths> paths;
    double milliseconds = 0; // how long the analysis took
};
using AssessmentPtr = std::shared_ptr<const Assessment>;

// Analyses snapshots of the model in a worker thread, one at a time. While one is at work, later
// requests replace each other: the last state is always analysed, those between may be skipped.
class AnalysisRunner : public QObject
{
    Q_OBJECT

public:
    enum class Depth { FindingsOnly, Everything };
    explicit AnalysisRunner(Depth depth = Depth::Everything, QObject *parent = nullptr);
    ~AnalysisRunner() override;

    // Nothing runs before the catalogs are there.
    void setCatalogs(std::shared_ptr<const catalog::Catalogs> catalogs);
    const std::shared_ptr<const catalog::Catalogs> &catalogs() const { return m_catalogs; }

    void request(const model::Model &snapshot);
    void cancelPending();
    bool isBusy() const { return m_running || m_pending; }

signals:
    void assessed(bulkhead::app::AssessmentPtr assessment);

private:
    void startNext();
    void finish(AssessmentPtr assessment);

    std::shared_ptr<const catalog::Catalogs> m_catalogs;
    std::optional<model::Model> m_pending;
    Depth m_depth;
    bool m_running = false;
    bool m_discardRunning = false;
    QThreadPool m_pool;
};

} // namespace bulkhead::app
