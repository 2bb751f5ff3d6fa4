// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <QAbstractTableModel>

#include <functional>

namespace bulkhead::app {

// A table whose rows each stand for one thing of the model. Where other rows take their place, views keep
// their place, selection and current cell on those that stay.
class MatrixRows : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    virtual model::IdView subjectOf(int row) const = 0;

protected:
    // `change` replaces the rows; the ids that they had stay valid meanwhile.
    void replaceRows(const std::function<void()> &change);
};

} // namespace bulkhead::app
