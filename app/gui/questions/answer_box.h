// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/questions/answers.h"

#include <QWidget>

class QLineEdit;

namespace bulkhead::app {

// Where a question is answered in place: buttons for yes and no, a list of choices, a line for what is
// written.
class AnswerBox : public QWidget
{
    Q_OBJECT

public:
    // `about` is what a screen reader says of it: the question. `expected` stands in the line.
    AnswerBox(const catalog::AnswerForm &form, bool isSeveral, const QString &about, const QString &expected,
              QWidget *parent = nullptr);

    QLineEdit *line() const { return m_line; } // null where nothing is written

signals:
    void chosen(const bulkhead::catalog::AnswerValues &values);
    void written(const QString &text);

private:
    void addChoices(const std::vector<catalog::AnswerChoice> &choices, const QString &about);
    void addLine(const QString &about, const QString &expected);

    QLineEdit *m_line = nullptr;
};

} // namespace bulkhead::app
