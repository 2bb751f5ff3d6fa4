// SPDX-License-Identifier: Apache-2.0
#include "app/gui/history/history_panel.h"

#include "app/document/document.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"

#include <QUndoStack>

namespace bulkhead::app {

HistoryPanel::HistoryPanel(Session &session, QWidget *parent) : QUndoView(parent)
{
    setStack(&session.document().undoStack());
    setEmptyLabel(tr("As it was opened"));
    setAccessibleName(tr("History of changes"));
    setTextElideMode(Qt::ElideRight);
    setUniformItemSizes(true); // there may be thousands of steps
    setFrameShape(QFrame::NoFrame);
    const auto takeTheme = [this, &session] {
        setCleanIcon(actionIcon(QStringLiteral("save"), session.theme()));
    };
    takeTheme();
    connect(&session, &Session::themeChanged, this, takeTheme);
}

} // namespace bulkhead::app
