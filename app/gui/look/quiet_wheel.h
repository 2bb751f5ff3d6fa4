// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <initializer_list>

class QWidget;

namespace bulkhead::app {

// Keeps boxes in a page that scrolls from taking the wheel: it turns the page, and changes a value only in
// the box that has the focus.
class QuietWheel : public QObject
{
    Q_OBJECT

public:
    static void keepFrom(std::initializer_list<QWidget *> boxes);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit QuietWheel(QWidget *box);
};

} // namespace bulkhead::app
