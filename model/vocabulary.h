// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/kind.h"
#include "model/result.h"
#include "model/value.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::model {

// A property's name as a small number: equal names of different kinds share it.
struct PropertyKey
{
    std::uint16_t index = 0;
    auto operator<=>(const PropertyKey &) const = default;
};

enum class PropertyType : std::uint8_t {
    Bool,
    Integer,
    Real,
    Text,
    Enum,
    TextList,
    Date,
    Reference,
    ReferenceList
};

// The platform whose defaults hold for an element.
enum class Platform : std::uint8_t { Docker, Kubernetes };
std::string_view platformName(Platform platform); // "kubernetes"
std::optional<Platform> platformFromName(std::string_view name);

// A default that holds only when other stated values are as named ("runs_on.userns_remap"). The
// first whose conditions all hold is taken, before the unconditional one.
struct ConditionalDefault
{
    struct Condition
    {
        std::string key; // "_platform", a property of the same element, or RELATION.PROPERTY
        std::vector<std::string> values;
    };
    std::vector<Condition> when;
    Value value;
    std::string reason;
};

// Where artefacts state a property; empty where they cannot.
struct PropertySource
{
    std::string dockerInspect;
    std::string compose;
    std::string kubernetes;
    std::string other;
};

// The declaration of one property of one kind.
struct PropertyDef
{
    Kind kind = Kind::Container;
    PropertyKey key;
    std::string name;
    std::string title; // for people: "Read-only root filesystem"
    std::string group; // heading it stands under in the property dock: "Privileges"
    std::string help;
    std::string question; // how people are asked for it (model/plain_words.h); empty: by its title
    std::string unit;     // "MiB", "CPUs", "days"; empty when there is none
    PropertyType type = PropertyType::Text;
    std::vector<std::string> enumValues; // of an Enum, and the admitted items of a TextList (empty: any)
    bool scoped = false;                 // the items are permissions; enumValues are their actions
    std::vector<Kind> targets;           // of references
    std::optional<double> minimum;
    std::optional<double> maximum;
    Value dockerDefault; // unset: absence proves nothing
    Value kubernetesDefault;
    std::vector<ConditionalDefault> conditionalDefaults;
    PropertySource source;
    bool selector = false; // chooses the kind of thing a rule is about; unknown then reads as "no"

    const Value &platformDefault(Platform platform) const
    {
        return platform == Platform::Docker ? dockerDefault : kubernetesDefault;
    }
};

// Properties of one kind that one sentence asks for, since one answer settles them together.
struct JointQuestion
{
    struct Answer
    {
        std::string text; // a pattern, too
        std::vector<std::pair<PropertyKey, Value>> values;
    };
    Kind kind = Kind::Container;
    std::string question;
    std::vector<PropertyKey> properties; // all that its answers state
    std::vector<PropertyKey> written;    // those that get the value, of one type, that somebody writes
    std::vector<Answer> answers;         // to choose from
};

// Every property a model may state: read once from resources/vocabulary.json, then never changed.
class Vocabulary
{
public:
    // Fails with the place of the first fault in `json`; `file` is named in the error.
    static Result<std::shared_ptr<const Vocabulary>> fromJson(std::string_view json, std::string_view file);

    std::optional<PropertyKey> key(std::string_view name) const;
    std::string_view name(PropertyKey key) const;
    std::size_t keyCount() const;

    // Null when elements of the kind have no such property.
    const PropertyDef *find(Kind kind, PropertyKey key) const;
    const PropertyDef *find(Kind kind, std::string_view name) const;
    // The properties of a kind in the order in which people read them.
    std::span<const PropertyDef> properties(Kind kind) const;
    std::span<const JointQuestion> jointQuestions() const;

    ~Vocabulary();

private:
    Vocabulary();
    // Declarations in the order of the file; their keys are given here. Until then the joint questions name
    // them by their place in that order.
    static std::shared_ptr<const Vocabulary> of(std::vector<PropertyDef> defs,
                                                std::vector<JointQuestion> jointQuestions);

    struct Data;
    std::unique_ptr<Data> m_data;
};

// A value as text for people and messages: "yes", "4096 MiB", "runtime_default", "a, b";
// "none" of an empty list, "unknown" when unset.
std::string displayValue(const PropertyDef &def, const Value &value);
// The same for people: a choice in words, "runtime default" instead of "runtime_default".
std::string displayWords(const PropertyDef &def, const Value &value);

} // namespace bulkhead::model
