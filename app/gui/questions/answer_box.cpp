// SPDX-License-Identifier: Apache-2.0
#include "app/gui/questions/answer_box.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "diagram/literal_text.h"

#include <QComboBox>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace bulkhead::app {

namespace {

constexpr std::size_t buttonsAtMost = 2;
constexpr int lettersInSight = 28; // of what is expected, such as a date with an example
constexpr int roomBesideText = 20; // px, in a line

} // namespace

AnswerBox::AnswerBox(const catalog::AnswerForm &form, bool isSeveral, const QString &about,
                     const QString &expected, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 1, 2, 1);
    row->setSpacing(4);
    if (form.takesText())
        addLine(about, expected);
    addChoices(form.choices(isSeveral), about);
    if (!form.takesText())
        row->addStretch();
}

void AnswerBox::addChoices(const std::vector<catalog::AnswerChoice> &choices, const QString &about)
{
    if (choices.size() <= buttonsAtMost) {
        for (const catalog::AnswerChoice &choice : choices) {
            QString text = toQString(choice.text);
            text.replace(0, 1, text.left(1).toUpper());
            auto *button = new QToolButton;
            button->setText(menuText(text));
            button->setAccessibleName(QStringLiteral("%1 %2").arg(about, text));
            connect(button, &QToolButton::clicked, this,
                    [this, values = choice.values] { emit chosen(values); });
            layout()->addWidget(button);
        }
        return;
    }
    auto *list = new QComboBox;
    list->setAccessibleName(about);
    list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    list->setMinimumContentsLength(18);
    list->addItem(tr("choose…"));
    for (const catalog::AnswerChoice &choice : choices) {
        list->addItem(toQString(choice.text));
        list->setItemData(list->count() - 1, diagram::literalText(toQString(choice.text)), Qt::ToolTipRole);
    }
    connect(list, &QComboBox::activated, this, [this, choices](int index) {
        if (index > 0)
            emit chosen(choices[static_cast<std::size_t>(index - 1)].values);
    });
    static_cast<QHBoxLayout *>(layout())->addWidget(list, 1);
}

void AnswerBox::addLine(const QString &about, const QString &expected)
{
    m_line = new QLineEdit;
    m_line->setAccessibleName(about);
    m_line->setPlaceholderText(expected);
    m_line->setToolTip(diagram::literalText(tr("%1. Enter takes it over.").arg(expected)));
    const QFontMetrics metrics(m_line->font());
    m_line->setMinimumWidth(metrics.horizontalAdvance(expected.left(lettersInSight)) + roomBesideText);
    connect(m_line, &QLineEdit::returnPressed, this, [this] {
        if (!m_line->text().isEmpty())
            emit written(m_line->text());
    });
    static_cast<QHBoxLayout *>(layout())->addWidget(m_line, 1);
}

} // namespace bulkhead::app
