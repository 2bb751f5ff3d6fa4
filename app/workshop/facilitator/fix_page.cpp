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
        m_table->setItem(row, 0, bigItem({}, Qt::AlignLeft | Qt::AlignVCenter));
        m_table->setItem(row, 1, bigItem({}));
        m_names.emplace(id, QStringLiteral("%1. %2").arg(QString::number(row + 1), toQString(title)));
        m_measures.push_back(id);
    }
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
    if (!m_group.current())
        return m_ofRoom;
    const ws::AnswerSheet *sheet = desk().sheet(ws::RoundKind::Fix, *m_group.current());
    return sheet ? sheet->fixes : std::vector<std::string>();
}

// Those that are chosen come first. Rows stay where they are while somebody chooses.
void FixPage::arrange()
{
    m_rows = chosen();
    std::erase_if(m_rows, [this](const std::string &id) { return !m_names.contains(id); });
    for (const std::string &id : m_measures)
        if (std::find(m_rows.begin(), m_rows.end(), id) == m_rows.end())
            m_rows.push_back(id);
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_table->item(static_cast<int>(row), 0)->setText(m_names.at(m_rows[row]));
    if (!m_rows.empty())
        m_table->setCurrentCell(0, 0);
    m_table->scrollToTop();
    m_arrangedFor = m_group.current();
}

void FixPage::showEvent(QShowEvent *event)
{
    DeskPage::showEvent(event);
    arrange();
    refresh();
}

void FixPage::refresh()
{
    if (m_rows.empty() || m_arrangedFor != m_group.current())
        arrange();
    const std::vector<std::string> fixes = chosen();
    m_who->setText(tr("%1: %2 of %3")
                       .arg(m_group.name(), QString::number(fixes.size()), QString::number(ws::fixBudget)));
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto place = std::find(fixes.begin(), fixes.end(), m_rows[row]);
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
    std::vector<RiskBar::Bar> bars{{desk().openRisk(), tr("as it is")}};
    for (std::size_t i = 0; i < fixes.size(); ++i) {
        const auto name = m_names.find(fixes[i]);
        bars.push_back({desk().openRisk() - m_judged.after[i].removed,
                        name == m_names.end() ? toQString(fixes[i]) : name->second});
    }
    m_risk->setText(bars.size() == 1
                        ? tr("Open risk %1").arg(bars.front().risk)
                        : tr("Open risk %1 → %2")
                              .arg(QString::number(bars.front().risk), QString::number(bars.back().risk)));
    QString result;
    if (!m_judged.after.empty()) {
        const ws::JudgedFix &last = m_judged.after.back();
        result = tr("%1 removed; the best five remove %2.")
                     .arg(QString::number(last.removed), QString::number(last.best));
    }
    m_result->setText(result);
    m_bar->show(std::move(bars), view().theme);
}

void FixPage::toggle()
{
    const int row = m_table->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_rows.size())
        return;
    const std::string &measure = m_rows[static_cast<std::size_t>(row)];
    std::vector<std::string> fixes = chosen();
    if (const auto place = std::find(fixes.begin(), fixes.end(), measure); place != fixes.end())
        fixes.erase(place);
    else if (fixes.size() < ws::fixBudget)
        fixes.push_back(measure);
    else {
        m_result->setText(QStringLiteral("⚠ ") + tr("Five are taken: take one away first."));
        return;
    }
    if (m_group.current()) {
        desk().setFixes(*m_group.current(), fixes);
    } else {
        m_ofRoom = std::move(fixes);
        refresh();
    }
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
