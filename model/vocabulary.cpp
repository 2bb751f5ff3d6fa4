// SPDX-License-Identifier: Apache-2.0
#include "model/vocabulary.h"

#include "model/enum_names.h"

#include <algorithm>
#include <array>

namespace bulkhead::model {

std::string_view platformName(Platform platform)
{
    return enumName(platform);
}

std::optional<Platform> platformFromName(std::string_view name)
{
    return enumFromName<Platform>(name);
}

struct Vocabulary::Data
{
    struct PerKind
    {
        std::vector<PropertyDef> properties;
        std::vector<std::int16_t> byKey; // index into properties, -1 for none
    };
    std::vector<std::string> names; // sorted, so that a key's index follows the order of names
    std::array<PerKind, allKinds.size()> kinds;
    std::vector<JointQuestion> jointQuestions;
};

Vocabulary::Vocabulary() : m_data(std::make_unique<Data>()) {}

Vocabulary::~Vocabulary() = default;

std::shared_ptr<const Vocabulary> Vocabulary::of(std::vector<PropertyDef> defs,
                                                 std::vector<JointQuestion> jointQuestions)
{
    std::shared_ptr<Vocabulary> vocabulary(new Vocabulary);
    Data &data = *vocabulary->m_data;
    for (const PropertyDef &def : defs)
        data.names.push_back(def.name);
    std::sort(data.names.begin(), data.names.end());
    data.names.erase(std::unique(data.names.begin(), data.names.end()), data.names.end());
    for (Data::PerKind &kind : data.kinds)
        kind.byKey.assign(data.names.size(), -1);
    for (PropertyDef &def : defs)
        def.key = *vocabulary->key(def.name);
    for (JointQuestion &joint : jointQuestions) {
        for (auto *keys : {&joint.properties, &joint.written})
            for (PropertyKey &key : *keys)
                key = defs[key.index].key;
        for (JointQuestion::Answer &answer : joint.answers)
            for (auto &[key, value] : answer.values)
                key = defs[key.index].key;
    }
    data.jointQuestions = std::move(jointQuestions);
    for (PropertyDef &def : defs) {
        Data::PerKind &kind = data.kinds[static_cast<std::size_t>(def.kind)];
        kind.byKey[def.key.index] = static_cast<std::int16_t>(kind.properties.size());
        kind.properties.push_back(std::move(def));
    }
    return vocabulary;
}

std::optional<PropertyKey> Vocabulary::key(std::string_view name) const
{
    const auto place = std::lower_bound(m_data->names.begin(), m_data->names.end(), name);
    if (place == m_data->names.end() || *place != name)
        return std::nullopt;
    return PropertyKey{static_cast<std::uint16_t>(place - m_data->names.begin())};
}

std::string_view Vocabulary::name(PropertyKey key) const
{
    return m_data->names[key.index];
}

std::size_t Vocabulary::keyCount() const
{
    return m_data->names.size();
}

const PropertyDef *Vocabulary::find(Kind kind, PropertyKey key) const
{
    const Data::PerKind &perKind = m_data->kinds[static_cast<std::size_t>(kind)];
    const int index = key.index < perKind.byKey.size() ? perKind.byKey[key.index] : -1;
    return index < 0 ? nullptr : &perKind.properties[static_cast<std::size_t>(index)];
}

const PropertyDef *Vocabulary::find(Kind kind, std::string_view name) const
{
    const auto found = key(name);
    return found ? find(kind, *found) : nullptr;
}

std::span<const PropertyDef> Vocabulary::properties(Kind kind) const
{
    return m_data->kinds[static_cast<std::size_t>(kind)].properties;
}

std::span<const JointQuestion> Vocabulary::jointQuestions() const
{
    return m_data->jointQuestions;
}

} // namespace bulkhead::model
