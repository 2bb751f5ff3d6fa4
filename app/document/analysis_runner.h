// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/document/assessment_change.h"
#include "app/document/risk_figures.h"
#include "catalog/advice/coverage.h"
#include "catalog/advice/hardening.h"
#include "catalog/advice/top_threats.h"
#include "catalog/analysis/analysis.h"
#include "catalog/attack/attack_paths.h"
#include "catalog/load/catalogs.h"
#include "catalog/questions/questions.h"
#include "model/model.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace bulkhead::app {

using AnalysisPtr = std::shared_ptr<const catalog::Analysis>;

// All that is worked out about one state of the model.
struct Assessment
{
    AnalysisPtr analysis;
    catalog::Questions questions;
    std::vector<catalog::SubjectQuestions> questionsBySubject; // of those on which most hangs
    std::shared_ptr<const catalog::AttackPaths> paths;
    std::vector<catalog::TopThreat> topThreats;   // gravest first
    std::vector<catalog::CoverageRow> coverage;   // worst first
    std::vector<catalog::HardeningRow> hardening; // what lacks most first
    RiskFigures figures;
    std::optional<Error> platformFault; // why the platform profile that the model names is not in it
    double milliseconds = 0;            // how long the analysis took
    catalog::Summary summary;
    AssessmentChange change; // against the one delivered before it
};
using AssessmentPtr = std::shared_ptr<const Assessment>;

// A model is analysed as of today, with the platform profile that it names; `folder` is that of its file.
// Reads the profile: for a worker's thread.
struct WindowOptions
{
    catalog::Options engine;
    std::optional<Error> platformFault;
};
WindowOptions windowOptions(const model::Model &model, const std::filesystem::path &folder);

// Assesses snapshots of the model in the background. A later request stops an earlier one: what is assessed
// in the end is the last state.
class AnalysisRunner : public QObject
{
    Q_OBJECT

public:
    explicit AnalysisRunner(QObject *parent = nullptr);

    // Nothing runs before the catalogs are there.
    void setCatalogs(std::shared_ptr<const catalog::Catalogs> catalogs);
    const std::shared_ptr<const catalog::Catalogs> &catalogs() const { return m_catalogs; }

    void request(const model::Model &snapshot, std::filesystem::path folder);
    void forget(); // no result is wanted any more, for example of a document that was replaced
    bool isBusy() const { return m_pending || m_work.isBusy(); }

signals:
    void assessed(bulkhead::app::AssessmentPtr assessment);
    void failed(const bulkhead::Error &error);

private:
    struct Request
    {
        model::Model model;
        std::filesystem::path folder; // of its file
        std::shared_ptr<const catalog::Catalogs> catalogs;
        AssessmentPtr before; // what it is compared with
    };

    static Result<AssessmentPtr> assess(Request request, const Running &running);
    void take(Result<AssessmentPtr> result);

    std::shared_ptr<const catalog::Catalogs> m_catalogs;
    std::optional<std::pair<model::Model, std::filesystem::path>> m_pending; // waits for the catalogs
    Latest<Request, AssessmentPtr> m_work;
    AssessmentPtr m_last; // delivered; what the next one is compared with
};

} // namespace bulkhead::app
