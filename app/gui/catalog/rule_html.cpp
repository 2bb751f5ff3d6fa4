// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/rule_html.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"

#include <QCoreApplication>

namespace bulkhead::app {

namespace {

constexpr int namedAtMost = 12;

struct RuleWords
{
    Q_DECLARE_TR_FUNCTIONS(RuleHtml)
};

QString escaped(std::string_view text)
{
    return toQString(text).toHtmlEscaped();
}

QString section(const QString &title, const QString &html)
{
    return html.isEmpty() ? QString() : QStringLiteral("<h4>%1</h4><p>%2</p>").arg(title, html);
}

QString unknownText(catalog::OnUnknown policy)
{
    switch (policy) {
    case catalog::OnUnknown::Default:
        return RuleWords::tr("Where nothing is stated, the platform's default counts.");
    case catalog::OnUnknown::Unverified:
        return RuleWords::tr("Where nothing is stated, it is told as something to verify.");
    case catalog::OnUnknown::Silent:
        break;
    }
    return RuleWords::tr("Where nothing is stated, it keeps silent.");
}

QString firesOn(const Session &session, const catalog::Rule &rule)
{
    const catalog::Analysis *analysis = session.analysis();
    QStringList names;
    int more = 0;
    for (const catalog::Finding &finding :
         analysis ? analysis->findings() : std::span<const catalog::Finding>()) {
        if (&analysis->rule(finding) != analysis->catalogs().rule(rule.id))
            continue;
        if (names.size() < namedAtMost)
            names << session.nameOf(analysis->subjectId(finding)).toHtmlEscaped();
        else
            ++more;
    }
    if (names.isEmpty())
        return RuleWords::tr("Nowhere in the open model.");
    return names.join(QStringLiteral(", ")) +
           (more > 0 ? RuleWords::tr(" and %n more", nullptr, more) : QString());
}

} // namespace

QString ruleHtml(const Session &session, const catalog::Rule &rule)
{
    const catalog::Catalogs &catalogs = *session.catalogs();
    QStringList kinds;
    for (const model::Kind kind : rule.kinds)
        kinds << kindWord(kind);
    QStringList mitigations;
    for (const catalog::RuleMitigation &use : rule.mitigations)
        mitigations << (use.resolves ? RuleWords::tr("%1 (resolves it)") : RuleWords::tr("%1 (reduces it)"))
                           .arg(escaped(catalogs.mitigations()[use.mitigation].title));
    QStringList references;
    for (const std::string &id : rule.references) {
        const catalog::Reference *reference = catalogs.reference(id);
        references << (reference && !reference->url.empty()
                           ? QStringLiteral("<a href=\"%1\">%2</a>").arg(escaped(reference->url), escaped(id))
                           : escaped(id));
    }
    return QStringLiteral("<h3>%1 %2</h3>").arg(escaped(rule.id), escaped(rule.title)) +
           section(RuleWords::tr("Looks at"), kinds.join(QStringLiteral(", "))) +
           section(RuleWords::tr("Fires when"),
                   escaped(catalogs.conditionText(rule))
                       .replace('\n', QLatin1String("<br>"))
                       .replace(QLatin1String("  "), QLatin1String("&nbsp;&nbsp;"))) +
           section(RuleWords::tr("What is unknown"), unknownText(rule.onUnknown)) +
           section(RuleWords::tr("Risk"), RuleWords::tr("Likelihood %1, impact %2. %3")
                                              .arg(rule.likelihood)
                                              .arg(rule.impact)
                                              .arg(escaped(rule.rationale))) +
           section(RuleWords::tr("Mitigations"), mitigations.join(QStringLiteral("<br>"))) +
           section(RuleWords::tr("References"), references.join(QStringLiteral(", "))) +
           section(RuleWords::tr("Fires on"), firesOn(session, rule));
}

QString threatHtml(const catalog::Threat &threat)
{
    return QStringLiteral("<h3>%1 %2</h3><p>%3</p>")
               .arg(escaped(threat.id), escaped(threat.title), strideWord(threat.category)) +
           section(RuleWords::tr("What it is about"), escaped(threat.reading)) +
           section(RuleWords::tr("Description"), escaped(threat.description)) +
           section(RuleWords::tr("How it is done"), escaped(threat.scenario)) +
           section(RuleWords::tr("Note"), escaped(threat.note));
}

} // namespace bulkhead::app
