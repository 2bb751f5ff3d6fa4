// SPDX-License-Identifier: Apache-2.0
#include "import/update/sync_removal.h"

#include "import/update/sync_fields.h"
#include "model/plans.h"

#include <set>
#include <string>

namespace bulkhead::import {

using model::Change;
using model::Element;
using model::Id;
using model::Model;

namespace {

// A removal by hand is remembered so that updates leave the thing out; this one is the sources' own.
Result<Success> restoreSources(Model &after, const model::Table<model::SourceFile> &sources)
{
    std::vector<Change> changes;
    for (auto at = after.sources().begin(); at != after.sources().end(); ++at) {
        const model::SourceFile *before = sources.find(at->path);
        if (before && !(*before == *at))
            changes.push_back(model::editing(at.shared(), *before));
    }
    if (const auto applied = after.apply(model::batch(std::move(changes))); !applied)
        return applied.error();
    return Success{};
}

} // namespace

Result<Success> removeWithInsideKept(Model &after, const std::vector<Id> &ids)
{
    const std::set<Id> gone(ids.begin(), ids.end());
    if (ids.empty())
        return Success{};
    std::vector<Change> moves;
    for (auto at = after.elements().begin(); at != after.elements().end(); ++at) {
        if (gone.contains(at->id) || !gone.contains(at->parent))
            continue;
        Element moved = *at;
        while (gone.contains(moved.parent))
            moved.parent = after.element(moved.parent)->parent;
        moves.push_back(model::editing(at.shared(), std::move(moved)));
    }
    if (const auto applied = after.apply(model::batch(std::move(moves))); !applied)
        return applied.error();
    const model::Table<model::SourceFile> sources = after.sources();
    if (const auto applied = after.apply(model::planRemove(after, ids)); !applied)
        return applied.error();
    return restoreSources(after, sources);
}

void noteLosses(const Model &before, const Model &after, SyncPlan &plan)
{
    const auto note = [&](const auto &subjects, const auto &left) {
        for (const auto &subject : subjects) {
            if (left.find(subject.id))
                continue;
            if (!subject.import) {
                plan.lost.push_back({subject.id, {}, {}, true});
                continue;
            }
            if (subject.name != subject.import->name)
                plan.lost.push_back({subject.id, "name", subject.name, true});
            for (const model::Property &property : subject.properties) {
                const model::PropertyDef *def = before.vocabulary().find(kindOf(subject), property.key);
                if (isPersons(property) && def && !property.value.isUnset())
                    plan.lost.push_back(
                        {subject.id, def->name, model::displayValue(*def, property.value), true});
            }
        }
    };
    note(before.elements(), after.elements());
    note(before.flows(), after.flows());
}

Result<Success> forgetSources(Model &after, const Model &imported)
{
    std::set<std::string, std::less<>> used;
    const auto use = [&used](const auto &subjects) {
        for (const auto &subject : subjects) {
            if (subject.import)
                used.emplace(subject.import->origin.file.view());
            for (const model::Property &property : subject.properties) {
                if (property.origin)
                    used.emplace(property.origin->file.view());
            }
        }
    };
    use(after.elements());
    use(after.flows());
    std::vector<Change> changes;
    std::set<std::string> orphans;
    for (auto at = after.sources().begin(); at != after.sources().end(); ++at) {
        if (imported.sources().find(at->path) || used.contains(at->path))
            continue;
        orphans.insert(at->dismissed.begin(), at->dismissed.end());
        changes.push_back(model::removing(at.shared()));
    }
    const auto heir = imported.sources().begin();
    if (!orphans.empty() && heir != imported.sources().end()) {
        const auto before = after.sources().shared(heir->path);
        model::SourceFile inheriting = *before;
        orphans.insert(inheriting.dismissed.begin(), inheriting.dismissed.end());
        inheriting.dismissed.assign(orphans.begin(), orphans.end());
        changes.push_back(model::editing(before, std::move(inheriting)));
    }
    if (const auto applied = after.apply(model::batch(std::move(changes))); !applied)
        return applied.error();
    return Success{};
}

} // namespace bulkhead::import
