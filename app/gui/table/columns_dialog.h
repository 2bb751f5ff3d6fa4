// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/table/table_columns.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace bulkhead::app {

// Chooses which properties have a column of the table.
class ColumnsDialog : public QDialog
{
    Q_OBJECT

public:
    ColumnsDialog(const model::Vocabulary &vocabulary, TableScope scope,
                  const std::vector<TableColumn> &shown, QWidget *parent = nullptr);

    std::vector<TableColumn> chosen() const; // in the order of the vocabulary

private:
    void filter(const QString &typed);

    std::vector<TableColumn> m_possible;
    QLineEdit *m_typed;
    QListWidget *m_list; // one line for each possible column
};

} // namespace bulkhead::app
