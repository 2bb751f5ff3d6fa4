// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/prepare/rounds_box.h"

#include "app/document/text.h"
#include "app/workshop/words/workshop_words.h"
#include "catalog/workshop/new_workshop.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSpinBox>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr int longestRound = 240; // minutes
constexpr int minutesOfOthers = 15;

} // namespace

RoundsBox::RoundsBox(QWidget *parent) : QWidget(parent)
{
    const std::vector<std::pair<ws::RoundKind, QString>> all = {
        {ws::RoundKind::Silent, tr("each alone")},
        {ws::RoundKind::Group, tr("at the tables")},
        {ws::RoundKind::Cards, tr("played on elements")},
        {ws::RoundKind::Path, tr("the steps of an attacker")},
        {ws::RoundKind::Fix, tr("five measures")},
        {ws::RoundKind::Drift, tr("a second version of the model")}};
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    for (const auto &[kind, what] : all) {
        const QString name = roundName(kind);
        const Line line{kind, new QCheckBox(tr("%1: %2").arg(name, what)), new QSpinBox};
        line.isPlayed->setObjectName(QStringLiteral("round-") + toQString(model::enumName(kind)));
        line.minutes->setRange(1, longestRound);
        line.minutes->setSuffix(tr(" min"));
        line.minutes->setEnabled(false);
        line.minutes->setAccessibleName(tr("%1: minutes").arg(name));
        const int row = static_cast<int>(m_lines.size());
        grid->addWidget(line.isPlayed, row, 0);
        grid->addWidget(line.minutes, row, 1);
        connect(line.isPlayed, &QCheckBox::toggled, line.minutes, &QSpinBox::setEnabled);
        connect(line.isPlayed, &QCheckBox::toggled, this, &RoundsBox::changed);
        connect(line.minutes, &QSpinBox::valueChanged, this, &RoundsBox::changed);
        m_lines.push_back(line);
    }
    grid->setColumnStretch(0, 1);
    setSheet(ws::SheetKind::Containers);
}

void RoundsBox::setSheet(ws::SheetKind sheet)
{
    const std::vector<ws::Round> standard = ws::standardRounds(sheet);
    for (const Line &line : m_lines) {
        const auto found = std::find_if(standard.begin(), standard.end(),
                                        [&line](const ws::Round &round) { return round.kind == line.kind; });
        const bool isStandard = found != standard.end();
        // Paths and measures are judged by what the rules for containers read.
        const bool isOfContainers = line.kind == ws::RoundKind::Path || line.kind == ws::RoundKind::Fix;
        line.isPlayed->setEnabled(isStandard || !isOfContainers);
        line.isPlayed->setChecked(isStandard);
        line.minutes->setValue(isStandard ? found->minutes : minutesOfOthers);
    }
}

std::vector<ws::Round> RoundsBox::rounds() const
{
    std::vector<ws::Round> rounds;
    for (const Line &line : m_lines)
        if (line.isPlayed->isChecked())
            rounds.push_back({line.kind, line.minutes->value()});
    return rounds;
}

} // namespace bulkhead::app
