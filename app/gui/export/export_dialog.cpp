// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/export_dialog.h"

#include "app/document/text.h"
#include "app/gui/export/report_choice_box.h"
#include "app/gui/look/label.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <iterator>

namespace bulkhead::app {

namespace {

using exporting::FormatGroup;

struct ExportGroupText
{
    Q_DECLARE_TR_FUNCTIONS(ExportGroupText)
};

constexpr FormatGroup groups[] = {FormatGroup::Report, FormatGroup::Picture, FormatGroup::Findings,
                                  FormatGroup::Exchange};
constexpr int formatRole = Qt::UserRole; // index into the table of formats; invalid for a group

} // namespace

QString groupTitle(FormatGroup group)
{
    switch (group) {
    case FormatGroup::Report:
        return ExportGroupText::tr("Threat report");
    case FormatGroup::Picture:
        return ExportGroupText::tr("Picture of the diagram");
    case FormatGroup::Findings:
        return ExportGroupText::tr("List of findings");
    case FormatGroup::Exchange:
        return ExportGroupText::tr("Other tools");
    }
    return {};
}

QString formatTitle(const exporting::Format &format)
{
    return QCoreApplication::translate("Formats", format.title);
}

FormatGroup mainGroup(const exporting::Format &format)
{
    for (const FormatGroup group : groups) {
        if (format.isOf(group))
            return group;
    }
    return FormatGroup::Exchange;
}

ExportDialog::ExportDialog(const exporting::Format *chosen, const ReportWish &report, Dialogs &dialogs,
                           QWidget *parent)
    : QDialog(parent), m_formats(new QTreeWidget), m_purpose(plainLabel()),
      m_report(new ReportChoiceBox(report, dialogs)), m_accept(nullptr)
{
    setWindowTitle(tr("Export"));
    setMinimumSize(520, 480);
    m_formats->setAccessibleName(tr("Formats"));
    m_formats->setHeaderLabels({tr("Format"), tr("File")});
    m_formats->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_formats->header()->setStretchLastSection(false);
    m_purpose->setWordWrap(true);
    m_purpose->setMinimumHeight(2 * fontMetrics().lineSpacing());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(tr("Choose &file…"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_formats);
    layout->addWidget(m_purpose);
    layout->addWidget(m_report);
    layout->addWidget(buttons);

    for (const FormatGroup group : groups) {
        auto *heading = new QTreeWidgetItem(m_formats, {groupTitle(group)});
        heading->setFlags(Qt::ItemIsEnabled);
        for (std::size_t i = 0; i < std::size(exporting::formats); ++i) {
            const exporting::Format &format = exporting::formats[i];
            if (mainGroup(format) != group)
                continue;
            auto *item = new QTreeWidgetItem(
                heading, {formatTitle(format), QStringLiteral("*.") + toQString(format.suffixes.front())});
            item->setData(0, formatRole, static_cast<int>(i));
            if (!m_formats->currentItem() || &format == chosen)
                m_formats->setCurrentItem(item);
        }
    }
    m_formats->expandAll();
    connect(m_formats, &QTreeWidget::currentItemChanged, this, &ExportDialog::showChoice);
    connect(m_formats, &QTreeWidget::itemActivated, this, [this] {
        if (this->chosen())
            accept();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showChoice();
    m_formats->setFocus();
}

const exporting::Format *ExportDialog::chosen() const
{
    const QTreeWidgetItem *item = m_formats->currentItem();
    const QVariant index = item ? item->data(0, formatRole) : QVariant();
    return index.isValid() ? &exporting::formats[index.toInt()] : nullptr;
}

const ReportWish &ExportDialog::report() const
{
    return m_report->wish();
}

void ExportDialog::showChoice()
{
    const exporting::Format *format = chosen();
    m_purpose->setText(format ? QCoreApplication::translate("Formats", format->purpose) : QString());
    m_accept->setEnabled(format);
    // The report for scripts is the same for all.
    m_report->setEnabled(format && format->isOf(FormatGroup::Report) && format->id != "json");
}

} // namespace bulkhead::app
