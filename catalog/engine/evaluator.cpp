// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/evaluator.h"

#include "catalog/engine/condition.h"

#include <algorithm>
#include <bit>
#include <map>

namespace bulkhead::catalog::engine {

namespace {

constexpr std::array grounds = {Ground::Stated, Ground::Imported, Ground::Assumed};
constexpr std::uint8_t notKnown = 0xFF;

} // namespace

void Tally::add(Truth truth)
{
    ++members;
    for (const Ground ground : grounds) {
        yes[static_cast<std::size_t>(ground)] += truth.isYes(ground) ? 1 : 0;
        no[static_cast<std::size_t>(ground)] += truth.isNo(ground) ? 1 : 0;
    }
}

void Tally::remove(Truth truth)
{
    --members;
    for (const Ground ground : grounds) {
        yes[static_cast<std::size_t>(ground)] -= truth.isYes(ground) ? 1 : 0;
        no[static_cast<std::size_t>(ground)] -= truth.isNo(ground) ? 1 : 0;
    }
}

// How many there are lies between those that are sure and those that are not excluded.
Truth Tally::compare(Comparison comparison, std::uint32_t threshold) const
{
    std::uint8_t bits = 0;
    for (std::size_t ground = 0; ground < grounds.size(); ++ground) {
        const std::uint32_t least = yes[ground];
        const std::uint32_t most = members - no[ground];
        bool holds = false;
        bool fails = false;
        switch (comparison) {
        case Comparison::Greater:
            holds = least > threshold;
            fails = most <= threshold;
            break;
        case Comparison::Less:
            holds = most < threshold;
            fails = least >= threshold;
            break;
        case Comparison::Equal:
            holds = least == threshold && most == threshold;
            fails = threshold < least || threshold > most;
            break;
        }
        bits = static_cast<std::uint8_t>(bits | (holds ? 1U << ground : 0U) | (fails ? 8U << ground : 0U));
    }
    return Truth::fromBits(bits);
}

Evaluator::Evaluator(const ModelIndex &index, Asks asks)
    : m_index(index), m_nodes(index.program().nodes), m_asks(asks), m_local(index)
{
    if (asks == Asks::OfAll)
        m_answered.resize(index.program().relationNodes);
}

Truth Evaluator::value(std::uint32_t at, Subject s)
{
    return truthOfParts(*this, m_nodes, at, s);
}

Truth Evaluator::differs(std::uint16_t number, Subject s) const
{
    const std::uint32_t here = m_index.compared(number, s);
    if (here == 0)
        return Truth::no();
    if (m_assumed)
        return Truth::of((*m_assumed >> number) & 1U);
    const std::uint32_t there = m_index.compared(number, m_root);
    return Truth::of(there != 0 && here != there);
}

Truth Evaluator::whereOf(std::uint32_t condition, Subject related)
{
    ++m_depth;
    const Truth truth = value(condition, related);
    --m_depth;
    return truth;
}

Truth Evaluator::related(std::uint32_t at, Subject s)
{
    const Node &node = m_nodes[at];
    if (!info(node.relation).from.has(m_index.kind(s)))
        return Truth::no();
    const bool remember = m_depth > 0 && !node.dependsOnRoot;
    if (remember) {
        std::vector<std::uint8_t> &known = of(m_known, node);
        if (known.empty())
            known.assign(m_index.size(), notKnown);
        if (known[s] != notKnown)
            return Truth::fromBits(known[s]);
    }
    Truth truth = Truth::no();
    const RelationForm form = info(node.relation).form;
    if (form == RelationForm::Group)
        truth = answerByGroup(at, s);
    else if (form == RelationForm::Inside && !node.dependsOnRoot)
        truth = answerInside(at, s);
    else
        truth = answerByList(at, s);
    if (remember)
        m_known[node.slot][s] = truth.bits();
    return truth;
}

Truth Evaluator::answerByList(std::uint32_t at, Subject s)
{
    const Node &node = m_nodes[at];
    if (!node.isCount()) {
        Truth any = Truth::no();
        m_index.forEach(node.relation, s, [&](Subject other) {
            any = any | where(at, other);
            return any != Truth::yes();
        });
        return any;
    }
    Tally tally;
    m_index.forEach(node.relation, s, [&](Subject other) {
        tally.add(where(at, other));
        return true;
    });
    return tally.compare(node.comparison, node.threshold);
}

// Containment is answered from running counts along the preorder, so that nested boundaries cost nothing
// more.
Truth Evaluator::answerInside(std::uint32_t at, Subject s)
{
    const Node &node = m_nodes[at];
    std::vector<std::array<std::uint32_t, 6>> &sums = of(m_sums, node);
    if (sums.empty()) {
        std::vector<std::array<std::uint32_t, 6>> running(m_index.elementCount() + 1);
        for (std::size_t i = 0; i < m_index.elementCount(); ++i) {
            running[i + 1] = running[i];
            const Truth truth = where(at, m_index.preorder()[i]);
            for (std::size_t bit = 0; bit < 6; ++bit)
                running[i + 1][bit] += (truth.bits() >> bit) & 1U;
        }
        m_sums[node.slot] = std::move(running);
    }
    const std::size_t first = m_index.preorderAt(s) + 1;
    const std::size_t last = first + m_index.inside(s).size();
    Tally tally;
    tally.members = static_cast<std::uint32_t>(last - first);
    for (std::size_t ground = 0; ground < grounds.size(); ++ground) {
        tally.yes[ground] = m_sums[node.slot][last][ground] - m_sums[node.slot][first][ground];
        tally.no[ground] = m_sums[node.slot][last][ground + 3] - m_sums[node.slot][first][ground + 3];
    }
    return tally.compare(node.comparison, node.threshold);
}

bool Evaluator::isMember(Relation relation, ModelIndex::Group group, Subject s) const
{
    const auto members = m_index.membersOf(relation, group);
    return std::binary_search(members.begin(), members.end(), s);
}

Truth Evaluator::answerByGroup(std::uint32_t at, Subject s)
{
    const Node &node = m_nodes[at];
    Truth result = Truth::no();
    bool counted = false;
    for (const ModelIndex::Group group : m_index.groupsOf(node.relation, s)) {
        if (node.dependsOnRoot) {
            const Candidates &candidates = candidatesOf(at, group);
            Truth any = Truth::no();
            for (const Subject example : candidates.examples) {
                if (example != s)
                    any = any | where(at, example);
                if (any == candidates.best)
                    break;
            }
            result = result | any;
            continue;
        }
        Tally tally = tallyOf(at, group);
        if (isMember(node.relation, group, s))
            tally.remove(where(at, s));
        counted = true;
        result = result | tally.compare(node.comparison, node.threshold);
    }
    if (node.isCount() && !counted)
        result = Tally().compare(node.comparison, node.threshold);
    return result;
}

const Tally &Evaluator::tallyOf(std::uint32_t at, ModelIndex::Group group)
{
    const Node &node = m_nodes[at];
    auto &tallies = of(m_tallies, node);
    if (const auto known = tallies.find(group); known != tallies.end())
        return known->second;
    Tally tally;
    for (const Subject member : m_index.membersOf(node.relation, group))
        tally.add(where(at, member));
    return tallies.emplace(group, tally).first->second;
}

void Evaluator::collectCompared(std::uint32_t at, std::vector<std::uint16_t> &numbers) const
{
    for (std::uint32_t part = at; part < m_nodes[at].end; ++part)
        visit(m_nodes, part,
              FormVisitor{[&](const DiffersNode &difference) { numbers.push_back(difference.compared); },
                          [](const auto &) {}});
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

// Two members are of one sort when they state the same compared values and the rest of the condition says the
// same of them, whichever of the values turn out to differ.
const Evaluator::Candidates &Evaluator::candidatesOf(std::uint32_t at, ModelIndex::Group group)
{
    const Node &node = m_nodes[at];
    auto &all = of(m_candidates, node);
    if (const auto known = all.find(group); known != all.end())
        return known->second;

    std::vector<std::uint16_t> numbers;
    collectCompared(at, numbers);
    struct Sort
    {
        Truth best = Truth::no();
        std::vector<Subject> examples;
    };
    std::map<std::vector<std::uint32_t>, Sort> sorts;
    std::vector<std::uint32_t> key;
    for (const Subject member : m_index.membersOf(node.relation, group)) {
        key.clear();
        Sort sort;
        for (std::uint32_t assumed = 0; assumed < (1U << numbers.size()); ++assumed) {
            std::uint32_t mask = 0;
            for (std::size_t i = 0; i < numbers.size(); ++i)
                mask |= ((assumed >> i) & 1U) << numbers[i];
            m_assumed = mask;
            const Truth truth = where(at, member);
            m_assumed.reset();
            sort.best = sort.best | truth;
            key.push_back(truth.bits());
        }
        for (std::size_t i = 0; i < numbers.size(); ++i)
            key.push_back(m_index.compared(numbers[i], member));
        Sort &known = sorts.try_emplace(key, sort).first->second;
        if (known.examples.size() < 2)
            known.examples.push_back(member);
    }
    std::vector<const Sort *> ordered;
    Candidates candidates;
    for (const auto &[unused, sort] : sorts) {
        ordered.push_back(&sort);
        candidates.best = candidates.best | sort.best;
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const Sort *a, const Sort *b) {
        return std::popcount(a->best.bits() & 7U) > std::popcount(b->best.bits() & 7U);
    });
    for (const Sort *sort : ordered)
        candidates.examples.insert(candidates.examples.end(), sort->examples.begin(), sort->examples.end());
    return all.emplace(group, std::move(candidates)).first->second;
}

} // namespace bulkhead::catalog::engine
