#include "app/gui/update/update_tree.h"

#include "app/document/text.h"
#include "app/gui/difference/difference_tree.h"
#include "app/gui/session/session.h"
#include "app/gui/update/update_task.h"

#include <QCoreApplication>
#include <QTreeWidget>

namespace bulkhead::app {

namespace {

using Sort = exporting::ItemChange::Sort;

QString translatedUpdate(const char *text)
{
    return QCoreApplication::translate("Update", text);
}

} // namespace

void fillUpdateTree(QTreeWidget &tree, const PreparedUpdate &prepared, const model::Model &before,
                    const diagram::Theme &theme)
{
    DifferenceTree list(tree, before, prepared.after, theme);
    list.addThings(prepared.difference, Sort::Added, translatedUpdate("Added"));
    list.addThings(prepared.difference, Sort::Removed, translatedUpdate("Removed"));
    list.addThings(prepared.difference, Sort::Changed, translatedUpdate("Changed"));
    QTreeWidgetItem *keptHeading = nullptr;
    for (const import::SyncPlan::Kept &kept : prepared.update.plan.kept)
        list.addTo(keptHeading, translatedUpdate("Kept as people stated it"),
                   {QStringLiteral("%1: %2").arg(displayName(prepared.after, kept.subject),
                                                 list.fieldTitle(kept.subject, kept.field)),
                    translatedUpdate("stays %1; the source says %2")
                        .arg(toQString(kept.ours), toQString(kept.theirs))});
    DifferenceTree::finish(keptHeading, true);
    QTreeWidgetItem *lostHeading = nullptr;
    for (const import::SyncPlan::Lost &lost : prepared.update.plan.lost) {
        const QString name = displayName(before, lost.subject);
        if (lost.field.empty())
            list.addTo(lostHeading, translatedUpdate("Lost, though people stated it"),
                       {name, translatedUpdate("drawn by hand at what is gone")});
        else
            list.addTo(lostHeading, translatedUpdate("Lost, though people stated it"),
                       {QStringLiteral("%1: %2").arg(name, list.fieldTitle(lost.subject, lost.field)),
                        (lost.isGone ? translatedUpdate("was %1; it is gone from the source")
                                     : translatedUpdate("was %1; its new kind has none"))
                            .arg(toQString(lost.ours))});
    }
    DifferenceTree::finish(lostHeading, true);
    QTreeWidgetItem *dismissedHeading = nullptr;
    for (const std::string &key : prepared.update.plan.dismissed)
        list.addTo(dismissedHeading, translatedUpdate("Left out, since it was removed by hand"),
                   {toQString(key)});
    DifferenceTree::finish(dismissedHeading, false);
    list.addFindings(prepared.difference, Sort::Added, translatedUpdate("New findings"), false);
    list.addFindings(prepared.difference, Sort::Removed, translatedUpdate("Findings that go"), false);
}

} // namespace bulkhead::app
