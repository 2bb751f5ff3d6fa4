// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/group_choice.h"

class QLabel;
class QTableWidget;

namespace bulkhead::app {

class RiskBar;

// The round *fix*: five measures, and what they take off the risk.
class FixPage : public DeskPage
{
    Q_OBJECT

public:
    explicit FixPage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;

    const std::vector<std::string> &measures() const { return m_measures; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Question
    {
        std::shared_ptr<JudgeBox> judge;
        std::vector<std::string> fixes;
    };
    struct Judged
    {
        std::vector<std::string> fixes;
        std::vector<catalog::workshop::JudgedFix> after; // the first, the first two …
    };

    std::vector<std::string> chosen() const; // by the group, in their order
    void arrange();
    void toggle();
    void showRisk();

    GroupChoice m_group;
    std::optional<std::string> m_arrangedFor; // the group
    std::vector<std::string> m_ofRoom;        // nobody's answer: in no file
    std::vector<std::string> m_measures;      // ids, as the handout numbers them
    std::map<std::string, QString> m_names;   // of the measures, with their numbers
    std::vector<std::string> m_rows;          // ids, of the rows
    QTableWidget *m_table;
    QLabel *m_who;
    QLabel *m_risk;
    RiskBar *m_bar;
    QLabel *m_result;
    std::vector<std::string> m_asked; // of the worker, last
    Judged m_judged;
    Latest<Question, Judged> m_work;
};

} // namespace bulkhead::app
