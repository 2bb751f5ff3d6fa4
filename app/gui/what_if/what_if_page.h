// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/what_if/what_if_work.h"

#include <QWidget>

#include <set>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace bulkhead::app {

class BurnDown;
class Session;

// What to do first, and what would be if it were done: the user ticks mitigations, sees findings and attack
// paths close and the risk fall, and then takes them over as one step or lets them be.
class WhatIfPage : public QWidget
{
    Q_OBJECT

public:
    explicit WhatIfPage(Session &session, QWidget *parent = nullptr);

    QTreeWidget *measureList() const { return m_measures; }
    const Ranking *ranking() const { return m_ranking.get(); }
    const TrialResult *result() const { return m_result.get(); } // null: nothing ticked, or not there yet

    void tick(std::uint32_t mitigation);
    void apply();
    void discard();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildLeft();
    QWidget *buildRight();
    void startAnew();
    void refresh();
    void takeRanking(Result<std::shared_ptr<const Ranking>> ranking);
    void takeResult(Result<std::shared_ptr<const TrialResult>> result);
    void showProgress(const QString &what, double fraction);
    void fillMeasures();
    QTreeWidgetItem *addMeasure(QTreeWidgetItem *under, std::uint32_t mitigation, const QStringList &columns);
    void filter(const QString &typed);
    void followTick(QTreeWidgetItem *item);
    void tryOut();
    std::vector<std::uint32_t> inOrder() const;
    void showFigures();
    void showEffect();
    void showBurnDown();
    void refreshButtons();
    const catalog::Mitigation &mitigation(std::uint32_t number) const;

    Session &m_session;
    Latest<AssessmentPtr, std::shared_ptr<const Ranking>> m_ranker;
    Latest<TrialRequest, std::shared_ptr<const TrialResult>> m_trial;
    QLineEdit *m_filter;
    QTreeWidget *m_measures;
    QLabel *m_progress;
    BurnDown *m_burnDown;
    QLabel *m_heading;
    QLabel *m_figures;
    QTreeWidget *m_effect;
    QPushButton *m_apply;
    QPushButton *m_discard;
    QPushButton *m_tickFirst;
    std::shared_ptr<const Ranking> m_ranking;
    std::shared_ptr<const TrialResult> m_result;
    std::set<std::uint32_t> m_ticked; // mitigations
    bool m_filling = false;
};

} // namespace bulkhead::app
