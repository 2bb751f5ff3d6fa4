#include "model/json/json_place.h"
#include "model/merge/compare.h"
#include "model/merge/merge_fields.h"
#include "model/references.h"

#include <set>
#include <unordered_map>
#include <unordered_set>

namespace bulkhead::model {

namespace {

// "web" of "/elements/web/parent".
std::string subjectOf(std::string_view pointer)
{
    takePointerPart(pointer);
    return takePointerPart(pointer);
}

std::string text(std::string_view key)
{
    return std::string(key);
}

std::string text(const TableKey<Placement>::Type &key)
{
    return std::string(key.second);
}

// Something that theirs changed and that is to be made of ours, unless that turns out to be impossible.
struct Pending
{
    std::string subject;
    Change change;
    bool isRemoval = false;
    bool isAddition = false;
};

class Merging
{
public:
    Merging(const Model &base, const Model &ours, const Model &theirs)
        : m_ours(ours), m_fields(ours.vocabulary(), m_conflicts)
    {
        mergeTables(base.elements(), ours.elements(), theirs.elements(), m_pending);
        mergeTables(base.flows(), ours.flows(), theirs.flows(), m_pending);
        mergeTables(base.decisions(), ours.decisions(), theirs.decisions(), m_pending);
        mergeTables(base.manualThreats(), ours.manualThreats(), theirs.manualThreats(), m_pending);
        mergeTables(base.catalogSwitches(), ours.catalogSwitches(), theirs.catalogSwitches(), m_pending);
        mergeTables(base.sources(), ours.sources(), theirs.sources(), m_pending);
        mergeTables(base.views(), ours.views(), theirs.views(), m_views);
        mergeTables(base.placements(), ours.placements(), theirs.placements(), m_placements);
        m_metadata = m_fields.merge(&base.metadata(), ours.metadata(), theirs.metadata());
    }

    Merged run()
    {
        while (true) {
            Model merged = m_ours;
            const Result<Change> applied = merged.apply(everything());
            if (applied)
                return {std::move(merged), std::move(m_conflicts)};
            drop(applied.error());
        }
    }

private:
    // Notes what theirs changed as edits of ours.
    template <typename T>
    void mergeTables(const Table<T> &base, const Table<T> &ours, const Table<T> &theirs,
                     std::vector<Pending> &pending)
    {
        auto old = base.begin();
        auto now = theirs.begin();
        while (old != base.end() || now != theirs.end()) {
            const auto before = old == base.end() ? nullptr : old.shared();
            const auto after = now == theirs.end() ? nullptr : now.shared();
            const bool isOld = before && (!after || TableKey<T>::of(*before) <= TableKey<T>::of(*after));
            const bool isNow = after && (!before || TableKey<T>::of(*after) <= TableKey<T>::of(*before));
            old = isOld ? ++old : old;
            now = isNow ? ++now : now;
            mergeItem(isOld ? before : nullptr, ours.shared(TableKey<T>::of(isOld ? *before : *after)),
                      isNow ? after : nullptr, pending);
        }
    }

    template <typename T>
    void mergeItem(const std::shared_ptr<const T> &base, const std::shared_ptr<const T> &ours,
                   const std::shared_ptr<const T> &theirs, std::vector<Pending> &pending)
    {
        if (sameContent(base, theirs) || sameContent(ours, theirs))
            return;
        std::shared_ptr<const T> merged = theirs;
        const std::string subject = text(TableKey<T>::of(base ? *base : *theirs));
        if (!sameContent(base, ours)) {
            if (ours && theirs)
                merged = std::make_shared<const T>(m_fields.merge(base.get(), *ours, *theirs));
            else if constexpr (std::is_same_v<T, Placement>)
                return;
            else
                return m_conflicts.push_back(
                    {subject, "", "", ours ? "changed" : "removed", theirs ? "changed" : "removed"});
        }
        if (!sameContent(ours, merged))
            pending.push_back({subject, Change(Edit<T>{ours, merged}), !merged, !ours});
    }

    Change everything()
    {
        noteExistence();
        std::vector<Change> changes;
        for (const Pending &pending : m_pending)
            changes.push_back(pending.change);
        addViews(changes);
        addPlacements(changes);
        addMetadata(changes);
        return batch(std::move(changes));
    }

    void noteExistence()
    {
        m_gone.clear();
        m_added.clear();
        for (const Pending &pending : m_pending) {
            const auto *element = std::get_if<Edit<Element>>(&pending.change.data);
            const auto *flow = std::get_if<Edit<Flow>>(&pending.change.data);
            if ((element || flow) && pending.isRemoval)
                m_gone.insert(pending.subject);
            else if ((element || flow) && pending.isAddition)
                m_added.insert(pending.subject);
        }
    }

    bool exists(const Id &id) const
    {
        if (m_added.contains(id))
            return true;
        return (m_ours.element(id) || m_ours.flow(id)) && !m_gone.contains(id);
    }

    // Views show what there is: members that either side removed leave with it.
    void addViews(std::vector<Change> &changes)
    {
        std::unordered_map<Id, Edit<View>> edits;
        for (auto at = m_ours.views().begin(); at != m_ours.views().end(); ++at)
            edits[at->id] = {at.shared(), at.shared()};
        for (const Pending &pending : m_views)
            edits[pending.subject] = std::get<Edit<View>>(pending.change.data);
        m_shownViews.clear();
        for (auto &[id, edit] : edits) {
            if (edit.after) {
                m_shownViews.insert(id);
                View view = *edit.after;
                std::erase_if(view.members, [this](const Id &member) { return !exists(member); });
                keepMembers(edit.before.get(), view);
                if (view.members != edit.after->members)
                    edit.after = std::make_shared<const View>(std::move(view));
            }
            if (!sameContent(edit.before, edit.after))
                changes.push_back(Change(edit));
        }
    }

    // Theirs took them out because it removed them, which was given up.
    void keepMembers(const View *ours, View &view) const
    {
        for (const Id &member : ours && !view.wholeModel ? ours->members : std::vector<Id>()) {
            const auto place = std::lower_bound(view.members.begin(), view.members.end(), member);
            if (isKept(member) && exists(member) && (place == view.members.end() || *place != member))
                view.members.insert(place, member);
        }
    }

    void addPlacements(std::vector<Change> &changes)
    {
        const auto isShown = [this](const Placement &placement) {
            return m_shownViews.contains(placement.view) && exists(placement.item);
        };
        std::set<TableKey<Placement>::Type> edited;
        for (const Pending &pending : m_placements) {
            Edit<Placement> edit = std::get<Edit<Placement>>(pending.change.data);
            edited.insert(TableKey<Placement>::of(edit.before ? *edit.before : *edit.after));
            const bool isRemoval = !edit.after;
            if (edit.after && !isShown(*edit.after))
                edit.after = nullptr;
            if (isRemoval && isShown(*edit.before) && isKept(edit.before->item))
                continue; // theirs removed it with its item, which stays
            if (edit.before || edit.after)
                changes.push_back(Change(edit));
        }
        for (auto at = m_ours.placements().begin(); at != m_ours.placements().end(); ++at)
            if (!isShown(*at) && !edited.contains(TableKey<Placement>::of(*at)))
                changes.push_back(removing(at.shared()));
    }

    bool isKept(const Id &id) const { return m_dropped.contains(id); }

    void addMetadata(std::vector<Change> &changes)
    {
        Metadata metadata = m_metadata;
        for (Asset &asset : metadata.assets)
            if (!exists(asset.element))
                asset.element.clear();
        if (!(metadata == m_ours.metadata()))
            changes.push_back(editing(m_ours.sharedMetadata(), std::move(metadata)));
    }

    // Gives up what of theirs is at fault: the removal of what is still referred to, else what refers to
    // nothing, or closes a cycle, or does not fit in another way.
    void drop(const Error &error)
    {
        std::unordered_set<std::string> atFault(error.arguments.begin(), error.arguments.end());
        atFault.insert(subjectOf(error.pointer));
        const auto isRemovalAtFault = [&](const Pending &p) {
            return p.isRemoval && atFault.contains(p.subject);
        };
        const auto refersToNothing = [&](const Pending &p) {
            bool dangles = false;
            forEachReferenceOf(p.change, [&](IdView id) { dangles = dangles || !exists(Id(id)); });
            return dangles;
        };
        const std::string onCycle =
            error.code == "model.containment-cycle" ? movedOnCycle(error.arguments.front()) : "";
        const auto isAtFault = [&](const Pending &p) {
            return onCycle.empty() ? atFault.contains(p.subject) : p.subject == onCycle;
        };
        if (dropIf(isRemovalAtFault, error) || dropIf(refersToNothing, error) || dropIf(isAtFault, error))
            return;
        if (!m_pending.empty()) {
            const std::string first = m_pending.front().subject;
            dropIf([&](const Pending &p) { return p.subject == first; }, error);
        } else { // what is left is ours, which is valid
            for (const Pending &pending : m_views)
                m_conflicts.push_back({pending.subject, "", "", error.message, "changed"});
            m_views.clear();
            m_placements.clear();
            m_metadata = m_ours.metadata();
        }
    }

    template <typename Predicate>
    bool dropIf(Predicate predicate, const Error &error)
    {
        const std::size_t before = m_pending.size();
        std::erase_if(m_pending, [&](const Pending &pending) {
            if (!predicate(pending))
                return false;
            m_dropped.insert(pending.subject);
            const char *what = pending.isRemoval ? "removed" : pending.isAddition ? "added" : "changed";
            m_conflicts.push_back({pending.subject, "", "", error.message, what});
            return true;
        });
        return m_pending.size() < before;
    }

    template <typename Visit>
    void forEachReferenceOf(const Change &change, Visit &&visit) const
    {
        std::visit(
            [&](const auto &edit) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(edit)>, Batch>)
                    if (edit.after)
                        forEachReference(m_ours.vocabulary(), *edit.after, visit);
            },
            change.data);
    }

    // The element nearest above (or the one itself) that theirs moved.
    std::string movedOnCycle(const Id &start) const
    {
        std::unordered_map<IdView, const Element *> moved;
        for (const Pending &pending : m_pending)
            if (const auto *edit = std::get_if<Edit<Element>>(&pending.change.data); edit && edit->after)
                if (!edit->before || edit->before->parent != edit->after->parent)
                    moved[edit->after->id] = edit->after.get();
        std::unordered_set<IdView> seen;
        const Element *at = m_ours.element(start);
        while (at && seen.insert(at->id).second && !moved.contains(at->id))
            at = m_ours.element(at->parent);
        return at && moved.contains(at->id) ? at->id : std::string();
    }

    const Model &m_ours;
    std::vector<Conflict> m_conflicts;
    FieldMerge m_fields;
    std::vector<Pending> m_pending;
    std::vector<Pending> m_views;
    std::vector<Pending> m_placements;
    Metadata m_metadata;
    std::unordered_set<Id> m_gone;
    std::unordered_set<Id> m_added;
    std::unordered_set<Id> m_shownViews;
    std::unordered_set<Id> m_dropped;
};

} // namespace

Merged merge(const Model &base, const Model &ours, const Model &theirs)
{
    return Merging(base, ours, theirs).run();
}

} // namespace bulkhead::model
