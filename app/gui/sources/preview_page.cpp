// SPDX-License-Identifier: Apache-2.0
#include "app/gui/sources/preview_page.h"

#include "app/gui/look/label.h"
#include "app/gui/sources/diagnostics_list.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bulkhead::app {

PreviewPage::PreviewPage(const QStringList &columns, QWidget *parent)
    : QWidget(parent), m_summary(markupLabel()), m_tree(new QTreeWidget), m_diagnostics(new DiagnosticsList)
{
    m_summary->setWordWrap(true);
    m_tree->setHeaderLabels(columns);
    m_tree->setAccessibleName(columns.front());
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_diagnostics);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(splitter, 1);
}

} // namespace bulkhead::app
