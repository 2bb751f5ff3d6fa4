// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/finding_html.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"
#include "catalog/analysis/risk.h"
#include "catalog/content/snippet_choice.h"

#include <QCoreApplication>
#include <QUrl>

namespace bulkhead::app {

namespace {

struct FindingPageText
{
    Q_DECLARE_TR_FUNCTIONS(FindingPageText)
};

QString escaped(std::string_view text)
{
    return toQString(text).toHtmlEscaped();
}

// Catalog texts mark code with backticks.
QString htmlProse(std::string_view text)
{
    const QStringList parts = escaped(text).split('`');
    QString html;
    for (qsizetype i = 0; i < parts.size(); ++i)
        html +=
            i % 2 == 1 && i + 1 < parts.size() ? QStringLiteral("<code>%1</code>").arg(parts[i]) : parts[i];
    return html.replace('\n', QLatin1String("<br>"));
}

QString place(const model::OriginPtr &origin)
{
    if (!origin || origin->source == model::Origin::Source::Person || origin->file.empty())
        return {};
    QString text = escaped(origin->file.view());
    if (origin->line > 0)
        text += QStringLiteral(":%1").arg(origin->line);
    if (!origin->object.empty())
        text += QStringLiteral(" (%1)").arg(escaped(origin->object.view()));
    return text;
}

class Writer
{
public:
    Writer(const ThreatList &list, std::size_t threat, const diagram::Theme &theme)
        : m_list(list), m_threat(threat), m_theme(theme)
    {}

    FindingPage page()
    {
        styleSheet();
        heading();
        if (m_list.isManual(m_threat))
            manualBody();
        else
            findingBody();
        decision();
        return std::move(m_page);
    }

private:
    void styleSheet()
    {
        m_page.html = QStringLiteral("<style>body{color:%1} h2{font-size:15px;margin:0 0 4px 0} "
                                     "h3{font-size:12px;color:%2;margin:14px 0 3px 0} p{margin:2px 0 6px 0} "
                                     "pre{white-space:pre-wrap;margin:4px 0 0 0} code{font-family:monospace} "
                                     "li{margin-bottom:3px} "
                                     ".muted{color:%2} a{color:%3;text-decoration:none}</style>")
                          .arg(m_theme.text.name(), m_theme.textMuted.name(), m_theme.accent.name());
    }

    void section(const QString &title)
    {
        m_page.html += QStringLiteral("<h3>%1</h3>").arg(title.toHtmlEscaped());
    }
    void paragraph(const QString &html) { m_page.html += QStringLiteral("<p>%1</p>").arg(html); }

    void heading()
    {
        const model::Rating rating = m_list.rating(m_threat);
        const diagram::RatingLook &look = m_theme.rating(rating);
        m_page.html += QStringLiteral("<h2>%1</h2>").arg(m_list.title(m_threat).toHtmlEscaped());
        const QString pill =
            QStringLiteral("<span style=\"background-color:%1;color:%2\">&nbsp;%3&nbsp;</span>")
                .arg(look.fill.name(), look.onFill.name(), ratingWord(rating));
        const QString subject =
            QStringLiteral("<a href=\"element:%1\">%2</a>")
                .arg(QString::fromLatin1(QUrl::toPercentEncoding(toQString(m_list.subject(m_threat)))),
                     m_list.subjectName(m_threat).toHtmlEscaped());
        paragraph(QStringLiteral("%1 &nbsp;%2 · %3 · %4 · %5")
                      .arg(pill, m_list.code(m_threat).toHtmlEscaped(), strideWord(m_list.category(m_threat)),
                           subject, confidenceWord(m_list.basis(m_threat))));
    }

    void findingBody()
    {
        const catalog::Analysis &analysis = *m_list.analysis();
        const catalog::Finding &finding = m_list.finding(m_threat);
        const catalog::Threat &threat = analysis.threat(finding);
        paragraph(htmlProse(analysis.message(finding)));
        if (const std::string scenario = analysis.scenario(finding); !scenario.empty())
            paragraph(QStringLiteral("<i>%1</i>").arg(htmlProse(scenario)));
        evidence(analysis, finding);
        rating(analysis, finding);
        section(FindingPageText::tr("The threat: %1 %2").arg(toQString(threat.id), toQString(threat.title)));
        paragraph(htmlProse(threat.description));
        mitigations(analysis, finding);
        references(analysis, analysis.rule(finding).references);
        if (!threat.note.empty())
            paragraph(QStringLiteral("<span class=\"muted\">%1</span>").arg(htmlProse(threat.note)));
    }

    void evidence(const catalog::Analysis &analysis, const catalog::Finding &finding)
    {
        section(model::isConfirmed(finding.basis) ? FindingPageText::tr("Why here")
                                                  : FindingPageText::tr("Why it may be so here"));
        m_page.html += QLatin1String("<ul>");
        for (const catalog::Evidence &fact : analysis.evidence(finding)) {
            const QString where = place(fact.origin);
            m_page.html +=
                QStringLiteral("<li>%1%2</li>")
                    .arg(htmlProse(fact.words),
                         where.isEmpty() ? QString()
                                         : QStringLiteral(" <span class=\"muted\">– %1</span>").arg(where));
        }
        m_page.html += QStringLiteral("<li><a href=\"explain:\">%1</a></li></ul>")
                           .arg(FindingPageText::tr("The rule’s condition, part by part…"));
        QStringList related;
        for (const std::string_view id : analysis.related(finding)) {
            related << QStringLiteral("<a href=\"element:%1\">%2</a>")
                           .arg(QString::fromLatin1(QUrl::toPercentEncoding(toQString(id))),
                                displayName(analysis.model(), id).toHtmlEscaped());
        }
        if (!related.isEmpty())
            paragraph(FindingPageText::tr("Involved: %1").arg(related.join(QStringLiteral(", "))));
    }

    void rating(const catalog::Analysis &analysis, const catalog::Finding &finding)
    {
        section(FindingPageText::tr("Risk"));
        QStringList lines{FindingPageText::tr("Inherent: likelihood %1 × impact %2 = %3 of 25")
                              .arg(finding.likelihood)
                              .arg(finding.impact)
                              .arg(finding.score())};
        const catalog::Risk left = catalog::residualRisk(analysis, finding);
        lines << (left.score() == 0 ? FindingPageText::tr("Residual: nothing, as it was decided")
                                    : FindingPageText::tr("Residual: likelihood %1 × impact %2 = %3 (%4)")
                                          .arg(left.likelihood)
                                          .arg(left.impact)
                                          .arg(left.score())
                                          .arg(left.score() == finding.score()
                                                   ? FindingPageText::tr("nothing is decided that lowers it")
                                                   : ratingWord(left.rating)));
        for (const catalog::Factor &factor :
             analysis.factors(finding)) { // the rule's own reason is the first
            QStringList effects;
            if (factor.likelihood != 0)
                effects
                    << FindingPageText::tr("likelihood %1").arg(QString::asprintf("%+d", factor.likelihood));
            if (factor.impact != 0)
                effects << FindingPageText::tr("impact %1").arg(QString::asprintf("%+d", factor.impact));
            lines << QStringLiteral("%1%2").arg(
                htmlProse(factor.reason),
                effects.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(effects.join(", ")));
        }
        m_page.html += QStringLiteral("<ul><li>%1</li></ul>").arg(lines.join(QStringLiteral("</li><li>")));
    }

    void mitigations(const catalog::Analysis &analysis, const catalog::Finding &finding)
    {
        const auto &uses = analysis.rule(finding).mitigations;
        if (uses.empty())
            return;
        section(FindingPageText::tr("How to fix it"));
        const model::ImportRecordPtr import =
            catalog::importOf(analysis.model(), analysis.subjectId(finding));
        for (const catalog::RuleMitigation &use : uses) {
            const catalog::Mitigation &mitigation = analysis.catalogs().mitigations()[use.mitigation];
            QString line = QStringLiteral("<b>%1</b>").arg(htmlProse(mitigation.title));
            line += QStringLiteral(" <span class=\"muted\">– %1</span>")
                        .arg(use.resolves ? FindingPageText::tr("settles it")
                                          : leaves(analysis, finding, use.mitigation));
            if (!mitigation.sets.empty()) {
                line += QStringLiteral(" · <a href=\"apply:%1\">%2</a> · <a href=\"try:%1\">%3</a>")
                            .arg(use.mitigation)
                            .arg(FindingPageText::tr("Mark as done"), FindingPageText::tr("What if?"));
            }
            paragraph(line);
            if (!mitigation.howTo.empty())
                paragraph(htmlProse(mitigation.howTo));
            for (const catalog::Snippet &snippet : mitigation.snippets)
                if (catalog::suits(snippet, import))
                    codeBlock(snippet);
        }
    }

    static QString leaves(const catalog::Analysis &analysis, const catalog::Finding &finding,
                          std::uint32_t mitigation)
    {
        const catalog::Risk left = catalog::residualRisk(analysis, finding, {&mitigation, 1});
        return left.score() < finding.score() ? FindingPageText::tr("leaves a risk of %1 (%2)")
                                                    .arg(left.score())
                                                    .arg(ratingWord(left.rating))
                                              : FindingPageText::tr("lowers the risk");
    }

    void codeBlock(const catalog::Snippet &snippet)
    {
        const auto number = m_page.snippets.size();
        m_page.snippets.push_back(toQString(snippet.text));
        m_page.html +=
            QStringLiteral(
                "<table width=\"100%\" cellpadding=\"6\" bgcolor=\"%1\"><tr><td><span class=\"muted\">%2"
                "</span> &nbsp; <a href=\"copy:%3\">%4</a><pre>%5</pre></td></tr></table><br>")
                .arg(m_theme.window.name(), escaped(snippet.platform))
                .arg(number)
                .arg(FindingPageText::tr("Copy"), escaped(snippet.text));
    }

    void references(const catalog::Analysis &analysis, const std::vector<std::string> &ids)
    {
        if (ids.empty())
            return;
        section(FindingPageText::tr("References"));
        QStringList items;
        for (const std::string &id : ids) {
            const catalog::Reference *reference = analysis.catalogs().reference(id);
            if (!reference)
                items << escaped(id);
            else if (reference->url.empty())
                items << QStringLiteral("%1 – %2").arg(escaped(id), escaped(reference->title));
            else
                items << QStringLiteral("<a href=\"%1\">%2</a> – %3")
                             .arg(escaped(reference->url), escaped(id), escaped(reference->title));
        }
        m_page.html += QStringLiteral("<ul><li>%1</li></ul>").arg(items.join(QStringLiteral("</li><li>")));
    }

    void manualBody()
    {
        const model::ManualThreat &threat = m_list.manual(m_threat);
        paragraph(htmlProse(threat.description));
        section(FindingPageText::tr("Risk"));
        paragraph(FindingPageText::tr("Likelihood %1 × impact %2 = %3 of 25, as estimated by hand")
                      .arg(threat.likelihood)
                      .arg(threat.impact)
                      .arg(m_list.score(m_threat)));
        if (!threat.mitigation.empty()) {
            section(FindingPageText::tr("How to fix it"));
            paragraph(htmlProse(threat.mitigation));
        }
    }

    void decision()
    {
        const catalog::DecisionStatus status = m_list.decision(m_threat);
        section(FindingPageText::tr("Decision"));
        if (!status.decision) {
            paragraph(QStringLiteral("%1 <a href=\"decide:\">%2</a>")
                          .arg(FindingPageText::tr("Nothing decided yet."), FindingPageText::tr("Decide…")));
            return;
        }
        const model::Decision &decision = *status.decision;
        QString line = QStringLiteral("<b>%1</b>").arg(stateWord(decision.state));
        if (!decision.owner.empty())
            line += QStringLiteral(" · %1").arg(escaped(decision.owner));
        if (decision.date)
            line += QStringLiteral(" · %1").arg(escaped(decision.date->toString()));
        if (decision.expiry)
            line += QStringLiteral(" · %1").arg(
                FindingPageText::tr("until %1").arg(toQString(decision.expiry->toString())));
        if (!decision.ticket.empty())
            line += QStringLiteral(" · %1").arg(escaped(decision.ticket));
        paragraph(line + QStringLiteral(" · <a href=\"decide:\">%1</a>").arg(FindingPageText::tr("Change…")));
        if (!status.reopened.empty())
            paragraph(FindingPageText::tr("Open again: %1").arg(escaped(status.reopened)));
        if (!decision.rationale.empty())
            paragraph(htmlProse(decision.rationale));
    }

    const ThreatList &m_list;
    std::size_t m_threat;
    const diagram::Theme &m_theme;
    FindingPage m_page;
};

} // namespace

FindingPage findingPage(const ThreatList &list, std::size_t threat, const diagram::Theme &theme)
{
    return Writer(list, threat, theme).page();
}

} // namespace bulkhead::app
