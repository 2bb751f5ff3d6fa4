// SPDX-License-Identifier: Apache-2.0
#include "model/file/json_value.h"

#include "model/check.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::model {

namespace {

std::string join(const std::vector<std::string> &items)
{
    std::string result;
    for (const std::string &item : items)
        result += (result.empty() ? "" : ", ") + item;
    return result;
}

Value readEnum(JsonReader &reader, const PropertyDef &def)
{
    const std::string_view name = reader.text("one of " + join(def.enumValues));
    const auto place = std::find(def.enumValues.begin(), def.enumValues.end(), name);
    if (place == def.enumValues.end()) {
        const std::vector<std::string_view> known(def.enumValues.begin(), def.enumValues.end());
        reader.fail("model.unknown-enum-value", "“%1” is no value of %2; expected one of %3%4",
                    {std::string(name), def.name, join(def.enumValues), suggestion(name, known)});
    }
    return EnumValue{static_cast<std::uint16_t>(place - def.enumValues.begin())};
}

Value readDate(JsonReader &reader, const PropertyDef &def)
{
    const std::string_view text = reader.text("a date (YYYY-MM-DD)");
    const auto date = Date::parse(text);
    if (!date)
        reader.fail("model.bad-date", "%1: “%2” is no date; expected YYYY-MM-DD",
                    {def.name, std::string(text)});
    return *date;
}

Value readList(JsonReader &reader)
{
    Value::TextList items;
    reader.enterList("a list of texts");
    while (reader.nextItem())
        items.emplace_back(reader.text("a text"));
    return Value(std::move(items));
}

Value readUnchecked(JsonReader &reader, const PropertyDef &def)
{
    switch (def.type) {
    case PropertyType::Bool:
        return reader.boolean("true or false");
    case PropertyType::Integer:
        return reader.integer("a whole number");
    case PropertyType::Real:
        return reader.real("a number");
    case PropertyType::Text:
        return Value(reader.text("a text"));
    case PropertyType::Enum:
        return readEnum(reader, def);
    case PropertyType::Date:
        return readDate(reader, def);
    case PropertyType::Reference:
        return Value(reader.text("the id of an element"));
    case PropertyType::TextList:
    case PropertyType::ReferenceList:
        return readList(reader);
    }
    return {};
}

// Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

Value readValue(JsonReader &reader, const PropertyDef &def)
{
    Value value = readUnchecked(reader, def);
    if (const auto error = checkValue(def, value))
        reader.fail(*error);
    return value;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view> &known)
{
    constexpr std::size_t longestWord = 64; // what is longer was not mistyped
    std::size_t best = std::min<std::size_t>(3, word.size() / 2) + 1;
    std::string_view nearest;
    for (const std::string_view candidate :
         word.size() <= longestWord ? known : std::vector<std::string_view>()) {
        const std::size_t steps = distance(word, candidate);
        if (steps < best) {
            best = steps;
            nearest = candidate;
        }
    }
    return nearest.empty() ? std::string() : "; did you mean “" + std::string(nearest) + "”?";
}

} // namespace bulkhead::model
