// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/classification.h"

#include "model/plain_words.h"
#include "model/properties.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bulkhead::catalog::engine {

namespace {

namespace property = model::property;

// What may have a class: where data lies or goes along.
constexpr std::array heldKinds = {Kind::DataStore, Kind::Container, Kind::Process, Kind::DataFlow};

struct Class
{
    std::uint16_t level = 0; // index of the choice; the last is the highest
    model::OriginPtr origin; // of the value that was stated
    std::string way;         // empty: it is stated
};

class Classification
{
public:
    explicit Classification(const ModelIndex &index)
        : m_index(index), m_key(index.program().keys.dataSensitivity), m_classes(index.size())
    {
        const model::Vocabulary &vocabulary = index.model().vocabulary();
        for (const Kind kind : heldKinds)
            m_isHeld[indexOf(kind)] = vocabulary.find(kind, m_key) != nullptr;
        m_serviceType = index.program().keys.serviceType;
        m_storeType = index.program().keys.storeType;
        for (const auto type :
             {property::ServiceType::Database, property::ServiceType::Cache, property::ServiceType::Queue})
            m_keeping.push_back(static_cast<std::uint16_t>(type));
    }

    std::vector<DerivedClass> derive()
    {
        if (takeStated()) {
            carryFlowsToTheirEnds();
            carryStoresToWhoMounts();
            carryKeptDataAlongFlows();
        }
        std::vector<DerivedClass> derived;
        for (Subject s = 0; s < m_index.size(); ++s)
            if (const auto &found = m_classes[s]; found && !found->way.empty())
                derived.push_back({s, propertyOf(*found)});
        return derived;
    }

private:
    bool takeStated()
    {
        bool any = false;
        for (Subject s = 0; s < m_index.size(); ++s) {
            const model::Property *stated =
                m_isHeld[indexOf(m_index.kind(s))] ? m_index.properties(s).find(m_key) : nullptr;
            const model::EnumValue *choice = stated ? stated->value.asEnum() : nullptr;
            if (!choice)
                continue;
            m_classes[s] = Class{choice->index, stated->origin, {}};
            any = true;
        }
        return any;
    }

    void carryFlowsToTheirEnds()
    {
        for (auto flow = static_cast<Subject>(m_index.elementCount()); flow < m_index.size(); ++flow) {
            const auto carried = m_classes[flow];
            if (!carried || !isOfData(flow))
                continue;
            const auto [source, target] = endsOf(flow);
            const bool isAboutSecrets = isOfSecrets(source) || isOfSecrets(target);
            for (const Subject end : {source, target})
                if (!isAboutSecrets || isOfSecrets(end))
                    offer(end, *carried, "through " + named(flow));
        }
    }

    void carryStoresToWhoMounts()
    {
        for (Subject store = 0; store < m_index.elementCount(); ++store)
            if (const auto kept = m_classes[store];
                kept && m_index.kind(store) == Kind::DataStore && !isOfSecrets(store))
                for (const Subject user : m_index.direct(Relation::MountedBy, store))
                    offer(user, *kept, "from " + named(store) + ", which it mounts");
    }

    // Of several keepers at one flow each passes on what it keeps.
    void carryKeptDataAlongFlows()
    {
        std::vector<std::pair<Subject, Class>> kept; // before any of it is carried
        for (Subject s = 0; s < m_index.elementCount(); ++s)
            if (m_classes[s] && keepsData(s))
                kept.emplace_back(s, *m_classes[s]);
        for (const auto &[keeper, what] : kept)
            for (const Relation relation : {Relation::InFlows, Relation::OutFlows})
                for (const Subject flow : m_index.direct(relation, keeper))
                    carryAlong(flow, keeper, what);
    }

    // A flow that states its class says what of it goes along.
    void carryAlong(Subject flow, Subject keeper, const Class &kept)
    {
        if (!isOfData(flow) || (m_classes[flow] && m_classes[flow]->way.empty()))
            return;
        offer(flow, kept, "from " + named(keeper) + " at its end");
        if (isOfSecrets(keeper))
            return;
        for (const Subject end : endsOf(flow))
            if (end != keeper)
                offer(end, kept, "through " + named(flow) + " from " + named(keeper));
    }

    void offer(Subject to, const Class &what, const std::string &way)
    {
        if (what.level == 0 || !m_isHeld[indexOf(m_index.kind(to))] || !(m_index.isFlow(to) || keepsData(to)))
            return;
        std::optional<Class> &known = m_classes[to];
        if (!known || (!known->way.empty() && known->level < what.level))
            known = Class{what.level, what.origin, way};
    }

    bool keepsData(Subject s) const
    {
        if (m_index.kind(s) == Kind::DataStore)
            return true;
        const Value *stated = m_index.stated(s, m_serviceType);
        const model::EnumValue *type = stated ? stated->asEnum() : nullptr;
        return type && std::find(m_keeping.begin(), m_keeping.end(), type->index) != m_keeping.end();
    }

    // A secret or a setting opens a service or adjusts it: it is no part of the data that is kept there.
    bool isOfSecrets(Subject s) const
    {
        const Value *stated = m_index.kind(s) == Kind::DataStore ? m_index.stated(s, m_storeType) : nullptr;
        const model::EnumValue *type = stated ? stated->asEnum() : nullptr;
        return type && (type->index == static_cast<std::uint16_t>(property::StoreType::SecretStore) ||
                        type->index == static_cast<std::uint16_t>(property::StoreType::ConfigStore));
    }

    bool isOfData(Subject flow) const { return m_index.flow(flow).kind == model::FlowKind::Data; }

    std::array<Subject, 2> endsOf(Subject flow) const
    {
        return {m_index.direct(Relation::Source, flow).front(),
                m_index.direct(Relation::Target, flow).front()};
    }

    std::string named(Subject s) const
    {
        const std::string kind =
            m_index.isFlow(s) ? "flow" : model::lowerFirst(model::kindTitle(m_index.kind(s)));
        return kind + ' ' + m_index.name(s);
    }

    model::Property propertyOf(const Class &found) const
    {
        model::Origin origin = found.origin ? *found.origin : model::Origin();
        origin.isDerived = true;
        origin.object = model::SharedText("derived classification");
        origin.note = model::SharedText(found.way);
        origin.imported = {};
        origin.also.clear();
        return {m_key, Value(model::EnumValue{found.level}),
                std::make_shared<const model::Origin>(std::move(origin))};
    }

    const ModelIndex &m_index;
    PropertyKey m_key;
    PropertyKey m_serviceType;
    PropertyKey m_storeType;
    std::array<bool, model::allKinds.size()> m_isHeld{};
    std::vector<std::uint16_t> m_keeping;        // choices of the type of a service
    std::vector<std::optional<Class>> m_classes; // by subject
};

} // namespace

bool isDerived(const model::OriginPtr &origin)
{
    return origin && origin->isDerived;
}

std::vector<DerivedClass> deriveClasses(const ModelIndex &index)
{
    return index.program().keys.dataSensitivity == noKey ? std::vector<DerivedClass>()
                                                         : Classification(index).derive();
}

} // namespace bulkhead::catalog::engine
