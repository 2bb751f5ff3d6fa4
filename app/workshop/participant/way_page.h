// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/participant/answer_book.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace bulkhead::app {

// The round *path*: the elements that an attacker passes, clicked on the diagram one after the other.
// The first step is always the internet.
class WayPage : public QWidget
{
    Q_OBJECT

public:
    explicit WayPage(AnswerBook &book, QWidget *parent = nullptr);

    void add(const model::Id &id); // what can be no step is told and left
    void removeLast();

signals:
    void wayChanged();

private:
    void showSteps();

    AnswerBook &m_book;
    QListWidget *m_steps;
    QPushButton *m_remove;
    QLabel *m_told;
};

} // namespace bulkhead::app
