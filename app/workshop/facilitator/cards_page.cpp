// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/cards_page.h"

#include "app/document/text.h"
#include "app/gui/look/stride_letter.h"
#include "app/workshop/facilitator/big_type.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

// What people decided on the finding outranks what the engine says of it.
QString verdictOnCard(const PlayedCard::Verdict &verdict)
{
    switch (verdict.decided) {
    case model::DecisionState::Open:
        break;
    case model::DecisionState::NotApplicable:
        return QStringLiteral("✓ ") + CardsPage::tr("It was decided that it does not apply");
    case model::DecisionState::Mitigated:
        return QStringLiteral("✓ ") + CardsPage::tr("It is mitigated");
    case model::DecisionState::Accepted:
        return QStringLiteral("⚠ ") + CardsPage::tr("It applies, and the risk is accepted");
    case model::DecisionState::Transferred:
        return QStringLiteral("⚠ ") + CardsPage::tr("It applies, and the risk is transferred");
    }
    switch (verdict.verdict) {
    case ws::Verdict::Threat:
        return QStringLiteral("⚠ ") + CardsPage::tr("It applies");
    case ws::Verdict::Verify:
        return QStringLiteral("? ") + CardsPage::tr("Nobody knows: ask");
    case ws::Verdict::None:
    case ws::Verdict::Bonus:
        break;
    }
    return QStringLiteral("✓ ") + CardsPage::tr("It does not apply");
}

} // namespace

CardsPage::CardsPage(DeskView &view)
    : DeskPage(view), m_table(bigTable({tr("Card")})), m_voice(bigLabel(Type::Large)),
      m_question(bigLabel(Type::Body)), m_element(bigLabel(Type::Title)), m_verdict(bigLabel(Type::Title)),
      m_why(bigLabel(Type::Large))
{
    m_table->setAccessibleName(tr("Cards"));
    m_voice->setObjectName(QStringLiteral("cardVoice"));
    m_element->setObjectName(QStringLiteral("cardElement"));
    m_verdict->setObjectName(QStringLiteral("cardVerdict"));
    m_why->setObjectName(QStringLiteral("cardWhy"));
    const std::vector<PlayedCard> &cards = desk().cards();
    m_table->setRowCount(static_cast<int>(cards.size()));
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const QString name =
            QStringLiteral("%1 %2 · %3")
                .arg(letterOf(cards[i].suit), QString::number(cards[i].number), cards[i].title);
        m_table->setItem(static_cast<int>(i), 0, bigItem(name, Qt::AlignLeft | Qt::AlignVCenter));
    }
    if (!cards.empty())
        m_table->setCurrentCell(0, 0);
    auto *side = new QVBoxLayout;
    for (QLabel *label : {m_voice, m_question, m_element, m_verdict, m_why})
        side->addWidget(label);
    side->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(m_table, 2);
    row->addLayout(side, 3);
}

QString CardsPage::title() const
{
    return tr("Cards");
}

QString CardsPage::keys() const
{
    return tr("Up, Down: card · J: next suit · Left, Right: element · Enter: play it there · A: keep it as a "
              "threat, "
              "or not");
}

const PlayedCard *CardsPage::card() const
{
    const int row = m_table->currentRow();
    return row < 0 || desk().cards().empty() ? nullptr : &desk().cards()[static_cast<std::size_t>(row)];
}

const model::Id &CardsPage::element() const
{
    return desk().task().scope[m_at];
}

void CardsPage::refresh()
{
    const PlayedCard *played = card();
    for (QLabel *label : {m_question, m_element, m_verdict, m_why})
        label->setVisible(played);
    if (!played) {
        m_voice->setText(tr("No card can apply to the elements of this workshop."));
        return;
    }
    m_voice->setText(QStringLiteral("“%1”").arg(played->voice));
    m_question->setText(played->question);
    m_element->setText(tr("on %1 (%2 of %3)")
                           .arg(view().elementName(element()), QString::number(m_at + 1),
                                QString::number(desk().task().scope.size())));
    refreshVerdict();
}

void CardsPage::refreshVerdict()
{
    const bool isShown = m_played.contains({static_cast<std::size_t>(m_table->currentRow()), element()});
    m_why->setVisible(isShown);
    if (!isShown) {
        m_verdict->setText(tr("Does it apply here? Then Enter."));
        return;
    }
    const PlayedCard::Verdict &verdict = card()->on.at(element());
    m_verdict->setText(verdictOnCard(verdict));
    QStringList lines;
    if (!verdict.why.isEmpty())
        lines << verdict.why;
    if (!verdict.place.isEmpty())
        lines << verdict.place;
    const auto &accepted = desk().workshop().votes.acceptedExtras;
    if (accepted.contains(threatOfCard()))
        lines << tr("Kept as a threat of the room.");
    m_why->setText(lines.join(u'\n'));
}

// To the first card of the next letter, and behind the last one to the first.
void CardsPage::jump()
{
    const std::vector<PlayedCard> &cards = desk().cards();
    if (!card())
        return;
    const auto shown = cards.begin() + m_table->currentRow();
    const auto next = std::find_if(
        shown, cards.end(), [suit = shown->suit](const PlayedCard &each) { return each.suit != suit; });
    m_table->setCurrentCell(next == cards.end() ? 0 : static_cast<int>(next - cards.begin()), 0);
    m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtTop);
    refresh();
}

ws::ExtraThreat CardsPage::threatOfCard() const
{
    return {element(), card()->suit, toUtf8(card()->title)};
}

void CardsPage::moveElement(std::ptrdiff_t by)
{
    const auto last = static_cast<std::ptrdiff_t>(desk().task().scope.size()) - 1;
    m_at =
        static_cast<std::size_t>(std::clamp(static_cast<std::ptrdiff_t>(m_at) + by, std::ptrdiff_t{0}, last));
    refresh();
}

// What the engine finds counts as it is.
void CardsPage::keep()
{
    const bool isShown =
        card() && m_played.contains({static_cast<std::size_t>(m_table->currentRow()), element()});
    if (!isShown)
        return;
    const PlayedCard::Verdict &verdict = card()->on.at(element());
    const bool isDecidedAway = verdict.decided == model::DecisionState::NotApplicable ||
                               verdict.decided == model::DecisionState::Mitigated;
    if (verdict.verdict == ws::Verdict::Threat && !isDecidedAway)
        return;
    const ws::ExtraThreat threat = threatOfCard();
    const auto &accepted = desk().workshop().votes.acceptedExtras;
    desk().acceptExtra(threat, !accepted.contains(threat));
}

bool CardsPage::pressed(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Left:
        moveElement(-1);
        return true;
    case Qt::Key_Right:
        moveElement(1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (card())
            m_played.insert({static_cast<std::size_t>(m_table->currentRow()), element()});
        refresh();
        return true;
    case Qt::Key_J:
        jump();
        return true;
    case Qt::Key_A:
        keep();
        return true;
    default:
        if (!moveInTable(*m_table, event.key()))
            return false;
        refresh();
        return true;
    }
}

} // namespace bulkhead::app
