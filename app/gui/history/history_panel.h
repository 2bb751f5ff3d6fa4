// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUndoView>

namespace bulkhead::app {

class Session;

// The steps of the undo history. A click, an arrow key, Home, End, Page up and Page down go to the state
// behind a step, as one change of the document (Document::goTo); the state that is in the file bears a mark.
class HistoryPanel : public QUndoView
{
    Q_OBJECT

public:
    explicit HistoryPanel(Session &session, QWidget *parent = nullptr);
};

} // namespace bulkhead::app
