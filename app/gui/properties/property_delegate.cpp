// SPDX-License-Identifier: Apache-2.0
#include "app/gui/properties/property_delegate.h"

#include "app/document/text.h"
#include "app/gui/properties/permission_list.h"
#include "app/gui/properties/properties_model.h"
#include "app/gui/session/session.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTimer>

#include <algorithm>

namespace bulkhead::app {

namespace {

enum Segment { Yes, No, Unknown, SegmentCount };

constexpr int segmentGap = 2;

QString segmentText(int segment)
{
    switch (segment) {
    case Yes:
        return PropertyDelegate::tr("Yes");
    case No:
        return PropertyDelegate::tr("No");
    default:
        return PropertyDelegate::tr("Unknown");
    }
}

QRect segmentRect(const QStyleOptionViewItem &option, int segment)
{
    const int widths[] = {40, 40, 74};
    int x = option.rect.left() + 4;
    for (int i = 0; i < segment; ++i)
        x += widths[i] + segmentGap;
    return QRect(x, option.rect.top() + 3, widths[segment], option.rect.height() - 6);
}

int segmentAt(const QStyleOptionViewItem &option, const PropertyRow &row, QPoint position)
{
    const int count = row.required ? 2 : SegmentCount;
    for (int segment = 0; segment < count; ++segment) {
        if (segmentRect(option, segment).contains(position))
            return segment;
    }
    return -1;
}

model::Value segmentValue(int segment)
{
    return segment == Unknown ? model::Value() : model::Value(segment == Yes);
}

// Choices of a combo box: the value is what the entry carries as its position; -1 is unknown.
model::Value choiceValue(const PropertyRow &row, const QComboBox &box, int index)
{
    if (index < 0)
        return {};
    const QVariant data = box.itemData(index);
    if (row.type == model::PropertyType::Reference)
        return data.toString().isEmpty() ? model::Value() : model::Value(toUtf8(data.toString()));
    const int choice = data.toInt();
    if (choice < 0)
        return {};
    if (row.type == model::PropertyType::Bool)
        return segmentValue(choice);
    return model::Value(model::EnumValue{static_cast<std::uint16_t>(choice)});
}

std::vector<std::pair<QString, QString>> possibleTargets(const model::Model &model, const PropertyRow &row)
{
    std::vector<std::pair<QString, QString>> targets;
    for (const model::Element &element : model.elements()) {
        if (std::find(row.targets.begin(), row.targets.end(), element.kind) != row.targets.end())
            targets.emplace_back(displayName(model, element.id), toQString(element.id));
    }
    std::sort(targets.begin(), targets.end(),
              [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    return targets;
}

bool isCheckList(const PropertyRow &row)
{
    return row.type == model::PropertyType::ReferenceList ||
           (row.type == model::PropertyType::TextList && !row.choices.empty());
}

bool isLines(const PropertyRow &row)
{
    return row.multiLine || (row.type == model::PropertyType::TextList && row.choices.empty());
}

model::Value listValue(const QListWidget &list)
{
    model::Value::TextList items;
    for (int i = 0; i < list.count(); ++i) {
        if (list.item(i)->checkState() == Qt::Checked)
            items.push_back(toUtf8(list.item(i)->data(Qt::UserRole).toString()));
    }
    return model::Value(std::move(items));
}

model::Value linesValue(const PropertyRow &row, const QPlainTextEdit &edit)
{
    if (row.multiLine)
        return model::Value(toUtf8(edit.toPlainText().trimmed()));
    model::Value::TextList items;
    for (const QString &line : edit.toPlainText().split('\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            items.push_back(toUtf8(line.trimmed()));
    }
    return items.empty() ? model::Value() : model::Value(std::move(items));
}

} // namespace

PropertyDelegate::PropertyDelegate(const PropertyLines &lines, QObject *parent)
    : QStyledItemDelegate(parent), m_model(lines), m_theme(diagram::Theme::builtIn(diagram::Scheme::Light))
{}

bool PropertyDelegate::hasSegments(const PropertyRow &row)
{
    return row.type == model::PropertyType::Bool;
}

void PropertyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const PropertyRow *row = m_model.row(index);
    if (!row || index.column() != PropertiesModel::ValueColumn || !hasSegments(*row)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem blank = option;
    initStyleOption(&blank, index);
    blank.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &blank, painter, option.widget);
    paintSegments(painter, option, *row);
}

void PropertyDelegate::paintSegments(QPainter *painter, const QStyleOptionViewItem &option,
                                     const PropertyRow &row) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QFont font = option.font;
    font.setPixelSize(11);
    const int chosen = row.mixed ? -1 : row.value.isUnset() ? Unknown : *row.value.asBool() ? Yes : No;
    const int assumed = row.value.isUnset() && !row.mixed && row.assumed().asBool()
                            ? (*row.assumed().asBool() ? Yes : No)
                            : -1;
    for (int segment = 0; segment < (row.required ? 2 : SegmentCount); ++segment) {
        const QRectF rect = QRectF(segmentRect(option, segment)).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool on = segment == chosen;
        painter->setPen(
            QPen(on ? m_theme.accent : m_theme.border, 1,
                 segment == assumed ? Qt::DashLine : Qt::SolidLine)); // dashed: what counts meanwhile
        if (segment == assumed)
            painter->setPen(QPen(m_theme.accent, 1, Qt::DashLine));
        const bool strong = on && segment != Unknown;
        painter->setBrush(strong ? QBrush(m_theme.accent)
                          : on   ? QBrush(m_theme.selection)
                                 : QBrush(m_theme.surface));
        painter->drawRoundedRect(rect, 4, 4);
        painter->setPen(strong ? m_theme.accentText : on ? m_theme.text : m_theme.textMuted);
        painter->setFont(font);
        painter->drawText(rect, Qt::AlignCenter, segmentText(segment));
    }
    painter->restore();
}

QSize PropertyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, option.fontMetrics.height() + 11});
}

QWidget *PropertyDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                        const QModelIndex &index) const
{
    if (const PropertyRow *row = m_model.row(index))
        m_editor = newEditor(parent, index, *row);
    else
        m_editor.clear();
    return m_editor;
}

bool PropertyDelegate::dropEditor()
{
    if (!m_editor)
        return false;
    emit closeEditor(m_editor, RevertModelCache);
    m_editor.clear(); // deleted later, by the view
    return true;
}

QWidget *PropertyDelegate::newEditor(QWidget *parent, const QModelIndex &index, const PropertyRow &row) const
{
    if (row.type == model::PropertyType::Bool || row.type == model::PropertyType::Enum ||
        row.type == model::PropertyType::Reference)
        return choiceEditor(parent, index, row);
    if (isCheckList(row))
        return listEditor(parent, row);
    if (isLines(row)) {
        auto *edit = new QPlainTextEdit(parent);
        edit->setPlaceholderText(row.multiLine ? QString() : tr("One item a line"));
        edit->setTabChangesFocus(true);
        return edit;
    }
    auto *edit = new QLineEdit(parent);
    edit->setPlaceholderText(row.type == model::PropertyType::Date ? tr("YYYY-MM-DD")
                             : row.required || !row.def            ? QString()
                                                                   : tr("unknown"));
    const QPersistentModelIndex place(index);
    connect(edit, &QLineEdit::textEdited, this, [this, place, edit](const QString &text) {
        const PropertyRow *line = m_model.row(place);
        const auto value = line ? parsedValue(*line, text) : std::nullopt;
        QPalette colors = edit->palette();
        colors.setColor(QPalette::Text, value ? m_theme.text : m_theme.boundary);
        edit->setPalette(colors);
        if (value)
            emit valueConsidered(place, *value);
    });
    return edit;
}

QWidget *PropertyDelegate::choiceEditor(QWidget *parent, const QModelIndex &index,
                                        const PropertyRow &row) const
{
    auto *box = new QComboBox(parent);
    if (!row.required)
        box->addItem(tr("unknown"),
                     row.type == model::PropertyType::Reference ? QVariant(QString()) : QVariant(-1));
    if (row.type == model::PropertyType::Bool) {
        box->addItem(tr("yes"), static_cast<int>(Yes));
        box->addItem(tr("no"), static_cast<int>(No));
    } else if (row.type == model::PropertyType::Reference) {
        for (const auto &[name, id] : possibleTargets(m_model.snapshot(), row))
            box->addItem(name, id);
    } else {
        for (std::size_t i = 0; i < row.choices.size(); ++i)
            box->addItem(choiceText(row.choices[i]), static_cast<int>(i));
    }
    const QPersistentModelIndex place(index);
    connect(box, &QComboBox::highlighted, this, [this, place, box](int item) {
        if (const PropertyRow *line = m_model.row(place))
            emit valueConsidered(place, choiceValue(*line, *box, item));
    });
    connect(box, &QComboBox::activated, this, [this, box] {
        auto *self = const_cast<PropertyDelegate *>(this); // the delegate interface creates editors as const
        emit self->commitData(box);
        emit self->closeEditor(box);
    });
    QTimer::singleShot(0, box, [box] { box->showPopup(); });
    return box;
}

QWidget *PropertyDelegate::listEditor(QWidget *parent, const PropertyRow &row) const
{
    if (row.def && row.def->scoped)
        return new PermissionList(m_model.snapshot(), row, parent);
    auto *list = new QListWidget(parent);
    list->setFrameShape(QFrame::Box);
    const auto add = [list](const QString &title, const QString &value) {
        auto *item = new QListWidgetItem(title, list);
        item->setData(Qt::UserRole, value);
        item->setCheckState(Qt::Unchecked);
    };
    if (row.type == model::PropertyType::ReferenceList) {
        for (const auto &[name, id] : possibleTargets(m_model.snapshot(), row))
            add(name, id);
    } else {
        for (const std::string &choice : row.choices)
            add(toQString(choice), toQString(choice));
    }
    return list;
}

void PropertyDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const PropertyRow *row = m_model.row(index);
    if (!row)
        return;
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        for (int i = 0; i < box->count(); ++i) {
            if (choiceValue(*row, *box, i) == row->value)
                box->setCurrentIndex(i);
        }
    } else if (auto *permissions = qobject_cast<PermissionList *>(editor)) {
        permissions->setPermissions(row->value);
    } else if (auto *list = qobject_cast<QListWidget *>(editor)) {
        const model::Value::TextList *items = row->value.asList();
        for (int i = 0; items && i < list->count(); ++i) {
            const std::string value = toUtf8(list->item(i)->data(Qt::UserRole).toString());
            if (std::find(items->begin(), items->end(), value) != items->end())
                list->item(i)->setCheckState(Qt::Checked);
        }
    } else if (auto *lines = qobject_cast<QPlainTextEdit *>(editor)) {
        if (const model::Value::TextList *items = row->value.asList()) {
            QStringList text;
            for (const std::string &item : *items)
                text << toQString(item);
            lines->setPlainText(text.join('\n'));
        } else if (const std::string *text = row->value.asText()) {
            lines->setPlainText(toQString(*text));
        }
    } else if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        QString text;
        if (const std::int64_t *number = row->value.asInteger())
            text = QString::number(*number);
        else if (const double *real = row->value.asReal())
            text = QString::number(*real);
        else
            text = row->mixed ? QString() : valueText(m_model.snapshot(), *row, row->value);
        line->setText(text);
        line->selectAll();
    }
}

void PropertyDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const PropertyRow *row = m_model.row(index);
    if (!row)
        return;
    emit considerationEnded();
    std::optional<model::Value> value;
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        value = choiceValue(*row, *box, box->currentIndex());
    else if (const auto *permissions = qobject_cast<PermissionList *>(editor))
        value = permissions->permissions();
    else if (const auto *list = qobject_cast<QListWidget *>(editor))
        value = listValue(*list);
    else if (const auto *lines = qobject_cast<QPlainTextEdit *>(editor))
        value = linesValue(*row, *lines);
    else if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        value = parsedValue(*row, line->text());
        if (!value)
            emit inputRefused(index, line->text());
        if (row->mixed && line->text().isEmpty())
            return;
    }
    if (const auto refused = value && row->def ? refusedItem(*row->def, *value) : std::nullopt) {
        emit inputRefused(index, toQString(*refused));
        return;
    }
    // An untouched list editor on an unknown list must not turn unknown into "none".
    const bool untouched = value && row->value.isUnset() && value->asList() && value->asList()->empty();
    if (value && !untouched && (row->mixed || !(*value == row->value)))
        emit valueChosen(index, *value);
}

void PropertyDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                            const QModelIndex &) const
{
    QRect rect = option.rect;
    if (qobject_cast<QListWidget *>(editor) || qobject_cast<QPlainTextEdit *>(editor)) {
        rect.setHeight(130);
        const int overflow = rect.bottom() - editor->parentWidget()->rect().bottom();
        if (overflow > 0)
            rect.translate(0, -overflow);
    }
    editor->setGeometry(rect);
}

bool PropertyDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                   const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const PropertyRow *row = m_model.row(index);
    if (!row || index.column() != PropertiesModel::ValueColumn || !hasSegments(*row))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (event->type() == QEvent::MouseMove) {
        const int segment = segmentAt(option, *row, static_cast<QMouseEvent *>(event)->position().toPoint());
        if (segment >= 0)
            emit valueConsidered(index, segmentValue(segment));
        else
            emit considerationEnded();
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        const int segment = segmentAt(option, *row, static_cast<QMouseEvent *>(event)->position().toPoint());
        if (segment >= 0)
            emit valueChosen(index, segmentValue(segment));
        return true;
    }
    return event->type() == QEvent::MouseButtonDblClick;
}

} // namespace bulkhead::app
