// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/question_box.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace bulkhead::app {

QuestionBox::QuestionBox(const catalog::lessons::LessonQuestion &question, LessonProgress::Answer before,
                         QWidget *parent)
    : QWidget(parent), m_question(question), m_answer(before), m_verdict(plainLabel())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(6);
    auto *text = plainLabel(toQString(question.question));
    text->setWordWrap(true);
    QFont font = text->font();
    font.setBold(true);
    text->setFont(font);
    layout->addWidget(text);
    layout->addSpacing(4);
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        auto *button = new OptionButton(static_cast<int>(i) + 1, toQString(question.options[i].text));
        connect(button, &QAbstractButton::clicked, this, [this, i] { choose(i); });
        auto *because = plainLabel();
        because->setWordWrap(true);
        because->setContentsMargins(34, 0, 8, 8);
        because->hide();
        layout->addWidget(button);
        layout->addWidget(because);
        m_buttons.push_back(button);
        m_explanations.push_back(because);
    }
    m_verdict->setWordWrap(true);
    m_verdict->setForegroundRole(QPalette::PlaceholderText);
    m_verdict->setText(tr("Choose one: by its number, or with the pointer."));
    layout->addWidget(m_verdict);
    layout->addStretch();
    if (isAnswered())
        explainAll();
}

void QuestionBox::setTheme(const diagram::Theme &theme)
{
    for (OptionButton *button : m_buttons)
        button->setTheme(theme);
}

void QuestionBox::focusFirst()
{
    m_buttons.front()->setFocus();
}

QString QuestionBox::explanation(std::size_t option) const
{
    return m_explanations[option]->isHidden() ? QString() : m_explanations[option]->text();
}

void QuestionBox::explain(std::size_t option)
{
    const catalog::lessons::LessonOption &chosen = m_question.options[option];
    m_buttons[option]->setVerdict(chosen.isRight ? OptionButton::Verdict::Right
                                                 : OptionButton::Verdict::Wrong);
    m_explanations[option]->setText(toQString(chosen.because));
    m_explanations[option]->show();
}

void QuestionBox::explainAll()
{
    for (std::size_t i = 0; i < m_question.options.size(); ++i)
        explain(i);
    m_verdict->setText(m_answer == LessonProgress::Answer::AtOnce ? tr("Right at once.")
                                                                  : tr("Right, after another try."));
}

void QuestionBox::choose(std::size_t option)
{
    if (option >= m_buttons.size() || isAnswered())
        return;
    m_buttons[option]->setFocus();
    explain(option);
    if (m_question.options[option].isRight) {
        m_answer = m_missed ? LessonProgress::Answer::Later : LessonProgress::Answer::AtOnce;
        explainAll();
        emit answered(m_answer);
    } else {
        m_missed = true;
        m_verdict->setText(tr("Not that one. Choose another."));
    }
    QAccessibleEvent told(m_explanations[option],
                          QAccessible::Alert); // a screen reader reads the explanation
    QAccessible::updateAccessibility(&told);
}

void QuestionBox::keyPressEvent(QKeyEvent *event)
{
    const int digit = event->key() - Qt::Key_1;
    if (digit >= 0 && static_cast<std::size_t>(digit) < m_buttons.size() &&
        (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        choose(static_cast<std::size_t>(digit));
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace bulkhead::app
