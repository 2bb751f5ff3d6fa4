// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/condition.h"
#include "catalog/engine/evaluator.h"

#include <vector>

namespace bulkhead::catalog::engine {

// One part of a condition as it was judged for one subject: what an explanation and the evidence are made of.
struct Trace
{
    std::uint32_t node = 0;
    Subject subject = nobody; // of whom it was asked
    Truth truth = Truth::unknown();
    std::vector<Trace> parts;     // of a relation: those related subjects that decide
    std::vector<Subject> related; // of a relation: the subjects of the parts
    std::size_t relatedCount = 0; // of a relation: how many there are in all
};

// Judges conditions part by part, without the evaluator's short cuts.
class Tracer
{
public:
    // Of a relation that says no or unknown, at most `examples` related subjects are traced.
    explicit Tracer(const ModelIndex &index, std::size_t examples = 3)
        : m_index(index), m_evaluator(index), m_examples(examples)
    {}

    Trace trace(std::uint32_t node, Subject subject)
    {
        m_root = subject;
        return judge(node, subject);
    }

private:
    Trace judge(std::uint32_t node, Subject subject);
    void judgeRelation(const RelationNode &node, Trace &trace);

    const ModelIndex &m_index;
    Evaluator m_evaluator;
    std::size_t m_examples;
    Subject m_root = nobody;
};

} // namespace bulkhead::catalog::engine
