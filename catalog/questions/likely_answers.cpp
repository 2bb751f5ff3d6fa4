// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/likely_answers.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::catalog {

namespace {

using model::PropertyType;
using model::Value;

constexpr std::string_view anotherText = "something else";

// The tests that the program makes of the property.
std::vector<const engine::Predicate *> testsOf(const engine::Program &program,
                                               const model::PropertyDef &property)
{
    const engine::KindLayout &layout = program.layouts[engine::indexOf(property.kind)];
    const int number = layout.propertyOf[property.key.index];
    if (number < 0)
        return {};
    const engine::KindLayout::Property &place = layout.properties[static_cast<std::size_t>(number)];
    return {layout.tests.begin() + place.firstSlot, layout.tests.begin() + place.firstSlot + place.slotCount};
}

std::vector<Value> numbers(const model::PropertyDef &property,
                           const std::vector<const engine::Predicate *> &tests)
{
    std::vector<double> limits = {property.minimum.value_or(0)};
    for (const engine::Predicate *test : tests)
        limits.insert(limits.end(), test->operand.numbers.begin(), test->operand.numbers.end());
    std::vector<Value> values;
    for (const double limit : limits)
        for (const double number : {limit - 1, limit, limit + 1}) {
            if (number < property.minimum.value_or(0) || number > property.maximum.value_or(number))
                continue;
            if (property.type == PropertyType::Integer)
                values.emplace_back(static_cast<std::int64_t>(std::llround(number)));
            else
                values.emplace_back(number);
        }
    return values;
}

std::vector<Value> dates(const std::vector<const engine::Predicate *> &tests, model::Date asOf)
{
    std::vector<Value> values = {asOf};
    for (const engine::Predicate *test : tests)
        for (const double days : test->operand.numbers)
            for (const int more : {0, 1})
                values.emplace_back(model::Date{asOf.day - std::chrono::days(static_cast<int>(days) + more)});
    return values;
}

std::vector<std::string> textsOf(const std::vector<const engine::Predicate *> &tests)
{
    std::vector<std::string> texts = {std::string(anotherText)};
    for (const engine::Predicate *test : tests) {
        texts.insert(texts.end(), test->operand.texts.begin(), test->operand.texts.end());
        for (const std::string_view example : test->op->examples)
            if (!example.empty())
                texts.emplace_back(example);
        if (const engine::PathSet *paths = test->operand.paths)
            for (const auto *list : {&paths->exact, &paths->under})
                if (!list->empty())
                    texts.push_back(list->front());
    }
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

} // namespace

std::vector<Value> likelyAnswers(const engine::Program &program, const model::PropertyDef &property,
                                 model::Date asOf)
{
    const auto tests = testsOf(program, property);
    std::vector<Value> values;
    switch (property.type) {
    case PropertyType::Bool:
        return {true, false};
    case PropertyType::Enum:
        for (std::size_t i = 0; i < property.enumValues.size(); ++i)
            values.emplace_back(model::EnumValue{static_cast<std::uint16_t>(i)});
        return values;
    case PropertyType::Integer:
    case PropertyType::Real:
        return numbers(property, tests);
    case PropertyType::Date:
        return dates(tests, asOf);
    case PropertyType::Text:
    case PropertyType::Reference:
        for (const std::string &text : textsOf(tests))
            values.emplace_back(text);
        return values;
    case PropertyType::TextList:
    case PropertyType::ReferenceList:
        values.emplace_back(Value::TextList());
        for (const std::string &text : textsOf(tests))
            values.emplace_back(Value::TextList{text});
        return values;
    }
    return values;
}

} // namespace bulkhead::catalog
