// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/actions.h"

#include "catalog/what_if/what_if.h"
#include "export/report/data/or_stopped.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

constexpr std::size_t mostSteps = 10;

std::vector<std::string> namesOf(const std::vector<model::Id> &subjects, const model::Model &model)
{
    std::vector<std::string> names;
    for (const model::Id &subject : subjects)
        names.push_back(whereText(subjectOf(model, subject)));
    return names;
}

} // namespace

std::vector<ReportAction> gatherActions(const catalog::Analysis &analysis, const std::stop_token &stop)
{
    std::vector<ReportAction> actions;
    for (const catalog::Step &step : orStopped(catalog::whatFirst(analysis, mostSteps, stop))) {
        ReportAction action;
        action.id = step.measure.mitigation->id;
        action.title = step.measure.mitigation->title;
        action.howTo = step.measure.mitigation->howTo;
        action.where = namesOf(step.subjects, analysis.model());
        action.kind = step.kind;
        action.mender = step.mender;
        action.findingsClosed = step.findingsClosed;
        action.findingsOpened = step.findingsOpened;
        action.assetsClosed = step.pathsClosed;
        action.riskBefore = step.riskBefore;
        action.riskAfter = step.riskAfter;
        action.pathRiskBefore = step.pathRiskBefore;
        action.pathRiskAfter = step.pathRiskAfter;
        actions.push_back(std::move(action));
    }
    return actions;
}

} // namespace bulkhead::exporting
