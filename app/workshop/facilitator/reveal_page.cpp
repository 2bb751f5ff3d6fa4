// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/reveal_page.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/step_keys.h"
#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/facilitator/votes_bar.h"
#include "app/workshop/words/workshop_words.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr qsizetype longestShown = 320; // characters of a message; the rest stands in key.pdf

QString shortened(const QString &text)
{
    return text.size() <= longestShown ? text : text.left(longestShown).trimmed() + QStringLiteral(" …");
}

} // namespace

RevealPage::RevealPage(DeskView &view)
    : DeskPage(view), m_cell(bigLabel(Type::Title)), m_place(bigLabel(Type::Body)), m_votes(new VotesBar),
      m_verdict(bigLabel(Type::Title)), m_why(bigLabel(Type::Large)), m_evidence(bigLabel(Type::Body)),
      m_remedy(bigLabel(Type::Large)), m_question(bigLabel(Type::Large)), m_reason(new QLineEdit)
{
    m_cell->setObjectName(QStringLiteral("revealCell"));
    m_verdict->setObjectName(QStringLiteral("revealVerdict"));
    m_why->setObjectName(QStringLiteral("revealWhy"));
    m_evidence->setObjectName(QStringLiteral("revealEvidence"));
    m_remedy->setObjectName(QStringLiteral("revealRemedy"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setMaxLength(500);
    m_place->setWordWrap(false);
    setType(*m_votes, Type::Large);
    setType(*m_reason, Type::Large);
    auto *heading = new QHBoxLayout;
    heading->addWidget(m_cell, 1);
    heading->addWidget(m_place);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(heading);
    column->addWidget(m_votes);
    column->addWidget(m_verdict);
    column->addWidget(m_why);
    column->addWidget(m_evidence);
    column->addWidget(m_remedy);
    column->addStretch(1);
    column->addWidget(m_question);
    column->addWidget(m_reason);
    ask(Asks::Nothing);
}

QString RevealPage::title() const
{
    return tr("Reveal");
}

QString RevealPage::keys() const
{
    switch (m_asks) {
    case Asks::Nothing:
        return tr("Space: reveal, next · Left: back · S: skip · E: next element · M: order · O: overrule");
    case Asks::Verdict:
        return tr("1: threat · 2: to verify · 3: no threat · 4: bonus · 0: as the engine · Esc: leave it");
    case Asks::Reason:
        return tr("Enter: overrule · Esc: leave it");
    }
    return {};
}

std::vector<ws::StrideCell> RevealPage::orderOf(const ws::Reveal &reveal) const
{
    std::vector<ws::StrideCell> all = desk().task().cells();
    if (!reveal.isDividedFirst)
        return all;
    const RoomVotes &room = view().room.votes();
    std::vector<ws::StrideCell> order;
    std::set<ws::StrideCell> taken;
    for (const std::size_t place : room.divided) {
        order.push_back(room.votes[place].cell);
        taken.insert(room.votes[place].cell);
    }
    for (const ws::StrideCell &cell : all)
        if (!taken.contains(cell))
            order.push_back(cell);
    return order;
}

void RevealPage::goTo(const ws::StrideCell &cell)
{
    ws::Reveal reveal = desk().workshop().reveal;
    reveal.at = cell;
    desk().setReveal(std::move(reveal));
}

void RevealPage::step()
{
    ws::Reveal reveal = desk().workshop().reveal;
    if (!reveal.at || reveal.shown.contains(*reveal.at)) {
        move(1);
        return;
    }
    reveal.shown.insert(*reveal.at);
    desk().setReveal(std::move(reveal));
}

void RevealPage::move(std::ptrdiff_t by)
{
    const std::vector<ws::StrideCell> cells = orderOf(desk().workshop().reveal);
    if (cells.empty())
        return;
    const auto &at = desk().workshop().reveal.at;
    if (!at) {
        goTo(cells.front());
        return;
    }
    const auto last = static_cast<std::ptrdiff_t>(cells.size()) - 1;
    const auto place = std::find(cells.begin(), cells.end(), *at) - cells.begin();
    goTo(cells[static_cast<std::size_t>(std::clamp(place + by, std::ptrdiff_t{0}, last))]);
}

void RevealPage::nextElement()
{
    const auto &scope = desk().task().scope;
    const auto &at = desk().workshop().reveal.at;
    const auto place = at ? std::find(scope.begin(), scope.end(), at->element) : scope.end();
    if (place == scope.end() || place + 1 == scope.end())
        return;
    goTo({*(place + 1), ws::allCategories.front()});
}

void RevealPage::changeOrder()
{
    ws::Reveal reveal = desk().workshop().reveal;
    reveal.isDividedFirst = !reveal.isDividedFirst;
    // In its new order it goes on with the first cell that the room has not seen.
    const std::vector<ws::StrideCell> cells = orderOf(reveal);
    const auto next = std::find_if(cells.begin(), cells.end(), [&reveal](const ws::StrideCell &cell) {
        return !reveal.shown.contains(cell);
    });
    if (reveal.at && next != cells.end())
        reveal.at = *next;
    desk().setReveal(std::move(reveal));
}

void RevealPage::refresh()
{
    const ws::Reveal &reveal = desk().workshop().reveal;
    const bool isBegun = reveal.at.has_value();
    const QString inOrder = reveal.isDividedFirst ? tr("most divided first") : tr("element by element");
    m_place->setText(tr("%1 of %2 shown · %3")
                         .arg(QString::number(reveal.shown.size()),
                              QString::number(desk().task().cells().size()), inOrder));
    m_votes->setVisible(isBegun);
    if (!isBegun) {
        m_cell->setText(tr("Space begins the reveal."));
        for (QLabel *label : {m_verdict, m_why, m_evidence, m_remedy})
            label->hide();
        return;
    }
    m_cell->setText(view().cellName(*reveal.at));
    const ws::CellVotes *votes = view().room.votes().of(*reveal.at);
    m_votes->show(votes ? *votes : ws::CellVotes{*reveal.at, 0, 0, 0}, view().room.votes().sheets,
                  view().theme);
    refreshVerdict(*reveal.at);
}

QString RevealPage::verdictLine(const ws::StrideCell &cell) const
{
    const ws::KeyCell answer = desk().verdictOf(cell);
    static const QString signs[] = {QStringLiteral("⚠ "), QStringLiteral("? "), QStringLiteral("✓ "),
                                    QStringLiteral("★ ")};
    QString line = signs[static_cast<std::size_t>(answer.verdict)] + verdictName(answer.verdict);
    if (answer.verdict == ws::Verdict::Threat && answer.worst != model::Rating::None)
        line += QStringLiteral(", ") + ratingWord(answer.worst);
    return line;
}

QString RevealPage::evidenceText(const CellText &text) const
{
    constexpr qsizetype mostFacts = 3;
    QStringList lines;
    for (const CellText::Fact &fact : text.evidence) {
        if (lines.size() == mostFacts) {
            lines << tr("and %n more", nullptr, static_cast<int>(text.evidence.size()) - int{mostFacts});
            break;
        }
        lines << QStringLiteral("• ") + shortened(fact.text) +
                     (fact.place.isEmpty() ? QString() : QStringLiteral("  —  ") + fact.place);
    }
    return lines.join(u'\n');
}

void RevealPage::refreshVerdict(const ws::StrideCell &cell)
{
    const bool isShown = desk().workshop().reveal.shown.contains(cell);
    const ws::Override *override = desk().overrideOf(cell);
    const CellText &text = desk().textOf(cell);
    m_verdict->setText(isShown ? verdictLine(cell) : tr("What speaks for it, what against? Then Space."));
    QString why = text.why.isEmpty() ? tr("The engine finds nothing here.") : shortened(text.why);
    if (override) {
        const auto engines = desk().workshop().key.cells.find(cell);
        const QString verdict =
            engines == desk().workshop().key.cells.end() ? QString() : verdictName(engines->second.verdict);
        why = tr("Overruled: %1 (the engine: %2)").arg(shortened(toQString(override->reason)), verdict);
    }
    m_why->setText(why);
    m_evidence->setText(evidenceText(text));
    m_remedy->setText(text.remedy.isEmpty() ? QString() : QStringLiteral("→ ") + text.remedy);
    m_verdict->show();
    m_why->setVisible(isShown);
    m_evidence->setVisible(isShown && !m_evidence->text().isEmpty());
    m_remedy->setVisible(isShown && !m_remedy->text().isEmpty());
}

void RevealPage::ask(Asks asks)
{
    const bool wasTyped = std::exchange(m_asks, asks) == Asks::Reason;
    m_question->setVisible(asks != Asks::Nothing);
    m_reason->setVisible(asks == Asks::Reason);
    if (asks == Asks::Verdict)
        m_question->setText(tr("What counts here?"));
    else if (asks == Asks::Reason) {
        m_question->setText(tr("%1, because …").arg(verdictName(m_said)));
        m_reason->setFocus();
    } else if (wasTyped)
        window()->setFocus();
    emit keysChanged();
}

bool RevealPage::pressedAsked(const QKeyEvent &event)
{
    const auto at = desk().workshop().reveal.at;
    if (event.key() == Qt::Key_Escape || !at) {
        ask(Asks::Nothing);
        return true;
    }
    if (m_asks == Asks::Reason) {
        const QString reason = m_reason->text().trimmed();
        if ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && !reason.isEmpty()) {
            ask(Asks::Nothing);
            desk().overrule(*at, ws::Override{m_said, toUtf8(reason)});
        }
        return true;
    }
    if (event.key() == Qt::Key_0) {
        ask(Asks::Nothing);
        desk().overrule(*at, std::nullopt);
    } else if (event.key() >= Qt::Key_1 && event.key() <= Qt::Key_4) {
        m_said = static_cast<ws::Verdict>(event.key() - Qt::Key_1);
        const ws::Override *before = desk().overrideOf(*at);
        m_reason->setText(before ? toQString(before->reason) : QString());
        ask(Asks::Reason);
    }
    return true;
}

bool RevealPage::pressed(const QKeyEvent &event)
{
    if (m_asks != Asks::Nothing)
        return pressedAsked(event);
    if (const int by = stepOf(event)) {
        if (by > 0)
            step();
        else
            move(-1);
        return true;
    }
    switch (event.key()) {
    case Qt::Key_S:
        move(1);
        return true;
    case Qt::Key_E:
        nextElement();
        return true;
    case Qt::Key_M:
        changeOrder();
        return true;
    case Qt::Key_O:
        if (desk().workshop().reveal.at &&
            desk().workshop().reveal.shown.contains(*desk().workshop().reveal.at))
            ask(Asks::Verdict);
        return true;
    default:
        return false;
    }
}

} // namespace bulkhead::app
