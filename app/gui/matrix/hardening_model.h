// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"
#include "app/gui/matrix/matrix_rows.h"

namespace bulkhead::app {

// Containers against the controls that each should have. The rows are the assessment's, which the worker
// made.
class HardeningModel : public MatrixRows
{
    Q_OBJECT

public:
    explicit HardeningModel(QObject *parent = nullptr);

    void setAssessment(AssessmentPtr assessment); // views keep their place on the rows that stay

    const catalog::HardeningCell &cell(const QModelIndex &index) const;
    model::Id container(int row) const { return model::Id(this->row(row).container); }
    model::IdView subjectOf(int row) const override { return this->row(row).container; }
    QString finding(const QModelIndex &index) const; // the worst of the cell; empty when there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const catalog::HardeningRow &row(int number) const
    {
        return m_assessment->hardening[static_cast<std::size_t>(number)];
    }

    AssessmentPtr m_assessment; // null: nothing is assessed yet
};

} // namespace bulkhead::app
