// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/sheet.h"

#include "model/numbers.h"
#include "model/plain_words.h"
#include "model/utf8.h"
#include "model/visible_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace bulkhead::catalog::sheet {

using model::PropertyDef;
using model::PropertyType;
using model::Value;

namespace {

constexpr std::string_view questionStart = "Question `";
constexpr std::string_view questionMiddle = "` of `";
constexpr std::string_view between = "`, `";
constexpr std::string_view remarkStart = "Remark on `";
constexpr std::string_view remarkMiddle = "`:";
constexpr std::size_t elementsNamed = 8; // in the expectation of a reference

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

// Ids may contain what would end the code span that they are written in, and control characters.
std::string escaped(std::string_view id)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    while (!id.empty()) {
        const bool isMark = id.front() == '`' || id.front() == '%';
        const std::size_t hidden = isMark ? 1 : model::controlLength(id);
        const std::size_t taken = hidden > 0 ? hidden : model::sequenceLength(id);
        for (const char c : id.substr(0, taken)) {
            const auto code = static_cast<unsigned char>(c);
            if (hidden > 0)
                text += {'%', digits[code >> 4U], digits[code & 15U]};
            else
                text += c;
        }
        id.remove_prefix(taken);
    }
    return text;
}

std::string unescaped(std::string_view text)
{
    std::string id;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const char *const end = text.data() + std::min(i + 3, text.size());
        if (text[i] == '%' &&
            std::from_chars(text.data() + i + 1, end, code, 16).ptr == text.data() + i + 3) {
            id += static_cast<char>(code);
            i += 2;
        } else {
            id += text[i];
        }
    }
    return id;
}

// Words are compared whatever their case and whether spaces or underscores part them.
std::string plain(std::string_view text)
{
    std::string result;
    for (const char c : trimmed(text))
        result += c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

std::vector<std::string_view> parted(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t end; (end = text.find(between)) != std::string_view::npos;) {
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + between.size());
    }
    parts.push_back(text);
    return parts;
}

bool isList(const PropertyDef &def)
{
    return def.type == PropertyType::TextList || def.type == PropertyType::ReferenceList;
}

template <typename Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool isInRange(const PropertyDef &def, double number)
{
    return std::isfinite(number) && number >= def.minimum.value_or(number) &&
           number <= def.maximum.value_or(number);
}

bool isTarget(const PropertyDef &def, const model::Element &element)
{
    return std::find(def.targets.begin(), def.targets.end(), element.kind) != def.targets.end();
}

// By id, or by a name that only one of the possible elements has.
std::optional<std::string> elementCalled(const PropertyDef &def, const model::Model &model,
                                         std::string_view text)
{
    if (const model::Element *element = model.element(text); element && isTarget(def, *element))
        return element->id;
    std::optional<std::string> found;
    for (const model::Element &element : model.elements()) {
        if (element.name != text || !isTarget(def, element))
            continue;
        if (found)
            return std::nullopt;
        found = element.id;
    }
    return found;
}

std::optional<Value> listOf(const PropertyDef &def, const model::Model &model, std::string_view text)
{
    Value::TextList items;
    if (plain(text) == "none")
        return Value(items);
    while (true) {
        const std::size_t comma = text.find(',');
        std::string item(trimmed(text.substr(0, comma)));
        if (item.empty())
            return std::nullopt;
        if (def.type == PropertyType::ReferenceList) {
            const auto id = elementCalled(def, model, item);
            if (!id)
                return std::nullopt;
            item = *id;
        }
        items.push_back(std::move(item));
        if (comma == std::string_view::npos)
            return Value(std::move(items));
        text.remove_prefix(comma + 1);
    }
}

std::string rangeText(const PropertyDef &def)
{
    std::string text;
    if (def.minimum)
        text += " from " + model::toText(*def.minimum);
    if (def.maximum)
        text += " up to " + model::toText(*def.maximum);
    return text + (def.unit.empty() ? "" : ", in " + def.unit);
}

std::string targetsText(const PropertyDef &def, const model::Model &model)
{
    std::string names;
    std::size_t count = 0;
    for (const model::Element &element : model.elements()) {
        if (!isTarget(def, element))
            continue;
        if (++count > elementsNamed)
            return ", by id or name";
        names += (names.empty() ? ": " : ", ") + element.id;
    }
    return names.empty() ? ", by id or name" : names;
}

} // namespace

bool isSameChoice(std::string_view a, std::string_view b)
{
    return plain(a) == plain(b);
}

std::string questionLine(const Reference &reference)
{
    std::string line(questionStart);
    for (std::size_t i = 0; i < reference.properties.size(); ++i)
        line += (i == 0 ? "" : std::string(between)) + reference.properties[i];
    line += questionMiddle;
    for (std::size_t i = 0; i < reference.subjects.size(); ++i)
        line += (i == 0 ? "" : std::string(between)) + escaped(reference.subjects[i]);
    return line + '`';
}

std::optional<Reference> readQuestionLine(std::string_view line)
{
    line = trimmed(line);
    const std::size_t middle = line.find(questionMiddle);
    if (!line.starts_with(questionStart) || !line.ends_with('`') || middle == std::string_view::npos)
        return std::nullopt;
    Reference reference;
    std::string_view rest = line.substr(middle + questionMiddle.size());
    rest.remove_suffix(1);
    for (const std::string_view name :
         parted(line.substr(questionStart.size(), middle - questionStart.size())))
        reference.properties.emplace_back(name);
    for (const std::string_view id : parted(rest))
        reference.subjects.push_back(unescaped(id));
    return reference;
}

std::string remarkLine(std::string_view subject)
{
    return std::string(remarkStart) + escaped(subject) + std::string(remarkMiddle);
}

std::optional<Remark> readRemarkLine(std::string_view line)
{
    line = trimmed(line);
    const std::size_t middle = line.find(remarkMiddle);
    if (!line.starts_with(remarkStart) || middle == std::string_view::npos)
        return std::nullopt;
    return Remark{unescaped(line.substr(remarkStart.size(), middle - remarkStart.size())),
                  std::string(trimmed(line.substr(middle + remarkMiddle.size())))};
}

std::vector<std::string> choices(const PropertyDef &def)
{
    if (def.type == PropertyType::Bool)
        return {"yes", "no"};
    std::vector<std::string> names;
    if (def.type != PropertyType::Enum && def.type != PropertyType::TextList)
        return names;
    for (const std::string &name : def.enumValues)
        names.push_back(model::asWords(name));
    if (def.type == PropertyType::TextList && !names.empty())
        names.emplace_back(noneOfThese);
    return names;
}

std::string expectation(const PropertyDef &def, const model::Model &model)
{
    switch (def.type) {
    case PropertyType::Bool:
    case PropertyType::Enum: {
        std::string text = "one of: ";
        for (const std::string &choice : choices(def))
            text += (text.ends_with(": ") ? "" : ", ") + choice;
        return text;
    }
    case PropertyType::Integer:
        return "a whole number" + rangeText(def);
    case PropertyType::Real:
        return "a number such as 0.5" + rangeText(def);
    case PropertyType::Date:
        return "a date such as 2026-01-31";
    case PropertyType::Text:
        return "a text";
    case PropertyType::TextList:
        return "texts with commas between them, or none";
    case PropertyType::Reference:
        return "one element" + targetsText(def, model);
    case PropertyType::ReferenceList:
        return "elements with commas between them, or none" + targetsText(def, model);
    }
    return {};
}

std::optional<Value> valueOfTicked(const PropertyDef &def, const std::vector<std::string> &ticked)
{
    if (ticked.empty() || (ticked.size() > 1 && !isList(def)))
        return std::nullopt;
    if (def.type == PropertyType::Bool)
        return plain(ticked.front()) == "yes"  ? std::optional<Value>(true)
               : plain(ticked.front()) == "no" ? std::optional<Value>(false)
                                               : std::nullopt;
    Value::TextList items;
    for (const std::string &tick : ticked) {
        if (isList(def) && plain(tick) == noneOfThese) {
            if (ticked.size() > 1)
                return std::nullopt;
            continue;
        }
        const auto named = std::find_if(def.enumValues.begin(), def.enumValues.end(),
                                        [&](const std::string &name) { return plain(name) == plain(tick); });
        if (named == def.enumValues.end())
            return std::nullopt;
        if (def.type == PropertyType::Enum)
            return Value(model::EnumValue{static_cast<std::uint16_t>(named - def.enumValues.begin())});
        items.push_back(*named);
    }
    return Value(std::move(items));
}

std::optional<Value> valueOfText(const PropertyDef &def, const model::Model &model, std::string_view text)
{
    text = trimmed(text);
    switch (def.type) {
    case PropertyType::Bool:
    case PropertyType::Enum:
        return valueOfTicked(def, {std::string(text)});
    case PropertyType::Integer:
        if (const auto number = numberOf<std::int64_t>(text);
            number && isInRange(def, static_cast<double>(*number)))
            return Value(*number);
        return std::nullopt;
    case PropertyType::Real:
        if (const auto number = numberOf<double>(text); number && isInRange(def, *number))
            return Value(*number);
        return std::nullopt;
    case PropertyType::Date:
        if (const auto date = model::Date::parse(text))
            return Value(*date);
        return std::nullopt;
    case PropertyType::Text:
        return Value(text);
    case PropertyType::TextList:
    case PropertyType::ReferenceList:
        return listOf(def, model, text);
    case PropertyType::Reference:
        if (const auto id = elementCalled(def, model, text))
            return Value(*id);
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace bulkhead::catalog::sheet
