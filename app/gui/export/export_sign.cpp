// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/export_sign.h"

#include "app/gui/look/label.h"
#include "diagram/literal_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace bulkhead::app {

ExportSign::ExportSign(QWidget *parent) : QWidget(parent), m_text(plainLabel())
{
    auto *busy = new QProgressBar;
    busy->setRange(0, 0); // how long it takes is not foreseeable
    busy->setTextVisible(false);
    busy->setFixedSize(80, 8);
    busy->setAccessibleName(tr("A file is being written"));
    auto *stop = new QToolButton;
    stop->setText(tr("Stop"));
    stop->setToolTip(tr("Stops writing the file; what was there stays"));
    stop->setFocusPolicy(Qt::TabFocus);
    connect(stop, &QToolButton::clicked, this, &ExportSign::stopRequested);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_text);
    row->addWidget(busy);
    row->addWidget(stop);
    hide();
}

void ExportSign::start(const QString &file)
{
    constexpr int widest = 220; // px
    m_file = file;
    m_text->setText(tr("Writing %1 …").arg(m_text->fontMetrics().elidedText(file, Qt::ElideMiddle, widest)));
    m_text->setToolTip(diagram::literalText(file));
    show();
}

} // namespace bulkhead::app
