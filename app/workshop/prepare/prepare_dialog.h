// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/teaching.h"
#include "app/workshop/prepare/prepare_task.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace bulkhead::app {

class OverrideBox;
class RoundsBox;
class ScopeModel;

// One page on which a facilitator prepares a workshop of the open model, and the folder that it writes.
class PrepareDialog : public QDialog
{
    Q_OBJECT

public:
    struct Setup
    {
        std::unique_ptr<Dialogs> dialogs; // null: those that people see
        model::Date asOf;                 // the day that ages and expiries count to
    };

    PrepareDialog(const Teaching::OpenModel &open, Setup setup, QWidget *parent = nullptr);
    ~PrepareDialog() override;

    ScopeModel &scope() { return *m_scope; }
    bool isWorking() const { return m_found.isBusy() || m_writer.isBusy(); }

private:
    QWidget *makeScope();
    QWidget *makeChoices();
    QLayout *makeFoot();
    void changeSheet();
    void takeFound(const Result<AskableScope> &found);
    void suggest();
    void showSummary();
    void chooseFolder();
    void write();
    void takeWritten(const Result<PreparedFolder> &written);
    catalog::workshop::WorkshopChoice choice() const;
    QString whyNot() const; // it cannot be written yet; empty: it can

    std::unique_ptr<Dialogs> m_dialogs;
    ScopeRequest m_of;  // with the sheet that is chosen
    std::string m_name; // of the workshop's files
    std::vector<model::Id> m_suggested;

    ScopeModel *m_scope;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    OverrideBox *m_override;
    QPushButton *m_suggest;
    QComboBox *m_sheet;
    QComboBox *m_level;
    QCheckBox *m_pseudonyms;
    RoundsBox *m_rounds;
    QLineEdit *m_folder;
    QLabel *m_summary;
    QLabel *m_told;
    QProgressBar *m_progress;
    QPushButton *m_write;
    Latest<ScopeRequest, AskableScope> m_found;
    Latest<PrepareRequest, PreparedFolder> m_writer;
};

// Opens the page, which belongs to itself.
void prepareWorkshop(const Teaching::OpenModel &open, QWidget *parent);

} // namespace bulkhead::app
