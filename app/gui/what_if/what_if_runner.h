#pragma once

#include "app/document/analysis_runner.h"
#include "catalog/what_if/what_if.h"
#include "export/difference/difference.h"

#include <QObject>
#include <QThreadPool>

#include <vector>

namespace bulkhead::app {

// What one state of the model amounts to.
struct RiskFigures
{
    std::size_t findings = 0; // open ones
    std::size_t severe = 0;   // of these, high and critical
    int openRisk = 0;         // catalog::openRisk()
    int inherent = 0;         // of all issues, each counted once
    int residual = 0;         // of these, what decisions leave
    std::size_t assets = 0;   // that attackers reach
    double pathRisk = 0;
};
RiskFigures riskFigures(const catalog::Analysis &analysis, const catalog::AttackPaths &paths);

// A mitigation that could be put in place, and what is known of that.
struct RankedMeasure
{
    std::uint32_t mitigation = 0; // index into Catalogs::mitigations()
    std::size_t findings = 0;     // it is offered for
    int score = 0;                // of these, summed
};

// What to do first, and everything else that could be done.
struct Ranking
{
    AssessmentPtr base;
    std::vector<catalog::Step> steps;    // greedy
    std::vector<RankedMeasure> measures; // all, the one with most at stake first
};

// The model with some mitigations in place.
struct TrialResult
{
    AssessmentPtr base;
    model::Change change; // from the base's model
    std::shared_ptr<const catalog::Analysis> analysis;
    std::shared_ptr<const catalog::AttackPaths> paths;
    exporting::Difference difference;
    RiskFigures before;
    RiskFigures after;
};

// Ranks and tries mitigations in a worker thread, on the model as it was assessed. A later request makes an
// earlier one's answer unwanted.
class WhatIfRunner : public QObject
{
    Q_OBJECT

public:
    explicit WhatIfRunner(QObject *parent = nullptr);
    ~WhatIfRunner() override;

    void rank(AssessmentPtr base);
    void tryOut(AssessmentPtr base, std::vector<std::uint32_t> mitigations); // put in place in this order
    void forget();                                                           // wants no answer any more

signals:
    void ranked(std::shared_ptr<const bulkhead::app::Ranking> ranking);
    void tried(std::shared_ptr<const bulkhead::app::TrialResult> result);

private:
    int m_ranking = 0; // number of the last request
    int m_trial = 0;
    QThreadPool m_pool;
};

} // namespace bulkhead::app
