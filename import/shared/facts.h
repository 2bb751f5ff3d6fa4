// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/diagnostic.h"
#include "model/element.h"
#include "model/properties.h"
#include "model/vocabulary.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace bulkhead::import {

namespace property = model::property;

// Items of a list with the places that state them, gathered once to be stated of many subjects: they share
// the list and its origin.
class StatedItems
{
public:
    StatedItems() = default;
    StatedItems(std::string item, model::Origin origin) { add(std::move(item), std::move(origin)); }

    // An item counts once; each of its places is kept.
    void add(std::string item, model::Origin origin);
    template <model::PropertyChoice C>
    void add(C item, model::Origin origin)
    {
        add(std::string(model::choiceName(item)), std::move(origin));
    }
    bool empty() const { return m_items.empty(); }

private:
    friend class Facts;
    const model::OriginPtr &sharedOrigin() const; // with the list as the value imported

    model::Value::TextList m_items;
    std::set<std::string, std::less<>> m_known;
    model::Origin m_first;
    std::set<std::tuple<std::string_view, int, std::string_view>> m_places; // of texts that m_first holds
    mutable model::OriginPtr m_shared;                                      // null: to be made
};

// The origin with a note; as it is where the note is empty.
model::Origin noted(model::Origin origin, std::string note);

// Writes the properties of one element or flow, each with the place that states it. The type of a property
// decides at compile time which values it takes. A property of another kind than the subject's is left out,
// and so is everything where there is no subject.
class Facts
{
public:
    // Null: there is no subject.
    Facts(model::Element *element, const model::Vocabulary &vocabulary, std::vector<Diagnostic> &diagnostics)
        : m_kind(element ? element->kind : model::Kind::Container),
          m_properties(element ? &element->properties : nullptr), m_vocabulary(vocabulary),
          m_diagnostics(diagnostics)
    {}
    Facts(model::Flow &flow, const model::Vocabulary &vocabulary, std::vector<Diagnostic> &diagnostics)
        : m_kind(model::Kind::DataFlow), m_properties(&flow.properties), m_vocabulary(vocabulary),
          m_diagnostics(diagnostics)
    {}

    // A number out of the property's bounds, such as -1 replicas, is reported and left out.
    template <typename T, typename V>
    requires model::TakesValue<T, V>
    void set(const model::TypedProperty<T> &property, const V &value, model::Origin origin)
    {
        if constexpr (model::PropertyChoice<T>)
            setChoice(property, model::choiceName(value), std::move(origin));
        else if constexpr (std::same_as<T, std::string>)
            setValue(property, std::string_view(value), std::move(origin));
        else if constexpr (model::ChoiceList<T>)
            setValue(property, namesOf(value), std::move(origin));
        else
            setValue(property, static_cast<T>(value), std::move(origin));
    }

    // Adds items to a list, each once; the origin names the places of all. Items that are found one by one
    // are gathered first: to add them one by one would copy the list for each.
    template <model::ListProperty T>
    void addAll(const model::TypedProperty<T> &property, const StatedItems &items)
    {
        addItems(property, items);
    }

    template <typename T>
    bool has(const model::TypedProperty<T> &property) const
    {
        return value(property) != nullptr;
    }
    // nullopt when none is stated.
    template <model::PropertyChoice C>
    std::optional<C> choice(const model::TypedProperty<C> &property) const
    {
        return model::choiceNamed<C>(choiceName(property));
    }

    // For what another tool's file states in words: the text as a value of the property, where its type
    // admits it; left out where it does not, or where the subject's kind has no property of this name.
    void setFromText(std::string_view property, std::string_view text, model::Origin origin);

private:
    const model::PropertyDef *find(std::string_view property) const
    {
        return m_properties ? m_vocabulary.find(m_kind, property) : nullptr;
    }
    template <typename C>
    static model::Value::TextList namesOf(const std::vector<C> &choices)
    {
        model::Value::TextList names;
        for (const C choice : choices)
            names.emplace_back(model::choiceName(choice));
        return names;
    }
    const model::Value *value(std::string_view property) const;
    std::string_view choiceName(std::string_view property) const; // empty: none
    void setValue(std::string_view property, model::Value value, model::Origin origin);
    void setChoice(std::string_view property, std::string_view choice, model::Origin origin);
    void addItems(std::string_view property, const StatedItems &items);
    void store(const model::PropertyDef &definition, model::Value value, model::Origin origin);

    model::Kind m_kind;
    model::PropertyList *m_properties; // null: of no subject, for which find() gives nothing
    const model::Vocabulary &m_vocabulary;
    std::vector<Diagnostic> &m_diagnostics;
};

} // namespace bulkhead::import
