// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/facilitator/desk_page.h"

class QLabel;
class QLineEdit;

namespace bulkhead::app {

class VotesBar;

// The reveal, cell by cell: first the room's votes, and with the same key the verdict with its evidence and
// one mitigation. All texts are there beforehand; a step only shows them.
class RevealPage : public DeskPage
{
    Q_OBJECT

public:
    explicit RevealPage(DeskView &view);

    QString title() const override;
    QString keys() const override;
    void refresh() override;
    bool pressed(const QKeyEvent &event) override;
    bool takesAllKeys() const override { return m_asks != Asks::Nothing; }

    void goTo(const catalog::workshop::StrideCell &cell);

private:
    enum class Asks { Nothing, Verdict, Reason }; // of who overrules

    std::vector<catalog::workshop::StrideCell> orderOf(const catalog::workshop::Reveal &reveal) const;
    void step();                  // shows the verdict, or goes on
    void move(std::ptrdiff_t by); // without showing
    void nextElement();
    void changeOrder();
    void refreshVerdict(const catalog::workshop::StrideCell &cell);
    QString verdictLine(const catalog::workshop::StrideCell &cell) const;
    QString evidenceText(const CellText &text) const;
    void ask(Asks asks);
    bool pressedAsked(const QKeyEvent &event);

    QLabel *m_cell;
    QLabel *m_place; // "12 of 48"
    VotesBar *m_votes;
    QLabel *m_verdict;
    QLabel *m_why;
    QLabel *m_evidence;
    QLabel *m_remedy;
    QLabel *m_question;
    QLineEdit *m_reason;
    Asks m_asks = Asks::Nothing;
    catalog::workshop::Verdict m_said = catalog::workshop::Verdict::None;
};

} // namespace bulkhead::app
