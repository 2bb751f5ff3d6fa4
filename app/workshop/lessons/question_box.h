// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/lessons/lesson_progress.h"
#include "app/workshop/lessons/option_button.h"
#include "catalog/lessons/lesson.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace bulkhead::app {

// One question with its answers. Whatever is chosen is explained at once; when the right one is found all
// others are, too. Digits choose.
class QuestionBox : public QWidget
{
    Q_OBJECT

public:
    // Answered before: shown with all explanations.
    QuestionBox(const catalog::lessons::LessonQuestion &question, LessonProgress::Answer before,
                QWidget *parent = nullptr);

    void choose(std::size_t option);
    bool isAnswered() const { return m_answer != LessonProgress::Answer::Open; }
    const std::vector<OptionButton *> &options() const { return m_buttons; }
    QString explanation(std::size_t option) const; // as it is shown; empty while it is not
    void setTheme(const diagram::Theme &theme);
    void focusFirst();

signals:
    void answered(bulkhead::app::LessonProgress::Answer answer);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void explain(std::size_t option);
    void explainAll();

    catalog::lessons::LessonQuestion m_question;
    LessonProgress::Answer m_answer;
    bool m_missed = false; // a wrong one was chosen
    std::vector<OptionButton *> m_buttons;
    std::vector<QLabel *> m_explanations;
    QLabel *m_verdict;
};

} // namespace bulkhead::app
