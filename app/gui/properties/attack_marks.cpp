// SPDX-License-Identifier: Apache-2.0
#include "app/gui/properties/attack_marks.h"

#include "app/gui/session/session.h"
#include "catalog/attack/taken_over.h"

#include <QCoreApplication>

namespace bulkhead::app {

namespace {

struct MarkText
{
    Q_DECLARE_TR_FUNCTIONS(MarkText)
};

std::optional<bool> model::Element::*fieldOf(AttackMark mark)
{
    return mark == AttackMark::TakenOver ? &model::Element::takenOver : &model::Element::worthHaving;
}

bool canHaveMark(const model::Element &element, AttackMark mark)
{
    return mark == AttackMark::TakenOver || catalog::attack::heldOfWorth(element.kind);
}

} // namespace

std::optional<bool> hasMark(const Session &session, AttackMark mark)
{
    bool all = !session.selection().empty();
    for (const model::Id &id : session.selection()) {
        const model::Element *element = session.model().element(id);
        if (!element || !canHaveMark(*element, mark))
            return std::nullopt;
        all = all && element->*fieldOf(mark) == true;
    }
    return all;
}

void setMark(Session &session, AttackMark mark, bool on)
{
    if (hasMark(session, mark).value_or(on) == on)
        return;
    std::vector<model::Change> changes;
    for (const model::Id &id : session.selection()) {
        auto before = session.model().elements().shared(id);
        model::Element after = *before;
        after.*fieldOf(mark) = on ? std::optional(true) : std::nullopt;
        if (!(after == *before))
            changes.push_back(model::editing(std::move(before), std::move(after)));
    }
    const QString name =
        mark == AttackMark::TakenOver ? MarkText::tr("Taken over") : MarkText::tr("Worth having");
    const QString what = displayNames(session.model(), session.selection());
    session.document().perform(model::batch(std::move(changes)),
                               on ? MarkText::tr("Mark %1 “%2”").arg(what, name)
                                  : MarkText::tr("Mark %1 no longer “%2”").arg(what, name));
}

} // namespace bulkhead::app
