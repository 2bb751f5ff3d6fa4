// SPDX-License-Identifier: Apache-2.0
#include "app/gui/update/update_tree.h"

#include "app/document/text.h"
#include "app/gui/difference/difference_tree.h"
#include "app/gui/session/session.h"
#include "app/gui/update/update_task.h"

#include <QCoreApplication>
#include <QTreeWidget>

namespace bulkhead::app {

namespace {

using ChangeSort = exporting::ItemChange::Sort;

struct UpdateText
{
    Q_DECLARE_TR_FUNCTIONS(UpdateText)
};

} // namespace

void fillUpdateTree(QTreeWidget &tree, const PreparedUpdate &prepared, const model::Model &before,
                    const diagram::Theme &theme)
{
    DifferenceTree list(tree, before, prepared.after, theme);
    list.addThings(prepared.difference, ChangeSort::Added, UpdateText::tr("Added"));
    list.addThings(prepared.difference, ChangeSort::Removed, UpdateText::tr("Removed"));
    list.addThings(prepared.difference, ChangeSort::Changed, UpdateText::tr("Changed"));
    QTreeWidgetItem *keptHeading = nullptr;
    for (const import::SyncPlan::Kept &kept : prepared.update.plan.kept)
        list.addTo(keptHeading, UpdateText::tr("Kept as people stated it"),
                   {QStringLiteral("%1: %2").arg(displayName(prepared.after, kept.subject),
                                                 list.fieldTitle(kept.subject, kept.field)),
                    UpdateText::tr("stays %1; the source says %2")
                        .arg(toQString(kept.ours), toQString(kept.theirs))});
    DifferenceTree::finish(keptHeading, true);
    QTreeWidgetItem *lostHeading = nullptr;
    for (const import::SyncPlan::Lost &lost : prepared.update.plan.lost) {
        const QString name = displayName(before, lost.subject);
        if (lost.field.empty())
            list.addTo(lostHeading, UpdateText::tr("Lost, though people stated it"),
                       {name, UpdateText::tr("drawn by hand at what is gone")});
        else
            list.addTo(lostHeading, UpdateText::tr("Lost, though people stated it"),
                       {QStringLiteral("%1: %2").arg(name, list.fieldTitle(lost.subject, lost.field)),
                        (lost.isGone ? UpdateText::tr("was %1; it is gone from the source")
                                     : UpdateText::tr("was %1; its new kind has none"))
                            .arg(toQString(lost.ours))});
    }
    DifferenceTree::finish(lostHeading, true);
    QTreeWidgetItem *dismissedHeading = nullptr;
    for (const std::string &key : prepared.update.plan.dismissed)
        list.addTo(dismissedHeading, UpdateText::tr("Left out, since it was removed by hand"),
                   {toQString(key)});
    DifferenceTree::finish(dismissedHeading, false);
    list.addFindings(prepared.difference, ChangeSort::Added, UpdateText::tr("New findings"), false);
    list.addFindings(prepared.difference, ChangeSort::Removed, UpdateText::tr("Findings that go"), false);
}

} // namespace bulkhead::app
