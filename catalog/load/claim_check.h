// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/condition.h"

#include <optional>
#include <string>

namespace bulkhead::catalog::load {

// Whether a mitigation that is said to resolve a rule can do so: whether the rule may still fire once what
// the mitigation sets is set, whatever else a model says. Where that cannot be judged (the mitigation moves
// something to another network, say) it is believed.
class ClaimCheck
{
public:
    ClaimCheck(const engine::Program &program, const model::Vocabulary &vocabulary,
               const Mitigation &mitigation);

    enum class Verdict : std::uint8_t { Believed, SetsNothing, LeavesOpen };
    // `root` is the rule's condition; `left` becomes a kind of subject on which the rule may still fire.
    Verdict judge(std::uint32_t root, const std::vector<Kind> &subjects, Kind &left);

private:
    // What may still become of a part of the condition. Neither: it cannot be judged.
    struct Outcome
    {
        bool yes = false;
        bool no = false;
    };

    Outcome outcome(std::uint32_t at, Kind kind, bool isSubject);
    Outcome ofParts(const engine::ListNode &list, Kind kind, bool isSubject);
    Outcome ofRelation(const engine::RelationNode &node);
    Outcome ofLeaf(const engine::Leaf &leaf, Kind kind, bool isSubject);
    Outcome ofTest(const engine::Leaf &leaf, Kind kind, bool isSubject);
    Outcome ofFact(const engine::Fact &fact, Kind kind, bool isSubject);
    const MitigationSet *setOf(Kind kind, model::PropertyKey key, bool isSubject);
    bool sets(std::initializer_list<model::PropertyKey> keys);

    const engine::Program &m_program;
    const model::Vocabulary &m_vocabulary;
    const Mitigation &m_mitigation;
    bool m_movesThings = false; // sets what relations are made of
    bool m_asked = false;       // something that it sets was asked for
    Kind m_subject = Kind::Container;
};

} // namespace bulkhead::catalog::load
