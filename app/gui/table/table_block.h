// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/table/table_rows.h"
#include "model/change.h"

#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace bulkhead::app {

// A block of cells as spreadsheets exchange them: rows of texts.
using TextBlock = std::vector<QStringList>;

// Tabs between cells, a line a row; a cell with tabs, quotes or lines is quoted.
QString blockText(const TextBlock &block);
TextBlock blockOfText(const QString &text);

// Values as a person writes them in a spreadsheet, and reads them back to the same: lists have one item a
// line, numbers no unit, elements their name or, where others bear it too, their id. Gathers the names once.
class CellTexts
{
public:
    explicit CellTexts(const model::Model &model) : m_model(model) {}

    QString written(const PropertyRow &line, const model::Value &value);
    // Nothing where the text is no value of the line. Empty text withdraws a value.
    std::optional<model::Value> read(const PropertyRow &line, const QString &text);

private:
    const std::multimap<QString, model::Id> &names();
    QString nameOf(const PropertyRow &line, const model::Id &id);
    std::optional<std::string> target(const PropertyRow &line, const QString &name);
    std::optional<model::Value> list(const PropertyRow &line, const QString &text);

    const model::Model &m_model;
    std::multimap<QString, model::Id> m_names; // of all elements, once they were asked for
};

// What becomes of one cell.
struct CellEdit
{
    model::Id id;
    TableColumn column;
    QString text;                           // to be read …
    std::optional<model::Value> value = {}; // … unless the value itself is there
};

struct CellPlan
{
    model::Change change;
    std::vector<model::Id> ids; // that change, sorted
    std::vector<TableColumn> columns;
    std::size_t refused = 0; // cells whose text is no value there, or which have none
    QString firstRefused;    // such a text; empty: a value that cannot go
};

// All edits as one change. Grows with the edits.
CellPlan planCells(const model::Model &model, const std::vector<CellEdit> &edits);

} // namespace bulkhead::app
