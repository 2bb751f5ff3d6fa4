// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_choice.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QSettings;
class QToolButton;

namespace bulkhead::app {

// What the person chose last of the reports' readers and chapters; kept in the settings.
exporting::ReportChoice reportChoice(const QSettings &settings);
void keepReportChoice(QSettings &settings, const exporting::ReportChoice &choice);

// For whom a report is and which chapters it has.
class ReportChoiceBox : public QWidget
{
    Q_OBJECT

public:
    explicit ReportChoiceBox(const exporting::ReportChoice &choice, QWidget *parent = nullptr);

    const exporting::ReportChoice &choice() const { return m_choice; }
    void setChoice(const exporting::ReportChoice &choice); // without changed()

signals:
    void changed(); // by the person

private:
    void chooseAudience();
    void chooseSections();
    void showSections();

    exporting::ReportChoice m_choice;
    QComboBox *m_audience;
    QToolButton *m_sections;
    QMenu *m_chapters; // an action for each chapter, checked where the report has it
};

} // namespace bulkhead::app
