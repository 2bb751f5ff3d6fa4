// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/box_actions.h"

#include "app/actions/action_table.h"
#include "app/gui/diagram/choice_dialog.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/session/session.h"
#include "diagram/painting/palette.h"
#include "diagram/view/diagram_view.h"

#include <QCoreApplication>

namespace bulkhead::app {

namespace {

struct BoxActions
{
    Q_DECLARE_TR_FUNCTIONS(BoxActions)
};

// The dialog is about the elements that were selected when it opened.
void choosePlace(Session &session, DiagramPage &page, QWidget *parent)
{
    std::vector<model::Id> ids = session.selection();
    std::erase_if(ids, [&](const model::Id &id) { return !session.model().element(id); });
    const std::vector<model::Id> boxes = page.scene().boxesFor(ids);
    if (boxes.empty()) {
        emit page.problemOccurred(
            ids.empty()
                ? BoxActions::tr("Select the elements to put into a box.")
                : BoxActions::tr("There is no box to put it into: a host, a registry, an orchestrator or a "
                                 "trust boundary."));
        return;
    }
    ChoiceDialog dialog(elementChoices(session.model(), boxes),
                        BoxActions::tr("Put %1 into").arg(displayNames(session.model(), ids)),
                        BoxActions::tr("Put into"), parent);
    if (dialog.exec() != QDialog::Accepted || dialog.chosen().empty())
        return;
    const model::Id box = dialog.chosen();
    std::erase_if(ids, [&](const model::Id &id) { return !session.model().element(id); });
    if (ids.empty() || !session.model().element(box)) {
        emit session.problemOccurred(
            BoxActions::tr("Put into"),
            BoxActions::tr("What was to be moved, or its box, is no longer in the model."));
        return;
    }
    page.scene().putInto(ids, box);
}

} // namespace

void bindBoxCommands(ActionTable &actions, Session &session, DiagramPage &page, QWidget *parent)
{
    actions.bind("diagram.putInto", [&session, &page, parent] { choosePlace(session, page, parent); });
    actions.bind("diagram.takeOut", [&page] { page.scene().takeSelectionOut(); });
    actions.bind("diagram.collapse", [&page] { page.scene().toggleCollapsedSelection(); });
    actions.bind("diagram.collapseAll", [&page] { page.scene().collapseAll(); });
    actions.bind("diagram.expandAll", [&page] { page.scene().expandAll(); });
    const auto wrap = [&page](const char *entry) {
        page.view().setFocus();
        page.scene().wrapSelection(*diagram::paletteEntry(entry));
    };
    actions.bind("diagram.wrapBoundary", [wrap] { wrap("trust_boundary"); });
    actions.bind("diagram.wrapHost", [wrap] { wrap("host"); });
}

} // namespace bulkhead::app
