// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"
#include "app/workshop/facilitator/finish_work.h"

class QLabel;
class QTableWidget;

namespace bulkhead::app {

// After the bell: the results as files, and the threats that were accepted as files or in the model itself.
class FinishPage : public DeskPage
{
    Q_OBJECT

public:
    FinishPage(DeskView &view, RecoveryStore recovery);
    ~FinishPage() override;

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;
    bool takesAllKeys() const override { return m_plan != nullptr; }

private:
    using Files = std::vector<std::string>;

    void write(Latest<FinishQuestion, Files> &work);
    bool chooseFolder(); // for the results; asked for once
    QString proposedModel() const;
    void tellWritten(const Result<Files> &files);
    void startMerge();
    void show(Result<MergePlan> plan);
    void merge();
    void finishMerge(const Result<Success> &saved);
    FinishQuestion question() const; // without a folder
    void fill(const std::vector<model::ManualThreat> &threats, const std::vector<DecidedFinding> &decisions);
    void say(const QString &text);

    RecoveryStore m_recovery;
    std::filesystem::path m_folder; // empty: not chosen yet
    QLabel *m_note;
    QTableWidget *m_table;
    QLabel *m_said;
    std::unique_ptr<MergePlan> m_plan;    // shown, to be confirmed
    std::unique_ptr<Document> m_document; // the model that is being written
    Latest<FinishQuestion, Files> m_results;
    Latest<FinishQuestion, Files> m_accepted;
};

} // namespace bulkhead::app
