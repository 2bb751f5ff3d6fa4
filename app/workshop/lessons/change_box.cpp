// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/change_box.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "diagram/display_names.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace bulkhead::app {

namespace {

// The row of a property of one element or flow.
PropertyRow rowOf(const model::Model &model, const catalog::lessons::LessonEdit &edit)
{
    for (PropertyRow &row : propertyRows(model, std::array{edit.subject}))
        if (row.field == PropertyRow::Field::Property && row.def && row.def->key == edit.property)
            return std::move(row);
    return {};
}

// The values to choose from, unknown first.
std::vector<model::Value> choicesOf(const PropertyRow &row)
{
    std::vector<model::Value> choices{model::Value()};
    if (row.type == model::PropertyType::Bool) {
        choices.emplace_back(true);
        choices.emplace_back(false);
    } else {
        for (std::size_t i = 0; i < row.choices.size(); ++i)
            choices.emplace_back(model::EnumValue{static_cast<std::uint16_t>(i)});
    }
    return choices;
}

QString unitOf(const PropertyRow &row)
{
    return row.def ? toQString(row.def->unit) : QString();
}

// The value as it is typed: without its unit, which stands beside the line.
QString typedText(const model::Model &model, const PropertyRow &row, const model::Value &value)
{
    QString text = value.isUnset() ? QString() : valueText(model, row, value);
    const QString unit = ' ' + unitOf(row);
    if (unit.size() > 1 && text.endsWith(unit))
        text.chop(unit.size());
    return text;
}

} // namespace

ChangeBox::ChangeBox(LessonPtr lesson, QWidget *parent)
    : QWidget(parent), m_lesson(std::move(lesson)), m_form(new QFormLayout),
      m_doIt(new QPushButton(tr("&Do it for me"))), m_again(new QPushButton(tr("As it &was"))),
      m_result(plainLabel())
{
    auto *ask = plainLabel(toQString(m_lesson->change.ask));
    ask->setWordWrap(true);
    QFont font = ask->font();
    font.setBold(true);
    ask->setFont(font);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_doIt);
    buttons->addWidget(m_again);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(10);
    layout->addWidget(ask);
    layout->addLayout(m_form);
    layout->addLayout(buttons);
    layout->addWidget(m_result);
    layout->addStretch();
    connect(m_doIt, &QPushButton::clicked, this, [this] {
        if (m_model)
            emit changeRequested(catalog::lessons::changeOf(*m_lesson, *m_model));
    });
    connect(m_again, &QPushButton::clicked, this, &ChangeBox::againRequested);
    buildRows(m_lesson->model);
}

void ChangeBox::buildRows(const model::Model &model)
{
    const auto &edits = m_lesson->change.edits;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        PropertyRow row = rowOf(model, edits[i]);
        const bool isChoice = row.type == model::PropertyType::Bool || row.type == model::PropertyType::Enum;
        QWidget *editor = isChoice ? choiceEditor(row, i) : lineEditor(row, i);
        QString name = tr("%1, %2").arg(diagram::displayName(model, edits[i].subject), row.title);
        if (!unitOf(row).isEmpty())
            name = tr("%1 in %2").arg(name, unitOf(row));
        editor->setAccessibleName(name);
        auto *label = plainLabel(name);
        label->setBuddy(editor);
        m_form->addRow(label, editor);
        m_rows.push_back(std::move(row));
        m_editors.push_back(editor);
    }
}

QWidget *ChangeBox::choiceEditor(const PropertyRow &row, std::size_t edit)
{
    auto *box = new QComboBox;
    const std::vector<model::Value> choices = choicesOf(row);
    for (const model::Value &value : choices)
        box->addItem(value.isUnset() ? tr("unknown") : valueText(m_lesson->model, row, value));
    connect(box, &QComboBox::activated, this,
            [this, edit, choices](int index) { take(edit, choices[static_cast<std::size_t>(index)]); });
    return box;
}

QWidget *ChangeBox::lineEditor(const PropertyRow &row, std::size_t edit)
{
    auto *line = new QLineEdit;
    line->setPlaceholderText(tr("unknown"));
    connect(line, &QLineEdit::editingFinished, this, [this, edit, line, row] {
        if (const auto value = parsedValue(row, line->text()))
            take(edit, *value);
        else if (m_model)
            refreshEditors(*m_model); // what was typed is no value
    });
    return line;
}

void ChangeBox::take(std::size_t edit, const model::Value &value)
{
    if (!m_model || m_rows[edit].value == value)
        return;
    emit changeRequested(
        propertyChange(*m_model, std::array{m_lesson->change.edits[edit].subject}, m_rows[edit], value));
}

void ChangeBox::refreshEditors(const model::Model &model)
{
    for (std::size_t i = 0; i < m_editors.size(); ++i) {
        m_rows[i] = rowOf(model, m_lesson->change.edits[i]);
        const model::Value &value = m_rows[i].value;
        if (auto *box = qobject_cast<QComboBox *>(m_editors[i])) {
            const std::vector<model::Value> choices = choicesOf(m_rows[i]);
            const auto at = std::find(choices.begin(), choices.end(), value);
            box->setCurrentIndex(static_cast<int>(at - choices.begin()));
        } else if (auto *line = qobject_cast<QLineEdit *>(m_editors[i])) {
            line->setText(typedText(model, m_rows[i], value));
        }
    }
}

bool ChangeBox::isChanged() const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (!(m_rows[i].value == rowOf(m_lesson->model, m_lesson->change.edits[i]).value))
            return true;
    return false;
}

void ChangeBox::showState(const model::Model &model, const LessonState *state)
{
    m_model = model;
    refreshEditors(model);
    m_doIt->setEnabled(!catalog::lessons::changeOf(*m_lesson, model).isEmpty());
    m_again->setEnabled(isChanged());
    if (!state) {
        m_result->clear();
        return;
    }
    if (state->left.empty()) {
        QStringList gone;
        for (const std::string &id : m_lesson->change.ends)
            gone << toQString(id);
        m_result->setText(tr("✓ Gone: %1.").arg(gone.join(QStringLiteral(", "))) + QStringLiteral("\n\n") +
                          toQString(m_lesson->change.after));
        return;
    }
    QStringList there;
    for (const LessonFinding &finding : state->findings)
        if (std::find(state->left.begin(), state->left.end(), finding.id) != state->left.end())
            there << tr("%1: %2").arg(finding.rule, finding.message);
    m_result->setText(tr("Still there:") + '\n' + there.join('\n'));
}

QString ChangeBox::result() const
{
    return m_result->text();
}

void ChangeBox::focusFirst()
{
    m_editors.front()->setFocus();
}

} // namespace bulkhead::app
