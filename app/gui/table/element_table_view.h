// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace bulkhead::app {

// A table whose keys are those of a spreadsheet: copy, paste, clear and fill down are its own while it has
// the focus, and so is typing, which begins to edit.
class ElementTableView : public QTableView
{
    Q_OBJECT

public:
    explicit ElementTableView(QWidget *parent = nullptr);

signals:
    void copyRequested();
    void cutRequested();
    void pasteRequested();
    void clearRequested();
    void fillDownRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace bulkhead::app
