// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/path_banner.h"

#include "app/gui/look/label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bulkhead::app {

PathBanner::PathBanner(QWidget *parent)
    : QFrame(parent), m_text(markupLabel()), m_previous(new QPushButton(tr("◂ Previous"))),
      m_next(new QPushButton(tr("Next step ▸"))), m_whole(new QPushButton(tr("Whole path")))
{
    setObjectName(QStringLiteral("pathBanner"));
    m_text->setWordWrap(true);
    m_previous->setAccessibleName(tr("Previous step"));
    m_next->setAccessibleName(tr("Next step"));
    auto *close = new QPushButton(tr("Close"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_text, 1);
    for (QPushButton *button : {m_previous, m_next, m_whole, close})
        layout->addWidget(button);
    connect(m_previous, &QPushButton::clicked, this, [this] { show(m_current - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { show(m_current + 1); });
    connect(m_whole, &QPushButton::clicked, this, [this] { show(-1); });
    connect(close, &QPushButton::clicked, this, &PathBanner::closed);
    hide();
}

void PathBanner::start(PathWalk walk)
{
    m_walk = std::move(walk);
    setVisible(!m_walk.steps.empty());
    if (!m_walk.steps.empty())
        show(-1);
}

void PathBanner::show(int step)
{
    m_current = step;
    const auto count = static_cast<int>(m_walk.steps.size());
    std::vector<model::Id> ids;
    std::vector<model::Id> numbered;
    for (int i = 0; i < count; ++i) {
        const std::vector<model::Id> &of = m_walk.steps[static_cast<std::size_t>(i)].ids;
        if (step < 0 || i == step)
            ids.insert(ids.end(), of.begin(), of.end());
        numbered.push_back(of[std::min<std::size_t>(1, of.size() - 1)]); // where the step leads
    }
    if (step < 0)
        m_text->setText(tr("<b>%1</b>, %n step(s)", nullptr, count).arg(m_walk.title));
    else
        m_text->setText(tr("<b>%1</b>, step %2 of %3: %4")
                            .arg(m_walk.title, QString::number(step + 1), QString::number(count),
                                 m_walk.steps[static_cast<std::size_t>(step)].text));
    m_previous->setEnabled(step > 0);
    m_next->setEnabled(step + 1 < count);
    m_whole->setEnabled(step >= 0);
    emit highlightRequested(ids, numbered);
}

} // namespace bulkhead::app
