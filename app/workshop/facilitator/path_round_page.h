// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/group_choice.h"

class QLabel;

namespace bulkhead::app {

class HeatView;

// The round *path*: steps are chosen on the diagram, and the attack graph judges each.
class PathRoundPage : public DeskPage
{
    Q_OBJECT

public:
    explicit PathRoundPage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;
    void setTheme() override;

    HeatView &diagram() const { return *m_diagram; }

private:
    using Ways = std::vector<catalog::workshop::JudgedWay>; // of the first step, the first two …
    struct Question
    {
        std::shared_ptr<JudgeBox> judge;
        std::vector<model::Id> elements;
    };
    struct Judged
    {
        std::vector<model::Id> elements;
        Ways ways;
    };

    std::vector<model::Id> given() const; // by the group; empty: nothing yet
    std::vector<model::Id> way() const;   // as it is shown: without anything given the internet alone
    void give(std::vector<model::Id> elements);
    void addStep(const model::Id &element);
    void removeStep();
    void showSteps();
    QString stepText(std::size_t number, const std::vector<model::Id> &elements) const;

    GroupChoice m_group;
    std::vector<model::Id> m_ofRoom; // nobody's answer: in no file
    HeatView *m_diagram;
    QLabel *m_who;
    QLabel *m_goal;
    QLabel *m_steps;
    QLabel *m_result;
    QLabel *m_at;                   // the element that the keys stand at
    std::vector<model::Id> m_asked; // of the worker, last
    Judged m_judged;
    Latest<Question, Judged> m_work;
};

} // namespace bulkhead::app
