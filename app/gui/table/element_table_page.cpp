// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/element_table_page.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "app/gui/table/cell_delegate.h"
#include "app/gui/table/columns_dialog.h"
#include "app/gui/table/element_table_model.h"
#include "app/gui/table/element_table_view.h"
#include "diagram/literal_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
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
            m_view->setColumnWidth(column, widthOf(column));
    tell(tr("%n row(s)", nullptr, m_model->rowCount()));
    followSelection();
}

// Room for the title of a column, as far as it is not very long.
int ElementTablePage::widthOf(int column) const
{
    return column == ElementTableModel::NameColumn
               ? 200
               : std::clamp(m_view->horizontalHeader()->sectionSizeHint(column), 130, 230);
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
