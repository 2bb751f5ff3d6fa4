// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/threats/threat_list.h"
#include "diagram/theme.h"

#include <QAbstractTableModel>

#include <array>
#include <vector>

namespace bulkhead::app {

// Elements and flows against S T R I D E: how many open threats, and how bad the worst is.
class MatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Cell
    {
        int count = 0;
        int confirmed = 0;
        model::Rating worst = model::Rating::None;
    };
    static constexpr int cellRole = Qt::UserRole; // bool: a cell of the matrix proper, to be heat-coloured
    static constexpr int totalColumn = 6;

    explicit MatrixModel(QObject *parent = nullptr);

    void setList(const ThreatList &list); // views keep their place on the rows that stay

    const Cell &cell(const QModelIndex &index) const;
    const model::Id &subject(int row) const { return m_rows[static_cast<std::size_t>(row)].subject; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        model::Id subject;
        QString name;
        QString kind;
        std::array<Cell, 7> cells; // the last is the total
    };
    static std::vector<Row> rowsOf(const ThreatList &list);

    std::vector<Row> m_rows; // worst first
};

} // namespace bulkhead::app
