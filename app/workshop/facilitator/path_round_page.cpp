// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/path_round_page.h"

#include "app/document/text.h"
#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/facilitator/heat_view.h"
#include "app/workshop/words/way_start.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr std::size_t mostShown = 9; // steps in the list

} // namespace

PathRoundPage::PathRoundPage(DeskView &view)
    : DeskPage(view), m_group(view), m_diagram(new HeatView(desk().task().model, {&desk().task().goal, 1})),
      m_who(bigLabel(Type::Title)), m_goal(bigLabel(Type::Body)), m_steps(bigLabel(Type::Body)),
      m_result(bigLabel(Type::Title)), m_at(bigLabel(Type::Large)),
      m_work(
          [](const Question &question, const Running &running) -> Result<Judged> {
              Judged judged{question.elements, {}};
              question.judge->with([&](const ws::WorkshopJudge &judge) {
                  for (std::size_t steps = 1; steps <= question.elements.size() && !running.isStopped();
                       ++steps)
                      judged.ways.push_back(judge.way({question.elements.data(), steps}));
              });
              return judged;
          },
          [this](Result<Judged> judged) {
              if (judged)
                  m_judged = *std::move(judged);
              showSteps();
          })
{
    m_diagram->setAccessibleName(tr("Diagram"));
    m_steps->setObjectName(QStringLiteral("waySteps"));
    m_result->setObjectName(QStringLiteral("wayResult"));
    m_at->setObjectName(QStringLiteral("wayAt"));
    connect(m_diagram, &HeatView::clicked, this, [this](const std::string &id) { addStep(id); });
    auto *side = new QVBoxLayout;
    for (QLabel *label : {m_who, m_goal, m_steps, m_result})
        side->addWidget(label);
    side->addStretch(1);
    side->addWidget(m_at);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(m_diagram, 3);
    row->addLayout(side, 2);
    setTheme();
}

QString PathRoundPage::title() const
{
    return tr("Path");
}

QString PathRoundPage::keys() const
{
    const QString keys = tr("Arrows: move · Enter: step there · Backspace: step back · G: next group");
    return m_diagram->hasOtherViews() ? keys + QStringLiteral(" · ") + tr("V: next view") : keys;
}

void PathRoundPage::setTheme()
{
    m_diagram->setTheme(view().theme);
}

std::vector<model::Id> PathRoundPage::way() const
{
    const std::vector<model::Id> steps = given();
    return steps.empty() ? std::vector{outside()} : steps;
}

std::vector<model::Id> PathRoundPage::given() const
{
    if (!m_group.current())
        return m_ofRoom;
    const ws::AnswerSheet *sheet = desk().sheet(ws::RoundKind::Path, *m_group.current());
    return sheet ? sheet->path : std::vector<model::Id>();
}

void PathRoundPage::give(std::vector<model::Id> elements)
{
    if (m_group.current()) {
        desk().setWay(*m_group.current(), elements);
    } else {
        m_ofRoom = std::move(elements);
        refresh();
    }
}

void PathRoundPage::addStep(const model::Id &element)
{
    std::vector<model::Id> elements = way();
    if (elements.size() >= ws::mostSteps || elements.back() == element)
        return;
    elements.push_back(element);
    give(std::move(elements));
}

void PathRoundPage::removeStep()
{
    std::vector<model::Id> elements = given();
    if (elements.empty())
        return;
    elements.pop_back();
    if (elements == std::vector{outside()})
        elements.clear(); // nothing was taken over
    give(std::move(elements));
}

void PathRoundPage::refresh()
{
    const std::vector<model::Id> elements = way();
    m_who->setText(m_group.name());
    const model::Id &goal = desk().task().goal;
    m_goal->setText(goal.empty() ? tr("From the Internet to something of value")
                                 : tr("From the Internet to %1").arg(view().elementName(goal)));
    if (m_asked != elements) {
        m_asked = elements;
        m_work.request({desk().judge(), elements});
    }
    std::map<model::Id, HeatMark> marks;
    for (std::size_t step = 0; step < elements.size(); ++step)
        if (desk().task().model.element(elements[step]))
            marks[elements[step]] = {view().elementName(elements[step]), QString::number(step + 1), 0, true};
    if (!goal.empty() && !marks.contains(goal))
        marks[goal] = {view().elementName(goal), tr("goal"), 0, false};
    m_diagram->setMarks(std::move(marks));
    showSteps();
}

QString PathRoundPage::stepText(std::size_t number, const std::vector<model::Id> &elements) const
{
    const QString name =
        elements[number] == outside() ? tr("the Internet") : view().elementName(elements[number]);
    QString line = QStringLiteral("%1. %2").arg(QString::number(number + 1), name);
    const bool isStart = number == 0 && elements[number] == outside();
    if (isStart || m_judged.elements != elements || number >= m_judged.ways.size())
        return line;
    const ws::JudgedWay &judged = m_judged.ways[number];
    return judged.reached > number ? tr("%1 ✓ %2").arg(line, percentText(judged.likelihood))
                                   : tr("%1 ✗ no way from there").arg(line);
}

void PathRoundPage::showSteps()
{
    const std::vector<model::Id> elements = way();
    const std::size_t first = elements.size() > mostShown ? elements.size() - mostShown : 0;
    QStringList lines;
    for (std::size_t number = first; number < elements.size(); ++number)
        lines << stepText(number, elements);
    m_steps->setText(lines.join(u'\n'));
    QString result;
    if (m_judged.elements == elements && m_judged.ways.size() == elements.size() && elements.size() > 1) {
        const ws::JudgedWay &whole = m_judged.ways.back();
        result = whole.isAtGoal ? tr("At the goal: %1, the best way %2")
                                      .arg(percentText(whole.likelihood), percentText(whole.best))
                 : whole.reached < elements.size() ? tr("The path breaks off.")
                                                   : tr("Not at the goal yet.");
    }
    m_result->setText(result);
    const auto selected = m_diagram->diagram().selectedIds();
    m_at->setText(selected.empty() ? QString()
                                   : tr("Selected: %1").arg(view().elementName(selected.front())));
}

bool PathRoundPage::pressed(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_diagram->diagram().walk(static_cast<Qt::Key>(event.key()));
        showSteps();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (const auto ids = m_diagram->diagram().selectedIds();
            !ids.empty() && desk().task().model.element(ids.front()))
            addStep(ids.front());
        return true;
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        removeStep();
        return true;
    case Qt::Key_V:
        m_diagram->showNextView();
        return true;
    case Qt::Key_G:
        m_group.next();
        refresh();
        return true;
    default:
        return false;
    }
}

} // namespace bulkhead::app
