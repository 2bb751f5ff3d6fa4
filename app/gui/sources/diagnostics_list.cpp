// SPDX-License-Identifier: Apache-2.0
#include "app/gui/sources/diagnostics_list.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "diagram/literal_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

QString severityWord(import::Severity severity)
{
    switch (severity) {
    case import::Severity::Error:
        return DiagnosticsList::tr("Error");
    case import::Severity::Warning:
        return DiagnosticsList::tr("Warning");
    case import::Severity::Info:
        break;
    }
    return DiagnosticsList::tr("Note");
}

} // namespace

DiagnosticsList::DiagnosticsList(QWidget *parent)
    : QWidget(parent), m_title(plainLabel()), m_list(new QTreeWidget)
{
    m_list->setHeaderLabels({tr("Kind"), tr("Place"), tr("Not carried over, guessed or worth knowing")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Notes on the import"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_list);
}

// Errors and warnings first, each as the import told them.
void DiagnosticsList::show(const std::vector<import::Diagnostic> &diagnostics)
{
    m_list->clear();
    for (const auto severity : {import::Severity::Error, import::Severity::Warning, import::Severity::Info}) {
        for (const import::Diagnostic &diagnostic : diagnostics) {
            if (diagnostic.severity != severity)
                continue;
            QString place = toQString(diagnostic.file);
            if (diagnostic.line > 0)
                place += QStringLiteral(":%1").arg(diagnostic.line);
            const QString message = toQString(diagnostic.message);
            auto *item = new QTreeWidgetItem(m_list, {severityWord(severity), place, message});
            item->setToolTip(1, diagram::literalText(place));
            item->setToolTip(2, diagram::literalText(message));
        }
    }
    m_list->resizeColumnToContents(0);
    constexpr int widestPlace = 240;
    m_list->resizeColumnToContents(1);
    m_list->setColumnWidth(1, std::min(m_list->columnWidth(1), widestPlace));
    const auto count = static_cast<int>(diagnostics.size());
    m_title->setText(count == 0 ? tr("Everything in the files was understood.")
                                : tr("%n note(s) on what was not carried over or guessed:", nullptr, count));
    m_list->setVisible(count > 0);
}

} // namespace bulkhead::app
