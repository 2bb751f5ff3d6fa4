// SPDX-License-Identifier: Apache-2.0
#include "model/merge/settle.h"

#include "model/check.h"
#include "model/references.h"

namespace bulkhead::model {

namespace {

template <typename T>
const T *find(const std::unordered_map<IdView, const Edit<T> *> &standing, const Table<T> &ours, IdView id)
{
    const auto edit = standing.find(id);
    return edit == standing.end() ? ours.find(id) : edit->second->after.get();
}

template <typename T>
Conflict conflictOf(const Edit<T> &edit, const Error &reason)
{
    const char *what = !edit.after ? "removed" : !edit.before ? "added" : "changed";
    return {(edit.after ? edit.after : edit.before)->id, "", "", reason.message, what};
}

template <typename T>
void addStanding(const std::vector<Edit<T>> &edits,
                 const std::unordered_map<IdView, const Edit<T> *> &standing, std::vector<Change> &changes)
{
    for (const Edit<T> &edit : edits) {
        const auto place = standing.find((edit.after ? edit.after : edit.before)->id);
        if (place != standing.end())
            changes.push_back(Change(edit));
    }
}

} // namespace

Settlement::Settlement(const Model &ours, ProposedEdits proposed)
    : m_ours(ours), m_proposed(std::move(proposed))
{
    stand(m_proposed.elements, m_elements);
    stand(m_proposed.flows, m_flows);
    stand(m_proposed.threats, m_threats);
    noteReferences();
    for (const auto &[id, edit] : m_elements)
        enqueue({Table::Elements, id});
    for (const auto &[id, edit] : m_flows)
        enqueue({Table::Flows, id});
    for (const auto &[id, edit] : m_threats)
        enqueue({Table::Threats, id});
    for (const auto &[id, items] : m_references)
        for (const Item item : items)
            enqueue(item);
    while (!m_queue.empty()) {
        const auto [isOurs, table, id] = *m_queue.begin();
        m_queue.erase(m_queue.begin());
        settle({table, id});
    }
}

const Element *Settlement::element(IdView id) const
{
    return find(m_elements, m_ours.elements(), id);
}

const Flow *Settlement::flow(IdView id) const
{
    return find(m_flows, m_ours.flows(), id);
}

void Settlement::addEdits(std::vector<Change> &changes) const
{
    addStanding(m_proposed.elements, m_elements, changes);
    addStanding(m_proposed.flows, m_flows, changes);
    addStanding(m_proposed.threats, m_threats, changes);
}

// What both sides' fields make of a thing may be at fault by itself.
template <typename T>
void Settlement::stand(const std::vector<Edit<T>> &edits, Standing<T> &standing)
{
    for (const Edit<T> &edit : edits) {
        const Fault fault = edit.after ? checkItem(m_ours.vocabulary(), *edit.after) : Fault();
        if (fault)
            m_conflicts.push_back(conflictOf(edit, *fault));
        else
            standing.emplace((edit.after ? edit.after : edit.before)->id, &edit);
    }
}

void Settlement::noteReferences()
{
    const auto noteAll = [this](Table table, const auto &ours, const auto &standing) {
        for (const auto &item : ours)
            noteReferences(table, item);
        for (const auto &[id, edit] : standing)
            if (edit->after)
                noteReferences(table, *edit->after);
    };
    noteAll(Table::Elements, m_ours.elements(), m_elements);
    noteAll(Table::Flows, m_ours.flows(), m_flows);
    noteAll(Table::Threats, m_ours.manualThreats(), m_threats);
    for (const auto &[id, edit] : m_elements) // which must not have a flow's id
        if (m_ours.flow(id) || m_flows.contains(id))
            m_references[id].push_back({Table::Flows, id});
    for (const auto &[id, edit] : m_flows)
        if (m_ours.element(id) || m_elements.contains(id))
            m_references[id].push_back({Table::Elements, id});
}

template <typename T>
void Settlement::noteReferences(Table table, const T &from)
{
    forEachReference(m_ours.vocabulary(), from, [&](IdView to) {
        if (const auto edit = m_elements.find(to); edit != m_elements.end())
            m_references[edit->first].push_back({table, from.id});
        else if (const auto flow = m_flows.find(to); flow != m_flows.end())
            m_references[flow->first].push_back({table, from.id});
    });
}

bool Settlement::isEdited(Item item) const
{
    switch (item.table) {
    case Table::Elements:
        return m_elements.contains(item.id);
    case Table::Flows:
        return m_flows.contains(item.id);
    case Table::Threats:
        return m_threats.contains(item.id);
    }
    return false;
}

bool Settlement::isRemoved(Item item) const
{
    if (item.table == Table::Elements)
        return isEdited(item) && !m_elements.at(item.id)->after;
    return item.table == Table::Flows && isEdited(item) && !m_flows.at(item.id)->after;
}

void Settlement::settle(Item item)
{
    if (const auto misfit = findFault(item))
        resolve(item, *misfit);
}

std::optional<Misfit> Settlement::findFault(Item item)
{
    if (item.table == Table::Elements) {
        const Element *found = element(item.id);
        if (!found)
            return {};
        const auto misfit = findMisfit(*this, *found);
        return misfit ? misfit : m_cycles.find(*found);
    }
    if (item.table == Table::Flows) {
        const Flow *found = flow(item.id);
        return found ? findMisfit(*this, *found) : std::nullopt;
    }
    const ManualThreat *found = find(m_threats, m_ours.manualThreats(), item.id);
    return found ? findMisfit(*this, *found) : std::nullopt;
}

// Ours is valid, so that every misfit has an edit on one of its sides.
void Settlement::resolve(Item item, const Misfit &misfit)
{
    const Item sides[] = {{Table::Elements, misfit.other}, {Table::Flows, misfit.other}};
    switch (misfit.sort) {
    case Misfit::Sort::Missing:
        for (const Item side : sides)
            if (isRemoved(side))
                return giveUp(side, misfit.error);
        return giveUp(item, misfit.error);
    case Misfit::Sort::Cycle:
        return giveUp(movedOnCycle(misfit.other), misfit.error);
    case Misfit::Sort::Clash:
        giveUp(item, misfit.error);
        for (const Item side : sides)
            if (!isRemoved(side))
                giveUp(side, misfit.error);
        return;
    }
}

// The nearest element above this one, or itself, that has another parent than in ours.
Settlement::Item Settlement::movedOnCycle(IdView start) const
{
    const auto isMoved = [](const Edit<Element> &edit) {
        return !edit.before || edit.before->parent != edit.after->parent;
    };
    const Element *at = element(start);
    while (true) {
        const auto edit = m_elements.find(at->id);
        if (edit != m_elements.end() && isMoved(*edit->second))
            return {Table::Elements, edit->first};
        at = element(at->parent);
    }
}

void Settlement::giveUp(Item item, const Error &reason)
{
    switch (item.table) {
    case Table::Elements:
        return giveUp(m_elements, item, reason);
    case Table::Flows:
        return giveUp(m_flows, item, reason);
    case Table::Threats:
        return giveUp(m_threats, item, reason);
    }
}

template <typename T>
void Settlement::giveUp(Standing<T> &standing, Item item, const Error &reason)
{
    const auto edit = standing.find(item.id);
    if (edit == standing.end())
        return;
    item.id = edit->first; // which lives as long as this does
    m_conflicts.push_back(conflictOf(*edit->second, reason));
    m_queue.erase({false, item.table, item.id});
    standing.erase(edit);
    enqueue(item);
    if (item.table == Table::Threats)
        return; // nothing refers to it
    m_kept.insert(item.id);
    m_cycles.forget();
    if (const auto references = m_references.find(item.id); references != m_references.end())
        for (const Item from : references->second)
            enqueue(from);
}

} // namespace bulkhead::model
