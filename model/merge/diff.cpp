// SPDX-License-Identifier: Apache-2.0
#include "model/merge/compare.h"

namespace bulkhead::model {

namespace {

template <typename T>
void diffTables(const Table<T> &before, const Table<T> &after, std::vector<Change> &changes)
{
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
        // Two snapshots of one model share most chunks.
        if (old != before.end() && now != after.end() && Table<T>::Iterator::skipShared(old, now))
            continue;
        const bool isGone =
            now == after.end() || (old != before.end() && TableKey<T>::of(*old) < TableKey<T>::of(*now));
        const bool isNew = !isGone && (old == before.end() || TableKey<T>::of(*now) < TableKey<T>::of(*old));
        if (isGone) {
            changes.push_back(removing((old++).shared()));
        } else if (isNew) {
            changes.push_back(Change(Edit<T>{nullptr, (now++).shared()}));
        } else {
            if (!sameContent(old.shared(), now.shared()))
                changes.push_back(Change(Edit<T>{old.shared(), now.shared()}));
            ++old;
            ++now;
        }
    }
}

} // namespace

Change diff(const Model &before, const Model &after)
{
    std::vector<Change> changes;
    diffTables(before.elements(), after.elements(), changes);
    diffTables(before.flows(), after.flows(), changes);
    diffTables(before.views(), after.views(), changes);
    diffTables(before.placements(), after.placements(), changes);
    diffTables(before.decisions(), after.decisions(), changes);
    diffTables(before.manualThreats(), after.manualThreats(), changes);
    if (!sameContent(before.sharedMetadata(), after.sharedMetadata()))
        changes.push_back(Change(Edit<Metadata>{before.sharedMetadata(), after.sharedMetadata()}));
    diffTables(before.catalogSwitches(), after.catalogSwitches(), changes);
    diffTables(before.sources(), after.sources(), changes);
    return batch(std::move(changes));
}

} // namespace bulkhead::model
