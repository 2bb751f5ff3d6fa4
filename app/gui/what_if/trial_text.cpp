// SPDX-License-Identifier: Apache-2.0
#include "app/gui/what_if/trial_text.h"

#include "app/document/text.h"
#include "app/gui/difference/difference_tree.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"

#include <QCoreApplication>
#include <QTreeWidget>

#include <map>

namespace bulkhead::app {

namespace {

struct TrialText
{
    Q_DECLARE_TR_FUNCTIONS(TrialText)
};

QString placeName(const model::Model &model, model::IdView id)
{
    return id == catalog::theInternet && !model.element(id) ? TrialText::tr("the Internet")
                                                            : displayName(model, id);
}

// Paths that close, and those that become less likely.
void addPaths(DifferenceTree &tree, const TrialResult &result, const diagram::Theme &theme)
{
    std::map<std::string_view, const catalog::AttackPath *> later;
    for (const catalog::AttackPath &path : result.paths->paths())
        later.emplace(path.id, &path);
    const model::Model &model = result.base->analysis->model();
    QTreeWidgetItem *closed = nullptr;
    QTreeWidgetItem *harder = nullptr;
    for (const catalog::AttackPath &path : result.base->paths->paths()) {
        const QString way =
            QStringLiteral("%1 → %2").arg(placeName(model, path.from), placeName(model, path.to));
        const auto now = later.find(path.id);
        QTreeWidgetItem *item = nullptr;
        if (now == later.end())
            item = tree.addTo(closed, TrialText::tr("Attack paths that close"),
                              {way, percentText(path.likelihood)});
        else if (now->second->likelihood < path.likelihood * 0.99)
            item = tree.addTo(harder, TrialText::tr("Attack paths that become harder"),
                              {way, QStringLiteral("%1 → %2").arg(percentText(path.likelihood),
                                                                  percentText(now->second->likelihood))});
        if (item)
            item->setIcon(0, ratingIcon(path.rating, true, theme));
    }
    DifferenceTree::finish(closed, true);
    DifferenceTree::finish(harder, true);
}

} // namespace

QString figuresHtml(const RiskFigures &now, const std::optional<RiskFigures> &then,
                    const diagram::Theme &theme)
{
    QString html =
        QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\"><tr style=\"color:%1\"><td></td>"
                       "<td align=\"right\">&nbsp;%2</td><td align=\"right\">&nbsp;&nbsp;%3</td></tr>")
            .arg(theme.textMuted.name(), TrialText::tr("now"), then ? TrialText::tr("then") : QString());
    const auto row = [&](const QString &title, double before, std::optional<double> after, int digits) {
        const QString text = after ? QLocale().toString(*after, 'f', digits) : QString();
        html +=
            QStringLiteral("<tr><td>%1</td><td align=\"right\">&nbsp;%2</td><td align=\"right\">&nbsp;&nbsp;"
                           "<b>%3</b></td></tr>")
                .arg(title, QLocale().toString(before, 'f', digits), text);
    };
    const auto of = [&](auto member) {
        return then ? std::optional(static_cast<double>(std::invoke(member, *then))) : std::nullopt;
    };
    row(TrialText::tr("Open findings"), static_cast<double>(now.findings), of(&RiskFigures::findings), 0);
    row(TrialText::tr("of these high and critical"), static_cast<double>(now.severe),
        of(&RiskFigures::severe), 0);
    row(TrialText::tr("Risk of open findings"), now.openRisk, of(&RiskFigures::openRisk), 0);
    row(TrialText::tr("Inherent risk, each issue once"), now.inherent, of(&RiskFigures::inherent), 0);
    row(TrialText::tr("Residual risk after decisions"), now.residual, of(&RiskFigures::residual), 0);
    row(TrialText::tr("Assets in an attacker's reach"), static_cast<double>(now.assets),
        of(&RiskFigures::assets), 0);
    row(TrialText::tr("Risk of attack paths"), now.pathRisk, of(&RiskFigures::pathRisk), 1);
    return html + QLatin1String("</table>");
}

QString figuresText(const RiskFigures &now, const RiskFigures &then)
{
    const auto change = [](auto before, auto after) {
        return QStringLiteral("%1 → %2").arg(before).arg(after);
    };
    return TrialText::tr("open findings %1, their risk %2, assets in reach %3")
        .arg(change(now.findings, then.findings), change(now.openRisk, then.openRisk),
             change(now.assets, then.assets));
}

QString examplesOf(const catalog::Mitigation &mitigation, const model::Vocabulary &vocabulary)
{
    QStringList examples;
    for (const catalog::MitigationSet &set : mitigation.sets) {
        const model::PropertyDef *def = vocabulary.find(set.kind, set.property);
        if (set.placeholder && def)
            examples << QStringLiteral("%1: %2").arg(toQString(def->title),
                                                     toQString(model::displayValue(*def, set.value)));
    }
    examples.removeDuplicates();
    return examples.join(QStringLiteral("; "));
}

void fillTrialTree(QTreeWidget &tree, const TrialResult &result, const diagram::Theme &theme)
{
    using Sort = exporting::ItemChange::Sort;
    DifferenceTree list(tree, result.base->analysis->model(), result.analysis->model(), theme);
    list.addFindings(result.difference, Sort::Removed, TrialText::tr("Findings that close"), true);
    addPaths(list, result, theme);
    list.addFindings(result.difference, Sort::Added, TrialText::tr("Findings that come instead"), true);
    list.addThings(result.difference, Sort::Added, TrialText::tr("What has to be added"));
    list.addThings(result.difference, Sort::Removed, TrialText::tr("What has to go"));
    list.addThings(result.difference, Sort::Changed, TrialText::tr("What has to be so"));
}

} // namespace bulkhead::app
