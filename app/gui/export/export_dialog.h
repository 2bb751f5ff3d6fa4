// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/formats/formats.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace bulkhead::app {

class Dialogs;
class ReportChoiceBox;
struct ReportWish;

// The group of a format as the export dialog and file choosers call it.
QString groupTitle(exporting::FormatGroup group);
QString formatTitle(const exporting::Format &format);

// The group that a format is listed in: the first of its groups.
exporting::FormatGroup mainGroup(const exporting::Format &format);

// All formats that a model can be exported to, by group, each with what it is for.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    // `chosen` is selected at first; null: the first of all.
    ExportDialog(const exporting::Format *chosen, const ReportWish &report, Dialogs &dialogs,
                 QWidget *parent = nullptr);

    const exporting::Format *chosen() const; // null while no format is selected
    const ReportWish &report() const;

private:
    void showChoice();

    QTreeWidget *m_formats;
    QLabel *m_purpose;
    ReportChoiceBox *m_report; // to be answered where the format is a report
    QPushButton *m_accept;
};

} // namespace bulkhead::app
