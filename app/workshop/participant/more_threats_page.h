// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/participant/answer_book.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace bulkhead::app {

// Threats of one's own beside the cells: an element, a letter and a line of text each. The rounds *cards* and
// *drift* gather theirs here.
class MoreThreatsPage : public QWidget
{
    Q_OBJECT

public:
    explicit MoreThreatsPage(AnswerBook &book, QWidget *parent = nullptr);

    void setRound(std::optional<catalog::workshop::RoundKind> round); // says what is asked in it
    void chooseElement(const model::Id &id);                          // any of the task's model

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add();
    void removeCurrent();
    void showThreats();

    AnswerBook &m_book;
    QLabel *m_question;
    QComboBox *m_element; // those that are asked, and what was clicked on the diagram
    QComboBox *m_letter;
    QLineEdit *m_title;
    QPushButton *m_add;
    QListWidget *m_threats;
    QPushButton *m_remove;
    QLabel *m_told;
};

} // namespace bulkhead::app
