// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/table_columns.h"

#include "app/document/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace bulkhead::app {

namespace {

using Field = PropertyRow::Field;

struct FieldColumn
{
    Field field;
    const char *name;
};

constexpr std::array fieldColumns = {FieldColumn{Field::OutOfScope, "element.out-of-scope"},
                                     FieldColumn{Field::OutOfScopeReason, "element.reason"},
                                     FieldColumn{Field::Notes, "element.notes"}};

bool isIn(TableScope scope, model::Kind kind)
{
    return scope ? *scope == kind : kind != model::Kind::DataFlow;
}

const model::PropertyDef *definition(const model::Vocabulary &vocabulary, model::PropertyKey key)
{
    for (const model::Kind kind : model::allKinds)
        if (const model::PropertyDef *def = vocabulary.find(kind, key))
            return def;
    return nullptr;
}

} // namespace

std::vector<TableColumn> possibleColumns(const model::Vocabulary &vocabulary, TableScope scope)
{
    std::vector<TableColumn> columns;
    for (const model::Kind kind : model::allKinds) {
        if (!isIn(scope, kind))
            continue;
        for (const model::PropertyDef &def : vocabulary.properties(kind)) {
            const TableColumn column{Field::Property, def.key};
            if (std::find(columns.begin(), columns.end(), column) == columns.end())
                columns.push_back(column);
        }
    }
    for (const FieldColumn &each : fieldColumns)
        columns.push_back({each.field});
    return columns;
}

QString columnTitle(const model::Vocabulary &vocabulary, const TableColumn &column)
{
    if (!column.key)
        return fieldTitle(column.field);
    const model::PropertyDef *def = definition(vocabulary, *column.key);
    return def ? toQString(def->title.empty() ? def->name : def->title) : QString();
}

QString columnName(const model::Vocabulary &vocabulary, const TableColumn &column)
{
    if (column.key)
        return toQString(vocabulary.name(*column.key));
    const auto *found = std::find_if(fieldColumns.begin(), fieldColumns.end(),
                                     [&](const FieldColumn &each) { return each.field == column.field; });
    return found == fieldColumns.end() ? QString() : QLatin1String(found->name);
}

std::optional<TableColumn> columnOfName(const model::Vocabulary &vocabulary, const QString &name)
{
    for (const FieldColumn &each : fieldColumns)
        if (name == QLatin1String(each.name))
            return TableColumn{each.field};
    const auto key = vocabulary.key(toUtf8(name));
    return key ? std::optional(TableColumn{Field::Property, *key}) : std::nullopt;
}

} // namespace bulkhead::app
