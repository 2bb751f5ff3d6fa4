// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/report_choice.h"

#include <QString>
#include <QWidget>

#include <string>
#include <vector>

class QAction;
class QComboBox;
class QMenu;
class QSettings;
class QToolButton;

namespace bulkhead::app {

class Dialogs;

// What the person chose last of the reports' readers, chapters and look; kept in the settings.
struct ReportWish
{
    exporting::ReportChoice choice;
    QString templateFolder; // of the organisation; empty: none
    bool operator==(const ReportWish &) const = default;
};
ReportWish reportWish(const QSettings &settings);
void keepReportWish(QSettings &settings, const ReportWish &wish);

// For whom a report is, which chapters it has, and whose look.
class ReportChoiceBox : public QWidget
{
    Q_OBJECT

public:
    ReportChoiceBox(const ReportWish &wish, Dialogs &dialogs, QWidget *parent = nullptr);

    const ReportWish &wish() const { return m_wish; }
    void setWish(const ReportWish &wish); // without changed()

signals:
    void changed(); // by the person

private:
    void chooseAudience();
    void chooseSection(const std::string &id, bool has);
    void orderSections();
    void setSections(std::vector<std::string> ids);
    void showSections();
    void chooseTemplate();
    void setTemplate(const QString &folder);

    ReportWish m_wish;
    Dialogs &m_dialogs;
    QComboBox *m_audience;
    QToolButton *m_sections;
    QMenu *m_chapters; // an action for each chapter, checked where the report has it
    QToolButton *m_template;
    QAction *m_noTemplate;
};

} // namespace bulkhead::app
