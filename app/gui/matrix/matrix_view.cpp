// SPDX-License-Identifier: Apache-2.0
#include "app/gui/matrix/matrix_view.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

// The names of a matrix's rows: as wide as they are, as far as the columns leave room, or as a person drew
// them. Beside columns that are only as wide as their heads they always get their share.
class RowNames : public QHeaderView
{
public:
    explicit RowNames(QTableView &table) : QHeaderView(Qt::Vertical, &table), m_table(table)
    {
        setMouseTracking(true);
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        setSectionsClickable(true);
        setHighlightSections(true);
    }

    QSize sizeHint() const override
    {
        const QSize natural = QHeaderView::sizeHint();
        const QHeaderView &columns = *m_table.horizontalHeader();
        const bool isTight =
            columns.count() > 0 && columns.sectionResizeMode(0) == QHeaderView::ResizeToContents;
        const int taken = isTight ? columns.length() : columns.count() * columns.minimumSectionSize();
        const int room = m_table.width() - taken - m_table.verticalScrollBar()->sizeHint().width();
        const int share = isTight ? std::max(narrowest, m_table.width() * 3 / 10) : narrowest;
        const int width = m_drawn > 0 ? m_drawn : std::min(natural.width(), std::max(room, share));
        return {std::clamp(width, narrowest, std::max(narrowest, m_table.width() * 3 / 4)), natural.height()};
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        constexpr int around = 16; // px, beside the text
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideMiddle, width() - around);
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        m_isDragged = isEdge(*event) && event->button() == Qt::LeftButton;
        if (!m_isDragged)
            QHeaderView::mousePressEvent(event);
    }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (m_isDragged) {
            m_drawn = static_cast<int>(event->position().x());
            emit geometriesChanged();
            return;
        }
        QHeaderView::mouseMoveEvent(event);
        viewport()->setCursor(isEdge(*event) ? Qt::SplitHCursor : Qt::ArrowCursor);
    }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (!std::exchange(m_isDragged, false))
            QHeaderView::mouseReleaseEvent(event);
    }

private:
    bool isEdge(const QMouseEvent &event) const { return event.position().x() > width() - grip; }

    static constexpr int narrowest = 120; // px
    static constexpr int grip = 6;

    QTableView &m_table;
    int m_drawn = 0; // px; 0: nobody did
    bool m_isDragged = false;
};

} // namespace

QTableView *makeMatrixView(const QString &name, const QString &widestWord, int rowHeight)
{
    auto *view = new QTableView;
    view->setVerticalHeader(new RowNames(*view));
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setShowGrid(false);
    view->setAccessibleName(name);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    QHeaderView &columns = *view->horizontalHeader();
    if (widestWord.isEmpty()) {
        columns.setSectionResizeMode(QHeaderView::ResizeToContents);
        columns.setResizeContentsPrecision(0); // what is in sight, however many rows there are
    } else {
        columns.setSectionResizeMode(QHeaderView::Stretch);
        columns.setMinimumSectionSize(view->fontMetrics().horizontalAdvance(widestWord) + 16);
    }
    view->verticalHeader()->setDefaultSectionSize(rowHeight);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    return view;
}

} // namespace bulkhead::app
