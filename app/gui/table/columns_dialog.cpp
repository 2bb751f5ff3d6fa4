// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/columns_dialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

ColumnsDialog::ColumnsDialog(const model::Vocabulary &vocabulary, TableScope scope,
                             const std::vector<TableColumn> &shown, QWidget *parent)
    : QDialog(parent), m_possible(possibleColumns(vocabulary, scope)), m_typed(new QLineEdit),
      m_list(new QListWidget)
{
    setObjectName(QStringLiteral("columnsDialog"));
    setWindowTitle(tr("Columns of the table"));
    resize(380, 520);
    m_typed->setPlaceholderText(tr("Find a property"));
    m_typed->setAccessibleName(tr("Find a property"));
    m_typed->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Properties"));
    for (const TableColumn &column : m_possible) {
        auto *item = new QListWidgetItem(columnTitle(vocabulary, column), m_list);
        const bool isShown = std::find(shown.begin(), shown.end(), column) != shown.end();
        item->setCheckState(isShown ? Qt::Checked : Qt::Unchecked);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_typed);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    connect(m_typed, &QLineEdit::textChanged, this, &ColumnsDialog::filter);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ColumnsDialog::filter(const QString &typed)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(typed.trimmed(), Qt::CaseInsensitive));
    }
}

std::vector<TableColumn> ColumnsDialog::chosen() const
{
    std::vector<TableColumn> columns;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            columns.push_back(m_possible[static_cast<std::size_t>(row)]);
    return columns;
}

} // namespace bulkhead::app
