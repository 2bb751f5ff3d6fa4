// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/disputes_page.h"

#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/words/workshop_words.h"

#include <QKeyEvent>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

DisputesPage::DisputesPage(DeskView &view)
    : DeskPage(view), m_note(bigLabel(Type::Large)),
      m_table(bigTable({tr("Cell"), markName(ws::Mark::Threat), markName(ws::Mark::None),
                        markName(ws::Mark::Unknown), tr("Revealed")}))
{
    m_table->setAccessibleName(tr("Disagreements"));
    setType(*m_table, Type::Large);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
}

QString DisputesPage::title() const
{
    return tr("Disagreements");
}

QString DisputesPage::keys() const
{
    return tr("Up, Down: choose · Enter: to this cell, its votes first");
}

void DisputesPage::refresh()
{
    const RoomVotes &room = view().room.votes();
    const int row = m_table->currentRow();
    m_cells.clear();
    m_table->setRowCount(static_cast<int>(room.divided.size()));
    for (const std::size_t place : room.divided) {
        const ws::CellVotes &votes = room.votes[place];
        const int at = static_cast<int>(m_cells.size());
        m_table->setItem(at, 0, bigItem(view().cellName(votes.cell), Qt::AlignLeft | Qt::AlignVCenter));
        m_table->setItem(at, 1, bigItem(QString::number(votes.threat)));
        m_table->setItem(at, 2, bigItem(QString::number(votes.none)));
        m_table->setItem(at, 3, bigItem(QString::number(votes.unknown)));
        const bool isShown = desk().workshop().reveal.shown.contains(votes.cell);
        m_table->setItem(at, 4, bigItem(isShown ? QStringLiteral("✓") : QString()));
        m_cells.push_back(votes.cell);
    }
    if (!m_cells.empty())
        m_table->setCurrentCell(std::clamp(row, 0, m_table->rowCount() - 1), 0);
    m_note->setText(room.sheets == 0  ? tr("No sheet has come in yet.")
                    : m_cells.empty() ? tr("The room agrees on every cell.")
                                      : tr("The room disagrees on %n cell(s), most divided first.", nullptr,
                                           static_cast<int>(m_cells.size())));
}

bool DisputesPage::pressed(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        const int row = m_table->currentRow();
        if (row >= 0 && static_cast<std::size_t>(row) < m_cells.size())
            emit revealRequested(m_cells[static_cast<std::size_t>(row)]);
        return true;
    }
    return moveInTable(*m_table, event.key());
}

} // namespace bulkhead::app
