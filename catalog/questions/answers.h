// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::catalog {

// What an answer states of each element or flow that it is about.
using AnswerValues = std::vector<std::pair<model::PropertyKey, model::Value>>;

struct AnswerChoice
{
    std::string text; // "yes", "runtime default", "logged, on the machine alone"
    AnswerValues values;
};

// How a question is answered: by choices, by a value that is written, or by either.
struct AnswerForm
{
    const model::JointQuestion *joint = nullptr;
    const model::PropertyDef *property = nullptr; // where one property is asked for

    // Of a list of enumerated items none: several of those may hold.
    std::vector<AnswerChoice> choices(bool isSeveral) const;
    bool takesText() const;
    // What is expected where a value is written: "a whole number", "a date such as 2026-01-31".
    std::string expectation(const model::Model &model) const;

    // What the text stands for; empty when it stands for no answer.
    std::optional<AnswerValues> valuesOfText(const model::Model &model, std::string_view text) const;
    // What the ticked choices stand for.
    std::optional<AnswerValues> valuesOfTicked(const std::vector<std::string> &ticked) const;

private:
    const model::PropertyDef *written(const model::Model &model) const;
};

// How these properties, by name, of an element or flow are asked for; empty when nobody asks so.
std::optional<AnswerForm> answerForm(const model::Model &model, model::IdView subject,
                                     std::span<const std::string> properties);

// States the values of the subjects, by hand; what a subject states already stays, and one that the model
// does not have is passed over.
model::Change planAnswer(const model::Model &model, std::span<const model::Id> subjects,
                         const AnswerValues &values);

} // namespace bulkhead::catalog
