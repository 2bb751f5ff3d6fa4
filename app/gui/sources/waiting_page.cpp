// SPDX-License-Identifier: Apache-2.0
#include "app/gui/sources/waiting_page.h"

#include "app/gui/look/label.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace bulkhead::app {

WaitingPage::WaitingPage(QWidget *parent)
    : QWidget(parent), m_what(plainLabel(tr("Reading…"))), m_progress(new QProgressBar)
{
    m_what->setAlignment(Qt::AlignCenter);
    m_what->setWordWrap(true);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(m_what->text());
    auto *layout = new QVBoxLayout(this);
    layout->addStretch();
    layout->addWidget(m_what);
    layout->addWidget(m_progress);
    layout->addStretch();
}

void WaitingPage::setProgress(const QString &what, double fraction)
{
    m_what->setText(what);
    m_progress->setRange(0, fraction < 0 ? 0 : 1000);
    m_progress->setValue(static_cast<int>(fraction * 1000));
}

void WaitingPage::showFailure(const QString &message)
{
    m_progress->hide();
    m_what->setText(message);
    m_what->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

} // namespace bulkhead::app
