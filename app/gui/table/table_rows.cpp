// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/table_rows.h"

#include "app/document/text.h"
#include "app/gui/table/element_table_model.h"
#include "diagram/display_names.h"
#include "model/stop.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace bulkhead::app {

namespace {

constexpr std::size_t mostFoundColumns = 8;

// The properties that most rows state something of, in the order of the vocabulary.
std::vector<TableColumn> tellingColumns(const model::Model &model, TableScope scope,
                                        const std::vector<model::Id> &ids)
{
    std::unordered_map<std::uint16_t, std::size_t> stated;
    const auto count = [&stated](const model::PropertyList &properties) {
        for (const model::Property &property : properties)
            ++stated[property.key.index];
    };
    for (const model::Id &id : ids) {
        if (const model::Element *element = model.element(id))
            count(element->properties);
        else if (const model::Flow *flow = model.flow(id))
            count(flow->properties);
    }
    std::vector<TableColumn> columns = possibleColumns(model.vocabulary(), scope);
    std::erase_if(columns, [](const TableColumn &column) { return !column.key; });
    std::vector<TableColumn> best = columns;
    const auto timesStated = [&stated](const TableColumn &column) {
        const auto found = column.key ? stated.find(column.key->index) : stated.end();
        return found == stated.end() ? 0 : found->second;
    };
    std::stable_sort(best.begin(), best.end(), [&](const TableColumn &a, const TableColumn &b) {
        return timesStated(a) > timesStated(b);
    });
    best.resize(std::min(best.size(), mostFoundColumns));
    std::erase_if(columns, [&best](const TableColumn &column) {
        return std::find(best.begin(), best.end(), column) == best.end();
    });
    return columns;
}

std::vector<model::Id> shownIds(const TableRequest &request)
{
    std::vector<model::Id> ids;
    const model::Model &model = request.model;
    const auto admits = [&](const model::Id &id) {
        return request.filter.isEmpty() ||
               diagram::displayName(model, id).contains(request.filter, Qt::CaseInsensitive);
    };
    if (request.scope == model::Kind::DataFlow) {
        for (const model::Flow &flow : model.flows())
            if (admits(flow.id))
                ids.push_back(flow.id);
        return ids;
    }
    for (const model::Element &element : model.elements())
        if ((!request.scope || *request.scope == element.kind) && admits(element.id))
            ids.push_back(element.id);
    return ids;
}

} // namespace

std::optional<PropertyRow> cellLine(const model::Model &model, const model::Id &id, const TableColumn &column)
{
    return fieldRow(model, id, column.field, column.key);
}

Result<TableRows> tableRows(const TableRequest &request, const Running &running)
{
    TableRows rows{shownIds(request), request.columns};
    if (rows.columns.empty())
        rows.columns = tellingColumns(request.model, request.scope, rows.ids);
    // As people sort, "web 10" behind "web 9"; the C locale cannot.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    struct Key
    {
        QCollatorSortKey value;
        QCollatorSortKey name;
        std::size_t at;
    };
    std::vector<Key> keys;
    keys.reserve(rows.ids.size());
    for (std::size_t i = 0; i < rows.ids.size(); ++i) {
        if (running.isStopped())
            return stoppedError();
        const QString name = diagram::displayName(request.model, rows.ids[i]);
        const QString value = request.sortedBy <= 0
                                  ? QString()
                                  : tableText(request.model, rows.ids[i], rows.columns, request.sortedBy);
        keys.push_back({collator.sortKey(value), collator.sortKey(name), i});
    }
    std::stable_sort(keys.begin(), keys.end(), [&request](const Key &a, const Key &b) {
        const int value = a.value.compare(b.value);
        const int order = value != 0 ? value : a.name.compare(b.name);
        return request.isDescending ? order > 0 : order < 0;
    });
    std::vector<model::Id> sorted;
    sorted.reserve(keys.size());
    for (const Key &key : keys)
        sorted.push_back(std::move(rows.ids[key.at]));
    rows.ids = std::move(sorted);
    return rows;
}

} // namespace bulkhead::app
