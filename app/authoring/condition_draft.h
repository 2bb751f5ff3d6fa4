// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/kinds.h"
#include "catalog/engine/operator.h"
#include "model/result.h"
#include "model/vocabulary.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::app {

// A rule's condition as a form edits it: a tree whose leaves are tests with values as they are typed.
struct ConditionDraft
{
    enum class Form : std::uint8_t {
        All,    // of the parts
        Any,    // of the parts
        None,   // of the parts
        NotAll, // of the parts
        Test,   // of a property
        Fact,
        Some,   // related thing, of which the part holds if there is one
        NoSuch, // related thing
        Count,  // of such related things
    } form = Form::All;
    std::string name;  // of the property, the fact or the relation
    std::string op;    // of a test or a count: "==", "in" … as the rule language names them
    std::string value; // as typed; items of a list are separated by commas
    std::vector<ConditionDraft> parts;

    bool isList() const { return form <= Form::NotAll; }
    bool isRelation() const { return form >= Form::Some; }
    bool operator==(const ConditionDraft &) const = default;
};

// The operators that a form offers for a property of the type, the most used first: those that suit it,
// without comparisons with an id, which nobody types, and of yes and no without those that say the same in
// other words.
std::vector<const catalog::engine::Operator *> operatorsFor(model::PropertyType type);
// What is typed as the value of an operator, by its name; one value of an operator that there is not.
catalog::engine::OperandShape operandShape(std::string_view op);

// The condition in the rule language, asked of subjects of these kinds. Fails on what is no value of the
// property that it is compared with.
Result<nlohmann::ordered_json> conditionJson(const ConditionDraft &draft, catalog::engine::Kinds subjects,
                                             const model::Vocabulary &vocabulary);

// The other way. Fails on what a form cannot show: a value with a comma in it for example.
Result<ConditionDraft> conditionDraft(const nlohmann::ordered_json &json);

} // namespace bulkhead::app
