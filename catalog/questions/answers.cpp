// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/answers.h"

#include "catalog/questions/sheet.h"
#include "model/plain_words.h"
#include "model/plans.h"

#include <algorithm>

namespace bulkhead::catalog {

using model::JointQuestion;
using model::PropertyDef;
using model::PropertyType;

namespace {

AnswerValues valuesOf(const JointQuestion::Answer &answer)
{
    return {answer.values.begin(), answer.values.end()};
}

const model::PropertyList *propertiesOf(const model::Model &model, model::IdView subject)
{
    if (const model::Element *element = model.element(subject))
        return &element->properties;
    const model::Flow *flow = model.flow(subject);
    return flow ? &flow->properties : nullptr;
}

} // namespace

std::vector<AnswerChoice> AnswerForm::choices(bool isSeveral) const
{
    std::vector<AnswerChoice> list;
    if (joint) {
        for (const JointQuestion::Answer &answer : joint->answers)
            list.push_back({model::filledIn(answer.text, {}, isSeveral), valuesOf(answer)});
        return list;
    }
    if (property->type != PropertyType::Bool && property->type != PropertyType::Enum)
        return list;
    for (const std::string &choice : sheet::choices(*property))
        list.push_back({choice, {{property->key, *sheet::valueOfTicked(*property, {choice})}}});
    return list;
}

bool AnswerForm::takesText() const
{
    if (joint)
        return !joint->written.empty();
    return property->type != PropertyType::Bool && property->type != PropertyType::Enum;
}

const PropertyDef *AnswerForm::written(const model::Model &model) const
{
    return joint ? model.vocabulary().find(joint->kind, joint->written.front()) : property;
}

std::string AnswerForm::expectation(const model::Model &model) const
{
    return takesText() ? sheet::expectation(*written(model), model) : std::string();
}

std::optional<AnswerValues> AnswerForm::valuesOfText(const model::Model &model, std::string_view text) const
{
    if (!takesText())
        return std::nullopt;
    const auto value = sheet::valueOfText(*written(model), model, text);
    if (!value)
        return std::nullopt;
    AnswerValues values;
    if (joint)
        for (const model::PropertyKey key : joint->written)
            values.emplace_back(key, *value);
    else
        values.emplace_back(property->key, *value);
    return values;
}

std::optional<AnswerValues> AnswerForm::valuesOfTicked(const std::vector<std::string> &ticked) const
{
    if (!joint) {
        const auto value = sheet::valueOfTicked(*property, ticked);
        return value ? std::optional(AnswerValues{{property->key, *value}}) : std::nullopt;
    }
    if (ticked.size() != 1)
        return std::nullopt;
    for (const bool isSeveral : {false, true})
        for (AnswerChoice &choice : choices(isSeveral))
            if (sheet::isSameChoice(choice.text, ticked.front()))
                return std::move(choice.values);
    return std::nullopt;
}

std::optional<AnswerForm> answerForm(const model::Model &model, model::IdView subject,
                                     std::span<const std::string> properties)
{
    const model::Element *element = model.element(subject);
    if ((!element && !model.flow(subject)) || properties.empty())
        return std::nullopt;
    const model::Vocabulary &vocabulary = model.vocabulary();
    const model::Kind kind = element ? element->kind : model::Kind::DataFlow;
    std::vector<model::PropertyKey> keys;
    for (const std::string &name : properties) {
        const PropertyDef *def = vocabulary.find(kind, name);
        if (!def)
            return std::nullopt;
        keys.push_back(def->key);
    }
    if (keys.size() == 1)
        return AnswerForm{nullptr, vocabulary.find(kind, keys.front())};
    for (const JointQuestion &joint : vocabulary.jointQuestions())
        if (joint.kind == kind &&
            std::is_permutation(joint.properties.begin(), joint.properties.end(), keys.begin(), keys.end()))
            return AnswerForm{&joint, nullptr};
    return std::nullopt;
}

model::Change planAnswer(const model::Model &model, std::span<const model::Id> subjects,
                         const AnswerValues &values)
{
    model::Model answered = model;
    std::vector<model::Change> changes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto &[key, value] = values[i];
        std::vector<model::Id> open;
        for (const model::Id &subject : subjects) {
            const model::PropertyList *stated = propertiesOf(answered, subject);
            if (stated && !stated->find(key))
                open.push_back(subject);
        }
        model::Change change = model::planSetProperty(answered, open, key, value);
        if (change.isEmpty() || (i + 1 < values.size() && !answered.apply(change)))
            continue; // the last is applied by the caller alone
        changes.push_back(std::move(change));
    }
    return model::batch(std::move(changes));
}

} // namespace bulkhead::catalog
