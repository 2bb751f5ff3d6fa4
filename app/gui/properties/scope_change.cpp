// SPDX-License-Identifier: Apache-2.0
#include "app/gui/properties/scope_change.h"

#include "app/document/text.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"

#include <QCoreApplication>

namespace bulkhead::app {

namespace {

struct ScopeText
{
    Q_DECLARE_TR_FUNCTIONS(ScopeText)
};

template <typename T>
void addScopeEdit(std::vector<model::Change> &changes, std::shared_ptr<const T> before, bool out,
                  const std::string &reason)
{
    if (!before || (before->outOfScope == out && before->outOfScopeReason == reason))
        return;
    T after = *before;
    after.outOfScope = out;
    after.outOfScopeReason = reason;
    changes.push_back(model::editing(std::move(before), std::move(after)));
}

bool isOut(const model::Model &model, const model::Id &id)
{
    if (const model::Element *element = model.element(id))
        return element->outOfScope;
    const model::Flow *flow = model.flow(id);
    return flow && flow->outOfScope;
}

} // namespace

void toggleScope(Session &session, Dialogs &dialogs)
{
    // A copy: the session's own selection may change while the reason is asked for.
    std::vector<model::Id> selection = session.selection();
    if (selection.empty())
        return;
    const bool out = !isOut(session.model(), selection.front());
    std::string reason;
    if (out) {
        const auto given =
            dialogs.askText(ScopeText::tr("Out of scope"), ScopeText::tr("Why is it out of scope?"), {});
        if (!given)
            return;
        reason = toUtf8(given->trimmed());
    }
    const auto gone = std::erase_if(selection, [&session](const model::Id &id) {
        return !session.model().element(id) && !session.model().flow(id);
    });
    if (gone > 0)
        dialogs.tellProblem(ScopeText::tr("Out of scope"),
                            ScopeText::tr("What was removed meanwhile was left out."));
    std::vector<model::Change> changes;
    for (const model::Id &id : selection) {
        addScopeEdit(changes, session.model().elements().shared(id), out, reason);
        addScopeEdit(changes, session.model().flows().shared(id), out, reason);
    }
    const QString what = displayNames(session.model(), selection);
    session.document().perform(model::batch(std::move(changes)),
                               out ? ScopeText::tr("Take %1 out of scope").arg(what)
                                   : ScopeText::tr("Take %1 into scope").arg(what));
}

} // namespace bulkhead::app
