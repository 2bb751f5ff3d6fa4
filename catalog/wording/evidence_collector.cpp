// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/evidence_collector.h"

#include "catalog/engine/classification.h"
#include "catalog/engine/index_builder.h"
#include "model/plain_words.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

Ground groundOf(Basis basis)
{
    switch (basis) {
    case Basis::Stated:
        return Ground::Stated;
    case Basis::ImportedDefault:
        return Ground::Imported;
    case Basis::AssumedDefault:
    case Basis::Unverified:
        break;
    }
    return Ground::Assumed;
}

Known knownOf(const ModelIndex &index, Subject s, PropertyKey key, Ground ground)
{
    const KindLayout &layout = index.program().layouts[indexOf(index.kind(s))];
    Known known;
    const int number = key.index < layout.propertyOf.size() ? layout.propertyOf[key.index] : -1;
    if (number < 0)
        return known;
    const KindLayout::Property &property = layout.properties[static_cast<std::size_t>(number)];
    known.def = property.def;
    const model::Property *stated = index.properties(s).find(key);
    if (stated && !stated->value.isUnset()) {
        known.value = &stated->value;
        known.origin = stated->origin;
        return known;
    }
    known.origin = originOf(index, s);
    const Default fallback = defaultOf(index, s, property);
    if (fallback.value && fallback.ground <= ground) {
        known.value = fallback.value;
        known.reason = fallback.reason;
        known.isDefault = true;
    }
    return known;
}

model::OriginPtr originOf(const ModelIndex &index, Subject s)
{
    const model::ImportRecordPtr &import = index.isFlow(s) ? index.flow(s).import : index.element(s).import;
    return import ? model::OriginPtr(import, &import->origin) : nullptr;
}

std::string describe(const ModelIndex &index, Subject s)
{
    return model::lowerFirst(model::kindTitle(index.kind(s))) + ' ' + index.name(s);
}

std::string evidenceValue(const PropertyDef &def, const Value &value)
{
    if (const bool *flag = value.asBool())
        return *flag ? "true" : "false";
    if (const Value::TextList *list = value.asList(); list && list->empty())
        return "empty";
    if (const std::string *text = value.asText(); text && text->empty())
        return "empty";
    return model::displayValue(def, value);
}

EvidenceCollector::EvidenceCollector(const ModelIndex &index, Basis basis, Subject subject)
    : m_index(index), m_facts(index), m_ground(groundOf(basis)), m_subject(subject)
{}

EvidenceCollector::Wanted EvidenceCollector::valueOf(Truth truth) const
{
    return truth.isYes(m_ground) ? Wanted::Yes : truth.isNo(m_ground) ? Wanted::No : Wanted::Unknown;
}

void EvidenceCollector::collect(const Trace &trace)
{
    collect(trace, valueOf(trace.truth));
    if (m_evidence.empty())
        add(m_subject,
            "the " + std::string(model::kindTitle(m_index.kind(m_subject))) + " is part of the model",
            nullptr);
}

void EvidenceCollector::collect(const Trace &trace, Wanted wanted)
{
    const Program &program = m_index.program();
    const FormVisitor collected{
        [&](const ListNode &list) { collectParts(list.all, trace, wanted); },
        [&](const NotNode &) { collect(trace.parts.front(), valueOf(trace.parts.front().truth)); },
        [&](const LeafNode &node) {
            const Leaf &leaf = program.leaves[node.leaf];
            if (leaf.type == Leaf::Type::Test)
                collectTest(trace, leaf, wanted);
            else
                collectFact(trace, leaf, wanted);
        },
        [&](const DiffersNode &node) { collectDifference(program.comparedKeys[node.compared], trace); },
        [&](const RelationNode &node) { collectRelation(node, trace, wanted); },
    };
    visit(program.nodes, trace.node, collected);
}

// Of a list, the parts that decide: all of them when all had to agree, otherwise those that did. An unknown
// conjunction also gives its parts that are true.
void EvidenceCollector::collectParts(bool all, const Trace &trace, Wanted wanted)
{
    for (const Trace &part : trace.parts) {
        const Wanted value = valueOf(part.truth);
        if (value == wanted || (all && wanted == Wanted::Unknown && value == Wanted::Yes))
            collect(part, value);
    }
}

namespace {

// As limits and requests have it: 0 MiB are none.
bool isNone(const PropertyDef &def, const Value &value)
{
    const std::int64_t *integer = value.asInteger();
    const double *real = value.asReal();
    return !def.unit.empty() && ((integer && *integer == 0) || (real && *real == 0));
}

// How a value that nobody states was derived.
std::string wayOf(const model::OriginPtr &origin)
{
    return isDerived(origin) ? ", derived " + std::string(origin->note.view()) : std::string();
}

std::string ageOf(const Value &value, Date asOf)
{
    const Date *date = value.asDate();
    return date ? ", " + std::to_string((asOf.day - date->day).count()) + " days before the analysis"
                : std::string();
}

} // namespace

void EvidenceCollector::collectTest(const Trace &trace, const Leaf &leaf, Wanted wanted)
{
    const Known known = knownOf(m_index, trace.subject, leaf.property, m_ground);
    if (!known.def)
        return;
    if (wanted == Wanted::Yes && trace.subject == m_subject)
        remember(known, leaf);
    if (known.value && !known.isDefault) {
        const std::string age = ageOf(*known.value, m_index.asOf()) + wayOf(known.origin);
        add(trace.subject,
            {known.def->name + " is " + evidenceValue(*known.def, *known.value) + age,
             known.def->title + ": " + model::displayWords(*known.def, *known.value) + age, known.origin},
            {known.def->name + " is also stated here", known.def->title + ": also stated here", nullptr});
    } else if (known.value) {
        const std::string reason =
            known.reason.empty() ? std::string() : " (" + std::string(known.reason) + ')';
        const std::string silent = "not stated; the platform's default is ";
        const bool none = isNone(*known.def, *known.value);
        addProperty(trace.subject, *known.def,
                    "is " + silent + (none ? "none" : evidenceValue(*known.def, *known.value)) + reason,
                    silent + (none ? "none" : model::displayWords(*known.def, *known.value)) + reason,
                    known.origin);
    } else if (wanted == Wanted::Unknown) {
        addProperty(trace.subject, *known.def, "is not stated", "not stated", known.origin);
    }
}

void EvidenceCollector::remember(const Known &known, const Leaf &leaf)
{
    const Value::TextList *list = known.value ? known.value->asList() : nullptr;
    const std::int32_t number = leaf.predicates[indexOf(m_index.kind(m_subject))];
    if (!list || number < 0)
        return;
    const Predicate &predicate = m_index.program().predicates[static_cast<std::size_t>(number)];
    for (const std::string &item : *list)
        if (predicate.accepts(item))
            m_meant.emplace_back(known.def->key, item);
}

std::vector<std::string> EvidenceCollector::meant(PropertyKey key, const Value::TextList &list) const
{
    std::vector<std::string> items;
    std::copy_if(list.begin(), list.end(), std::back_inserter(items), [&](const std::string &item) {
        return std::find(m_meant.begin(), m_meant.end(), std::pair(key, item)) != m_meant.end();
    });
    return items.empty() ? std::vector<std::string>(list.begin(), list.end()) : items;
}

void EvidenceCollector::collectFact(const Trace &trace, const Leaf &leaf, Wanted wanted)
{
    const Fact &fact = m_index.program().facts[leaf.fact];
    if (fact.native) {
        FactReason reason = m_facts.reason(*fact.native, trace.subject);
        if (reason.subject != nobody && reason.subject != trace.subject)
            meet(reason.subject);
        add(trace.subject, Evidence{reason.text, reason.forPeople(), reason.origin});
        return;
    }
    Tracer tracer(m_index);
    const Trace inner = tracer.trace(fact.root, trace.subject);
    const std::size_t before = m_evidence.size();
    if ((wanted == Wanted::Yes) == leaf.expected && wanted != Wanted::Unknown)
        collect(inner, Wanted::Yes);
    if (m_evidence.size() == before)
        add(trace.subject,
            ((wanted == Wanted::Yes) == leaf.expected ? "" : "it is not so that it ") + fact.title, nullptr);
}

void EvidenceCollector::collectDifference(PropertyKey key, const Trace &trace)
{
    for (const Subject s : {m_subject, trace.subject}) {
        const Known known = knownOf(m_index, s, key, Ground::Stated);
        if (known.def && known.value)
            addProperty(s, *known.def, "is " + evidenceValue(*known.def, *known.value),
                        model::displayWords(*known.def, *known.value), known.origin);
    }
}

void EvidenceCollector::collectRelation(const RelationNode &node, const Trace &trace, Wanted wanted)
{
    const RelationInfo &relation = node.relation();
    if (node.isCount() && trace.relatedCount > 0) {
        add(trace.subject, std::string(relation.link) + ' ' + std::to_string(trace.relatedCount) + " in all",
            nullptr);
        return;
    }
    if (node.isCount() || trace.related.empty()) {
        add(trace.subject, thereIsNo(relation.phrase), nullptr);
        return;
    }
    const Subject other = trace.related.front();
    if (wanted == Wanted::No) {
        if (!trace.parts.empty())
            collect(trace.parts.front(), valueOf(trace.parts.front().truth));
        return;
    }
    const Relation by = node.node.relation;
    const bool ends = by == Relation::Source || by == Relation::Target;
    m_through.emplace_back(by, other);
    meet(other);
    if (!ends)
        add(trace.subject, std::string(relation.link) + ' ' + describe(m_index, other),
            m_index.isFlow(other) ? originOf(m_index, other) : nullptr);
    if (!trace.parts.empty())
        collect(trace.parts.front(), valueOf(trace.parts.front().truth));
}

void EvidenceCollector::addProperty(Subject of, const PropertyDef &def, const std::string &text,
                                    const std::string &words, model::OriginPtr origin)
{
    add(of, Evidence{def.name + ' ' + text, def.title + ": " + words, std::move(origin)});
}

void EvidenceCollector::add(Subject of, const std::string &text, model::OriginPtr origin)
{
    add(of, Evidence{text, text, std::move(origin)});
}

void EvidenceCollector::add(Subject of, Evidence evidence, Evidence elsewhere)
{
    if (elsewhere.text.empty())
        elsewhere = evidence;
    if (of != m_subject) {
        meet(of);
        const std::string whose = describe(m_index, of);
        for (Evidence *part : {&evidence, &elsewhere}) {
            part->text.insert(0, whose + ": ");
            part->words.insert(0, whose + " – ");
        }
    }
    const auto same = [&](const Evidence &known) { return known.text == evidence.text; };
    if (std::any_of(m_evidence.begin(), m_evidence.end(), same))
        return;
    m_evidence.push_back(evidence);
    const model::OriginPtr &origin = evidence.origin;
    if (!origin)
        return;
    for (const model::Place &place : origin->also) {
        model::Origin other;
        other.source = model::Origin::Source::Artefact;
        other.file = place.file;
        other.line = place.line;
        other.object = place.object;
        elsewhere.origin = std::make_shared<const model::Origin>(std::move(other));
        m_evidence.push_back(elsewhere);
    }
}

void EvidenceCollector::meet(Subject other)
{
    if (other != m_subject && std::find(m_related.begin(), m_related.end(), other) == m_related.end())
        m_related.push_back(other);
}

Subject EvidenceCollector::through(std::initializer_list<Relation> relations) const
{
    for (const auto &[relation, subject] : m_through)
        if (std::find(relations.begin(), relations.end(), relation) != relations.end())
            return subject;
    return nobody;
}

} // namespace bulkhead::catalog::engine
