// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/element_table_view.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace bulkhead::app {

namespace {

bool isFillDown(const QKeyEvent &key)
{
    return key.key() == Qt::Key_D && key.modifiers() == Qt::ControlModifier;
}

bool isClear(const QKeyEvent &key)
{
    return (key.key() == Qt::Key_Delete || key.key() == Qt::Key_Backspace) &&
           key.modifiers() == Qt::NoModifier;
}

bool isTyped(const QKeyEvent &key)
{
    const auto modifiers = key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    return modifiers == Qt::NoModifier && !key.text().isEmpty() && key.text().front().isPrint();
}

} // namespace

ElementTableView::ElementTableView(QWidget *parent) : QTableView(parent)
{
    setSelectionMode(ContiguousSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    // A click on a column's title sorts, and selects nothing: what is selected is what Delete clears.
    disconnect(horizontalHeader(), &QHeaderView::sectionPressed, this, nullptr);
    disconnect(horizontalHeader(), &QHeaderView::sectionEntered, this, nullptr);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

// Single letters, F2, Ctrl+A and Ctrl+D are commands of the diagram elsewhere.
bool ElementTableView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        const bool isBlock = key.matches(QKeySequence::Copy) || key.matches(QKeySequence::Cut) ||
                             key.matches(QKeySequence::Paste) || key.matches(QKeySequence::SelectAll);
        if (isBlock || isFillDown(key) || isClear(key) || isTyped(key) || key.key() == Qt::Key_F2) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void ElementTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        emit copyRequested();
    else if (event->matches(QKeySequence::Cut))
        emit cutRequested();
    else if (event->matches(QKeySequence::Paste))
        emit pasteRequested();
    else if (isFillDown(*event))
        emit fillDownRequested();
    else if (isClear(*event))
        emit clearRequested();
    else
        QTableView::keyPressEvent(event);
}

} // namespace bulkhead::app
