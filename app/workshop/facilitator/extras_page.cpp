// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/extras_page.h"

#include "app/document/text.h"
#include "app/workshop/facilitator/big_type.h"

#include <QKeyEvent>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

ExtrasPage::ExtrasPage(DeskView &view)
    : DeskPage(view), m_note(bigLabel(Type::Large)),
      m_table(bigTable({tr("Threat"), tr("Where"), tr("Named"), tr("Accepted")}))
{
    m_table->setAccessibleName(tr("Extra threats"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
}

QString ExtrasPage::title() const
{
    return tr("Extra threats");
}

QString ExtrasPage::keys() const
{
    return tr("Up, Down: choose · Enter: accept, or not");
}

std::vector<ExtrasPage::Row> ExtrasPage::rows() const
{
    const RoomScores &scores = view().room.scores();
    const std::set<ws::ExtraThreat> &accepted = desk().workshop().votes.acceptedExtras;
    std::map<ws::StrideCell, Row> rows;
    for (const ws::AnswerSheet &sheet : scores.sheets) {
        std::set<ws::StrideCell> ofSheet;
        for (const ws::ExtraThreat &extra : sheet.extras) {
            const ws::StrideCell cell{extra.element, extra.category};
            Row &row = rows[cell];
            if (row.extra.title.empty() || (!row.isAccepted && accepted.contains(extra)))
                row.extra = extra;
            row.isAccepted = accepted.contains(row.extra);
            row.named += ofSheet.insert(cell).second ? 1U : 0U;
            row.isAgreed = scores.room.agreedExtras.contains(cell);
        }
    }
    std::vector<Row> all;
    for (const auto &[cell, row] : rows)
        all.push_back(row);
    for (const ws::ExtraThreat &extra : accepted) { // others of the same cell, and those that nobody named
        const auto named = rows.find({extra.element, extra.category});
        if (named == rows.end() || named->second.extra != extra)
            all.push_back({extra, 0, false, true});
    }
    std::stable_sort(all.begin(), all.end(), [](const Row &a, const Row &b) { return a.named > b.named; });
    return all;
}

void ExtrasPage::refresh()
{
    const int current = m_table->currentRow();
    m_rows = rows();
    m_table->setRowCount(static_cast<int>(m_rows.size()));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const int at = static_cast<int>(i);
        const QString title = toQString(row.extra.title).simplified();
        m_table->setItem(
            at, 0,
            bigItem(title.isEmpty() ? tr("Without a title") : title, Qt::AlignLeft | Qt::AlignVCenter));
        m_table->setItem(at, 1,
                         bigItem(view().cellName({row.extra.element, row.extra.category}),
                                 Qt::AlignLeft | Qt::AlignVCenter));
        m_table->setItem(at, 2, bigItem(QString::number(row.named)));
        m_table->setItem(at, 3,
                         bigItem(row.isAccepted ? tr("✓ by you")
                                 : row.isAgreed ? tr("✓ by the room")
                                                : QString()));
    }
    if (!m_rows.empty())
        m_table->setCurrentCell(std::clamp(current, 0, m_table->rowCount() - 1), 0);
    m_note->setText(m_rows.empty() ? tr("Nobody has added a threat.")
                                   : tr("An accepted threat counts %1 points for whoever named it.")
                                         .arg(desk().workshop().rubric.extra));
}

bool ExtrasPage::pressed(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter || event.key() == Qt::Key_Space) {
        const int row = m_table->currentRow();
        if (row >= 0 && static_cast<std::size_t>(row) < m_rows.size()) {
            const Row chosen = m_rows[static_cast<std::size_t>(row)];
            desk().acceptExtra(chosen.extra, !chosen.isAccepted);
        }
        return true;
    }
    return moveInTable(*m_table, event.key());
}

} // namespace bulkhead::app
