// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/table/table_block.h"
#include "app/gui/table/table_rows.h"

#include <QWidget>

#include <map>

class QComboBox;
class QItemSelection;
class QLabel;
class QLineEdit;
class QSettings;

namespace bulkhead::app {

class CellDelegate;
class ElementTableModel;
class ElementTableView;
class Session;

// Elements or flows × properties, edited as in a spreadsheet. Which rows there are is worked out by a worker;
// an edit repaints what is in sight. While the page is hidden it does nothing.
class ElementTablePage : public QWidget
{
    Q_OBJECT

public:
    ElementTablePage(Session &session, QSettings &settings, QWidget *parent = nullptr);

    ElementTableView &view() { return *m_view; }
    bool isReady() const { return !m_work.isBusy() && !m_isStale; } // the rows are those of the model

    void copy(); // the selected cells
    void cut();  // the same, and clears them
    void paste();
    void clear();
    void fillDown(); // the first selected row into the others

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Block // of selected cells, from … to, inclusive
    {
        int top = 0, left = 0, bottom = -1, right = -1;
        int height() const { return bottom - top + 1; }
        int width() const { return right - left + 1; }
    };

    void build();
    void connectModel();
    TableScope scope() const;
    void refresh();
    void take(Result<TableRows> rows);
    void setRows(TableRows rows, bool hasSameColumns);
    void follow(const model::Change &change);
    void chooseColumns();
    void sortBy(int column);
    void answer(const QModelIndex &index, const model::Value &value);
    void perform(const std::vector<CellEdit> &edits, const QString &text);
    Block selected() const;
    QString columnNames(const std::vector<TableColumn> &columns) const;
    void selectInSession();
    int widthOf(int column) const; // pixels
    void followSelection();
    void showMenu(QPoint position);
    void tell(const QString &text);
    QString settingsKey() const;

    Session &m_session;
    QSettings &m_settings;
    ElementTableModel *m_model;
    ElementTableView *m_view;
    CellDelegate *m_delegate;
    QComboBox *m_kind;
    QLineEdit *m_filter;
    QLabel *m_state;
    Latest<TableRequest, TableRows> m_work;
    std::map<QString, std::vector<TableColumn>> m_found; // by scope, for this document
    int m_sortedBy = -1;
    bool m_isDescending = false;
    bool m_isStale = true;      // rows may have come or gone
    bool m_isSelecting = false; // by the page, not the user
};

} // namespace bulkhead::app
