#include "catalog/engine/evaluator.h"
#include "catalog/engine/facts.h"
#include "catalog/engine/index_builder.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

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

bool isMet(const Index &index, Subject s, const DefaultCondition &condition)
{
    if (condition.neverHolds || (condition.platform && index.platform(s) != *condition.platform))
        return false;
    if (condition.predicates.empty())
        return true;
    const auto matches = [&](Subject of) {
        return std::any_of(
            condition.predicates.begin(), condition.predicates.end(), [&](const Predicate &predicate) {
                const Value *value =
                    predicate.def->kind == index.kind(of) ? index.stated(of, predicate.def->key) : nullptr;
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

const model::ConditionalDefault *conditionalDefaultOf(const Index &index, Subject s,
                                                      const KindLayout::Property &property)
{
    for (const ConditionalDefault &candidate : property.conditionalDefaults)
        if (std::all_of(candidate.when.begin(), candidate.when.end(),
                        [&](const DefaultCondition &condition) { return isMet(index, s, condition); }))
            return candidate.source;
    return nullptr;
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
    if (predicate.op == Operator::Stated)
        return Truth::of(!(predicate.operand.choices & 2U));
    return predicate.def->selector ? Truth::of(info(predicate.op).negative) : Truth::unknown();
}

Truth whenStated(const Predicate &predicate, const Value &value, Date asOf)
{
    const std::optional<bool> answer = predicate.test(value, asOf);
    return answer ? Truth::of(*answer) : Truth::unknown();
}

} // namespace

Default defaultOf(const Index &index, Subject s, const KindLayout::Property &property)
{
    const Ground ground = index.groundOfDefault(s, *property.def);
    if (const model::ConditionalDefault *conditional = conditionalDefaultOf(index, s, property))
        return {&conditional->value, conditional->reason, ground};
    const Value &value = property.def->platformDefault(index.platform(s));
    return {value.isUnset() ? nullptr : &value, {}, ground};
}

void RowBuilder::build()
{
    layOut();
    compareValues();
    for (Subject s = 0; s < m_index.size(); ++s)
        answerTests(s);
    answerFacts();
}

void RowBuilder::layOut()
{
    m_index.m_rowStarts.resize(m_index.size());
    std::size_t total = 0;
    for (Subject s = 0; s < m_index.size(); ++s) {
        m_index.m_rowStarts[s] = total;
        total += m_index.m_program.layouts[indexOf(m_index.m_kinds[s])].rowSize;
    }
    m_index.m_rows.resize(total);
}

void RowBuilder::answerDefault(std::uint8_t *row, const KindLayout &layout,
                               const KindLayout::Property &property, const Value &value, Ground ground) const
{
    for (std::size_t slot = property.firstSlot; slot < property.firstSlot + std::size_t{property.slotCount};
         ++slot) {
        const Predicate &predicate = *layout.tests[slot];
        Truth answer = whenSilent(predicate);
        if (predicate.op != Operator::Stated)
            if (const std::optional<bool> known = predicate.test(value, m_index.m_asOf))
                answer = Truth::from(ground, *known, answer);
        row[slot] = answer.bits();
    }
}

// The row of a subject that states nothing, conditional defaults left out.
const std::vector<std::uint8_t> &RowBuilder::rowOfSilence(Kind kind, Platform platform, Artefact artefact)
{
    std::vector<std::uint8_t> &row =
        m_templates[(indexOf(kind) * 5 + static_cast<std::size_t>(artefact)) * 2 +
                    static_cast<std::size_t>(platform)];
    if (!row.empty())
        return row;
    const KindLayout &layout = m_index.m_program.layouts[indexOf(kind)];
    row.assign(layout.rowSize, Truth::no().bits());
    for (std::size_t slot = 1; slot < layout.tests.size(); ++slot)
        row[slot] = whenSilent(*layout.tests[slot]).bits();
    for (const KindLayout::Property &property : layout.properties)
        if (const Value &value = property.def->platformDefault(platform); !value.isUnset())
            answerDefault(row.data(), layout, property, value, groundOf(artefact, *property.def));
    return row;
}

void RowBuilder::answerTests(Subject s)
{
    const Kind kind = m_index.m_kinds[s];
    const KindLayout &layout = m_index.m_program.layouts[indexOf(kind)];
    std::uint8_t *row = m_index.m_rows.data() + m_index.m_rowStarts[s];
    const std::vector<std::uint8_t> &silence =
        rowOfSilence(kind, m_index.m_platforms[s], m_index.m_artefacts[s]);
    std::copy(silence.begin(), silence.end(), row);

    for (const model::Property &stated : m_index.properties(s)) {
        const int number = layout.propertyOf[stated.key.index];
        if (number < 0)
            continue;
        const KindLayout::Property &property = layout.properties[static_cast<std::size_t>(number)];
        if (stated.value.isUnset()) {
            if (const Default value = defaultOf(m_index, s, property); value.value)
                answerDefault(row, layout, property, *value.value, value.ground);
            continue;
        }
        for (std::size_t slot = property.firstSlot;
             slot < property.firstSlot + std::size_t{property.slotCount}; ++slot)
            row[slot] = whenStated(*layout.tests[slot], stated.value, m_index.m_asOf).bits();
    }
    for (const std::uint16_t number : layout.conditional) {
        const KindLayout::Property &property = layout.properties[number];
        if (m_index.properties(s).find(property.key))
            continue;
        if (const model::ConditionalDefault *conditional = conditionalDefaultOf(m_index, s, property))
            answerDefault(row, layout, property, conditional->value,
                          groundOf(m_index.m_artefacts[s], *property.def));
    }
}

void RowBuilder::compareValues()
{
    const auto &keys = m_index.m_program.comparedKeys;
    m_index.m_compared.resize(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        std::vector<std::uint32_t> &numbers = m_index.m_compared[i];
        std::unordered_map<std::string, std::uint32_t> known;
        numbers.resize(m_index.size());
        for (Subject s = 0; s < m_index.size(); ++s) {
            const KindLayout &layout = m_index.m_program.layouts[indexOf(m_index.m_kinds[s])];
            const Value *value = layout.propertyOf[keys[i].index] < 0 ? nullptr : m_index.stated(s, keys[i]);
            if (value)
                numbers[s] =
                    known.try_emplace(comparable(*value), static_cast<std::uint32_t>(known.size() + 1))
                        .first->second;
        }
    }
}

// Facts in the order of their definition, since a fact may build on earlier ones. One that no condition asks
// of a kind is not worked out for it.
void RowBuilder::answerFacts()
{
    const Program &program = m_index.m_program;
    Evaluator evaluator(m_index);
    NativeFacts native(m_index);
    for (std::size_t number = 0; number < program.facts.size(); ++number) {
        const Fact &fact = program.facts[number];
        std::array<std::vector<KindLayout::FactSlot>, model::allKinds.size()> slots;
        for (const Kind kind : model::allKinds)
            for (const KindLayout::FactSlot &slot : program.layouts[indexOf(kind)].facts)
                if (slot.fact == number)
                    slots[indexOf(kind)].push_back(slot);
        for (Subject s = 0; s < m_index.size(); ++s) {
            const auto &asked = slots[indexOf(m_index.m_kinds[s])];
            if (asked.empty())
                continue;
            Truth answer = fact.native ? native.evaluate(*fact.native, s) : evaluator.evaluate(fact.root, s);
            if (fact.closed)
                answer = answer.unknownAsNo();
            for (const KindLayout::FactSlot &slot : asked)
                m_index.m_rows[m_index.m_rowStarts[s] + slot.slot] =
                    (slot.expected ? answer : !answer).bits();
        }
    }
}

} // namespace bulkhead::catalog::engine
