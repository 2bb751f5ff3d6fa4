// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/verdicts.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"
#include "model/stop.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <utility>

namespace bulkhead::app {

namespace {

constexpr std::size_t rowsAtMost = 2000;

struct VerdictsText
{
    Q_DECLARE_TR_FUNCTIONS(VerdictsText)
};

// Every element and flow of the rule's kinds, in the order of their names.
std::vector<model::Id> candidates(const catalog::Analysis &analysis, const catalog::Rule &rule)
{
    const auto isOne = [&rule](model::Kind kind) {
        return std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end();
    };
    std::vector<model::Id> ids;
    for (const model::Element &element : analysis.model().elements()) {
        if (isOne(element.kind))
            ids.push_back(element.id);
    }
    if (isOne(model::Kind::DataFlow)) {
        for (const model::Flow &flow : analysis.model().flows())
            ids.push_back(flow.id);
    }
    return ids;
}

// Of what the rule did not fire on: whether that is known.
QString silentVerdict(const catalog::Analysis &analysis, const std::string &rule, const model::Id &subject)
{
    const auto reason = analysis.explain(rule, subject);
    return reason && reason->truth == catalog::Explanation::Truth::Unknown ? VerdictsText::tr("unknown")
                                                                           : VerdictsText::tr("no");
}

Verdicts::Row rowOf(const catalog::Analysis &analysis, const std::string &rule, const model::Id &subject,
                    const catalog::Finding *finding)
{
    Verdicts::Row row{subject, displayName(analysis.model(), subject), {}, {}, false};
    if (finding) {
        row.verdict = VerdictsText::tr("yes, %1").arg(confidenceWord(finding->basis).toLower());
        row.rating = finding->rating;
        row.isConfirmed = model::isConfirmed(finding->basis);
    } else {
        row.verdict = silentVerdict(analysis, rule, subject);
    }
    return row;
}

} // namespace

Result<Verdicts> findVerdicts(const VerdictsRequest &request, const Running &running)
{
    const catalog::Analysis &analysis = *request.analysis;
    Verdicts verdicts;
    verdicts.analysis = request.analysis;
    const catalog::Rule *rule = analysis.catalogs().rule(request.rule);
    if (!rule)
        return verdicts;
    const std::vector<model::Id> subjects = candidates(analysis, *rule);
    verdicts.candidates = subjects.size();
    std::vector<Verdicts::Row> silent;
    for (const model::Id &subject : subjects) {
        if (running.isStopped())
            return stoppedError();
        const catalog::Finding *finding = analysis.find(request.rule + '@' + subject);
        verdicts.fires += finding ? 1 : 0;
        std::vector<Verdicts::Row> &rows = finding ? verdicts.rows : silent;
        if (rows.size() < rowsAtMost)
            rows.push_back(rowOf(analysis, request.rule, subject, finding));
    }
    const auto room = static_cast<std::ptrdiff_t>(std::min(silent.size(), rowsAtMost - verdicts.rows.size()));
    std::move(silent.begin(), silent.begin() + room, std::back_inserter(verdicts.rows));
    return verdicts;
}

} // namespace bulkhead::app
