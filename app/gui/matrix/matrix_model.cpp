// SPDX-License-Identifier: Apache-2.0
#include "app/gui/matrix/matrix_model.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <algorithm>

namespace bulkhead::app {

MatrixModel::MatrixModel(QObject *parent) : MatrixRows(parent) {}

void MatrixModel::setAssessment(AssessmentPtr assessment)
{
    const std::size_t rowsBefore = m_assessment ? m_assessment->coverage.size() : 0;
    const std::size_t rowsNow = assessment ? assessment->coverage.size() : 0;
    const bool same =
        rowsBefore == rowsNow && rowsBefore > 0 &&
        std::equal(assessment->coverage.begin(), assessment->coverage.end(), m_assessment->coverage.begin(),
                   [](const auto &a, const auto &b) { return a.subject == b.subject; });
    m_reasons.reset();
    if (same) {
        m_assessment = std::move(assessment);
        emit dataChanged(index(0, 0), index(rowCount() - 1, totalColumn));
        emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
        return;
    }
    const AssessmentPtr before = m_assessment;
    replaceRows([&] { m_assessment = std::move(assessment); });
}

const MatrixModel::Cell &MatrixModel::cell(const QModelIndex &index) const
{
    const catalog::CoverageRow &shown = row(index.row());
    return index.column() == totalColumn ? shown.all : shown.cells[static_cast<std::size_t>(index.column())];
}

QString MatrixModel::words(const QModelIndex &index) const
{
    const Cell &value = cell(index);
    if (value.open > 0)
        return tr("%1 open, %2 confirmed, %3 decided; worst: %4")
            .arg(value.open)
            .arg(value.confirmed)
            .arg(value.decided)
            .arg(ratingWord(value.worst));
    if (value.decided > 0)
        return tr("%1 decided").arg(value.decided);
    if (index.column() == totalColumn)
        return tr("none");
    if (!m_reasons)
        m_reasons = std::make_unique<catalog::CoverageReasons>(*m_assessment->analysis);
    return toQString(m_reasons->why(row(index.row()).subject, static_cast<model::Stride>(index.column())));
}

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_assessment ? 0 : static_cast<int>(m_assessment->coverage.size());
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
        if (value.open > 0)
            return value.open;
        return value.decided > 0 ? QVariant(QStringLiteral("=")) : QVariant(QStringLiteral("–"));
    case Qt::TextAlignmentRole:
        return Qt::AlignCenter;
    case Qt::ToolTipRole:
        return diagram::literalText(words(index));
    case Qt::AccessibleTextRole:
        return words(index);
    case cellRole:
        return index.column() < totalColumn;
    default:
        return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        const model::Model &model = m_assessment->analysis->model();
        const model::IdView subject = row(section).subject;
        const QString name = displayName(model, subject);
        const model::Element *element = model.element(subject);
        if (role == Qt::DisplayRole)
            return name;
        return role == Qt::ToolTipRole
                   ? QVariant(diagram::literalText(QStringLiteral("%1 – %2").arg(
                         name, kindWord(element ? element->kind : model::Kind::DataFlow))))
                   : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    return section < totalColumn ? strideWord(static_cast<model::Stride>(section)) : tr("All");
}

} // namespace bulkhead::app
