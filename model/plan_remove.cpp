// SPDX-License-Identifier: Apache-2.0
#include "model/plans.h"
#include "model/references.h"

#include <algorithm>
#include <map>

namespace bulkhead::model {

namespace {

// Gathers what goes with a removal, table by table.
class Removal
{
public:
    Removal(const Model &model, std::span<const Id> ids) : m_model(model), m_gone(withContained(model, ids))
    {
        m_goneElements = m_gone;
        const std::unordered_set<IdView> named(ids.begin(), ids.end());
        for (const Flow &flow : model.flows())
            if (named.contains(flow.id) || m_gone.contains(flow.source) || m_gone.contains(flow.target))
                m_gone.insert(flow.id);
    }

    Change plan()
    {
        if (m_gone.empty())
            return {};
        planSubjects(m_model.elements());
        planSubjects(m_model.flows());
        planViews();
        planPlacements();
        planThreats();
        planAssets();
        planDismissals();
        return batch(std::move(m_changes));
    }

private:
    template <typename Subject>
    void planSubjects(const Table<Subject> &subjects)
    {
        for (auto at = subjects.begin(); at != subjects.end(); ++at) {
            if (m_gone.contains(at->id)) {
                dismiss(at->import);
                m_changes.push_back(removing(at.shared()));
            } else if (refersToGone(*at)) {
                m_changes.push_back(editing(at.shared(), withoutReferences(*at)));
            }
        }
    }

    static Kind kindOf(const Element &element) { return element.kind; }
    static Kind kindOf(const Flow &) { return Kind::DataFlow; }

    template <typename Subject>
    bool refersToGone(const Subject &subject) const
    {
        bool found = false;
        forEachReferenceProperty(
            m_model.vocabulary(), kindOf(subject), subject.properties,
            [&](const PropertyDef &, IdView id) { found = found || m_goneElements.contains(id); });
        return found;
    }

    template <typename Subject>
    Subject withoutReferences(const Subject &subject) const
    {
        Subject after = subject;
        forEachReferenceProperty(m_model.vocabulary(), kindOf(subject), subject.properties,
                                 [&](const PropertyDef &def, IdView id) {
                                     if (m_goneElements.contains(id)) {
                                         const Property &property = *subject.properties.find(def.key);
                                         after.properties.set(def.key, withoutGone(property.value),
                                                              personal(property.origin));
                                     }
                                 });
        return after;
    }

    // A list that loses all its items is no longer known, rather than known to be empty.
    Value withoutGone(const Value &value) const
    {
        const Value::TextList *ids = value.asList();
        if (!ids)
            return {};
        Value::TextList left;
        std::copy_if(ids->begin(), ids->end(), std::back_inserter(left),
                     [this](const std::string &id) { return !m_goneElements.contains(id); });
        return left.empty() ? Value() : Value(std::move(left));
    }

    static OriginPtr personal(const OriginPtr &origin)
    {
        if (!origin || origin->imported.isUnset())
            return nullptr;
        Origin changed = *origin;
        changed.source = Origin::Source::Person;
        return std::make_shared<const Origin>(std::move(changed));
    }

    void planViews()
    {
        for (auto at = m_model.views().begin(); at != m_model.views().end(); ++at) {
            View after = *at;
            std::erase_if(after.members, [this](const Id &id) { return m_gone.contains(id); });
            if (after.members.size() != at->members.size())
                m_changes.push_back(editing(at.shared(), std::move(after)));
        }
    }

    void planPlacements()
    {
        for (auto at = m_model.placements().begin(); at != m_model.placements().end(); ++at)
            if (m_gone.contains(at->item))
                m_changes.push_back(removing(at.shared()));
    }

    void planThreats()
    {
        for (auto at = m_model.manualThreats().begin(); at != m_model.manualThreats().end(); ++at)
            if (m_gone.contains(at->subject))
                m_changes.push_back(removing(at.shared()));
    }

    void planAssets()
    {
        Metadata after = m_model.metadata();
        std::erase_if(after.assets,
                      [this](const Asset &asset) { return m_goneElements.contains(asset.element); });
        if (after.assets.size() != m_model.metadata().assets.size())
            m_changes.push_back(editing(m_model.sharedMetadata(), std::move(after)));
    }

    void dismiss(const ImportRecordPtr &import)
    {
        if (!import)
            return;
        const auto &sources = m_model.sources();
        const SourceFile *source = sources.find(import->origin.file.view());
        if (!source && !sources.empty())
            source = &*sources.begin();
        if (source)
            m_dismissed[source->path].push_back(import->sourceKey);
    }

    void planDismissals()
    {
        for (auto &[path, keys] : m_dismissed) {
            const auto before = m_model.sources().shared(path);
            SourceFile after = *before;
            after.dismissed.insert(after.dismissed.end(), keys.begin(), keys.end());
            std::sort(after.dismissed.begin(), after.dismissed.end());
            after.dismissed.erase(std::unique(after.dismissed.begin(), after.dismissed.end()),
                                  after.dismissed.end());
            m_changes.push_back(editing(before, std::move(after)));
        }
    }

    const Model &m_model;
    std::unordered_set<IdView> m_goneElements;
    std::unordered_set<IdView> m_gone; // elements and flows
    std::map<std::string, std::vector<std::string>> m_dismissed;
    std::vector<Change> m_changes;
};

} // namespace

Change planRemove(const Model &model, std::span<const Id> ids)
{
    return Removal(model, ids).plan();
}

} // namespace bulkhead::model
