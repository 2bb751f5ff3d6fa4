// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/gui/table/table_columns.h"
#include "model/model.h"

#include <QString>

#include <vector>

namespace bulkhead::app {

// What the table shows, worked out by a worker.
struct TableRequest
{
    model::Model model;
    TableScope scope;
    QString filter;    // a part of the name
    int sortedBy = -1; // a column of the table; -1: by name
    bool isDescending = false;
    std::vector<TableColumn> columns; // empty: those that say most are found
};

struct TableRows
{
    std::vector<model::Id> ids;
    std::vector<TableColumn> columns;
};

// Grows with the model: for a worker's thread.
Result<TableRows> tableRows(const TableRequest &request, const Running &running);

// The cell of one element or flow in a column; none where its kind has no such property.
std::optional<PropertyRow> cellLine(const model::Model &model, const model::Id &id,
                                    const TableColumn &column);

} // namespace bulkhead::app
