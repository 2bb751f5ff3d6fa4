#include "import/sync.h"

#include "model/compare.h"
#include "model/ids.h"
#include "model/plans.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace bulkhead::import {

using model::Change;
using model::Element;
using model::Flow;
using model::Id;
using model::Model;

namespace {

model::Kind kindOf(const Element &element)
{
    return element.kind;
}

model::Kind kindOf(const Flow &)
{
    return model::Kind::DataFlow;
}

class Sync
{
public:
    Sync(const Model &current, const Model &imported, const std::set<std::string> &gone)
        : m_current(current), m_imported(imported), m_goneFiles(gone), m_after(current)
    {}

    Result<SyncPlan> plan()
    {
        indexCurrent();
        chooseIds();
        std::vector<Change> changes;
        for (const Element &element : m_imported.elements())
            update(element, m_current.elements(), changes);
        for (const Flow &flow : m_imported.flows())
            update(flow, m_current.flows(), changes);
        updateSources(changes);
        updateViews(changes);
        addMissing(m_imported.manualThreats(), m_current.manualThreats(), changes);
        addMissing(m_imported.decisions(), m_current.decisions(), changes);
        if (const auto applied = m_after.apply(model::batch(std::move(changes))); !applied)
            return applied.error();
        if (const auto removed = removeGone(); !removed)
            return removed.error();
        if (const auto forgotten = forgetSources(); !forgotten)
            return forgotten.error();
        m_plan.change = model::diff(m_current, m_after);
        return std::move(m_plan);
    }

private:
    void indexCurrent()
    {
        for (const model::SourceFile &source : m_current.sources())
            m_dismissed.insert(source.dismissed.begin(), source.dismissed.end());
        const auto index = [this](const auto &subjects) {
            for (const auto &subject : subjects) {
                if (subject.import)
                    m_currentIds.emplace(subject.import->sourceKey, subject.id);
            }
        };
        index(m_current.elements());
        index(m_current.flows());
    }

    // The id in the model of everything imported: the one it has there, or its own where that is free. What a
    // person removed gets none, and nothing inside it either.
    void chooseIds()
    {
        for (const Element &element : m_imported.elements())
            chooseId(element);
        for (const Flow &flow : m_imported.flows()) {
            if (m_ids.contains(flow.source) && m_ids.contains(flow.target))
                choose(flow.id, flow.import->sourceKey);
        }
    }

    void chooseId(const Element &element)
    {
        if (m_ids.contains(element.id) || !element.import)
            return;
        if (!element.parent.empty()) {
            chooseId(*m_imported.element(element.parent));
            if (!m_ids.contains(element.parent))
                return;
        }
        choose(element.id, element.import->sourceKey);
    }

    void choose(const Id &imported, const std::string &sourceKey)
    {
        if (const auto known = m_currentIds.find(sourceKey); known != m_currentIds.end()) {
            m_ids.emplace(imported, known->second);
            return;
        }
        if (m_dismissed.contains(sourceKey)) {
            m_plan.dismissed.push_back(sourceKey);
            return;
        }
        Id id = imported;
        for (int n = 2; m_current.element(id) || m_current.flow(id) || m_newIds.contains(id); ++n)
            id = imported + '~' + std::to_string(n);
        m_newIds.insert(id);
        m_ids.emplace(imported, std::move(id));
    }

    // The reference in the model's ids; unset when it leads to what was left out.
    model::Value translated(const model::PropertyDef &def, const model::Value &value) const
    {
        if (def.type == model::PropertyType::Reference && value.asText()) {
            const auto found = m_ids.find(*value.asText());
            return found == m_ids.end() ? model::Value() : model::Value(found->second);
        }
        if (def.type == model::PropertyType::ReferenceList && value.asList()) {
            model::Value::TextList ids;
            for (const std::string &id : *value.asList()) {
                if (const auto found = m_ids.find(id); found != m_ids.end())
                    ids.push_back(found->second);
            }
            return ids.empty() ? model::Value() : model::Value(std::move(ids));
        }
        return value;
    }

    Id translated(const Id &id) const
    {
        const auto found = m_ids.find(id);
        return found == m_ids.end() ? Id() : found->second;
    }

    template <typename Subject>
    model::PropertyList translatedProperties(const Subject &subject) const
    {
        model::PropertyList list;
        for (const model::Property &property : subject.properties) {
            const model::PropertyDef *def = m_imported.vocabulary().find(kindOf(subject), property.key);
            const model::Value value = translated(*def, property.value);
            model::OriginPtr origin = property.origin;
            if (origin && !(origin->imported == value) && !origin->imported.isUnset()) {
                model::Origin changed = *origin;
                changed.imported = translated(*def, changed.imported);
                origin = std::make_shared<const model::Origin>(std::move(changed));
            }
            if (!value.isUnset())
                list.set(property.key, value, origin);
        }
        return list;
    }

    template <typename Subject>
    void update(const Subject &theirs, const model::Table<Subject> &table, std::vector<Change> &changes)
    {
        const auto id = m_ids.find(theirs.id);
        if (id == m_ids.end())
            return;
        Subject fresh = theirs;
        fresh.id = id->second;
        fresh.properties = translatedProperties(theirs);
        place(fresh);
        m_seen.insert(fresh.id);
        if (const auto ours = table.shared(fresh.id)) {
            Subject merged = mergedInto(*ours, fresh);
            if (!(merged == *ours))
                changes.push_back(model::editing(ours, std::move(merged)));
        } else {
            changes.push_back(model::adding(std::move(fresh)));
        }
    }

    // Puts the imported thing among the model's ids.
    void place(Element &element) const
    {
        element.parent = translated(element.parent);
        model::ImportRecord record = *element.import;
        record.parent = translated(record.parent);
        element.import = std::make_shared<const model::ImportRecord>(std::move(record));
    }

    void place(Flow &flow) const
    {
        flow.source = translated(flow.source);
        flow.target = translated(flow.target);
    }

    void keep(const Id &subject, std::string field, std::string ours, std::string theirs)
    {
        m_plan.kept.push_back({subject, std::move(field), std::move(ours), std::move(theirs)});
    }

    Element mergedInto(const Element &ours, const Element &theirs)
    {
        Element merged = ours;
        merged.kind = theirs.kind;
        mergeCommon(merged, ours, theirs);
        if (ours.parent == ours.import->parent)
            merged.parent = theirs.parent;
        else if (theirs.parent != ours.import->parent)
            keep(ours.id, "parent", ours.parent, theirs.parent);
        return merged;
    }

    Flow mergedInto(const Flow &ours, const Flow &theirs)
    {
        Flow merged = ours;
        merged.kind = theirs.kind;
        mergeCommon(merged, ours, theirs);
        // Nothing tells who moved an end, a person or the drawing that it comes from.
        if (ours.source != theirs.source)
            keep(ours.id, "source", ours.source, theirs.source);
        if (ours.target != theirs.target)
            keep(ours.id, "target", ours.target, theirs.target);
        return merged;
    }

    template <typename Subject>
    void mergeCommon(Subject &merged, const Subject &ours, const Subject &theirs)
    {
        if (ours.name == ours.import->name)
            merged.name = theirs.name;
        else if (theirs.name != ours.import->name && theirs.name != ours.name)
            keep(ours.id, "name", ours.name, theirs.name);
        merged.import = theirs.import;
        merged.properties = mergedProperties(merged, ours, theirs.properties);
    }

    // What the artefact said follows the artefact; what a person said stays, with the artefact's word behind
    // it.
    template <typename Subject>
    model::PropertyList mergedProperties(const Subject &subject, const Subject &ours,
                                         const model::PropertyList &theirs)
    {
        const model::Vocabulary &vocabulary = m_current.vocabulary();
        model::PropertyList merged = theirs;
        for (const model::Property &own : ours.properties) {
            const model::PropertyDef *def = vocabulary.find(kindOf(subject), own.key);
            const bool isPersons = !own.origin || own.origin->source == model::Origin::Source::Person;
            if (!isPersons)
                continue;
            if (!def) {
                const model::PropertyDef *former = vocabulary.find(kindOf(ours), own.key);
                if (former && !own.value.isUnset())
                    m_plan.lost.push_back(
                        {ours.id, former->name, model::displayValue(*former, own.value), {}});
                continue;
            }
            const model::Property *stated = theirs.find(own.key);
            if (!stated) {
                if (!own.value.isUnset())
                    merged.set(own.key, own.value, nullptr);
                continue;
            }
            if (stated->value == own.value)
                continue;
            const bool isNews = !own.origin || !(own.origin->imported == stated->value);
            if (isNews) {
                keep(subject.id, def->name, model::displayValue(*def, own.value),
                     model::displayValue(*def, stated->value));
            }
            model::Origin origin = stated->origin ? *stated->origin : model::Origin();
            origin.source = model::Origin::Source::Person;
            origin.imported = stated->value;
            merged.set(own.key, own.value, std::make_shared<const model::Origin>(std::move(origin)));
        }
        return merged;
    }

    void updateSources(std::vector<Change> &changes) const
    {
        for (const model::SourceFile &theirs : m_imported.sources()) {
            model::SourceFile source = theirs;
            const auto ours = m_current.sources().shared(theirs.path);
            if (ours) {
                source.dismissed = ours->dismissed;
                if (source.folder.empty()) // named by itself this time
                    source.folder = ours->folder;
            }
            if (!ours)
                changes.push_back(model::adding(std::move(source)));
            else if (!(source == *ours))
                changes.push_back(model::editing(ours, std::move(source)));
        }
    }

    // New things join the views that the import puts them in.
    void updateViews(std::vector<Change> &changes) const
    {
        for (const model::View &theirs : m_imported.views()) {
            const auto ours = m_current.views().shared(theirs.id);
            model::View view = ours ? *ours : theirs;
            if (!ours)
                view.members.clear();
            for (const Id &member : theirs.members) {
                const auto id = m_ids.find(member);
                if (id != m_ids.end() && (!ours || m_newIds.contains(id->second)))
                    view.members.push_back(id->second);
            }
            std::sort(view.members.begin(), view.members.end());
            view.members.erase(std::unique(view.members.begin(), view.members.end()), view.members.end());
            if (!ours)
                changes.push_back(model::adding(std::move(view)));
            else if (!(view == *ours))
                changes.push_back(model::editing(ours, std::move(view)));
        }
    }

    // Threats that drawings bring along, and what is decided on them, are taken once; then they are the
    // model's.
    template <typename T>
    void addMissing(const model::Table<T> &theirs, const model::Table<T> &ours,
                    std::vector<Change> &changes) const
    {
        for (const T &item : theirs) {
            if (ours.find(model::TableKey<T>::of(item)))
                continue;
            T added = item;
            if constexpr (std::is_same_v<T, model::ManualThreat>) {
                added.subject = translated(item.subject);
                if (added.subject.empty())
                    continue;
            }
            changes.push_back(model::adding(std::move(added)));
        }
    }

    bool isGone(const model::ImportRecordPtr &import, const Id &id) const
    {
        return import && !m_seen.contains(id) &&
               (m_imported.sources().find(import->origin.file.view()) ||
                m_goneFiles.contains(std::string(import->origin.file.view())));
    }

    // Removes what was imported from these sources and is no longer in them. Hand-made things inside move up.
    Result<Success> removeGone()
    {
        std::set<Id> gone;
        std::vector<Id> ids;
        const auto collect = [&](const auto &subjects) {
            for (const auto &subject : subjects) {
                if (isGone(subject.import, subject.id)) {
                    gone.insert(subject.id);
                    ids.push_back(subject.id);
                }
            }
        };
        collect(m_current.elements());
        collect(m_current.flows());
        if (ids.empty())
            return Success{};
        std::vector<Change> moves;
        for (auto at = m_after.elements().begin(); at != m_after.elements().end(); ++at) {
            if (gone.contains(at->id) || !gone.contains(at->parent))
                continue;
            Element moved = *at;
            while (gone.contains(moved.parent))
                moved.parent = m_after.element(moved.parent)->parent;
            moves.push_back(model::editing(at.shared(), std::move(moved)));
        }
        if (const auto applied = m_after.apply(model::batch(std::move(moves))); !applied)
            return applied.error();
        const model::Table<model::SourceFile> sources = m_after.sources();
        if (const auto applied = m_after.apply(model::planRemove(m_after, ids)); !applied)
            return applied.error();
        return restoreSources(sources);
    }

    // A removal by hand is remembered so that updates leave the thing out; this one is the sources' own.
    Result<Success> restoreSources(const model::Table<model::SourceFile> &sources)
    {
        std::vector<Change> changes;
        for (auto at = m_after.sources().begin(); at != m_after.sources().end(); ++at) {
            const model::SourceFile *before = sources.find(at->path);
            if (before && !(*before == *at))
                changes.push_back(model::editing(at.shared(), *before));
        }
        if (const auto applied = m_after.apply(model::batch(std::move(changes))); !applied)
            return applied.error();
        return Success{};
    }

    // Files of which nothing is left in the model: they were renamed, or are named no longer. What a person
    // removed of them stays away under the first source of the import.
    Result<Success> forgetSources()
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
        use(m_after.elements());
        use(m_after.flows());
        std::vector<Change> changes;
        std::set<std::string> orphans;
        for (auto at = m_after.sources().begin(); at != m_after.sources().end(); ++at) {
            if (m_imported.sources().find(at->path) || used.contains(at->path))
                continue;
            orphans.insert(at->dismissed.begin(), at->dismissed.end());
            changes.push_back(model::removing(at.shared()));
        }
        const auto heir = m_imported.sources().begin();
        if (!orphans.empty() && heir != m_imported.sources().end()) {
            const auto before = m_after.sources().shared(heir->path);
            model::SourceFile after = *before;
            orphans.insert(after.dismissed.begin(), after.dismissed.end());
            after.dismissed.assign(orphans.begin(), orphans.end());
            changes.push_back(model::editing(before, std::move(after)));
        }
        if (const auto applied = m_after.apply(model::batch(std::move(changes))); !applied)
            return applied.error();
        return Success{};
    }

    const Model &m_current;
    const Model &m_imported;
    const std::set<std::string> &m_goneFiles;
    Model m_after;
    SyncPlan m_plan;
    std::set<std::string> m_dismissed;
    std::unordered_map<std::string, Id> m_currentIds; // of what was imported, by source key
    std::unordered_map<Id, Id> m_ids;                 // imported id → id in the model
    std::set<Id> m_newIds;
    std::set<Id> m_seen;
};

} // namespace

Result<SyncPlan> planSync(const Model &current, const Model &imported, const std::set<std::string> &gone)
{
    return Sync(current, imported, gone).plan();
}

} // namespace bulkhead::import
