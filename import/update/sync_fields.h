// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/update/sync.h"
#include "model/element.h"

namespace bulkhead::import {

// The kind whose properties a thing has.
inline model::Kind kindOf(const model::Element &element)
{
    return element.kind;
}
inline model::Kind kindOf(const model::Flow &)
{
    return model::Kind::DataFlow;
}

// Whether a person stated a property, and not the artefact.
inline bool isPersons(const model::Property &property)
{
    return !property.origin || property.origin->source == model::Origin::Source::Person;
}

// What one thing is after an update, field by field: what the artefact said follows the artefact, what a
// person said stays. Where they differ is noted in the plan.
class FieldUpdate
{
public:
    FieldUpdate(const model::Vocabulary &vocabulary, SyncPlan &plan) : m_vocabulary(vocabulary), m_plan(plan)
    {}

    // `theirs` is what the import says now, among the model's ids.
    model::Element merged(const model::Element &ours, const model::Element &theirs);
    model::Flow merged(const model::Flow &ours, const model::Flow &theirs);

private:
    template <typename Subject>
    void mergeCommon(Subject &merged, const Subject &ours, const Subject &theirs);
    template <typename Subject>
    model::PropertyList mergedProperties(const Subject &subject, const Subject &ours,
                                         const model::PropertyList &theirs);
    void keep(const model::Id &subject, std::string field, std::string ours, std::string theirs);

    const model::Vocabulary &m_vocabulary;
    SyncPlan &m_plan;
};

} // namespace bulkhead::import
