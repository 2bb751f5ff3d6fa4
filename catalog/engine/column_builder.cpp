// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/column_evaluator.h"
#include "catalog/engine/index_builder.h"
#include "catalog/engine/native_facts.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace bulkhead::catalog::engine {

Ground groundOf(Artefact artefact, const PropertyDef &def)
{
    bool wouldSay = false;
    switch (artefact) {
    case Artefact::None:
        break;
    case Artefact::Compose:
        wouldSay = !def.source.compose.empty();
        break;
    case Artefact::DockerInspect:
        wouldSay = !def.source.dockerInspect.empty();
        break;
    case Artefact::AnyDocker:
        wouldSay = !def.source.compose.empty() || !def.source.dockerInspect.empty();
        break;
    case Artefact::Kubernetes:
        wouldSay = !def.source.kubernetes.empty();
        break;
    }
    return wouldSay ? Ground::Imported : Ground::Assumed;
}

namespace {

template <typename Stated>
bool isMet(const ModelIndex &index, Subject s, const DefaultCondition &condition, const Stated &stated)
{
    if (condition.neverHolds || (condition.platform && index.platform(s) != *condition.platform))
        return false;
    if (condition.predicates.empty())
        return true;
    const auto matches = [&](Subject of) {
        return std::any_of(
            condition.predicates.begin(), condition.predicates.end(), [&](const Predicate &predicate) {
                const Value *value =
                    predicate.def->kind == index.kind(of) ? stated(of, predicate.def->key) : nullptr;
                return value && predicate.test(*value, index.asOf()).value_or(false);
            });
    };
    if (!condition.relation)
        return matches(s);
    bool found = false;
    index.forEach(*condition.relation, s, [&](Subject related) {
        found = matches(related);
        return !found;
    });
    return found;
}

template <typename Stated>
const model::ConditionalDefault *conditionalDefaultOf(const ModelIndex &index, Subject s,
                                                      const KindLayout::Property &property,
                                                      const Stated &stated)
{
    const auto holds = [&](const ConditionalDefault &candidate) {
        return std::all_of(
            candidate.when.begin(), candidate.when.end(),
            [&](const DefaultCondition &condition) { return isMet(index, s, condition, stated); });
    };
    for (const ConditionalDefault &candidate : property.conditionalDefaults)
        if (holds(candidate))
            return candidate.source;
    return nullptr;
}

const model::ConditionalDefault *conditionalDefaultOf(const ModelIndex &index, Subject s,
                                                      const KindLayout::Property &property)
{
    return conditionalDefaultOf(index, s, property,
                                [&](Subject of, PropertyKey key) { return index.stated(of, key); });
}

// Equal of equal values only, among the values of one property.
std::string comparable(const Value &value)
{
    if (const std::string *text = value.asText())
        return *text;
    if (const model::EnumValue *choice = value.asEnum())
        return std::to_string(choice->index);
    if (const bool *flag = value.asBool())
        return *flag ? "1" : "0";
    if (const std::int64_t *integer = value.asInteger())
        return std::to_string(*integer);
    if (const double *real = value.asReal())
        return std::to_string(std::bit_cast<std::uint64_t>(*real));
    if (const Date *date = value.asDate())
        return date->toString();
    std::string joined;
    if (const Value::TextList *list = value.asList())
        for (const std::string &item : *list)
            joined += std::to_string(item.size()) + ':' + item;
    return joined;
}

Truth whenSilent(const Predicate &predicate)
{
    if (predicate.op->subject == OperatorSubject::Presence)
        return Truth::of(!(predicate.operand.choices & 2U));
    return predicate.def->selector ? Truth::of(predicate.op->negative) : Truth::unknown();
}

Truth whenStated(const Predicate &predicate, const Value &value, Date asOf)
{
    const std::optional<bool> answer = predicate.test(value, asOf);
    return answer ? Truth::of(*answer) : Truth::unknown();
}

// Below the ground of the default the property counts as not stated.
Truth whenDefault(const Predicate &predicate, const Value &value, Ground ground, Date asOf)
{
    const Truth silent = whenSilent(predicate);
    if (predicate.op->subject == OperatorSubject::Presence)
        return silent;
    const std::optional<bool> known = predicate.test(value, asOf);
    return known ? Truth::from(ground, *known, silent) : silent;
}

} // namespace

Default defaultOf(const ModelIndex &index, Subject s, const KindLayout::Property &property)
{
    const Ground ground = index.groundOfDefault(s, *property.def);
    if (const model::ConditionalDefault *conditional = conditionalDefaultOf(index, s, property))
        return {conditional->value.isUnset() ? nullptr : &conditional->value, conditional->reason, ground};
    const Value &value = property.def->platformDefault(index.platform(s));
    return {value.isUnset() ? nullptr : &value, {}, ground};
}

Truth answerTo(const ModelIndex &index, Subject s, const Predicate &predicate, const LookUp &stated)
{
    if (const Value *value = stated(s, predicate.def->key))
        return whenStated(predicate, *value, index.asOf());
    const KindLayout &layout = index.program().layouts[indexOf(index.kind(s))];
    const KindLayout::Property &property =
        layout.properties[static_cast<std::size_t>(layout.propertyOf[predicate.def->key.index])];
    const model::ConditionalDefault *conditional = conditionalDefaultOf(index, s, property, stated);
    const Value &value = conditional ? conditional->value : predicate.def->platformDefault(index.platform(s));
    if (value.isUnset())
        return whenSilent(predicate);
    return whenDefault(predicate, value, index.groundOfDefault(s, *predicate.def), index.asOf());
}

void ColumnBuilder::build()
{
    layOut();
    throwIfStopped(m_stop);
    m_index.m_compared.resize(m_index.m_program.comparedKeys.size());
    for (std::size_t i = 0; i < m_index.m_compared.size(); ++i)
        compareValues(i);
    noteStated();
    for (const Kind kind : model::allKinds)
        answerTests(m_index.ofKind(kind));
    answerFacts([](std::size_t) { return true; });
}

void ColumnBuilder::renew(std::span<const Subject> subjects, const AffectedAnswers &affected)
{
    for (std::size_t i = 0; i < m_index.m_compared.size(); ++i)
        if (affected.compared(i))
            compareValues(i);
    noteStated();
    std::array<std::vector<Subject>, model::allKinds.size()> ofKind;
    for (const Subject s : subjects)
        ofKind[indexOf(m_index.m_kinds[s])].push_back(s);
    for (const Kind kind : model::allKinds) {
        const KindLayout &layout = m_index.m_program.layouts[indexOf(kind)];
        const bool defaultsToo =
            std::any_of(layout.conditional.begin(), layout.conditional.end(),
                        [&](std::uint16_t number) { return affected.defaultOf(layout.properties[number]); });
        answerTests(defaultsToo ? m_index.ofKind(kind) : std::span<const Subject>(ofKind[indexOf(kind)]));
    }
    answerFacts([&](std::size_t number) { return affected.fact(number); });
}

void ColumnBuilder::layOut()
{
    m_index.m_places.resize(m_index.size());
    for (Subject s = 0; s < m_index.size(); ++s) {
        auto &alike = m_index.m_ofKind[indexOf(m_index.m_kinds[s])];
        m_index.m_places[s] = static_cast<std::uint32_t>(alike.size());
        alike.push_back(s);
    }
    for (const Kind kind : model::allKinds)
        m_index.m_columns[indexOf(kind)].resize(m_index.m_program.layouts[indexOf(kind)].slotCount *
                                                m_index.ofKind(kind).size());
}

void ColumnBuilder::put(Subject s, std::size_t slot, std::uint8_t answer)
{
    const std::size_t kind = indexOf(m_index.m_kinds[s]);
    m_index.m_columns[kind][slot * m_index.m_ofKind[kind].size() + m_index.m_places[s]] = answer;
}

void ColumnBuilder::answerDefault(Subject s, const KindLayout::Property &property, const Value &value,
                                  Ground ground)
{
    const KindLayout &layout = m_index.m_program.layouts[indexOf(m_index.m_kinds[s])];
    for (std::size_t i = 0; i < property.slotCount; ++i)
        put(s, property.firstSlot + i,
            whenDefault(*layout.tests[property.firstSlot + i], value, ground, m_index.m_asOf).bits());
}

// The answers for a subject that states nothing, conditional defaults left out.
const ColumnBuilder::Answers &ColumnBuilder::silence(Kind kind, Platform platform, Artefact artefact)
{
    Answers &answers = m_silences[(indexOf(kind) * 5 + static_cast<std::size_t>(artefact)) * 2 +
                                  static_cast<std::size_t>(platform)];
    if (!answers.empty())
        return answers;
    const KindLayout &layout = m_index.m_program.layouts[indexOf(kind)];
    answers.assign(layout.slotCount, Truth::no().bits());
    for (std::size_t slot = 1; slot < layout.tests.size(); ++slot)
        answers[slot] = whenSilent(*layout.tests[slot]).bits();
    for (const KindLayout::Property &property : layout.properties) {
        const Value &value = property.def->platformDefault(platform);
        const Ground ground = groundOf(artefact, *property.def);
        for (std::size_t slot = property.firstSlot;
             !value.isUnset() && slot < property.firstSlot + std::size_t{property.slotCount}; ++slot)
            answers[slot] = whenDefault(*layout.tests[slot], value, ground, m_index.m_asOf).bits();
    }
    return answers;
}

// Neighbours mostly come from the same artefact, so that their answers are filled in together.
void ColumnBuilder::assumeSilence(std::span<const Subject> subjects)
{
    const Kind kind = m_index.m_kinds[subjects.front()];
    const std::size_t height = m_index.ofKind(kind).size();
    const std::size_t tests = m_index.m_program.layouts[indexOf(kind)].tests.size();
    const auto goesOn = [&](Subject a, Subject b) {
        return m_index.m_platforms[a] == m_index.m_platforms[b] &&
               m_index.m_artefacts[a] == m_index.m_artefacts[b] &&
               m_index.m_places[a] + 1 == m_index.m_places[b];
    };
    for (std::size_t first = 0, next = 0; first < subjects.size(); first = next) {
        next = first + 1;
        while (next < subjects.size() && goesOn(subjects[next - 1], subjects[next]))
            ++next;
        const Subject s = subjects[first];
        const Answers &answers = silence(kind, m_index.m_platforms[s], m_index.m_artefacts[s]);
        std::uint8_t *at = m_index.m_columns[indexOf(kind)].data() + m_index.m_places[s];
        for (std::size_t slot = 0; slot < tests; ++slot, at += height)
            std::fill(at, at + (next - first), answers[slot]);
    }
}

void ColumnBuilder::answerStated(Subject s, const KindLayout::Property &property, const Value &value)
{
    if (property.slotCount == 0)
        return;
    const KindLayout &layout = m_index.m_program.layouts[indexOf(m_index.m_kinds[s])];
    const auto answer = [&](std::size_t i) {
        return whenStated(*layout.tests[property.firstSlot + i], value, m_index.m_asOf).bits();
    };
    if (!value.asText() && !value.asList()) {
        for (std::size_t i = 0; i < property.slotCount; ++i)
            put(s, property.firstSlot + i, answer(i));
        return;
    }
    const auto [known, isNew] = m_answered[&property].try_emplace(comparable(value));
    for (std::size_t i = 0; isNew && i < property.slotCount; ++i)
        known->second.push_back(answer(i));
    for (std::size_t i = 0; i < property.slotCount; ++i)
        put(s, property.firstSlot + i, known->second[i]);
}

void ColumnBuilder::noteStated()
{
    m_isStated.fill(std::vector<bool>(m_index.m_model.vocabulary().keyCount(), false));
    for (Subject s = 0; s < m_index.size(); ++s)
        for (const model::Property &property : m_index.properties(s))
            m_isStated[indexOf(m_index.m_kinds[s])][property.key.index] = true;
}

// Whether any conditional default of the property can hold in this model: of each of its conditions somebody
// has to state the property.
bool ColumnBuilder::mayHold(const KindLayout::Property &property) const
{
    const auto isStated = [this](const Predicate &predicate) {
        return m_isStated[indexOf(predicate.def->kind)][predicate.def->key.index];
    };
    const auto mayBeMet = [&](const DefaultCondition &condition) {
        return condition.predicates.empty() ||
               std::any_of(condition.predicates.begin(), condition.predicates.end(), isStated);
    };
    return std::any_of(property.conditionalDefaults.begin(), property.conditionalDefaults.end(),
                       [&](const ConditionalDefault &candidate) {
                           return std::all_of(candidate.when.begin(), candidate.when.end(), mayBeMet);
                       });
}

void ColumnBuilder::answerTests(std::span<const Subject> subjects)
{
    throwIfStopped(m_stop);
    if (subjects.empty())
        return;
    assumeSilence(subjects);
    const Kind kind = m_index.m_kinds[subjects.front()];
    const KindLayout &layout = m_index.m_program.layouts[indexOf(kind)];
    std::vector<std::uint16_t> defaults; // those that may hold
    std::copy_if(layout.conditional.begin(), layout.conditional.end(), std::back_inserter(defaults),
                 [&](std::uint16_t number) { return mayHold(layout.properties[number]); });
    for (const Subject s : subjects) {
        throwIfStopped(m_stop);
        for (const model::Property &stated : m_index.properties(s)) {
            const int number = layout.propertyOf[stated.key.index];
            if (number < 0)
                continue;
            const KindLayout::Property &property = layout.properties[static_cast<std::size_t>(number)];
            if (!stated.value.isUnset())
                answerStated(s, property, stated.value);
            else if (const Default value = defaultOf(m_index, s, property); value.value)
                answerDefault(s, property, *value.value, value.ground);
        }
        for (const std::uint16_t number : defaults) {
            const KindLayout::Property &property = layout.properties[number];
            if (m_index.properties(s).find(property.key))
                continue;
            if (const model::ConditionalDefault *conditional = conditionalDefaultOf(m_index, s, property))
                answerDefault(s, property, conditional->value,
                              groundOf(m_index.m_artefacts[s], *property.def));
        }
    }
}

void ColumnBuilder::compareValues(std::size_t number)
{
    const PropertyKey key = m_index.m_program.comparedKeys[number];
    std::vector<std::uint32_t> &numbers = m_index.m_compared[number];
    std::unordered_map<std::string, std::uint32_t> known;
    numbers.assign(m_index.size(), 0);
    for (const Kind kind : model::allKinds) {
        if (m_index.m_program.layouts[indexOf(kind)].propertyOf[key.index] < 0)
            continue;
        for (const Subject s : m_index.ofKind(kind))
            if (const Value *value = m_index.stated(s, key))
                numbers[s] =
                    known.try_emplace(comparable(*value), static_cast<std::uint32_t>(known.size() + 1))
                        .first->second;
    }
}

// Facts in the order of their definition, since a fact may build on earlier ones. One that no condition asks
// of a kind is not worked out for it.
template <typename Asked>
void ColumnBuilder::answerFacts(Asked asked)
{
    const Program &program = m_index.m_program;
    ColumnEvaluator evaluator(m_index);
    NativeFacts native(m_index);
    Answers answers;
    for (std::size_t number = 0; number < program.facts.size(); ++number) {
        if (!asked(number))
            continue;
        const Fact &fact = program.facts[number];
        for (const Kind kind : model::allKinds) {
            const auto &slots = program.layouts[indexOf(kind)].facts;
            const std::span<const Subject> subjects = m_index.ofKind(kind);
            const auto asks = [&](const KindLayout::FactSlot &slot) { return slot.fact == number; };
            if (subjects.empty() || std::none_of(slots.begin(), slots.end(), asks))
                continue;
            throwIfStopped(m_stop);
            answers.resize(subjects.size());
            if (fact.native)
                std::transform(subjects.begin(), subjects.end(), answers.begin(),
                               [&](Subject s) { return native.evaluate(*fact.native, s).bits(); });
            else
                evaluator.evaluate(fact.root, kind, answers);
            for (const KindLayout::FactSlot &slot : slots)
                if (asks(slot))
                    std::transform(answers.begin(), answers.end(),
                                   m_index.m_columns[indexOf(kind)].begin() +
                                       static_cast<std::ptrdiff_t>(slot.slot * subjects.size()),
                                   [&](std::uint8_t bits) {
                                       const Truth truth = Truth::fromBits(bits);
                                       const Truth answer = fact.closed ? truth.unknownAsNo() : truth;
                                       return (slot.expected ? answer : !answer).bits();
                                   });
        }
    }
}

} // namespace bulkhead::catalog::engine
