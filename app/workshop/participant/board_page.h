// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/participant/answer_book.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bulkhead::app {

// What is submitted: the checksum to write on the board, large, and what is still open.
class BoardPage : public QWidget
{
    Q_OBJECT

public:
    explicit BoardPage(AnswerBook &book, QWidget *parent = nullptr);

    // Writes the answers and shows their checksum, or why they could not be written.
    void submit(bool isOfGroup); // what stands is the group's answer, changed or not

signals:
    void openCellsRequested();
    void backRequested();

private:
    AnswerBook &m_book;
    QLabel *m_checksum;
    QLabel *m_told;
    QPushButton *m_open;
    QPushButton *m_back;
};

} // namespace bulkhead::app
