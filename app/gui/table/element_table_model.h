// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/properties/property_lines.h"
#include "app/gui/table/table_rows.h"
#include "diagram/theme.h"

#include <QAbstractTableModel>

#include <unordered_map>

namespace bulkhead::app {

// Elements or flows × name, kind and chosen properties. Cells are read from a snapshot of the model when they
// are painted, so that an edit costs what is in sight, however many rows there are.
class ElementTableModel : public QAbstractTableModel, public PropertyLines
{
    Q_OBJECT

public:
    enum Fixed { NameColumn, KindColumn, FixedCount };

    explicit ElementTableModel(model::Model model, QObject *parent = nullptr);

    void setRows(const model::Model &model, TableRows rows);
    // Takes what a change did to the rows that are there. False where rows may have come or gone.
    bool follow(const model::Model &model, const model::Change &change);
    void setTheme(const diagram::Theme &theme);

    const model::Id &id(int row) const { return m_rows.ids[static_cast<std::size_t>(row)]; }
    int rowOf(const model::Id &id) const; // -1: not shown
    // The first and the last row of these, where they stand together; nothing where they do not.
    std::optional<std::pair<int, int>> rangeOf(const std::vector<model::Id> &ids) const;
    const std::vector<TableColumn> &columns() const { return m_rows.columns; }
    const std::vector<model::Id> &ids() const { return m_rows.ids; }
    // What is edited in that column; none for the kind.
    std::optional<TableColumn> column(int column) const;
    // The cell's line; none where it has no value: in the column of kinds, and of what its kind lacks.
    std::optional<PropertyRow> line(const QModelIndex &index) const;

    const PropertyRow *row(const QModelIndex &index) const override; // until it is asked again
    const model::Model &snapshot() const override { return m_model; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    bool keepsRows(const model::Change &change) const;

    model::Model m_model;
    TableRows m_rows;
    std::unordered_map<model::Id, int> m_places;
    diagram::Theme m_theme;
    mutable std::optional<PropertyRow> m_line; // what row() gave last
};

// The text of a cell, as it is shown and sorted by.
QString tableText(const model::Model &model, const model::Id &id, const std::vector<TableColumn> &columns,
                  int column);

} // namespace bulkhead::app
