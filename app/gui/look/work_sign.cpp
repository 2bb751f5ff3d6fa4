// SPDX-License-Identifier: Apache-2.0
#include "app/gui/look/work_sign.h"

#include "app/gui/look/label.h"
#include "diagram/literal_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

namespace bulkhead::app {

WorkSign::WorkSign(const QString &name, const QString &stopHelp, QWidget *parent)
    : QWidget(parent), m_text(plainLabel()), m_soon(new QTimer(this))
{
    constexpr int moment = 300; // ms
    auto *busy = new QProgressBar;
    busy->setRange(0, 0); // how long it takes is not foreseeable
    busy->setTextVisible(false);
    busy->setFixedSize(80, 8);
    busy->setAccessibleName(name);
    auto *stop = new QToolButton;
    stop->setText(tr("Stop"));
    stop->setToolTip(diagram::literalText(stopHelp));
    stop->setFocusPolicy(Qt::TabFocus);
    connect(stop, &QToolButton::clicked, this, &WorkSign::stopRequested);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_text);
    row->addWidget(busy);
    row->addWidget(stop);
    hide();
    m_soon->setSingleShot(true);
    m_soon->setInterval(moment);
    connect(m_soon, &QTimer::timeout, this, &QWidget::show);
}

void WorkSign::start(const QString &text, const QString &toolTip)
{
    m_soon->stop();
    m_text->setText(text);
    m_text->setToolTip(toolTip.isEmpty() ? QString() : diagram::literalText(toolTip));
    show();
}

void WorkSign::startSoon(const QString &text)
{
    m_text->setText(text);
    m_text->setToolTip({});
    if (!isVisible())
        m_soon->start();
}

void WorkSign::end()
{
    m_soon->stop();
    hide();
}

} // namespace bulkhead::app
