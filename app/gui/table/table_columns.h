// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/properties/property_rows.h"
#include "model/vocabulary.h"

#include <QString>

#include <optional>
#include <vector>

namespace bulkhead::app {

// What the table has rows of: all elements, those of one kind, or the flows (Kind::DataFlow).
using TableScope = std::optional<model::Kind>;

// One column behind name and kind.
struct TableColumn
{
    PropertyRow::Field field = PropertyRow::Field::Property;
    std::optional<model::PropertyKey> key = {}; // of a Property

    bool operator==(const TableColumn &) const = default;
};

// All columns that people can choose for a scope, in the order of the vocabulary.
std::vector<TableColumn> possibleColumns(const model::Vocabulary &vocabulary, TableScope scope);

QString columnTitle(const model::Vocabulary &vocabulary, const TableColumn &column);
// What a column is called in the settings; stable.
QString columnName(const model::Vocabulary &vocabulary, const TableColumn &column);
std::optional<TableColumn> columnOfName(const model::Vocabulary &vocabulary, const QString &name);

} // namespace bulkhead::app
