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
    void toggle();
    void showRisk();

    GroupChoice m_group;
    std::vector<std::string> m_measures; // ids, of the rows
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
