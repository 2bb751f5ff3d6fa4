// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/fix_page.h"

#include "app/document/text.h"
#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/facilitator/risk_bar.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

FixPage::FixPage(DeskView &view)
    : DeskPage(view), m_group(view), m_table(bigTable({tr("Measure"), tr("Choice")})),
      m_who(bigLabel(Type::Title)), m_risk(bigLabel(Type::Title)), m_bar(new RiskBar),
      m_result(bigLabel(Type::Large)),
      m_work(
          [](const Question &question, const Running &running) -> Result<Judged> {
              Judged judged{question.fixes, {}};
              question.judge->with([&](const ws::WorkshopJudge &judge) {
                  for (std::size_t count = 1; count <= question.fixes.size() && !running.isStopped(); ++count)
                      judged.after.push_back(judge.fix({question.fixes.data(), count}));
              });
              return judged;
          },
          [this](Result<Judged> judged) {
              if (judged)
                  m_judged = *std::move(judged);
              showRisk();
          })
{
    m_table->setAccessibleName(tr("Measures"));
    m_risk->setObjectName(QStringLiteral("fixRisk"));
    m_result->setObjectName(QStringLiteral("fixResult"));
    const auto measures = desk().task().numberedMeasures();
    m_table->setRowCount(static_cast<int>(measures.size()));
    for (const auto &[id, title] : measures) {
        const int row = static_cast<int>(m_measures.size());
        m_table->setItem(row, 0,
                         bigItem(QStringLiteral("%1. %2").arg(QString::number(row + 1), toQString(title)),
                                 Qt::AlignLeft | Qt::AlignVCenter));
        m_table->setItem(row, 1, bigItem({}));
        m_measures.push_back(id);
    }
    if (!m_measures.empty())
        m_table->setCurrentCell(0, 0);
    auto *side = new QVBoxLayout;
    side->addWidget(m_who);
    side->addWidget(m_risk);
    side->addWidget(m_bar, 1);
    side->addWidget(m_result);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(m_table, 3);
    row->addLayout(side, 2);
}

QString FixPage::title() const
{
    return tr("Fix");
}

QString FixPage::keys() const
{
    return tr("Up, Down: choose · Enter: take it, or not · G: next group");
}

std::vector<std::string> FixPage::chosen() const
{
    const ws::AnswerSheet *sheet = desk().sheet(ws::RoundKind::Fix, m_group.current());
    return sheet ? sheet->fixes : std::vector<std::string>();
}

void FixPage::refresh()
{
    const std::vector<std::string> fixes = chosen();
    m_who->setText(tr("%1: %2 of %3")
                       .arg(m_group.name(), QString::number(fixes.size()), QString::number(ws::fixBudget)));
    for (std::size_t row = 0; row < m_measures.size(); ++row) {
        const auto place = std::find(fixes.begin(), fixes.end(), m_measures[row]);
        m_table->item(static_cast<int>(row), 1)
            ->setText(place == fixes.end() ? QString()
                                           : QStringLiteral("✓ %1").arg(place - fixes.begin() + 1));
    }
    if (m_asked != fixes) {
        m_asked = fixes;
        m_work.request({desk().judge(), fixes});
    }
    showRisk();
}

void FixPage::showRisk()
{
    const std::vector<std::string> fixes = chosen();
    const bool isJudged = m_judged.fixes == fixes && m_judged.after.size() == fixes.size();
    if (!isJudged) { // the measures before it stay in sight until this one is worked out
        m_result->setText(tr("Working it out …"));
        return;
    }
    std::vector<int> risks{desk().openRisk()};
    for (const ws::JudgedFix &judged : m_judged.after)
        risks.push_back(desk().openRisk() - judged.removed);
    m_risk->setText(
        risks.size() == 1
            ? tr("Open risk %1").arg(risks.front())
            : tr("Open risk %1 → %2").arg(QString::number(risks.front()), QString::number(risks.back())));
    QString result;
    if (!m_judged.after.empty()) {
        const ws::JudgedFix &last = m_judged.after.back();
        result = tr("%1 removed; the best five remove %2.")
                     .arg(QString::number(last.removed), QString::number(last.best));
    }
    m_result->setText(result);
    m_bar->show(std::move(risks), view().theme);
}

void FixPage::toggle()
{
    const int row = m_table->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_measures.size())
        return;
    const std::string &measure = m_measures[static_cast<std::size_t>(row)];
    std::vector<std::string> fixes = chosen();
    if (const auto place = std::find(fixes.begin(), fixes.end(), measure); place != fixes.end())
        fixes.erase(place);
    else if (fixes.size() < ws::fixBudget)
        fixes.push_back(measure);
    else
        return; // the budget is spent
    desk().setFixes(m_group.current(), fixes);
}

bool FixPage::pressed(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        toggle();
        return true;
    case Qt::Key_G:
        m_group.next();
        refresh();
        return true;
    default:
        return moveInTable(*m_table, event.key());
    }
}

} // namespace bulkhead::app
