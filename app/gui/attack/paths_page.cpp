// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/paths_page.h"

#include "app/document/text.h"
#include "app/gui/attack/path_table.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

PathsPage::PathsPage(Session &session, QWidget *parent)
    : SessionPanel(session, parent), m_tabs(new QTabWidget), m_detail(new QTextBrowser), m_note(plainLabel())
{
    m_detail->setOpenLinks(false);
    m_detail->document()->setDocumentMargin(12);
    m_note->setText(tr("Likelihoods are estimates that rank paths; they predict nothing."));
    m_note->setContentsMargins(10, 6, 10, 6);
    m_note->setEnabled(false);
    auto *show = new QPushButton(tr("Show on the diagram"));
    m_tabs->setDocumentMode(true);
    m_paths = addTable(PathTable::Subject::Paths, 3, tr("Paths"));
    m_paths->setAccessibleName(tr("Attack paths"));
    m_chokePoints = addTable(PathTable::Subject::ChokePoints, 0, tr("Choke points"));
    m_walks = addTable(PathTable::Subject::Walks, 2, tr("The whole"));
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

    connect(m_tabs, &QTabWidget::currentChanged, this, &PathsPage::showCurrent);
    connect(show, &QPushButton::clicked, this, &PathsPage::showOnDiagram);
    connect(m_detail, &QTextBrowser::anchorClicked, this, &PathsPage::follow);
    connect(&m_session, &Session::themeChanged, this, [this] {
        for (const QTreeView *view : {m_paths, m_chokePoints, m_walks})
            static_cast<PathTable *>(view->model())->takeThemesIcons();
        showCurrent();
    });
    showCurrent();
}

QTreeView *PathsPage::addTable(PathTable::Subject subject, int stretched, const QString &title)
{
    auto *view = new QTreeView;
    auto *table = new PathTable(m_session, subject, view);
    view->setModel(table);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->header()->setStretchLastSection(false);
    for (int column = 0; column < table->columnCount(); ++column)
        view->header()->setSectionResizeMode(column, column == stretched ? QHeaderView::Stretch
                                                                         : QHeaderView::ResizeToContents);
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, view] {
        if (m_tabs->currentWidget() == view)
            showCurrent();
    });
    connect(view, &QTreeView::activated, this, &PathsPage::showOnDiagram);
    m_tabs->addTab(view, title);
    return view;
}

// What was chosen stays so while it is there.
void PathsPage::refresh(const AssessmentChange &)
{
    m_shown = m_session.assessment();
    for (QTreeView *view : {m_paths, m_chokePoints, m_walks}) {
        auto *table = static_cast<PathTable *>(view->model());
        const std::string chosen = table->keyOf(view->currentIndex().row());
        table->show(m_shown);
        view->setCurrentIndex(table->index(std::max(0, table->rowOf(chosen)), 0));
    }
    showCurrent();
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
    QString html =
        QStringLiteral("<b>%1</b> → %2 <span style=\"color:%3\">(%4, %5)</span>")
            .arg(toQString(step.title).toHtmlEscaped(), pathEndName(m_session, step.to).toHtmlEscaped(),
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
    const catalog::Analysis &analysis = *m_shown->analysis;
    QStringList factors;
    for (const catalog::AttackStep &step : path.steps)
        factors << percentText(step.probability);
    QString html = QStringLiteral("<h3>%1 → %2</h3><p>%3</p><p>%4<br>%5</p><ol>")
                       .arg(pathEndName(m_session, path.from).toHtmlEscaped(),
                            pathEndName(m_session, path.to).toHtmlEscaped(),
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
    walk.title = QStringLiteral("%1 → %2")
                     .arg(pathEndName(m_session, path.from), pathEndName(m_session, path.to))
                     .toHtmlEscaped();
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
    const auto *view = qobject_cast<QTreeView *>(m_tabs->currentWidget());
    const int row = view ? view->currentIndex().row() : -1;
    if (row < 0) {
        m_detail->setHtml(
            QStringLiteral("<p>%1</p>").arg(tr("No path leads from outside to anything of value.")));
        return;
    }
    const auto index = static_cast<std::size_t>(row);
    const catalog::AttackPaths &paths = *m_shown->paths;
    if (view == m_paths) {
        m_detail->setHtml(pathHtml(paths.paths()[index]));
    } else if (view == m_chokePoints) {
        const catalog::ChokePoint &point = paths.chokePoints()[index];
        m_detail->setHtml(
            QStringLiteral("<h3>%1</h3><p>%2</p><p>%3</p>")
                .arg(pathEndName(m_session, point.element).toHtmlEscaped(),
                     tr("Every path to %n asset(s) goes through it: mend it, and they are out of reach.",
                        nullptr, static_cast<int>(point.assets)),
                     tr("What opens it: %1").arg(findingLinks(*m_shown->analysis, point.findings))));
    } else {
        const catalog::WalkResult &walk = paths.walks()[index];
        m_detail->setHtml(
            QStringLiteral("<h3>%1</h3><p>%2</p><p>%3</p><p>%4</p>")
                .arg(toQString(walk.title).toHtmlEscaped(), toQString(walk.text).toHtmlEscaped(),
                     walk.bestCut.empty() ? QString()
                                          : tr("Best cut: %1").arg(toQString(walk.bestCut).toHtmlEscaped()),
                     findingLinks(*m_shown->analysis, walk.findings)));
    }
}

void PathsPage::showOnDiagram()
{
    bringUpToDate();
    const auto *view = qobject_cast<QTreeView *>(m_tabs->currentWidget());
    const int row = view->currentIndex().row();
    if (row < 0)
        return;
    const auto index = static_cast<std::size_t>(row);
    const catalog::AttackPaths &paths = *m_shown->paths;
    if (view == m_paths) {
        emit walkRequested(walkAlong(paths.paths()[index]));
        return;
    }
    std::vector<model::Id> ids;
    if (view == m_chokePoints) {
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
