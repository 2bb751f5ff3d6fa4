// SPDX-License-Identifier: Apache-2.0
#include "model/ids.h"
#include "model/plans.h"
#include "model/references.h"

#include <algorithm>
#include <map>

namespace bulkhead::model {

namespace {

constexpr std::string_view fragmentView = "copied";

PropertyList stated(const PropertyList &properties)
{
    PropertyList result;
    for (const Property &property : properties)
        if (!property.value.isUnset())
            result.set(property.key, property.value);
    return result;
}

// Adds what is copied to an empty model.
class Extraction
{
public:
    Extraction(const Model &model, std::span<const Id> ids, IdView view)
        : m_model(model), m_copied(withContained(model, ids)), m_view(view)
    {}

    Model extract()
    {
        View view{Id(fragmentView), std::string(), false, {}};
        for (const Element &element : m_model.elements())
            if (m_copied.contains(element.id))
                copy(element, view);
        for (const Flow &flow : m_model.flows())
            if (m_copied.contains(flow.source) && m_copied.contains(flow.target))
                copy(flow, view);
        for (const IdView id : m_context)
            addContext(*m_model.element(id));
        std::sort(view.members.begin(), view.members.end());
        m_changes.push_back(adding(std::move(view)));

        Model fragment(m_model.sharedVocabulary());
        [[maybe_unused]] const auto applied = fragment.apply(batch(std::move(m_changes)));
        assert(applied);
        return fragment;
    }

private:
    void copy(const Element &element, View &view)
    {
        Element copied = element;
        if (!m_copied.contains(element.parent))
            copied.parent.clear();
        copied.properties = stated(element.properties);
        copied.import = nullptr;
        noteContext(element.kind, copied.properties);
        add(std::move(copied), view);
    }

    void copy(const Flow &flow, View &view)
    {
        Flow copied = flow;
        copied.properties = stated(flow.properties);
        copied.import = nullptr;
        noteContext(Kind::DataFlow, copied.properties);
        add(std::move(copied), view);
    }

    template <typename Subject>
    void add(Subject subject, View &view)
    {
        view.members.push_back(subject.id);
        if (const Placement *placement = m_model.placements().find({m_view, subject.id})) {
            Placement copied = *placement;
            copied.view = fragmentView;
            m_changes.push_back(adding(std::move(copied)));
        }
        m_changes.push_back(adding(std::move(subject)));
    }

    void noteContext(Kind kind, const PropertyList &properties)
    {
        forEachReferenceProperty(m_model.vocabulary(), kind, properties,
                                 [this](const PropertyDef &, IdView id) {
                                     if (!m_copied.contains(id))
                                         m_context.insert(m_model.element(id)->id);
                                 });
    }

    void addContext(const Element &element)
    {
        Element context;
        context.id = element.id;
        context.kind = element.kind;
        context.name = element.name;
        m_changes.push_back(adding(std::move(context)));
    }

    const Model &m_model;
    std::unordered_set<IdView> m_copied;
    std::unordered_set<IdView> m_context;
    IdView m_view;
    std::vector<Change> m_changes;
};

class Insertion
{
public:
    Insertion(const Model &model, const Model &fragment) : m_model(model), m_fragment(fragment)
    {
        for (const Element &element : model.elements())
            noteSourceKey(element.import);
        for (const Flow &flow : model.flows())
            noteSourceKey(flow.import);
    }

    Change plan(IdView parent, IdView view, double dx, double dy)
    {
        const View *members = m_fragment.views().find(fragmentView);
        m_isCopy = members != nullptr;
        for (const Element &element : m_fragment.elements())
            if (!m_isCopy || std::binary_search(members->members.begin(), members->members.end(), element.id))
                m_ids[element.id] = freeId(element.id);
        for (const Flow &flow : m_fragment.flows())
            if (m_ids.contains(flow.source) && m_ids.contains(flow.target))
                m_ids[flow.id] = freeId(flowIdFor(flow));

        for (const Element &element : m_model.elements())
            if (element.parent == parent)
                m_names.insert(element.name);
        for (const Element &element : m_fragment.elements())
            if (m_ids.contains(element.id))
                insert(element, parent);
        for (const Flow &flow : m_fragment.flows())
            if (m_ids.contains(flow.id))
                insert(flow);
        place(view, dx, dy);
        join(view, dx, dy);
        if (!m_isCopy)
            insertSources();
        return batch(std::move(m_changes));
    }

private:
    void noteSourceKey(const ImportRecordPtr &import)
    {
        if (import)
            m_sourceKeys.insert(import->sourceKey);
    }

    Id freeId(const Id &wanted)
    {
        const auto isTaken = [&](const Id &id) {
            return m_model.element(id) || m_model.flow(id) || m_given.contains(id);
        };
        Id id = wanted;
        for (int number = 2; isTaken(id); ++number)
            id = wanted + "-" + std::to_string(number);
        m_given.insert(id);
        return id;
    }

    // "web", "web 2", "web 3" …: what no element bears beside which the copy comes to stand.
    std::string freeName(const std::string &wanted)
    {
        std::string stem = wanted;
        const std::size_t space = stem.find_last_not_of("0123456789");
        if (space != std::string::npos && space > 0 && space + 1 < stem.size() && stem[space] == ' ')
            stem.resize(space);
        std::string name = wanted;
        for (int number = 2; !name.empty() && !m_names.insert(name).second; ++number)
            name = stem + ' ' + std::to_string(number);
        return name;
    }

    Id flowIdFor(const Flow &flow) const
    {
        const Id usual = flowId(flow.source, flow.target);
        if (!flow.id.starts_with(usual))
            return flow.id;
        return flowId(m_ids.at(flow.source), m_ids.at(flow.target)) + flow.id.substr(usual.size());
    }

    // What the fragment does not contain is looked up in the model.
    std::optional<Id> mapped(IdView id) const
    {
        if (const auto found = m_ids.find(id); found != m_ids.end())
            return found->second;
        const Element *context = m_fragment.element(id);
        const Element *own = m_model.element(id);
        if (context && own && context->kind == own->kind)
            return own->id;
        return std::nullopt;
    }

    PropertyList mapped(Kind kind, const PropertyList &properties) const
    {
        PropertyList result = properties;
        forEachReferenceProperty(m_model.vocabulary(), kind, properties, [&](const PropertyDef &def, IdView) {
            const Property &property = *properties.find(def.key);
            Value value;
            if (const std::string *id = property.value.asText()) {
                if (auto target = mapped(*id))
                    value = Value(std::move(*target));
            } else {
                Value::TextList left;
                for (const std::string &item : *property.value.asList())
                    if (auto target = mapped(item))
                        left.push_back(std::move(*target));
                if (!left.empty())
                    value = Value(std::move(left));
            }
            result.set(def.key, std::move(value), property.origin);
        });
        return result;
    }

    ImportRecordPtr unlessTaken(const ImportRecordPtr &import) const
    {
        return import && !m_sourceKeys.contains(import->sourceKey) ? import : nullptr;
    }

    void insert(const Element &element, IdView parent)
    {
        Element added = element;
        added.id = m_ids.at(element.id);
        const auto container = m_ids.find(element.parent);
        added.parent = container == m_ids.end() ? Id(parent) : container->second;
        if (m_isCopy && container == m_ids.end())
            added.name = freeName(element.name);
        added.properties = mapped(element.kind, element.properties);
        added.import = unlessTaken(element.import);
        m_changes.push_back(adding(std::move(added)));
    }

    void insert(const Flow &flow)
    {
        Flow added = flow;
        added.id = m_ids.at(flow.id);
        added.source = m_ids.at(flow.source);
        added.target = m_ids.at(flow.target);
        added.properties = mapped(Kind::DataFlow, flow.properties);
        added.import = unlessTaken(flow.import);
        m_changes.push_back(adding(std::move(added)));
    }

    void place(IdView view, double dx, double dy)
    {
        std::unordered_set<IdView> placed; // in the first of the fragment's views that shows it
        for (const Placement &placement : m_fragment.placements()) {
            const auto id = m_ids.find(placement.item);
            if (id == m_ids.end() || !m_model.views().find(view) || !placed.insert(placement.item).second)
                continue;
            Placement added = placement;
            added.view = view;
            added.item = id->second;
            added.rect.x += dx;
            added.rect.y += dy;
            for (Point &bend : added.bends)
                bend = {bend.x + dx, bend.y + dy};
            m_changes.push_back(adding(std::move(added)));
        }
    }

    void join(IdView view, double dx, double dy)
    {
        const auto before = m_model.views().shared(view);
        if (!before)
            return;
        View after = *before;
        if (!before->wholeModel)
            for (const auto &[old, id] : m_ids)
                after.members.push_back(id);
        std::sort(after.members.begin(), after.members.end());
        if (m_isCopy)
            copyNotes(after, dx, dy);
        if (!(after == *before))
            m_changes.push_back(editing(before, std::move(after)));
    }

    // With their arrows to what was copied with them, and to what the model has of that id.
    void copyNotes(View &view, double dx, double dy) const
    {
        for (CanvasNote note : m_fragment.views().find(fragmentView)->notes) {
            note.rect.x += dx;
            note.rect.y += dy;
            std::vector<Id> about;
            for (const Id &id : note.about) {
                if (const auto copied = m_ids.find(id); copied != m_ids.end())
                    about.push_back(copied->second);
                else if (m_model.element(id) || m_model.flow(id))
                    about.push_back(id);
            }
            note.about = std::move(about);
            view.notes.push_back(std::move(note));
        }
    }

    void insertSources()
    {
        for (auto at = m_fragment.sources().begin(); at != m_fragment.sources().end(); ++at)
            if (!m_model.sources().find(at->path))
                m_changes.push_back(Change(Edit<SourceFile>{nullptr, at.shared()}));
    }

    const Model &m_model;
    const Model &m_fragment;
    bool m_isCopy = false;
    std::map<Id, Id, std::less<>> m_ids; // in the fragment, and in the model
    std::unordered_set<Id> m_given;
    std::unordered_set<std::string> m_names; // of what the copy stands beside
    std::unordered_set<std::string_view> m_sourceKeys;
    std::vector<Change> m_changes;
};

} // namespace

Change planInsert(const Model &model, const Model &fragment, IdView parent, IdView view, double dx, double dy)
{
    return Insertion(model, fragment).plan(parent, view, dx, dy);
}

Model extract(const Model &model, std::span<const Id> ids, IdView view)
{
    return Extraction(model, ids, view).extract();
}

} // namespace bulkhead::model
