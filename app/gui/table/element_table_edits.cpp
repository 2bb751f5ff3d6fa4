// SPDX-License-Identifier: Apache-2.0
// What is done to the cells of the table of elements: each is one step of the undo history.
#include "app/gui/properties/properties_panel.h"
#include "app/gui/session/session.h"
#include "app/gui/table/element_table_model.h"
#include "app/gui/table/element_table_page.h"
#include "app/gui/table/element_table_view.h"
#include "diagram/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelection>
#include <QMimeData>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

void ElementTablePage::answer(const QModelIndex &index, const model::Value &value)
{
    const std::optional<PropertyRow> line = m_model->line(index);
    const model::Id id = m_model->id(index.row());
    if (!line || line->value == value)
        return;
    const bool isName = line->field == PropertyRow::Field::Name;
    if (isName && m_session.model().element(id) && (!value.asText() || value.asText()->empty())) {
        tell(tr("An element needs a name; nothing was changed."));
        return;
    }
    m_session.document().perform(propertyChange(m_session.model(), {&id, 1}, *line, value),
                                 PropertiesPanel::stepText(m_session.model(), {&id, 1}, *line, value));
}

ElementTablePage::Block ElementTablePage::selected() const
{
    const QItemSelection selection = m_view->selectionModel()->selection();
    if (selection.isEmpty())
        return {};
    const QItemSelectionRange &range = selection.front(); // the only one
    return {range.top(), range.left(), range.bottom(), range.right()};
}

void ElementTablePage::copy()
{
    const Block block = selected();
    CellTexts written(m_session.model());
    TextBlock texts;
    for (int row = block.top; row <= block.bottom; ++row) {
        texts.emplace_back();
        for (int column = block.left; column <= block.right; ++column) {
            const QModelIndex index = m_model->index(row, column);
            const std::optional<PropertyRow> line = m_model->line(index);
            texts.back() << (line                                      ? written.written(*line, line->value)
                             : column == ElementTableModel::KindColumn ? index.data().toString()
                                                                       : QString());
        }
    }
    if (!texts.empty())
        QGuiApplication::clipboard()->setText(blockText(texts));
}

void ElementTablePage::cut()
{
    copy();
    clear();
}

// A block of one cell, or one that goes into the selection a whole number of times, fills the selection.
void ElementTablePage::paste()
{
    const Block place = selected();
    const QMimeData *clipboard = QGuiApplication::clipboard()->mimeData();
    const TextBlock texts = blockOfText(clipboard ? clipboard->text() : QString());
    if (place.height() <= 0 || texts.empty())
        return;
    const int height = static_cast<int>(texts.size());
    const int width =
        static_cast<int>(std::max_element(texts.begin(), texts.end(), [](const auto &a, const auto &b) {
                             return a.size() < b.size();
                         })->size());
    const auto times = [](int room, int size) { return room % size == 0 ? room : size; };
    const int rows = std::min(times(place.height(), height), m_model->rowCount() - place.top);
    const int columns = std::min(times(place.width(), width), m_model->columnCount() - place.left);
    std::vector<CellEdit> edits;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const QStringList &line = texts[static_cast<std::size_t>(row % height)];
            const auto edited = m_model->column(place.left + column);
            if (edited && column % width < line.size())
                edits.push_back({m_model->id(place.top + row), *edited, line[column % width]});
        }
    perform(edits, tr("Paste %1 of %2"));
}

void ElementTablePage::clear()
{
    const Block block = selected();
    std::vector<CellEdit> edits;
    for (int row = block.top; row <= block.bottom; ++row)
        for (int column = block.left; column <= block.right; ++column)
            if (const auto edited = m_model->column(column))
                edits.push_back({m_model->id(row), *edited, {}});
    perform(edits, tr("Clear %1 of %2"));
}

void ElementTablePage::fillDown()
{
    const Block block = selected();
    if (block.height() < 2) {
        tell(tr("Select cells of several rows: the first row goes into the others."));
        return;
    }
    std::vector<CellEdit> edits;
    for (int column = block.left; column <= block.right; ++column) {
        const auto edited = m_model->column(column);
        const std::optional<PropertyRow> line = m_model->line(m_model->index(block.top, column));
        if (!edited || !line)
            continue;
        for (int row = block.top + 1; row <= block.bottom; ++row)
            edits.push_back({m_model->id(row), *edited, {}, line->value});
    }
    perform(edits, tr("Fill down %1 of %2"));
}

QString ElementTablePage::columnNames(const std::vector<TableColumn> &columns) const
{
    constexpr std::size_t most = 3;
    QStringList names;
    for (std::size_t i = 0; i < std::min(most, columns.size()); ++i)
        names << columnTitle(m_session.model().vocabulary(), columns[i]);
    return names.join(QStringLiteral(", ")) + (columns.size() > most ? QStringLiteral(" …") : QString());
}

// `text` has places for the names of properties and elements. One step of the undo history.
void ElementTablePage::perform(const std::vector<CellEdit> &edits, const QString &text)
{
    const CellPlan plan = planCells(m_session.model(), edits);
    if (!plan.change.isEmpty())
        m_session.document().perform(
            plan.change, text.arg(columnNames(plan.columns), displayNames(m_session.model(), plan.ids)));
    if (plan.refused > 0 && plan.firstRefused.trimmed().isEmpty())
        tell(
            tr("%n cell(s) stayed as they are: they need a value.", nullptr, static_cast<int>(plan.refused)));
    else if (plan.refused > 0)
        tell(tr("%n cell(s) stayed as they are: “%1” is no value there.", nullptr,
                static_cast<int>(plan.refused))
                 .arg(plan.firstRefused.left(40)));
    else
        tell(tr("%n row(s) changed.", nullptr, static_cast<int>(plan.ids.size())));
}

} // namespace bulkhead::app
