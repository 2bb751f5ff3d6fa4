// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/kind.h"
#include "model/value.h"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Properties of the vocabulary as constants of C++ with a type. model/properties.h, which is generated from
// resources/vocabulary.json, defines one for each: property::container::privileged. A property or a choice
// that is not in the vocabulary does not compile, nor does a value of another type.
namespace bulkhead::model {

// T is bool, std::int64_t, double, Date, std::string (texts and references), Value::TextList (lists of them),
// an enum class of model/properties.h or a vector of one (a list of choices).
template <typename T>
struct TypedProperty
{
    Kind kind;
    std::string_view name; // as in the vocabulary

    constexpr operator std::string_view() const { return name; }
};

// ChoiceNames<C>::all are the names of the choices of an enum class of model/properties.h, in its order.
template <typename C>
struct ChoiceNames;

template <typename C>
concept PropertyChoice = requires
{
    ChoiceNames<C>::all;
};

template <PropertyChoice C>
constexpr std::string_view choiceName(C choice)
{
    return ChoiceNames<C>::all[static_cast<std::size_t>(choice)];
}

template <PropertyChoice C>
constexpr std::optional<C> choiceNamed(std::string_view name)
{
    const auto &all = ChoiceNames<C>::all;
    const auto found = std::find(std::begin(all), std::end(all), name);
    return found == std::end(all) ? std::nullopt : std::optional(static_cast<C>(found - std::begin(all)));
}

template <typename T>
concept ChoiceList =
    std::same_as<T, std::vector<typename T::value_type>> && PropertyChoice<typename T::value_type>;

// Of a property whose value is a list, of texts, references or choices.
template <typename T>
concept ListProperty = std::same_as<T, Value::TextList> || ChoiceList<T>;

// Whether a property of type T takes a V: no number is taken for a truth value, no pointer for either.
template <typename T, typename V>
concept TakesValue = (std::same_as<T, bool> && std::same_as<V, bool>) ||
                     (std::same_as<T, std::int64_t> && std::integral<V> && !std::same_as<V, bool>) ||
                     (std::same_as<T, double> && std::floating_point<V>) ||
                     (std::same_as<T, std::string> && std::convertible_to<const V &, std::string_view>) ||
                     (!std::same_as<T, bool> && !std::same_as<T, std::int64_t> && !std::same_as<T, double> &&
                      !std::same_as<T, std::string> && std::same_as<T, V>);

} // namespace bulkhead::model
