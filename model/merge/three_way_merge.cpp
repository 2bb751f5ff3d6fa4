// SPDX-License-Identifier: Apache-2.0
#include "model/merge/compare.h"
#include "model/merge/merge_fields.h"
#include "model/merge/settle.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

namespace bulkhead::model {

namespace {

template <typename T>
std::string subjectOf(const T &item)
{
    if constexpr (std::is_same_v<T, Placement>)
        return item.item;
    else
        return std::string(TableKey<T>::of(item));
}

// Collects what theirs changed as edits of ours, field by field where both sides changed a thing.
class Proposing
{
public:
    Proposing(const Vocabulary &vocabulary, std::vector<Conflict> &conflicts)
        : m_fields(vocabulary, conflicts), m_conflicts(conflicts)
    {}

    template <typename T>
    std::vector<Edit<T>> edits(const Table<T> &base, const Table<T> &ours, const Table<T> &theirs)
    {
        std::vector<Edit<T>> result;
        auto old = base.begin();
        auto now = theirs.begin();
        while (old != base.end() || now != theirs.end()) {
            const auto before = old == base.end() ? nullptr : old.shared();
            const auto after = now == theirs.end() ? nullptr : now.shared();
            const bool isOld = before && (!after || TableKey<T>::of(*before) <= TableKey<T>::of(*after));
            const bool isNow = after && (!before || TableKey<T>::of(*after) <= TableKey<T>::of(*before));
            old = isOld ? ++old : old;
            now = isNow ? ++now : now;
            propose(isOld ? before : nullptr, ours.shared(TableKey<T>::of(isOld ? *before : *after)),
                    isNow ? after : nullptr, result);
        }
        return result;
    }

    Metadata metadata(const Model &base, const Model &ours, const Model &theirs)
    {
        return m_fields.merge(&base.metadata(), ours.metadata(), theirs.metadata());
    }

private:
    template <typename T>
    void propose(const std::shared_ptr<const T> &base, const std::shared_ptr<const T> &ours,
                 const std::shared_ptr<const T> &theirs, std::vector<Edit<T>> &edits)
    {
        if (sameContent(base, theirs) || sameContent(ours, theirs))
            return;
        std::shared_ptr<const T> merged = theirs;
        if (!sameContent(base, ours)) {
            if (ours && theirs)
                merged = std::make_shared<const T>(m_fields.merge(base.get(), *ours, *theirs));
            else if constexpr (std::is_same_v<T, Placement>)
                return;
            else
                return m_conflicts.push_back({subjectOf(base ? *base : *theirs), "", "",
                                              ours ? "changed" : "removed", theirs ? "changed" : "removed"});
        }
        if (!sameContent(ours, merged))
            edits.push_back({ours, std::move(merged)});
    }

    FieldMerge m_fields;
    std::vector<Conflict> &m_conflicts;
};

template <typename T>
void append(std::vector<Change> &changes, std::vector<Edit<T>> edits)
{
    for (Edit<T> &edit : edits)
        changes.push_back(Change(std::move(edit)));
}

// Views, placements and assets, which follow the elements and flows that there will be.
class Followers
{
public:
    Followers(const Model &ours, const Settlement &settled, std::vector<Change> &changes)
        : m_ours(ours), m_settled(settled), m_changes(changes)
    {}

    // Views show what there is: members that either side removed leave with it.
    void addViews(const std::vector<Edit<View>> &proposed)
    {
        std::map<Id, Edit<View>> edits;
        for (auto at = m_ours.views().begin(); at != m_ours.views().end(); ++at)
            edits[at->id] = {at.shared(), at.shared()};
        for (const Edit<View> &edit : proposed)
            edits[(edit.before ? edit.before : edit.after)->id] = edit;
        for (auto &[id, edit] : edits) {
            if (edit.after) {
                m_shownViews.insert(id);
                View view = *edit.after;
                std::erase_if(view.members, [this](const Id &member) { return !m_settled.exists(member); });
                keepMembers(edit.before.get(), view);
                if (view.members != edit.after->members)
                    edit.after = std::make_shared<const View>(std::move(view));
            }
            if (!sameContent(edit.before, edit.after))
                m_changes.push_back(Change(edit));
        }
    }

    void addPlacements(const std::vector<Edit<Placement>> &proposed)
    {
        std::set<TableKey<Placement>::Type> edited;
        for (Edit<Placement> edit : proposed) {
            edited.insert(TableKey<Placement>::of(edit.before ? *edit.before : *edit.after));
            const bool isRemoval = !edit.after;
            if (edit.after && !isShown(*edit.after))
                edit.after = nullptr;
            if (isRemoval && isShown(*edit.before) && m_settled.isKept(edit.before->item))
                continue; // theirs removed it with its item, which stays
            if (edit.before || edit.after)
                m_changes.push_back(Change(edit));
        }
        for (auto at = m_ours.placements().begin(); at != m_ours.placements().end(); ++at)
            if (!isShown(*at) && !edited.contains(TableKey<Placement>::of(*at)))
                m_changes.push_back(removing(at.shared()));
    }

    void addMetadata(Metadata metadata)
    {
        for (Asset &asset : metadata.assets)
            if (!m_settled.element(asset.element))
                asset.element.clear();
        if (!(metadata == m_ours.metadata()))
            m_changes.push_back(editing(m_ours.sharedMetadata(), std::move(metadata)));
    }

private:
    // Theirs took them out because it removed them, which was given up.
    void keepMembers(const View *ours, View &view) const
    {
        for (const Id &member : ours && !view.wholeModel ? ours->members : std::vector<Id>()) {
            const auto place = std::lower_bound(view.members.begin(), view.members.end(), member);
            if (m_settled.isKept(member) && m_settled.exists(member) &&
                (place == view.members.end() || *place != member))
                view.members.insert(place, member);
        }
    }

    bool isShown(const Placement &placement) const
    {
        return m_shownViews.contains(placement.view) && m_settled.exists(placement.item);
    }

    const Model &m_ours;
    const Settlement &m_settled;
    std::vector<Change> &m_changes;
    std::unordered_set<Id> m_shownViews;
};

} // namespace

Merged merge(const Model &base, const Model &ours, const Model &theirs)
{
    Merged merged{ours, {}};
    Proposing proposing(ours.vocabulary(), merged.conflicts);
    ProposedEdits proposed;
    proposed.elements = proposing.edits(base.elements(), ours.elements(), theirs.elements());
    proposed.flows = proposing.edits(base.flows(), ours.flows(), theirs.flows());
    std::vector<Change> changes;
    append(changes, proposing.edits(base.decisions(), ours.decisions(), theirs.decisions()));
    proposed.threats = proposing.edits(base.manualThreats(), ours.manualThreats(), theirs.manualThreats());
    append(changes,
           proposing.edits(base.catalogSwitches(), ours.catalogSwitches(), theirs.catalogSwitches()));
    append(changes, proposing.edits(base.sources(), ours.sources(), theirs.sources()));
    const auto views = proposing.edits(base.views(), ours.views(), theirs.views());
    const auto placements = proposing.edits(base.placements(), ours.placements(), theirs.placements());
    Metadata metadata = proposing.metadata(base, ours, theirs);

    const Settlement settled(ours, std::move(proposed));
    merged.conflicts.insert(merged.conflicts.end(), settled.conflicts().begin(), settled.conflicts().end());
    settled.addEdits(changes);
    Followers followers(ours, settled, changes);
    followers.addViews(views);
    followers.addPlacements(placements);
    followers.addMetadata(std::move(metadata));
    [[maybe_unused]] const Result<Change> applied = merged.model.apply(batch(std::move(changes)));
    assert(applied); // what cannot be made was given up
    return merged;
}

} // namespace bulkhead::model
