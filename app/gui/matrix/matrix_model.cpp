#include "app/gui/matrix/matrix_model.h"

#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <algorithm>
#include <unordered_map>

namespace bulkhead::app {

MatrixModel::MatrixModel(QObject *parent) : QAbstractTableModel(parent) {}

void MatrixModel::setList(const ThreatList &list)
{
    beginResetModel();
    m_rows.clear();
    std::unordered_map<std::string_view, std::size_t> rows;
    for (std::size_t threat = 0; threat < list.size(); ++threat) {
        if (list.decision(threat).effective != model::DecisionState::Open)
            continue;
        const auto [place, added] = rows.try_emplace(list.subject(threat), m_rows.size());
        if (added) {
            const model::Element *element = list.analysis()->model().element(place->first);
            m_rows.push_back(Row{model::Id(place->first),
                                 list.subjectName(threat),
                                 kindWord(element ? element->kind : model::Kind::DataFlow),
                                 {}});
        }
        Row &row = m_rows[place->second];
        for (Cell *cell :
             {&row.cells[static_cast<std::size_t>(list.category(threat))], &row.cells[totalColumn]}) {
            ++cell->count;
            cell->confirmed += model::isConfirmed(list.basis(threat)) ? 1 : 0;
            cell->worst = std::max(cell->worst, list.rating(threat));
        }
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) {
        const Cell &x = a.cells[totalColumn];
        const Cell &y = b.cells[totalColumn];
        return std::tuple(y.worst, y.confirmed, y.count) < std::tuple(x.worst, x.confirmed, x.count);
    });
    endResetModel();
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
