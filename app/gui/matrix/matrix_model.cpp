// SPDX-License-Identifier: Apache-2.0
#include "app/gui/matrix/matrix_model.h"

#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <algorithm>
#include <unordered_map>

namespace bulkhead::app {

MatrixModel::MatrixModel(QObject *parent) : QAbstractTableModel(parent) {}

std::vector<MatrixModel::Row> MatrixModel::rowsOf(const ThreatList &list)
{
    std::vector<Row> all;
    std::unordered_map<std::string_view, std::size_t> rows;
    for (std::size_t threat = 0; threat < list.size(); ++threat) {
        if (list.decision(threat).effective != model::DecisionState::Open)
            continue;
        const auto [place, added] = rows.try_emplace(list.subject(threat), all.size());
        if (added) {
            const model::Element *element = list.analysis()->model().element(place->first);
            all.push_back(Row{model::Id(place->first),
                              list.subjectName(threat),
                              kindWord(element ? element->kind : model::Kind::DataFlow),
                              {}});
        }
        Row &row = all[place->second];
        for (Cell *cell :
             {&row.cells[static_cast<std::size_t>(list.category(threat))], &row.cells[totalColumn]}) {
            ++cell->count;
            cell->confirmed += model::isConfirmed(list.basis(threat)) ? 1 : 0;
            cell->worst = std::max(cell->worst, list.rating(threat));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Row &a, const Row &b) {
        const Cell &x = a.cells[totalColumn];
        const Cell &y = b.cells[totalColumn];
        return std::tuple(y.worst, y.confirmed, y.count) < std::tuple(x.worst, x.confirmed, x.count);
    });
    return all;
}

void MatrixModel::setList(const ThreatList &list)
{
    std::vector<Row> rows = rowsOf(list);
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const Row &a, const Row &b) { return a.subject == b.subject; });
    if (same) {
        m_rows = std::move(rows);
        if (!m_rows.empty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, totalColumn));
            emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
        }
        return;
    }
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<model::Id> subjects;
    for (const QModelIndex &index : before)
        subjects.push_back(subject(index.row()));
    m_rows = std::move(rows);
    std::unordered_map<std::string_view, int> places;
    for (int row = 0; row < rowCount(); ++row)
        places.emplace(subject(row), row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto place = places.find(subjects[static_cast<std::size_t>(i)]);
        after << (place == places.end() ? QModelIndex() : index(place->second, before[i].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

const MatrixModel::Cell &MatrixModel::cell(const QModelIndex &index) const
{
    return m_rows[static_cast<std::size_t>(index.row())].cells[static_cast<std::size_t>(index.column())];
}

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 7;
}

QVariant MatrixModel::data(const QModelIndex &index, int role) const
{
    const Cell &value = cell(index);
    switch (role) {
    case Qt::DisplayRole:
        return value.count > 0 ? QVariant(value.count) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        if (value.count == 0)
            return role == Qt::ToolTipRole ? QVariant() : QVariant(tr("none"));
        return tr("%1 open, %2 confirmed; worst: %3")
            .arg(value.count)
            .arg(value.confirmed)
            .arg(ratingWord(value.worst));
    case cellRole:
        return index.column() < totalColumn;
    default:
        return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        const Row &row = m_rows[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole)
            return row.name.size() > 44 ? row.name.left(43) + QStringLiteral("…") : row.name;
        return role == Qt::ToolTipRole
                   ? QVariant(diagram::literalText(QStringLiteral("%1 – %2").arg(row.name, row.kind)))
                   : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    return section < totalColumn ? strideWord(static_cast<model::Stride>(section)) : tr("All");
}

} // namespace bulkhead::app
