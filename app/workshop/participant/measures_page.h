// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/participant/answer_book.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace bulkhead::app {

// The round *fix*: at most five of the measures that the task offers.
class MeasuresPage : public QWidget
{
    Q_OBJECT

public:
    explicit MeasuresPage(AnswerBook &book, QWidget *parent = nullptr);

private:
    void take(const QListWidgetItem &item);
    void filter();
    void showCount();

    AnswerBook &m_book;
    QLineEdit *m_filter;
    QListWidget *m_measures;
    QLabel *m_told;
};

} // namespace bulkhead::app
