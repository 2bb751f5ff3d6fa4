// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/native_facts.h"
#include "catalog/wording/evidence.h"
#include "catalog/wording/trace.h"

#include <string>
#include <vector>

// The evidence for a finding: what made its rule fire.
namespace bulkhead::catalog::engine {

using model::Basis;

// A property of a subject as it counts on a ground: what is stated, or the platform's default, or nothing.
struct Known
{
    const PropertyDef *def = nullptr; // null: its kind has no such property
    const Value *value = nullptr;     // null: unknown
    bool isDefault = false;
    std::string_view reason; // of a conditional default
    model::OriginPtr origin;
};
Known knownOf(const ModelIndex &index, Subject s, PropertyKey key, Ground ground);

// "true", "runtime_default", "/etc, /var": the value as evidence shows it; "empty" of an empty list.
std::string evidenceValue(const PropertyDef &def, const Value &value);

// "container web", "flow web -> db": a subject that is not the one spoken of.
std::string describe(const ModelIndex &index, Subject s);
// The line of the artefact that the subject stands on, null when it was drawn.
model::OriginPtr originOf(const ModelIndex &index, Subject s);

// Walks the trace of a rule that fired and collects what made it fire.
class EvidenceCollector
{
public:
    EvidenceCollector(const ModelIndex &index, Basis basis, Subject subject);

    void collect(const Trace &trace);

    const std::vector<Evidence> &evidence() const { return m_evidence; }
    // Other subjects involved, in the order in which they were met.
    const std::vector<Subject> &related() const { return m_related; }
    // The first subject met through one of the relations, nobody if none was.
    Subject through(std::initializer_list<Relation> relations) const;
    // Of a list of the rule's subject, the items that tests looked for and found, in the order of the list;
    // all of a list of which no test asked for single items.
    std::vector<std::string> meant(PropertyKey key, const Value::TextList &list) const;

private:
    enum class Wanted : std::uint8_t { Yes, No, Unknown };

    void collect(const Trace &trace, Wanted wanted);
    void collectParts(bool all, const Trace &trace, Wanted wanted);
    void collectTest(const Trace &trace, const Leaf &leaf, Wanted wanted);
    void collectFact(const Trace &trace, const Leaf &leaf, Wanted wanted);
    void collectDifference(PropertyKey key, const Trace &trace);
    void collectRelation(const RelationNode &node, const Trace &trace, Wanted wanted);
    Wanted valueOf(Truth truth) const;
    // `text` follows the property's name ("is true"), `words` its title ("yes").
    void addProperty(Subject of, const PropertyDef &def, const std::string &text, const std::string &words,
                     model::OriginPtr origin);
    void add(Subject of, const std::string &text, model::OriginPtr origin);
    // `elsewhere` is the evidence for further places that state the same; when empty, `evidence` is.
    void add(Subject of, Evidence evidence, Evidence elsewhere = {});
    void remember(const Known &known, const Leaf &leaf);
    void meet(Subject other);

    const ModelIndex &m_index;
    NativeFacts m_facts;
    Ground m_ground;
    Subject m_subject;
    std::vector<Evidence> m_evidence;
    std::vector<Subject> m_related;
    std::vector<std::pair<Relation, Subject>> m_through;
    std::vector<std::pair<PropertyKey, std::string>> m_meant; // items of lists of the rule's subject
};

Ground groundOf(Basis basis);

} // namespace bulkhead::catalog::engine
