// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/mark_switch.h"

#include "app/workshop/words/workshop_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace bulkhead::app {

using catalog::workshop::Mark;

MarkSwitch::MarkSwitch(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3, 3, 3, 3); // for the frame of the focus
    row->setSpacing(0);
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        auto *button = m_buttons[i] = new QToolButton;
        button->setText(markName(static_cast<Mark>(i)));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        row->addWidget(button);
        const auto mark = static_cast<Mark>(i);
        connect(button, &QToolButton::clicked, this, [this, mark] {
            setFocus(Qt::MouseFocusReason);
            choose(m_mark == mark ? std::nullopt : std::optional(mark));
        });
    }
    setStyleSheet(QStringLiteral(
        "QToolButton { border: 1px solid palette(mid); padding: 4px 7px; background: palette(base); }"
        "QToolButton:hover { background: palette(midlight); }"
        "QToolButton:checked { background: palette(highlight); color: palette(highlighted-text);"
        " border-color: palette(highlight); }"));
}

void MarkSwitch::setTitle(const QString &title)
{
    m_title = title;
    setMark(m_mark);
}

void MarkSwitch::setMark(const std::optional<Mark> &mark)
{
    m_mark = mark;
    QString said = tr("not marked");
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const bool isChosen = mark == static_cast<Mark>(i);
        m_buttons[i]->setChecked(isChosen);
        if (isChosen)
            said = m_buttons[i]->text();
    }
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title, said));
}

void MarkSwitch::choose(const std::optional<Mark> &mark)
{
    setMark(mark);
    emit chosen();
}

void MarkSwitch::step(int by)
{
    const int last = static_cast<int>(m_buttons.size()) - 1;
    const int now = m_mark ? static_cast<int>(*m_mark) : (by > 0 ? -1 : last + 1);
    choose(static_cast<Mark>(std::clamp(now + by, 0, last)));
}

void MarkSwitch::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
        return choose(static_cast<Mark>(event->key() - Qt::Key_1));
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        return choose(std::nullopt);
    case Qt::Key_Up:
        return emit moveRequested(-1);
    case Qt::Key_Down:
        return emit moveRequested(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return emit entered();
    default:
        QWidget::keyPressEvent(event);
    }
}

void MarkSwitch::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
}

void MarkSwitch::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void MarkSwitch::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace bulkhead::app
