// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/paths_page.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

QTreeWidget *list(const QStringList &headers, int stretched)
{
    auto *tree = new QTreeWidget;
    tree->setHeaderLabels(headers);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setAllColumnsShowFocus(true);
    tree->header()->setStretchLastSection(false);
    for (int column = 0; column < static_cast<int>(headers.size()); ++column)
        tree->header()->setSectionResizeMode(column, column == stretched ? QHeaderView::Stretch
                                                                         : QHeaderView::ResizeToContents);
    return tree;
}

} // namespace

PathsPage::PathsPage(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_tabs(new QTabWidget),
      m_paths(list({tr("Rating"), tr("From"), tr("To"), tr("What falls"), tr("Likelihood"), tr("Steps")}, 3)),
      m_chokePoints(list({tr("Element"), tr("Assets it protects"), tr("Risk removed")}, 0)),
      m_walks(list({tr("Rating"), tr("Question"), tr("Answer")}, 2)), m_detail(new QTextBrowser),
      m_note(plainLabel())
{
    m_paths->setAccessibleName(tr("Attack paths"));
    m_detail->setOpenLinks(false);
    m_detail->document()->setDocumentMargin(12);
    m_note->setText(tr("Likelihoods are estimates that rank paths; they predict nothing."));
    m_note->setContentsMargins(10, 6, 10, 6);
    m_note->setEnabled(false);
    auto *show = new QPushButton(tr("Show on the diagram"));
    m_tabs->addTab(m_paths, tr("Paths"));
    m_tabs->addTab(m_chokePoints, tr("Choke points"));
    m_tabs->addTab(m_walks, tr("The whole"));
    m_tabs->setDocumentMode(true);
    auto *right = new QWidget;
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(8, 8, 8, 8);
    rightLayout->addWidget(show, 0, Qt::AlignLeft);
    rightLayout->addWidget(m_detail, 1);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_tabs);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_note);

    for (QTreeWidget *tree : {m_paths, m_chokePoints, m_walks}) {
        connect(tree, &QTreeWidget::currentItemChanged, this, &PathsPage::showCurrent);
        connect(tree, &QTreeWidget::itemActivated, this, &PathsPage::showOnDiagram);
    }
    connect(m_tabs, &QTabWidget::currentChanged, this, &PathsPage::showCurrent);
    connect(show, &QPushButton::clicked, this, &PathsPage::showOnDiagram);
    connect(m_detail, &QTextBrowser::anchorClicked, this, &PathsPage::follow);
    connect(&m_session, &Session::assessed, this, &PathsPage::refresh);
    connect(&m_session, &Session::themeChanged, this, &PathsPage::refresh);
    connect(&m_session.document(), &Document::replaced, this, &PathsPage::refresh);
    refresh();
}

QString PathsPage::nameOf(model::IdView id) const
{
    return id == catalog::theInternet && !m_session.model().element(id) ? tr("the Internet")
                                                                        : m_session.nameOf(id);
}

void PathsPage::refresh()
{
    for (QTreeWidget *tree : {m_paths, m_chokePoints, m_walks})
        tree->clear();
    if (m_session.assessment()) {
        const catalog::AttackPaths &paths = *m_session.assessment()->paths;
        fillPaths(paths);
        fillChokePoints(paths);
        fillWalks(paths);
    }
    for (QTreeWidget *tree : {m_paths, m_chokePoints, m_walks})
        tree->setCurrentItem(tree->topLevelItem(0));
    showCurrent();
}

void PathsPage::fillPaths(const catalog::AttackPaths &paths)
{
    for (const catalog::AttackPath &path : paths.paths()) {
        const QString falls =
            QStringLiteral("%1 %2").arg(toQString(catalog::footholdPhrase(path.hold)), toQString(path.asset));
        auto *item =
            new QTreeWidgetItem(m_paths, {ratingWord(path.rating), nameOf(path.from), nameOf(path.to), falls,
                                          percentText(path.likelihood), QString::number(path.steps.size())});
        item->setIcon(0, ratingIcon(path.rating, true, m_session.theme()));
    }
}

void PathsPage::fillChokePoints(const catalog::AttackPaths &paths)
{
    for (const catalog::ChokePoint &point : paths.chokePoints())
        new QTreeWidgetItem(m_chokePoints, {nameOf(point.element), QString::number(point.assets),
                                            QString::number(point.risk, 'f', 1)});
}

void PathsPage::fillWalks(const catalog::AttackPaths &paths)
{
    for (const catalog::WalkResult &walk : paths.walks()) {
        auto *item = new QTreeWidgetItem(
            m_walks, {ratingWord(walk.rating), toQString(walk.title), toQString(walk.text)});
        item->setIcon(0, ratingIcon(walk.rating, true, m_session.theme()));
        item->setToolTip(2, diagram::literalText(toQString(walk.text)));
    }
}

QString PathsPage::findingLinks(const catalog::Analysis &analysis,
                                const std::vector<std::uint32_t> &findings) const
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

// What is done, where it leads, how likely and why.
QString PathsPage::stepHtml(const catalog::AttackStep &step) const
{
    QString html = QStringLiteral("<b>%1</b> → %2 <span style=\"color:%3\">(%4, %5)</span>")
                       .arg(toQString(step.title).toHtmlEscaped(), nameOf(step.to).toHtmlEscaped(),
                            m_session.theme().textMuted.name(),
                            toQString(catalog::footholdPhrase(step.toHold)).toHtmlEscaped(),
                            percentText(step.probability));
    if (!step.reason.empty())
        html += QStringLiteral("<br>%1").arg(toQString(step.reason).toHtmlEscaped());
    if (step.assumed)
        html += QStringLiteral("<br><i>%1</i>").arg(tr("Rests on something nobody has stated."));
    return html;
}

QString PathsPage::pathHtml(const catalog::AttackPath &path) const
{
    const catalog::Analysis &analysis = *m_session.analysis();
    QStringList factors;
    for (const catalog::AttackStep &step : path.steps)
        factors << percentText(step.probability);
    QString html = QStringLiteral("<h3>%1 → %2</h3><p>%3</p><p>%4<br>%5</p><ol>")
                       .arg(nameOf(path.from).toHtmlEscaped(), nameOf(path.to).toHtmlEscaped(),
                            tr("%1: likelihood %2 × impact %3, each of 5")
                                .arg(ratingWord(path.rating))
                                .arg(path.likelihoodGrade)
                                .arg(path.impact),
                            tr("Likelihood: %1 = %2")
                                .arg(factors.join(QStringLiteral(" × ")), percentText(path.likelihood)),
                            tr("Impact: %1").arg(toQString(path.asset).toHtmlEscaped()));
    for (const catalog::AttackStep &step : path.steps) {
        html += QStringLiteral("<li>%1").arg(stepHtml(step));
        if (!step.findings.empty())
            html +=
                QStringLiteral("<br>%1").arg(tr("Opened by %1").arg(findingLinks(analysis, step.findings)));
        html += QLatin1String("</li>");
    }
    return html + QLatin1String("</ol>");
}

PathWalk PathsPage::walkAlong(const catalog::AttackPath &path) const
{
    PathWalk walk;
    walk.title = QStringLiteral("%1 → %2").arg(nameOf(path.from), nameOf(path.to)).toHtmlEscaped();
    for (const catalog::AttackStep &step : path.steps) {
        PathWalk::Step shown{stepHtml(step), {model::Id(step.from), model::Id(step.to)}};
        for (const model::Flow &flow : m_session.model().flows()) {
            if ((flow.source == step.from && flow.target == step.to) ||
                (flow.source == step.to && flow.target == step.from))
                shown.ids.push_back(flow.id);
        }
        walk.steps.push_back(std::move(shown));
    }
    return walk;
}

void PathsPage::showCurrent()
{
    const auto *tree = qobject_cast<QTreeWidget *>(m_tabs->currentWidget());
    const int row = tree->indexOfTopLevelItem(tree->currentItem());
    if (row < 0 || !m_session.assessment()) {
        m_detail->setHtml(
            QStringLiteral("<p>%1</p>").arg(tr("No path leads from outside to anything of value.")));
        return;
    }
    const auto index = static_cast<std::size_t>(row);
    const catalog::AttackPaths &paths = *m_session.assessment()->paths;
    if (tree == m_paths) {
        m_detail->setHtml(pathHtml(paths.paths()[index]));
    } else if (tree == m_chokePoints) {
        const catalog::ChokePoint &point = paths.chokePoints()[index];
        m_detail->setHtml(
            QStringLiteral("<h3>%1</h3><p>%2</p><p>%3</p>")
                .arg(nameOf(point.element).toHtmlEscaped(),
                     tr("Every path to %n asset(s) goes through it: mend it, and they are out of reach.",
                        nullptr, static_cast<int>(point.assets)),
                     tr("What opens it: %1").arg(findingLinks(*m_session.analysis(), point.findings))));
    } else {
        const catalog::WalkResult &walk = paths.walks()[index];
        m_detail->setHtml(
            QStringLiteral("<h3>%1</h3><p>%2</p><p>%3</p><p>%4</p>")
                .arg(toQString(walk.title).toHtmlEscaped(), toQString(walk.text).toHtmlEscaped(),
                     walk.bestCut.empty() ? QString()
                                          : tr("Best cut: %1").arg(toQString(walk.bestCut).toHtmlEscaped()),
                     findingLinks(*m_session.analysis(), walk.findings)));
    }
}

void PathsPage::showOnDiagram()
{
    const auto *tree = qobject_cast<QTreeWidget *>(m_tabs->currentWidget());
    const int row = tree->indexOfTopLevelItem(tree->currentItem());
    if (row < 0 || !m_session.assessment())
        return;
    const auto index = static_cast<std::size_t>(row);
    const catalog::AttackPaths &paths = *m_session.assessment()->paths;
    if (tree == m_paths) {
        emit walkRequested(walkAlong(paths.paths()[index]));
        return;
    }
    std::vector<model::Id> ids;
    if (tree == m_chokePoints) {
        ids.emplace_back(paths.chokePoints()[index].element);
    } else {
        const catalog::WalkResult &walk = paths.walks()[index];
        ids.emplace_back(walk.subject);
        for (const model::IdView id : walk.involved)
            ids.emplace_back(id);
    }
    emit overlayRequested(ids, {});
}

void PathsPage::follow(const QUrl &url)
{
    if (url.scheme() == QLatin1String("finding"))
        emit m_session.findingRequested(QUrl::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1()));
}

} // namespace bulkhead::app
