// SPDX-License-Identifier: Apache-2.0
#include "app/gui/look/quiet_wheel.h"

#include <QEvent>
#include <QWidget>

namespace bulkhead::app {

QuietWheel::QuietWheel(QWidget *box) : QObject(box)
{
    box->setFocusPolicy(Qt::StrongFocus); // the wheel alone gives no focus
    box->installEventFilter(this);
}

void QuietWheel::keepFrom(std::initializer_list<QWidget *> boxes)
{
    for (QWidget *box : boxes)
        new QuietWheel(box); // owned by the box
}

bool QuietWheel::eventFilter(QObject *watched, QEvent *event)
{
    const auto *box = static_cast<QWidget *>(watched);
    if (event->type() != QEvent::Wheel || box->hasFocus())
        return QObject::eventFilter(watched, event);
    event->ignore(); // for what stands around it
    return true;
}

} // namespace bulkhead::app
