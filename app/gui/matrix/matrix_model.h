// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"
#include "app/gui/matrix/matrix_rows.h"

#include <memory>

namespace bulkhead::app {

// Elements and flows against S T R I D E: how many findings are open, and how bad the worst is; what was
// decided; and why nothing was found. The rows are the assessment's, which the worker made.
class MatrixModel : public MatrixRows
{
    Q_OBJECT

public:
    using Cell = catalog::CoverageCell;
    static constexpr int cellRole = Qt::UserRole; // bool: a cell of the matrix proper, to be heat-coloured
    static constexpr int totalColumn = 6;

    explicit MatrixModel(QObject *parent = nullptr);

    void setAssessment(AssessmentPtr assessment); // views keep their place on the rows that stay

    const Cell &cell(const QModelIndex &index) const;
    model::Id subject(int row) const { return model::Id(this->row(row).subject); }
    model::IdView subjectOf(int row) const override { return this->row(row).subject; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const catalog::CoverageRow &row(int number) const
    {
        return m_assessment->coverage[static_cast<std::size_t>(number)];
    }
    QString words(const QModelIndex &index) const;

    AssessmentPtr m_assessment;                                  // null: nothing is assessed yet
    mutable std::unique_ptr<catalog::CoverageReasons> m_reasons; // made when a reason is first asked for
};

} // namespace bulkhead::app
