// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/path_html.h"

#include "app/document/text.h"
#include "app/gui/attack/path_table.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"

#include <QCoreApplication>
#include <QUrl>

#include <map>
#include <utility>

namespace bulkhead::app {

namespace {

struct PathText
{
    Q_DECLARE_TR_FUNCTIONS(PathText)
};

QString nameHtml(const Session &session, model::IdView id)
{
    return pathEndName(session, id).toHtmlEscaped();
}

QString factorsOf(const catalog::AttackPath &path)
{
    QStringList factors;
    for (const catalog::AttackStep &step : path.steps)
        factors << percentText(step.probability);
    return PathText::tr("Likelihood: %1 = %2")
        .arg(factors.join(QStringLiteral(" × ")), percentText(path.likelihood));
}

QString shapesHtml(const catalog::PathFigures &figures)
{
    QString html = QStringLiteral("<h4>%1</h4><ul>").arg(PathText::tr("Paths by shape"));
    for (const catalog::PathShape &shape : figures.shapes) {
        QStringList titles;
        for (const std::string_view title : shape.titles)
            titles << toQString(title).toHtmlEscaped();
        html += QStringLiteral("<li>%1: %2</li>")
                    .arg(PathText::tr("%n path(s), up to %1", nullptr, static_cast<int>(shape.paths))
                             .arg(percentText(shape.likelihood)),
                         titles.join(QStringLiteral(" → ")));
    }
    return html + QLatin1String("</ul>");
}

QString controlsHtml(const PathsOverview &overview)
{
    QString html = QStringLiteral("<h4>%1</h4><ul>").arg(PathText::tr("What one control would cut"));
    for (const catalog::PathControl &control : overview.controls)
        html += QStringLiteral("<li><b>%1</b>: %2</li>")
                    .arg(toQString(control.mitigation->title).toHtmlEscaped(),
                         PathText::tr("%1 of %n path(s), %2 of their risk", nullptr,
                                      static_cast<int>(overview.figures.paths))
                             .arg(QString::number(control.cuts.size()), percentText(control.riskCut)));
    return html + QLatin1String("</ul>");
}

} // namespace

QString findingLinks(const catalog::Analysis &analysis, const std::vector<std::uint32_t> &findings)
{
    QStringList links;
    for (const std::uint32_t index : findings) {
        const catalog::Finding &finding = analysis.findings()[index];
        const QString id = toQString(analysis.id(finding));
        links << QStringLiteral("<a href=\"finding:%1\">%2</a>")
                     .arg(QString::fromLatin1(QUrl::toPercentEncoding(id)),
                          toQString(analysis.rule(finding).title).toHtmlEscaped());
        if (links.size() == 4)
            break;
    }
    return links.join(QStringLiteral(", "));
}

QString stepHtml(const Session &session, const catalog::AttackStep &step)
{
    QString html = QStringLiteral("<b>%1</b> → %2 <span style=\"color:%3\">(%4, %5)</span>")
                       .arg(toQString(step.title).toHtmlEscaped(), nameHtml(session, step.to),
                            session.theme().textMuted.name(),
                            toQString(catalog::footholdPhrase(step.toHold)).toHtmlEscaped(),
                            percentText(step.probability));
    if (!step.reason.empty())
        html += QStringLiteral("<br>%1").arg(toQString(step.reason).toHtmlEscaped());
    if (step.assumed)
        html += QStringLiteral("<br><i>%1</i>").arg(PathText::tr("Rests on something nobody has stated."));
    return html;
}

QString pathHtml(const Session &session, const catalog::Analysis &analysis, const catalog::AttackPath &path)
{
    QString html =
        QStringLiteral("<h3>%1 → %2</h3>")
            .arg(nameHtml(session, path.from), withOthers(session, path.to, path.alsoTo).toHtmlEscaped());
    if (path.impact > 0)
        html += QStringLiteral("<p>%1</p>")
                    .arg(PathText::tr("%1: likelihood %2 × impact %3, each of 5")
                             .arg(ratingWord(path.rating))
                             .arg(path.likelihoodGrade)
                             .arg(path.impact));
    html += QStringLiteral("<p>%1<br>%2</p><ol>")
                .arg(factorsOf(path),
                     path.impact > 0
                         ? PathText::tr("Impact: %1").arg(toQString(path.asset).toHtmlEscaped())
                         : PathText::tr("Nobody says that it is worth having, and nothing of it does."));
    for (const catalog::AttackStep &step : path.steps) {
        html += QStringLiteral("<li>%1").arg(stepHtml(session, step));
        if (!step.findings.empty())
            html += QStringLiteral("<br>%1").arg(
                PathText::tr("Opened by %1").arg(findingLinks(analysis, step.findings)));
        html += QLatin1String("</li>");
    }
    return html + QLatin1String("</ol>");
}

QString figuresHtml(const PathsOverview &overview)
{
    const catalog::PathFigures &figures = overview.figures;
    QString html =
        QStringLiteral("<h3>%1</h3>")
            .arg(figures.waysIn == 0 ? PathText::tr("Nothing leads in from outside.")
                                     : PathText::tr("%1 of %n way(s) in reach something worth having",
                                                    nullptr, static_cast<int>(figures.waysIn))
                                           .arg(figures.waysInThatReach));
    if (figures.fewestSteps)
        html += QStringLiteral("<p>%1</p>")
                    .arg(PathText::tr("The shortest path takes %n step(s).", nullptr,
                                      static_cast<int>(*figures.fewestSteps)));
    html += QStringLiteral("<p>%1</p>")
                .arg(PathText::tr(
                    "Paths of 2 % and more count, those that differ in their last step alone as one."));
    if (!figures.shapes.empty())
        html += shapesHtml(figures);
    if (!overview.controls.empty())
        html += controlsHtml(overview);
    return html + QStringLiteral("<h4>%1</h4><p>%2.</p>")
                      .arg(PathText::tr("Assumed breach"), assumedSentence(overview.assumed));
}

QString assumedSentence(const catalog::AssumedBreach &assumed)
{
    return PathText::tr("Taken over, %1 of %n workload(s), host(s) and account(s) would lead with a "
                        "likelihood of %2 or more to something worth having besides their own",
                        nullptr, static_cast<int>(assumed.elements))
        .arg(QString::number(assumed.likely), percentText(catalog::likelyBreach));
}

QString withOthers(const Session &session, model::IdView id, const std::vector<model::IdView> &others)
{
    const QString name = pathEndName(session, id);
    return others.empty()
               ? name
               : PathText::tr("%1 and %n other(s)", nullptr, static_cast<int>(others.size())).arg(name);
}

QString nothingFromOutsideHtml(const Session &session, const PathsOverview *overview)
{
    const bool hasWayIn = !overview || overview->figures.waysIn > 0;
    QString html = QStringLiteral("<h3>%1</h3>")
                       .arg(hasWayIn ? PathText::tr("Nothing worth having can be reached from outside.")
                                     : PathText::tr("Nothing leads in from outside."));
    if (!overview || overview->assumed.elements == 0)
        return html;
    html += QStringLiteral("<p>%1.</p><ul>").arg(assumedSentence(overview->assumed));
    constexpr int shown = 8;
    int lines = 0;
    for (std::size_t i = 0; i < overview->assumed.breaches.size() && lines < shown; ++i) {
        const catalog::Breach &breach = overview->assumed.breaches[i];
        if (breach.sameWayAs)
            continue;
        ++lines;
        const catalog::AttackPath &path = breach.paths.front();
        html +=
            QStringLiteral(
                "<li><a href=\"breach:%1\">%2</a> → %3 <span style=\"color:%4\">(%5, %6)</span></li>")
                .arg(QString::number(i), withOthers(session, breach.element, breach.alsoFrom).toHtmlEscaped(),
                     withOthers(session, path.to, path.alsoTo).toHtmlEscaped(),
                     session.theme().textMuted.name(), ratingWord(path.rating), percentText(path.likelihood));
    }
    return html + QLatin1String("</ul>");
}

PathWalk walkAlong(const Session &session, const catalog::AttackPath &path)
{
    PathWalk walk;
    walk.title = QStringLiteral("%1 → %2").arg(nameHtml(session, path.from), nameHtml(session, path.to));
    std::map<std::pair<model::IdView, model::IdView>, std::vector<model::Id>> flows; // by where a step leads
    for (const catalog::AttackStep &step : path.steps)
        flows.try_emplace({step.from, step.to});
    for (const model::Flow &flow : session.model().flows()) {
        for (const auto &ends : {std::pair<model::IdView, model::IdView>(flow.source, flow.target),
                                 std::pair<model::IdView, model::IdView>(flow.target, flow.source)}) {
            if (const auto step = flows.find(ends); step != flows.end())
                step->second.push_back(flow.id);
        }
    }
    for (const catalog::AttackStep &step : path.steps) {
        PathWalk::Step shown{stepHtml(session, step), {model::Id(step.from), model::Id(step.to)}};
        const std::vector<model::Id> &along = flows.at({step.from, step.to});
        shown.ids.insert(shown.ids.end(), along.begin(), along.end());
        walk.steps.push_back(std::move(shown));
    }
    return walk;
}

} // namespace bulkhead::app
