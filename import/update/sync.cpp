// SPDX-License-Identifier: Apache-2.0
#include "import/update/sync.h"

#include "import/update/sync_fields.h"
#include "import/update/sync_removal.h"
#include "model/merge/compare.h"

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
        if (const auto removed = removeWithInsideKept(m_after, goneThings()); !removed)
            return removed.error();
        noteLosses(m_current, m_after, m_plan);
        if (const auto forgotten = forgetSources(m_after, m_imported); !forgotten)
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
            Subject merged = m_fields.merged(*ours, fresh);
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

    // What was imported from these sources and is no longer in them.
    std::vector<Id> goneThings() const
    {
        std::vector<Id> ids;
        const auto collect = [&](const auto &subjects) {
            for (const auto &subject : subjects) {
                if (isGone(subject.import, subject.id))
                    ids.push_back(subject.id);
            }
        };
        collect(m_current.elements());
        collect(m_current.flows());
        return ids;
    }

    const Model &m_current;
    const Model &m_imported;
    const std::set<std::string> &m_goneFiles;
    Model m_after;
    SyncPlan m_plan;
    FieldUpdate m_fields{m_current.vocabulary(), m_plan};
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
