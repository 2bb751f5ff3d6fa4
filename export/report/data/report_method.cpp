// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/report_method.h"

#include "model/file/file.h"
#include "model/file/sha256.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::exporting {

namespace {

// By a person for this model, or by an organisation's catalog.
bool isOff(const catalog::Rule &rule, const std::string &threat, const model::Model &model)
{
    const auto &switches = model.catalogSwitches();
    return !rule.silenced.empty() ||
           std::any_of(switches.begin(), switches.end(), [&](const model::CatalogSwitch &one) {
               return !one.enabled && (one.target == rule.id || one.target == threat);
           });
}

} // namespace

ReportMethod gatherMethod(const catalog::Analysis &analysis)
{
    ReportMethod method;
    method.modelHash = model::sha256(model::serializeModel(analysis.model()));
    const catalog::Catalogs &catalogs = analysis.catalogs();
    std::vector<bool> found(catalogs.rules().size());
    for (const catalog::Finding &finding : analysis.findings())
        found[finding.rule] = true;
    std::vector<CheckedThreat> byThreat(catalogs.threats().size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        const catalog::Rule &rule = catalogs.rules()[i];
        const catalog::Threat &threat = catalogs.threats()[rule.threat];
        if (isOff(rule, threat.id, analysis.model()) ||
            (rule.generic && !analysis.options().genericStride && !found[i]))
            continue;
        ++method.rulesChecked;
        method.rulesWithFindings += found[i] ? 1 : 0;
        if (found[i])
            continue;
        byThreat[rule.threat].threat = threat.id + ' ' + threat.title;
        byThreat[rule.threat].rules.push_back(rule.id + ' ' + rule.title);
    }
    std::copy_if(byThreat.begin(), byThreat.end(), std::back_inserter(method.withoutFindings),
                 [](const CheckedThreat &threat) { return !threat.rules.empty(); });
    return method;
}

} // namespace bulkhead::exporting
