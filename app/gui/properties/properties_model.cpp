// SPDX-License-Identifier: Apache-2.0
#include "app/gui/properties/properties_model.h"

#include "app/document/text.h"
#include "diagram/literal_text.h"

#include <QFont>

#include <algorithm>

namespace bulkhead::app {

namespace {

constexpr quintptr headingId = ~quintptr{0};

}

PropertiesModel::PropertiesModel(QObject *parent) : QAbstractItemModel(parent) {}

void PropertiesModel::setSelection(const model::Model &model, std::vector<model::Id> selection,
                                   const model::PlatformProfile *platform, const catalog::Analysis *analysis)
{
    std::vector<PropertyRow> rows = propertyRows(model, selection, platform, analysis);
    const bool same = sameLines(rows) && m_show == Show::All;
    if (!same)
        beginResetModel();
    m_model = model;
    m_selection = std::move(selection);
    m_rows = std::move(rows);
    if (!same) {
        regroup();
        endResetModel();
        return;
    }
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex heading = index(group, 0);
        emit dataChanged(heading, heading.siblingAtColumn(ValueColumn));
        if (const int count = rowCount(heading); count > 0)
            emit dataChanged(index(0, 0, heading), index(count - 1, ValueColumn, heading));
    }
}

bool PropertiesModel::sameLines(const std::vector<PropertyRow> &rows) const
{
    return std::equal(
        rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const PropertyRow &a, const PropertyRow &b) { return a.field == b.field && a.def == b.def; });
}

bool PropertiesModel::isDerivedBy(const catalog::Analysis *analysis) const
{
    return std::all_of(m_rows.begin(), m_rows.end(), [&](const PropertyRow &row) {
        const bool mayBe = analysis && m_selection.size() == 1 && row.def && row.value.isUnset();
        const model::Property *derived =
            mayBe ? analysis->derived(m_selection.front(), row.def->key) : nullptr;
        return derived ? row.derivedValue == derived->value &&
                             row.derivedWay == toQString(derived->origin->note.view())
                       : row.derivedValue.isUnset();
    });
}

void PropertiesModel::setFilter(const QString &text, Show show)
{
    beginResetModel();
    m_text = text.trimmed();
    m_show = show;
    regroup();
    endResetModel();
}

bool PropertiesModel::admits(const PropertyRow &row) const
{
    const bool stated = row.mixed || !row.value.isUnset();
    if ((m_show == Show::Stated && !stated) || (m_show == Show::Unknown && stated))
        return false;
    return m_text.isEmpty() || row.title.contains(m_text, Qt::CaseInsensitive) ||
           row.group.contains(m_text, Qt::CaseInsensitive) ||
           (row.def && toQString(row.def->name).contains(m_text, Qt::CaseInsensitive));
}

void PropertiesModel::regroup()
{
    m_groups.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!admits(m_rows[i]))
            continue;
        auto group = std::find_if(m_groups.begin(), m_groups.end(),
                                  [&](const Group &g) { return g.title == m_rows[i].group; });
        if (group == m_groups.end())
            group = m_groups.insert(m_groups.end(), Group{m_rows[i].group, {}});
        group->rows.push_back(i);
    }
}

const PropertyRow *PropertiesModel::row(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == headingId)
        return nullptr;
    return &m_rows[m_groups[index.internalId()].rows[static_cast<std::size_t>(index.row())]];
}

QModelIndex PropertiesModel::find(PropertyRow::Field field, model::PropertyKey key) const
{
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex heading = index(group, 0);
        for (int i = 0; i < rowCount(heading); ++i) {
            const QModelIndex candidate = index(i, ValueColumn, heading);
            const PropertyRow *found = row(candidate);
            if (found->field == field && (field != PropertyRow::Field::Property || found->def->key == key))
                return candidate;
        }
    }
    return {};
}

QModelIndex PropertiesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : headingId);
}

QModelIndex PropertiesModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == headingId)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, headingId);
}

int PropertiesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != headingId || parent.column() > 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].rows.size());
}

int PropertiesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString PropertiesModel::shownValue(const PropertyRow &row) const
{
    if (row.mixed)
        return tr("several values");
    if (!row.value.isUnset())
        return valueText(*m_model, row, row.value);
    if (row.required || row.field != PropertyRow::Field::Property)
        return {};
    if (!row.derivedValue.isUnset())
        return tr("unknown (derived: %1, %2)")
            .arg(valueText(*m_model, row, row.derivedValue), row.derivedWay);
    if (!row.profileValue.isUnset())
        return tr("unknown (platform profile: %1)").arg(valueText(*m_model, row, row.profileValue));
    if (row.platformDefault.isUnset())
        return tr("unknown");
    return tr("unknown (default: %1)").arg(valueText(*m_model, row, row.platformDefault));
}

QVariant PropertiesModel::data(const QModelIndex &index, int role) const
{
    const PropertyRow *line = row(index);
    if (!line)
        return index.isValid()
                   ? headingData(m_groups[static_cast<std::size_t>(index.row())], index.column(), role)
                   : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == TitleColumn ? line->title : shownValue(*line);
    case Qt::ToolTipRole:
        return diagram::literalText(line->help);
    case Qt::ForegroundRole:
        return index.column() == ValueColumn && line->value.isUnset() ? QVariant(m_quiet) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == TitleColumn ? tr("%1: %2").arg(line->title, shownValue(*line))
                                             : shownValue(*line);
    default:
        return {};
    }
}

QVariant PropertiesModel::headingData(const Group &group, int column, int role) const
{
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole)
        return {};
    if (column == TitleColumn)
        return group.title;
    const auto stated = std::count_if(group.rows.begin(), group.rows.end(), [this](std::size_t i) {
        return m_rows[i].mixed || !m_rows[i].value.isUnset();
    });
    return tr("%1 of %2 known").arg(stated).arg(group.rows.size());
}

QVariant PropertiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TitleColumn ? tr("Property") : tr("Value");
}

Qt::ItemFlags PropertiesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (row(index) && index.column() == ValueColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace bulkhead::app
