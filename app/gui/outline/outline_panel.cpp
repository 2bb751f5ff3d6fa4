// SPDX-License-Identifier: Apache-2.0
#include "app/gui/outline/outline_panel.h"

#include "app/document/text.h"
#include "app/gui/outline/outline_model.h"
#include "app/gui/session/session.h"

#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

constexpr std::size_t expandUpTo = 400; // elements; larger trees start closed

// Rows that follow each other are one range: the cost of a selection grows with the square of its ranges.
QItemSelection inRanges(QModelIndexList indexes)
{
    std::sort(indexes.begin(), indexes.end(), [](const QModelIndex &a, const QModelIndex &b) {
        return std::pair(a.internalPointer(), a.row()) < std::pair(b.internalPointer(), b.row());
    });
    QItemSelection selection;
    for (qsizetype i = 0; i < indexes.size();) {
        qsizetype end = i + 1;
        while (end < indexes.size() && indexes[end].internalPointer() == indexes[i].internalPointer() &&
               indexes[end].row() == indexes[end - 1].row() + 1)
            ++end;
        selection.append(QItemSelectionRange(indexes[i], indexes[end - 1]));
        i = end;
    }
    return selection;
}

} // namespace

OutlinePanel::OutlinePanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new OutlineModel(this)),
      m_filtered(new QSortFilterProxyModel(this)), m_filter(new QLineEdit), m_view(new QTreeView)
{
    m_filter->setPlaceholderText(tr("Find element"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filtered->setSourceModel(m_model);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_filtered);
    m_view->setHeaderHidden(true);
    m_view->setIndentation(14);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAccessibleName(tr("Outline"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 6, 8, 2);
    top->addWidget(m_filter);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setFilterFixedString(text);
        if (!text.isEmpty())
            m_view->expandAll();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        m_view->setFocus();
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_filtered->index(0, 0));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OutlinePanel::offerSelection);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        emit m_session.revealRequested(toUtf8(index.data(OutlineModel::idRole).toString()));
    });
    connect(&m_session, &Session::selectionChanged, this, &OutlinePanel::followSelection);
    connect(&m_session, &Session::themeChanged, this, [this] { m_model->setTheme(m_session.theme()); });
    connect(&m_session.document(), &Document::replaced, this, [this] {
        m_filter->clear(); // it was about another model
        refresh();
    });
    connect(&m_session.document(), &Document::changed, this, &OutlinePanel::follow);
    refresh();
}

void OutlinePanel::follow(const model::Change &change)
{
    if (change.isGeometryOnly())
        return;
    QScopedValueRollback following(m_following, true);
    if (!isVisible())
        m_missed = true;
    else if (!m_model->follow(change))
        refresh();
}

void OutlinePanel::showEvent(QShowEvent *event)
{
    if (std::exchange(m_missed, false))
        refresh();
    QWidget::showEvent(event);
}

// What was open stays open.
void OutlinePanel::refresh()
{
    QScopedValueRollback following(m_following, true);
    std::vector<model::Id> open;
    for (const model::Element &element : m_session.model().elements()) {
        if (const QModelIndex index = m_filtered->mapFromSource(m_model->indexOf(element.id));
            index.isValid() && m_view->isExpanded(index))
            open.push_back(element.id);
    }
    m_model->setModel(m_session.model());
    if (m_session.model().elements().size() <= expandUpTo)
        m_view->expandAll();
    else
        for (const model::Id &id : open)
            m_view->expand(m_filtered->mapFromSource(m_model->indexOf(id)));
    followSelection();
}

void OutlinePanel::followSelection()
{
    if (!isVisible()) {
        m_missed = true;
        return;
    }
    QScopedValueRollback following(m_following, true);
    QModelIndexList selected;
    for (const model::Id &id : m_session.selection()) {
        if (const QModelIndex index = m_filtered->mapFromSource(m_model->indexOf(id)); index.isValid())
            selected << index;
    }
    const QModelIndex first = selected.isEmpty() ? QModelIndex() : selected.front();
    m_view->selectionModel()->select(inRanges(std::move(selected)), QItemSelectionModel::ClearAndSelect);
    if (first.isValid() && !m_view->hasFocus()) {
        m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        m_view->scrollTo(first);
    }
}

void OutlinePanel::offerSelection()
{
    if (m_following)
        return;
    std::vector<model::Id> ids;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        ids.push_back(toUtf8(index.data(OutlineModel::idRole).toString()));
    const bool single = ids.size() == 1;
    const model::Id id = single ? ids.front() : model::Id();
    m_session.select(std::move(ids));
    if (single)
        emit m_session.revealRequested(id);
}

} // namespace bulkhead::app
