// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/element_table_page.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/properties/properties_panel.h"
#include "app/gui/session/session.h"
#include "app/gui/table/cell_delegate.h"
#include "app/gui/table/columns_dialog.h"
#include "app/gui/table/element_table_model.h"
#include "app/gui/table/element_table_view.h"
#include "diagram/labels.h"
#include "diagram/literal_text.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

constexpr int allElements = -1; // of the choice of kinds

}

ElementTablePage::ElementTablePage(Session &session, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_session(session), m_settings(settings),
      m_model(new ElementTableModel(session.model(), this)), m_view(new ElementTableView),
      m_delegate(new CellDelegate(*m_model, this)), m_kind(new QComboBox), m_filter(new QLineEdit),
      m_state(plainLabel()), m_work(tableRows, [this](Result<TableRows> rows) { take(std::move(rows)); })
{
    build();
    connectModel();
}

void ElementTablePage::build()
{
    m_view->setObjectName(QStringLiteral("elementTable"));
    m_view->setAccessibleName(tr("Elements and their properties"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_kind->setAccessibleName(tr("Kind of elements"));
    m_kind->addItem(tr("All elements"), allElements);
    for (const model::Kind kind : model::allKinds)
        m_kind->addItem(kind == model::Kind::DataFlow ? tr("Flows") : diagram::kindText(kind),
                        static_cast<int>(kind));
    m_filter->setPlaceholderText(tr("Find by name"));
    m_filter->setAccessibleName(tr("Find by name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(260);
    auto *columns = new QPushButton(tr("&Columns…"));
    columns->setObjectName(QStringLiteral("columns"));
    auto *fill = new QPushButton(tr("F&ill down"));
    fill->setToolTip(
        diagram::literalText(tr("Gives the selected cells what the first row of them says (Ctrl+D)")));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(10, 8, 10, 8);
    bar->addWidget(m_kind);
    bar->addWidget(m_filter);
    bar->addWidget(columns);
    bar->addWidget(fill);
    bar->addWidget(m_state, 1);
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_view, 1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_sortedBy = -1;
        refresh();
    });
    connect(m_filter, &QLineEdit::textChanged, this, &ElementTablePage::refresh);
    connect(columns, &QPushButton::clicked, this, &ElementTablePage::chooseColumns);
    connect(fill, &QPushButton::clicked, this, &ElementTablePage::fillDown);
}

void ElementTablePage::connectModel()
{
    Document &document = m_session.document();
    connect(&document, &Document::changed, this, &ElementTablePage::follow);
    connect(&document, &Document::replaced, this, [this] {
        m_work.forget();
        m_found.clear();
        m_model->setRows(m_session.model(), {});
        refresh();
    });
    connect(&m_session, &Session::themeChanged, this, [this] {
        m_model->setTheme(m_session.theme());
        m_delegate->setTheme(m_session.theme());
        m_view->viewport()->update();
    });
    m_model->setTheme(m_session.theme());
    m_delegate->setTheme(m_session.theme());
    connect(&m_session, &Session::selectionChanged, this, &ElementTablePage::followSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ElementTablePage::selectInSession);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionClicked, this, &ElementTablePage::sortBy);
    connect(m_view, &ElementTableView::copyRequested, this, &ElementTablePage::copy);
    connect(m_view, &ElementTableView::cutRequested, this, &ElementTablePage::cut);
    connect(m_view, &ElementTableView::pasteRequested, this, &ElementTablePage::paste);
    connect(m_view, &ElementTableView::clearRequested, this, &ElementTablePage::clear);
    connect(m_view, &ElementTableView::fillDownRequested, this, &ElementTablePage::fillDown);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ElementTablePage::showMenu);
    connect(m_delegate, &PropertyDelegate::valueChosen, this, &ElementTablePage::answer);
    connect(m_delegate, &PropertyDelegate::inputRefused, this,
            [this](const QModelIndex &index, const QString &typed) {
                const QString title =
                    m_model->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
                tell(tr("“%1” is no value for “%2”; nothing was changed.").arg(typed, title));
            });
}

TableScope ElementTablePage::scope() const
{
    const int kind = m_kind->currentData().toInt();
    return kind == allElements ? TableScope() : TableScope(static_cast<model::Kind>(kind));
}

// The kind by its name in files, which is stable.
QString ElementTablePage::settingsKey() const
{
    const TableScope kind = scope();
    return QStringLiteral("table/columns/") +
           (kind ? toQString(model::kindName(*kind)) : QStringLiteral("all"));
}

void ElementTablePage::refresh()
{
    m_isStale = true;
    if (!isVisible())
        return;
    TableRequest request{m_session.model(), scope(),        m_filter->text().trimmed(),
                         m_sortedBy,        m_isDescending, {}};
    for (const QString &name : m_settings.value(settingsKey()).toStringList())
        if (const auto column = columnOfName(m_session.model().vocabulary(), name))
            request.columns.push_back(*column);
    if (const auto found = m_found.find(settingsKey()); request.columns.empty() && found != m_found.end())
        request.columns = found->second;
    m_isStale = false;
    m_work.request(std::move(request));
}

void ElementTablePage::take(Result<TableRows> rows)
{
    if (!rows) {
        tell(errorText(rows.error()));
        return;
    }
    if (m_session.model().elements().empty())
        m_found.erase(settingsKey());
    else
        m_found.try_emplace(settingsKey(), rows->columns);
    const bool hasOtherColumns = rows->columns != m_model->columns();
    setRows(*std::move(rows), !hasOtherColumns);
    if (hasOtherColumns)
        for (int column = 0; column < m_model->columnCount(); ++column)
            m_view->setColumnWidth(column, column == ElementTableModel::NameColumn ? 200 : 130);
    tell(tr("%n row(s)", nullptr, m_model->rowCount()));
    followSelection();
}

// The same cells stay selected where their rows still stand together, else the current one.
void ElementTablePage::setRows(TableRows rows, bool hasSameColumns)
{
    const QModelIndex current = m_view->currentIndex();
    const model::Id was = current.isValid() ? m_model->id(current.row()) : model::Id();
    Block block = selected();
    const auto first = m_model->ids().begin() + block.top;
    const std::vector<model::Id> ids(first, first + block.height());
    const QScopedValueRollback selecting(m_isSelecting, true);
    m_model->setRows(m_session.model(), std::move(rows));
    const int row = m_model->rowOf(was);
    if (row < 0) {
        m_view->setCurrentIndex({});
        return;
    }
    m_view->setCurrentIndex(m_model->index(row, std::min(current.column(), m_model->columnCount() - 1)));
    if (const auto range = m_model->rangeOf(ids); range && hasSameColumns)
        m_view->selectionModel()->select(
            {m_model->index(range->first, block.left), m_model->index(range->second, block.right)},
            QItemSelectionModel::ClearAndSelect);
}

void ElementTablePage::follow(const model::Change &change)
{
    if (!m_model->follow(m_session.model(), change) || m_work.isBusy())
        refresh();
}

void ElementTablePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
    else
        followSelection();
}

void ElementTablePage::chooseColumns()
{
    const model::Vocabulary &vocabulary = m_session.model().vocabulary();
    ColumnsDialog dialog(vocabulary, scope(), m_model->columns(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    QStringList names;
    for (const TableColumn &column : dialog.chosen())
        names << columnName(vocabulary, column);
    if (names.isEmpty())
        m_settings.remove(settingsKey());
    else
        m_settings.setValue(settingsKey(), names);
    m_found.erase(settingsKey());
    m_sortedBy = -1;
    refresh();
}

void ElementTablePage::sortBy(int column)
{
    m_isDescending = m_sortedBy == column && !m_isDescending;
    m_sortedBy = column;
    m_view->horizontalHeader()->setSortIndicatorShown(true);
    m_view->horizontalHeader()->setSortIndicator(column,
                                                 m_isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    refresh();
}

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

// The elements whose cells are selected are what properties, findings and commands are about.
void ElementTablePage::selectInSession()
{
    if (m_isSelecting)
        return;
    const QScopedValueRollback selecting(m_isSelecting, true);
    const Block block = selected();
    const std::vector<model::Id> &ids = m_model->ids();
    m_session.select(block.height() <= 0
                         ? std::vector<model::Id>()
                         : std::vector<model::Id>(ids.begin() + block.top, ids.begin() + block.bottom + 1));
}

// What is selected elsewhere is brought into sight: the names of its rows, where they stand together. Not
// whole rows, which Delete would clear unseen.
void ElementTablePage::followSelection()
{
    if (m_isSelecting || !isVisible() || m_session.selection().empty())
        return;
    std::vector<int> rows;
    for (const model::Id &id : m_session.selection())
        if (const int row = m_model->rowOf(id); row >= 0)
            rows.push_back(row);
    if (rows.empty())
        return;
    const auto [first, last] = std::minmax_element(rows.begin(), rows.end());
    const Block block = selected();
    if (block.top == *first && block.bottom == *last)
        return;
    const QScopedValueRollback selecting(m_isSelecting, true);
    const QModelIndex from = m_model->index(*first, ElementTableModel::NameColumn);
    m_view->setCurrentIndex(from);
    if (*last - *first + 1 == static_cast<int>(rows.size()))
        m_view->selectionModel()->select({from, m_model->index(*last, ElementTableModel::NameColumn)},
                                         QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(from);
}

void ElementTablePage::showMenu(QPoint position)
{
    QMenu menu(this);
    menu.addAction(tr("&Copy"), this, &ElementTablePage::copy);
    menu.addAction(tr("&Paste"), this, &ElementTablePage::paste);
    menu.addAction(tr("Fill &down"), this, &ElementTablePage::fillDown);
    menu.addAction(tr("C&lear"), this, &ElementTablePage::clear);
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

void ElementTablePage::tell(const QString &text)
{
    m_state->setText(text);
}

} // namespace bulkhead::app
