// SPDX-License-Identifier: Apache-2.0
#include "app/gui/properties/properties_panel.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/properties/property_delegate.h"
#include "app/gui/properties/risk_preview.h"
#include "app/gui/session/session.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

constexpr int valueColumnWidth = 168; // px: three segments
constexpr int narrowest = 290;        // px: titles can still be read

} // namespace

PropertiesPanel::PropertiesPanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new PropertiesModel(this)),
      m_delegate(new PropertyDelegate(*m_model, this)), m_preview(new RiskPreview(session, this)),
      m_heading(markupLabel()), m_filter(new QLineEdit), m_show(new QComboBox), m_view(new QTreeView),
      m_help(markupLabel()), m_effect(plainLabel()),
      m_empty(plainLabel(tr("Select an element or flow to see what is known about it.")))
{
    buildView();
    buildLayout();
    connect(&m_session, &Session::selectionChanged, this, &PropertiesPanel::refresh);
    connect(&m_session.document(), &Document::replaced, m_filter, &QLineEdit::clear);
    connect(&m_session.document(), &Document::changed, this, [this](const model::Change &change) {
        if (!change.isGeometryOnly())
            refresh();
    });
    connect(&m_session, &Session::assessed, this, &PropertiesPanel::takeAnalysis);
    connect(&m_session, &Session::themeChanged, this, &PropertiesPanel::applyTheme);
    connect(m_delegate, &PropertyDelegate::valueChosen, this, &PropertiesPanel::answer);
    connect(m_delegate, &PropertyDelegate::valueConsidered, this, &PropertiesPanel::consider);
    connect(m_delegate, &PropertyDelegate::considerationEnded, this, [this] {
        m_preview->cancel();
        m_effect->clear();
    });
    connect(m_delegate, &PropertyDelegate::inputRefused, this,
            [this](const QModelIndex &index, const QString &typed) {
                if (const PropertyRow *row = m_model->row(index))
                    m_effect->setText(
                        tr("“%1” is no value for “%2”; nothing was changed.").arg(typed, row->title));
            });
    connect(m_preview, &RiskPreview::ready, this,
            [this](const QString &sentence) { m_effect->setText(tr("%1: %2").arg(m_considered, sentence)); });
    applyTheme();
    refresh();
}

void PropertiesPanel::buildView()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setIndentation(12);
    m_view->setMouseTracking(true);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAlternatingRowColors(false);
    m_view->setAccessibleName(tr("Properties"));
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setMinimumSectionSize(60);
    m_view->header()->setSectionResizeMode(PropertiesModel::TitleColumn, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(PropertiesModel::ValueColumn, QHeaderView::Fixed);
    m_view->setColumnWidth(PropertiesModel::ValueColumn, valueColumnWidth);
    m_view->setHeaderHidden(true);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PropertiesPanel::refreshHelp);
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        const PropertyRow *row = m_model->row(index);
        if (row && index.column() == PropertiesModel::ValueColumn && !PropertyDelegate::hasSegments(*row))
            m_view->edit(index);
    });
}

void PropertiesPanel::buildLayout()
{
    m_heading->setWordWrap(true);
    m_heading->setContentsMargins(10, 8, 10, 4);
    m_filter->setPlaceholderText(tr("Find property"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_show->addItem(tr("All"), static_cast<int>(PropertiesModel::Show::All));
    m_show->addItem(tr("Known"), static_cast<int>(PropertiesModel::Show::Stated));
    m_show->addItem(tr("Unknown"), static_cast<int>(PropertiesModel::Show::Unknown));
    m_show->setAccessibleName(tr("Which properties"));
    connect(m_filter, &QLineEdit::textChanged, this, &PropertiesPanel::applyFilter);
    connect(m_show, &QComboBox::currentIndexChanged, this, &PropertiesPanel::applyFilter);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 2, 8, 6);
    row->addWidget(m_filter, 1);
    row->addWidget(m_show);
    for (QLabel *label : {m_help, m_effect, m_empty}) {
        label->setWordWrap(true);
        label->setContentsMargins(10, 6, 10, 6);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_help->setMinimumHeight(84);
    m_help->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_effect->setMinimumHeight(44);
    m_effect->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setAlignment(Qt::AlignCenter);
    setMinimumWidth(narrowest);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_heading);
    layout->addLayout(row);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_effect);
    layout->addWidget(m_help);
}

// The profile is read anew for each analysis, and seldom another; what is derived changes seldom, too.
void PropertiesPanel::takeAnalysis()
{
    const catalog::Analysis *analysis = m_session.analysis();
    const model::PlatformProfilePtr platform = analysis ? analysis->options().platform : nullptr;
    if (model::sameContent(platform, m_platform) && m_model->isDerivedBy(analysis))
        return;
    m_platform = platform;
    refresh();
}

void PropertiesPanel::refresh()
{
    const int position = m_view->verticalScrollBar()->value();
    const PropertyRow *current = m_model->row(m_view->currentIndex());
    const auto field = current ? current->field : PropertyRow::Field::Name;
    const auto key = current && current->def ? current->def->key : model::PropertyKey{};
    const bool sameSelection = m_model->selection() == m_session.selection();
    // What is being typed belongs to what was selected, never to what is selected now.
    const bool dropped = !sameSelection && m_delegate->dropEditor();
    m_model->setSelection(m_session.model(), m_session.selection(), m_platform.get(), m_session.analysis());
    expandGroups();
    if (sameSelection) {
        m_view->setCurrentIndex(m_model->find(field, key));
        m_view->verticalScrollBar()->setValue(position);
    }
    refreshHeading();
    refreshHelp();
    if (dropped)
        m_effect->setText(tr("The selection changed; what was being typed was not taken."));
    const bool any = !m_session.selection().empty();
    m_view->setVisible(any);
    m_empty->setVisible(!any);
    m_filter->setEnabled(any);
    m_show->setEnabled(any);
}

void PropertiesPanel::expandGroups()
{
    m_view->expandAll();
    for (int group = 0; group < m_model->rowCount(); ++group)
        m_view->setFirstColumnSpanned(group, {}, false);
}

void PropertiesPanel::refreshHeading()
{
    const std::vector<model::Id> &selection = m_session.selection();
    QString text;
    if (selection.size() == 1) {
        const model::Element *element = m_session.model().element(selection.front());
        text =
            QStringLiteral("<b>%1</b><br><span style=\"color:%2\">%3</span>")
                .arg(m_session.nameOf(selection.front()).toHtmlEscaped(), m_session.theme().textMuted.name(),
                     element ? kindWord(element->kind) : kindWord(model::Kind::DataFlow));
    } else if (!selection.empty()) {
        text = tr("<b>%n selected</b><br>A change is made to all of them.", nullptr,
                  static_cast<int>(selection.size()));
    }
    m_heading->setText(text);
    m_heading->setVisible(!text.isEmpty());
}

// What counts while nothing is stated, in full: the column of values is narrow.
QString PropertiesPanel::assumptionText(const PropertyRow &row) const
{
    const model::Value &assumed = row.assumed();
    if (assumed.isUnset())
        return {};
    const QString value = valueText(m_session.model(), row, assumed);
    if (!row.derivedValue.isUnset())
        return tr("Derived: %1, %2.").arg(value, row.derivedWay);
    return row.profileValue.isUnset() ? tr("The platform's default: %1.").arg(value)
                                      : tr("The platform profile says: %1.").arg(value);
}

QString PropertiesPanel::originText(const PropertyRow &row) const
{
    if (row.mixed || row.field != PropertyRow::Field::Property)
        return {};
    if (row.value.isUnset())
        return assumptionText(row);
    if (!row.origin)
        return tr("Stated by a person.");
    const QString place = toQString(row.origin->file.view()) +
                          (row.origin->line > 0 ? QStringLiteral(":%1").arg(row.origin->line) : QString());
    QString text;
    if (row.origin->source == model::Origin::Source::Artefact) {
        text = place.isEmpty() ? tr("Imported.") : tr("From %1.").arg(place);
    } else {
        text = tr("Stated by a person.");
        if (!row.origin->imported.isUnset())
            text +=
                ' ' + tr("%1 says: %2.").arg(place, valueText(m_session.model(), row, row.origin->imported));
    }
    if (!row.origin->note.empty())
        text += ' ' + toQString(row.origin->note.view());
    return text;
}

void PropertiesPanel::refreshHelp()
{
    m_effect->clear();
    const PropertyRow *row = m_model->row(m_view->currentIndex());
    if (!row) {
        m_help->clear();
        return;
    }
    QString html = QStringLiteral("<b>%1</b>").arg(row->title.toHtmlEscaped());
    if (row->def && !row->def->unit.empty())
        html += QStringLiteral(" (%1)").arg(toQString(row->def->unit).toHtmlEscaped());
    html += QStringLiteral("<br>%1").arg(row->help.toHtmlEscaped());
    if (const QString origin = originText(*row); !origin.isEmpty())
        html += QStringLiteral("<br><span style=\"color:%1\">%2</span>")
                    .arg(m_session.theme().textMuted.name(), origin.toHtmlEscaped());
    m_help->setText(html);
}

void PropertiesPanel::applyTheme()
{
    m_delegate->setTheme(m_session.theme());
    m_model->setQuietColor(m_session.theme().textMuted);
    const QString line = QStringLiteral("border-top: 1px solid %1;").arg(m_session.theme().border.name());
    m_help->setStyleSheet(line);
    m_effect->setStyleSheet(line + QStringLiteral("color: %1;").arg(m_session.theme().accent.name()));
    m_empty->setStyleSheet(QStringLiteral("color: %1;").arg(m_session.theme().textMuted.name()));
    refreshHeading();
    refreshHelp();
    m_view->viewport()->update();
}

void PropertiesPanel::applyFilter()
{
    m_model->setFilter(m_filter->text(), static_cast<PropertiesModel::Show>(m_show->currentData().toInt()));
    expandGroups();
}

void PropertiesPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void PropertiesPanel::showProperty(model::PropertyKey key)
{
    m_filter->clear();
    m_show->setCurrentIndex(0);
    const QModelIndex index = m_model->find(PropertyRow::Field::Property, key);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_view->setFocus();
}

void PropertiesPanel::answer(const QModelIndex &index, const model::Value &value)
{
    const PropertyRow *row = m_model->row(index);
    if (!row || (!row->mixed && row->value == value))
        return;
    m_session.document().perform(propertyChange(m_session.model(), m_session.selection(), *row, value),
                                 stepText(m_session.model(), m_session.selection(), *row, value));
}

QString PropertiesPanel::stepText(const model::Model &model, std::span<const model::Id> ids,
                                  const PropertyRow &row, const model::Value &value)
{
    const QString shown = value.isUnset() ? tr("unknown") : valueText(model, row, value);
    return tr("Set %1 of %2: %3")
        .arg(row.title, displayNames(model, ids),
             shown.size() > 40 ? shown.left(39) + QStringLiteral("…") : shown);
}

void PropertiesPanel::consider(const QModelIndex &index, const model::Value &value)
{
    const PropertyRow *row = m_model->row(index);
    if (!row)
        return;
    if (!row->mixed && row->value == value) {
        m_preview->cancel();
        m_effect->clear();
        return;
    }
    const QString answer = value.isUnset() ? tr("unknown") : valueText(m_session.model(), *row, value);
    const QString considered = QStringLiteral("%1 → %2").arg(row->title, answer);
    if (considered == m_considered && !m_effect->text().isEmpty())
        return;
    m_considered = considered;
    m_preview->consider(propertyChange(m_session.model(), m_session.selection(), *row, value));
}

bool PropertiesPanel::answerByKey(int key)
{
    const QModelIndex index = m_view->currentIndex().siblingAtColumn(PropertiesModel::ValueColumn);
    const PropertyRow *row = m_model->row(index);
    if (!row)
        return false;
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2) {
        m_view->edit(index);
        return true;
    }
    const bool clears = key == Qt::Key_Delete || key == Qt::Key_Backspace;
    if (clears && !row->required) {
        answer(index, {});
        return true;
    }
    if (!PropertyDelegate::hasSegments(*row))
        return false;
    if (key == Qt::Key_Y || key == Qt::Key_N) {
        answer(index, model::Value(key == Qt::Key_Y));
        return true;
    }
    if (key == Qt::Key_U && !row->required) {
        answer(index, {});
        return true;
    }
    if (key == Qt::Key_Space) { // yes, no, unknown in turn
        const bool *now = row->value.asBool();
        answer(index, !now                    ? model::Value(true)
                      : *now || row->required ? model::Value(!*now)
                                              : model::Value());
        return true;
    }
    return false;
}

bool PropertiesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress &&
        answerByKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    if (watched == m_view->viewport() && event->type() == QEvent::Leave) {
        m_preview->cancel();
        m_effect->clear();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bulkhead::app
