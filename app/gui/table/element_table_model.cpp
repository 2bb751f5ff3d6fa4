// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/element_table_model.h"

#include "app/document/text.h"

#include "diagram/display_names.h"
#include "diagram/labels.h"
#include "diagram/literal_text.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace bulkhead::app {

namespace {

using Field = PropertyRow::Field;

// What the edit did to the list of rows: nothing where it has the thing before and after.
template <typename T>
bool keepsRow(const model::Edit<T> &edit)
{
    return edit.before && edit.after;
}

std::optional<TableColumn> editedColumn(const std::vector<TableColumn> &columns, int column)
{
    if (column == ElementTableModel::NameColumn)
        return TableColumn{Field::Name};
    if (column < ElementTableModel::FixedCount)
        return std::nullopt;
    return columns[static_cast<std::size_t>(column - ElementTableModel::FixedCount)];
}

} // namespace

QString tableText(const model::Model &model, const model::Id &id, const std::vector<TableColumn> &columns,
                  int column)
{
    if (column == ElementTableModel::KindColumn) {
        const model::Element *element = model.element(id);
        return diagram::kindText(element ? element->kind : model::Kind::DataFlow);
    }
    const std::optional<TableColumn> edited = editedColumn(columns, column);
    if (!edited)
        return {};
    if (edited->field == Field::Name)
        return diagram::displayName(model, id);
    const std::optional<PropertyRow> line = cellLine(model, id, *edited);
    return line ? valueText(model, *line, line->value) : QString();
}

ElementTableModel::ElementTableModel(model::Model model, QObject *parent)
    : QAbstractTableModel(parent), m_model(std::move(model)),
      m_theme(diagram::Theme::builtIn(diagram::Scheme::Light))
{}

void ElementTableModel::setRows(const model::Model &model, TableRows rows)
{
    beginResetModel();
    m_model = model;
    m_rows = std::move(rows);
    m_places.clear();
    m_places.reserve(m_rows.ids.size());
    for (std::size_t i = 0; i < m_rows.ids.size(); ++i)
        m_places.emplace(m_rows.ids[i], static_cast<int>(i));
    endResetModel();
}

bool ElementTableModel::keepsRows(const model::Change &change) const
{
    if (const auto *batch = std::get_if<model::Batch>(&change.data))
        return std::all_of(batch->changes.begin(), batch->changes.end(),
                           [this](const model::Change &each) { return keepsRows(each); });
    if (const auto *element = std::get_if<model::Edit<model::Element>>(&change.data))
        return keepsRow(*element);
    if (const auto *flow = std::get_if<model::Edit<model::Flow>>(&change.data))
        return keepsRow(*flow);
    return true;
}

bool ElementTableModel::follow(const model::Model &model, const model::Change &change)
{
    if (!keepsRows(change))
        return false;
    m_model = model;
    if (!m_rows.ids.empty()) // names of others stand in cells, too: all that is in sight is read again
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    return true;
}

void ElementTableModel::setTheme(const diagram::Theme &theme)
{
    m_theme = theme;
}

int ElementTableModel::rowOf(const model::Id &id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? -1 : found->second;
}

std::optional<std::pair<int, int>> ElementTableModel::rangeOf(const std::vector<model::Id> &ids) const
{
    int first = rowCount();
    int last = -1;
    for (const model::Id &id : ids) {
        const int row = rowOf(id);
        if (row < 0)
            return std::nullopt;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    return last - first + 1 == static_cast<int>(ids.size()) && last >= 0
               ? std::optional(std::pair(first, last))
               : std::nullopt;
}

std::optional<TableColumn> ElementTableModel::column(int column) const
{
    return editedColumn(m_rows.columns, column);
}

std::optional<PropertyRow> ElementTableModel::line(const QModelIndex &index) const
{
    const std::optional<TableColumn> edited =
        index.isValid() ? column(index.column()) : std::optional<TableColumn>();
    return edited ? cellLine(m_model, id(index.row()), *edited) : std::nullopt;
}

const PropertyRow *ElementTableModel::row(const QModelIndex &index) const
{
    m_line = line(index);
    return m_line ? &*m_line : nullptr;
}

int ElementTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.ids.size());
}

int ElementTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FixedCount + static_cast<int>(m_rows.columns.size());
}

QVariant ElementTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto text = [&] { return tableText(m_model, id(index.row()), m_rows.columns, index.column()); };
    const auto isMissing = [&] { return column(index.column()) && !line(index); };
    switch (role) {
    case Qt::DisplayRole:
        return isMissing() ? QStringLiteral("–") : text();
    case Qt::ToolTipRole:
        return isMissing() ? tr("Elements of this kind have no such property.")
                           : diagram::literalText(text());
    case Qt::ForegroundRole:
        return isMissing() || index.column() == KindColumn ? QVariant(m_theme.textMuted) : QVariant();
    case Qt::AccessibleTextRole: {
        const QString shown = text();
        return tr("%1 of %2: %3")
            .arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                 diagram::displayName(m_model, id(index.row())), shown.isEmpty() ? tr("unknown") : shown);
    }
    default:
        return {};
    }
}

QVariant ElementTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1)
                                       : QAbstractTableModel::headerData(section, orientation, role);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (section == KindColumn)
        return tr("Kind");
    const std::optional<TableColumn> edited = column(section);
    return edited ? columnTitle(m_model.vocabulary(), *edited) : QString();
}

Qt::ItemFlags ElementTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (line(index))
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace bulkhead::app
