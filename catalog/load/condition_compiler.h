// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/program.h"
#include "catalog/load/json_document.h"

#include <unordered_map>

namespace bulkhead::catalog::load {

using engine::Kinds;

// Turns conditions into nodes of a program, refusing what can never be meant: an unknown property, a relation
// that does not start there, a value that does not fit. Throws model::JsonFailure.
class ConditionCompiler
{
public:
    ConditionCompiler(engine::Program &program, const model::Vocabulary &vocabulary);

    void addPathSet(engine::PathSet set, const JsonNode &at);
    void addFact(engine::Fact fact, const JsonNode &at);

    // Appends the condition as asked of subjects of these kinds; gives the number of its root.
    std::uint32_t compile(const JsonNode &condition, Kinds subjects);

private:
    // Where a condition stands: what it is asked of, and how many relations lead there from the subject.
    struct Place
    {
        Kinds kinds;
        unsigned relations = 0;
        bool countable = true; // whether `differs` may stand here
    };

    bool compileNode(const JsonNode &condition, Place place); // whether it compares with the subject
    bool compileList(const JsonNode &parts, engine::NodeType type, Place place);
    bool compileRelation(const JsonNode &condition, engine::NodeType type, Place place);
    bool compileTest(const JsonNode &condition, Place place);
    void compileFact(const JsonNode &condition, Place place);
    std::uint16_t nextLeaf(const JsonNode &condition) const;
    void readCount(const JsonNode &condition, engine::Node &node) const;
    std::uint16_t testLeaf(const JsonNode &condition, model::PropertyKey property, const engine::Operator &op,
                           Kinds kinds);
    model::PropertyKey property(const JsonNode &condition, Kinds kinds) const;

    engine::Program &m_program;
    const model::Vocabulary &m_vocabulary;
    std::unordered_map<std::string, std::uint16_t> m_leaves;
    std::unordered_map<std::string, std::uint16_t> m_facts;
};

} // namespace bulkhead::catalog::load
