// SPDX-License-Identifier: Apache-2.0
#include "app/gui/matrix/hardening_model.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "diagram/literal_text.h"

namespace bulkhead::app {

HardeningModel::HardeningModel(QObject *parent) : MatrixRows(parent) {}

void HardeningModel::setAssessment(AssessmentPtr assessment)
{
    const AssessmentPtr before = m_assessment;
    replaceRows([&] { m_assessment = std::move(assessment); });
    if (rowCount() > 0)
        emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

const catalog::HardeningCell &HardeningModel::cell(const QModelIndex &index) const
{
    return row(index.row()).cells[static_cast<std::size_t>(index.column())];
}

QString HardeningModel::finding(const QModelIndex &index) const
{
    const catalog::HardeningCell &shown = cell(index);
    const catalog::Analysis &analysis = *m_assessment->analysis;
    return shown.findings.empty() ? QString()
                                  : toQString(analysis.id(analysis.findings()[shown.findings.front()]));
}

int HardeningModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_assessment ? 0 : static_cast<int>(m_assessment->hardening.size());
}

int HardeningModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(catalog::hardeningControls().size());
}

QVariant HardeningModel::data(const QModelIndex &index, int role) const
{
    const catalog::HardeningCell &shown = cell(index);
    const auto words = [&]() -> QString {
        switch (shown.state) {
        case catalog::HardeningState::InPlace:
            return tr("stated, and nothing found");
        case catalog::HardeningState::Missing:
            return tr("missing: %1").arg(ratingWord(shown.rating));
        case catalog::HardeningState::ToVerify:
            return tr("to verify: %1").arg(ratingWord(shown.rating));
        case catalog::HardeningState::Decided:
            return tr("decided");
        case catalog::HardeningState::Silent:
            break;
        }
        return tr("nothing stated, and nothing found");
    };
    switch (role) {
    case Qt::DisplayRole:
        return toQString(catalog::hardeningMark(shown.state));
    case Qt::TextAlignmentRole:
        return Qt::AlignCenter;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return words();
    default:
        return {};
    }
}

QVariant HardeningModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        const catalog::HardeningControl &control =
            catalog::hardeningControls()[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole)
            return toQString(control.head);
        return role == Qt::ToolTipRole ? QVariant(toQString(control.title)) : QVariant();
    }
    const QString name =
        toQString(catalog::partyName(m_assessment->analysis->model(), row(section).container));
    if (role == Qt::DisplayRole)
        return name;
    return role == Qt::ToolTipRole ? QVariant(diagram::literalText(name)) : QVariant();
}

} // namespace bulkhead::app
