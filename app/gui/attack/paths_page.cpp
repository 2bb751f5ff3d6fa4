// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/paths_page.h"

#include "app/document/text.h"
#include "app/gui/attack/breach_list.h"
#include "app/gui/attack/find_path_panel.h"
#include "app/gui/attack/path_html.h"
#include "app/gui/attack/path_table.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

PathsPage::PathsPage(Session &session, QWidget *parent)
    : SessionPanel(session, parent),
      m_work(
          overviewOfPaths, [this](Result<PathsOverviewPtr> overview) { takeOverview(std::move(overview)); },
          this),
      m_tabs(new QTabWidget), m_finder(new FindPathPanel(session)), m_breaches(new BreachList(session)),
      m_figures(new QTextBrowser), m_detail(new QTextBrowser), m_note(plainLabel())
{
    m_detail->setOpenLinks(false);
    m_detail->document()->setDocumentMargin(12);
    m_figures->setOpenLinks(false);
    m_figures->document()->setDocumentMargin(12);
    m_figures->setAccessibleName(tr("Figures of the attack paths"));
    m_note->setText(tr("Likelihoods are estimates that rank paths; they predict nothing."));
    m_note->setContentsMargins(10, 6, 10, 6);
    m_note->setEnabled(false);
    auto *show = new QPushButton(tr("Show on the diagram"));
    buildTabs();
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
    connect(m_finder, &FindPathPanel::currentChanged, this, &PathsPage::showCurrent);
    connect(m_finder, &FindPathPanel::activated, this, &PathsPage::showOnDiagram);
    connect(m_breaches, &QTreeWidget::currentItemChanged, this, &PathsPage::showCurrent);
    connect(m_breaches, &QTreeWidget::itemActivated, this, &PathsPage::showOnDiagram);
    connect(&m_session, &Session::themeChanged, this, &PathsPage::takeThemesIcons);
    showCurrent();
}

void PathsPage::buildTabs()
{
    m_tabs->setDocumentMode(true);
    m_paths = addTable(PathTable::Subject::Paths, 3, tr("Paths"));
    m_paths->setAccessibleName(tr("Attack paths"));
    layOutPathColumns(*m_paths->header());
    m_tabs->addTab(m_finder, tr("Find a path"));
    m_tabs->addTab(m_breaches, tr("Assumed breach"));
    m_chokePoints = addTable(PathTable::Subject::ChokePoints, 0, tr("Choke points"));
    m_walks = addTable(PathTable::Subject::Walks, 2, tr("The whole"));
    m_tabs->addTab(m_figures, tr("Figures"));
    m_figures->setAccessibleName(tr("Figures"));
    m_detail->setAccessibleName(tr("Details"));
}

void PathsPage::takeThemesIcons()
{
    for (const QTreeView *view : {m_paths, m_chokePoints, m_walks})
        static_cast<PathTable *>(view->model())->takeThemesIcons();
    m_breaches->takeThemesIcons();
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
    view->setAccessibleName(title);
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
    m_overview = nullptr;
    m_breaches->show(nullptr);
    if (m_shown) {
        m_work.request(m_shown);
    } else {
        m_work.forget();
        m_breaches->forget();
        m_figures->clear();
    }
    m_finder->follow();
    showCurrent();
}

void PathsPage::takeOverview(Result<PathsOverviewPtr> overview)
{
    if (!overview)
        return m_figures->setHtml(
            QStringLiteral("<p>%1</p>").arg(errorText(overview.error()).toHtmlEscaped()));
    m_overview = *std::move(overview);
    m_breaches->show(m_overview);
    const int scrolled = m_figures->verticalScrollBar()->value();
    m_figures->setHtml(figuresHtml(*m_overview));
    m_figures->verticalScrollBar()->setValue(scrolled);
    m_finder->offer(*m_overview);
    showCurrent();
}

const catalog::AttackPath *PathsPage::currentPath() const
{
    const QWidget *tab = m_tabs->currentWidget();
    if (tab == m_finder)
        return m_finder->current();
    if (tab == m_breaches)
        return m_breaches->current();
    const int row = m_paths->currentIndex().row();
    return tab == m_paths && row >= 0 ? &m_shown->paths->paths()[static_cast<std::size_t>(row)] : nullptr;
}

void PathsPage::showCurrent()
{
    m_detail->setHtml(detailHtml());
}

QString PathsPage::detailHtml() const
{
    const QWidget *tab = m_tabs->currentWidget();
    if (!m_shown)
        return {};
    if (const catalog::AttackPath *path = currentPath())
        return pathHtml(m_session, tab == m_finder ? *m_finder->analysis() : *m_shown->analysis, *path);
    if (tab == m_finder)
        return QStringLiteral("<p>%1</p>")
            .arg(tr("Shows the likeliest ways from one element, as if it were taken over, to another. Left "
                    "empty, "
                    "they lead from where attackers start, and to all that is worth having."));
    if (tab == m_breaches)
        return m_overview ? QStringLiteral("<p>%1.</p>").arg(assumedSentence(m_overview->assumed))
                          : QString();
    if (tab == m_figures)
        return {};
    const auto *view = qobject_cast<const QTreeView *>(tab);
    const int row = view ? view->currentIndex().row() : -1;
    if (row < 0 && view == m_chokePoints && m_shown->paths && !m_shown->paths->paths().empty())
        return QStringLiteral("<p>%1</p>")
            .arg(tr("No element alone stands on every way to something worth having."));
    if (row < 0)
        return m_shown && m_shown->paths && !m_shown->paths->paths().empty()
                   ? QString()
                   : nothingFromOutsideHtml(m_session, m_overview.get());
    return rowHtml(view, static_cast<std::size_t>(row));
}

QString PathsPage::rowHtml(const QTreeView *view, std::size_t row) const
{
    const catalog::AttackPaths &paths = *m_shown->paths;
    if (view == m_chokePoints) {
        const catalog::ChokePoint &point = paths.chokePoints()[row];
        return QStringLiteral("<h3>%1</h3><p>%2</p><p>%3</p>")
            .arg(pathEndName(m_session, point.element).toHtmlEscaped(),
                 tr("Every path to %n asset(s) goes through it: mend it, and they are out of reach.", nullptr,
                    static_cast<int>(point.assets)),
                 tr("What opens it: %1").arg(findingLinks(*m_shown->analysis, point.findings)));
    }
    const catalog::WalkResult &walk = paths.walks()[row];
    const std::string bestCut =
        m_overview ? catalog::bestCutOf(walk, m_overview->controls) : std::string(walk.bestCut);
    return QStringLiteral("<h3>%1</h3><p>%2</p><p>%3</p><p>%4</p>")
        .arg(toQString(walk.title).toHtmlEscaped(), toQString(walk.text).toHtmlEscaped(),
             bestCut.empty() ? QString() : tr("Best cut: %1").arg(toQString(bestCut).toHtmlEscaped()),
             findingLinks(*m_shown->analysis, walk.findings));
}

void PathsPage::showOnDiagram()
{
    bringUpToDate();
    if (const catalog::AttackPath *path = currentPath()) {
        emit walkRequested(walkAlong(m_session, *path));
        return;
    }
    const auto *view = qobject_cast<QTreeView *>(m_tabs->currentWidget());
    const int row = view ? view->currentIndex().row() : -1;
    if (row < 0 || view == m_breaches)
        return;
    const auto index = static_cast<std::size_t>(row);
    const catalog::AttackPaths &paths = *m_shown->paths;
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

void PathsPage::findFrom(const model::Id &element)
{
    m_tabs->setCurrentWidget(m_finder);
    m_finder->setFrom(toQString(element));
    m_finder->find();
}

void PathsPage::findTo(const model::Id &element)
{
    m_tabs->setCurrentWidget(m_finder);
    m_finder->setTo(toQString(element));
    m_finder->find();
}

void PathsPage::follow(const QUrl &url)
{
    if (url.scheme() == QLatin1String("finding"))
        emit m_session.findingRequested(QUrl::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1()));
    if (url.scheme() == QLatin1String("breach")) {
        m_tabs->setCurrentWidget(m_breaches);
        m_breaches->choose(url.path().toULongLong());
    }
}

} // namespace bulkhead::app
