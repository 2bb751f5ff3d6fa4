// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/breach_list.h"

#include "app/document/text.h"
#include "app/gui/attack/path_html.h"
#include "app/gui/attack/path_table.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"

#include <QHeaderView>
#include <QScrollBar>

namespace bulkhead::app {

namespace {

constexpr int breachRole = Qt::UserRole;
constexpr int pathRole = Qt::UserRole + 1;

} // namespace

BreachList::BreachList(Session &session, QWidget *parent) : QTreeWidget(parent), m_session(session)
{
    setHeaderLabels({tr("Rating"), tr("Taken over"), tr("Leads to"), tr("What falls"), tr("Likelihood")});
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAccessibleName(tr("Assumed breach"));
    layOutPathColumns(*header());
}

void BreachList::addPath(QTreeWidgetItem *item, std::size_t breach, std::size_t path)
{
    const catalog::Breach &of = m_overview->assumed.breaches[breach];
    const catalog::AttackPath &told = of.paths[path];
    item->setText(0, ratingWord(told.rating));
    item->setIcon(0, ratingIcon(told.rating, true, m_session.theme()));
    item->setText(1, path == 0 ? withOthers(m_session, of.element, of.alsoFrom)
                               : pathEndName(m_session, of.element));
    item->setText(2, withOthers(m_session, told.to, told.alsoTo));
    item->setText(
        3, QStringLiteral("%1 %2").arg(toQString(catalog::footholdPhrase(told.hold)), toQString(told.asset)));
    item->setText(4, percentText(told.likelihood));
    tellElidedTexts(*item);
    item->setData(0, breachRole, static_cast<qulonglong>(breach));
    item->setData(0, pathRole, static_cast<qulonglong>(path));
}

const catalog::Breach &BreachList::breachOf(const QTreeWidgetItem &row) const
{
    return m_overview->assumed.breaches[row.data(0, breachRole).toULongLong()];
}

void BreachList::remember()
{
    m_place = {};
    m_place.scrolled = verticalScrollBar()->value();
    for (int row = 0; row < topLevelItemCount(); ++row)
        if (const QTreeWidgetItem &item = *topLevelItem(row); item.isExpanded())
            m_place.open.emplace(breachOf(item).element);
    if (const QTreeWidgetItem *item = currentItem()) {
        m_place.chosen = model::Id(breachOf(*item).element);
        m_place.path = item->data(0, pathRole).toULongLong();
    }
}

void BreachList::restore()
{
    QTreeWidgetItem *chosen = topLevelItem(0);
    for (int row = 0; row < topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = topLevelItem(row);
        const model::Id element(breachOf(*item).element);
        item->setExpanded(m_place.open.count(element) > 0);
        if (element != m_place.chosen)
            continue;
        const int path = static_cast<int>(m_place.path);
        chosen = path > 0 && path <= item->childCount() ? item->child(path - 1) : item;
    }
    setCurrentItem(chosen);
    verticalScrollBar()->setValue(m_place.scrolled);
}

void BreachList::forget()
{
    show(nullptr);
    m_place = {};
}

void BreachList::show(PathsOverviewPtr overview)
{
    if (m_overview)
        remember();
    clear();
    m_overview = std::move(overview);
    if (!m_overview)
        return;
    const std::vector<catalog::Breach> &breaches = m_overview->assumed.breaches;
    for (std::size_t i = 0; i < breaches.size(); ++i) {
        if (breaches[i].sameWayAs)
            continue;
        auto *row = new QTreeWidgetItem(this);
        addPath(row, i, 0);
        for (std::size_t path = 1; path < breaches[i].paths.size(); ++path)
            addPath(new QTreeWidgetItem(row), i, path);
    }
    if (topLevelItemCount() > 0)
        restore();
}

void BreachList::choose(std::size_t breach)
{
    for (int row = 0; row < topLevelItemCount(); ++row)
        if (topLevelItem(row)->data(0, breachRole).toULongLong() == breach)
            setCurrentItem(topLevelItem(row));
}

void BreachList::takeThemesIcons()
{
    for (QTreeWidgetItemIterator item(this); *item; ++item) {
        const catalog::Breach &of = breachOf(**item);
        (*item)->setIcon(0, ratingIcon(of.paths[(*item)->data(0, pathRole).toULongLong()].rating, true,
                                       m_session.theme()));
    }
}

const catalog::AttackPath *BreachList::current() const
{
    const QTreeWidgetItem *item = currentItem();
    if (!item || !m_overview)
        return nullptr;
    return &breachOf(*item).paths[item->data(0, pathRole).toULongLong()];
}

} // namespace bulkhead::app
