// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"

#include <optional>
#include <set>
#include <utility>

class QLabel;
class QTableWidget;

namespace bulkhead::app {

// The round *cards*: a card is played on an element, and with a key the engine says whether it applies. What
// the room wants to keep all the same becomes an extra threat.
class CardsPage : public DeskPage
{
    Q_OBJECT

public:
    explicit CardsPage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;

private:
    const PlayedCard *card() const; // null: the deck is empty
    const model::Id &element() const;
    catalog::workshop::ExtraThreat threatOfCard() const; // of the card on the element
    void moveElement(std::ptrdiff_t by);
    void jump();
    void keep();
    void refreshVerdict();

    QTableWidget *m_table;
    QLabel *m_voice;
    QLabel *m_question;
    QLabel *m_element;
    QLabel *m_verdict;
    QLabel *m_why;
    std::size_t m_at = 0;                                 // place in the scope
    std::set<std::pair<std::size_t, model::Id>> m_played; // cards (rows) on elements, since the window opened
};

} // namespace bulkhead::app
