// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/fit.h"
#include "model/merge/compare.h"

#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace bulkhead::model {

// The edits that their work asks of ours, each decided on by itself, in the order of their keys.
struct ProposedEdits
{
    std::vector<Edit<Element>> elements;
    std::vector<Edit<Flow>> flows;
    std::vector<Edit<ManualThreat>> threats;
};

// Finds which of the proposed edits can be made together, and gives up the others. Of two that exclude each
// other, what keeps more stays: the removal of something still referred to is given up first, else the thing
// that refers to nothing, the move that closes a cycle, or both sides of another clash. Takes O(n log n) in
// the size of the models.
class Settlement final : public Surroundings
{
public:
    // `ours` must outlive this.
    Settlement(const Model &ours, ProposedEdits proposed);

    // The elements and flows that the model will have.
    const Vocabulary &vocabulary() const override { return m_ours.vocabulary(); }
    const Element *element(IdView id) const override;
    const Flow *flow(IdView id) const override;

    void addEdits(std::vector<Change> &changes) const; // those that are made
    bool isKept(IdView id) const
    {
        return m_kept.contains(id);
    } // an edit of this element or flow was given up
    const std::vector<Conflict> &conflicts() const { return m_conflicts; } // one for each edit given up

private:
    template <typename T>
    using Standing = std::unordered_map<IdView, const Edit<T> *>; // edits not given up
    enum class Table : std::uint8_t { Elements, Flows, Threats };
    struct Item
    {
        Table table = Table::Elements;
        IdView id;
    };
    using Place = std::tuple<bool, Table, IdView>; // in the queue: what is edited comes first

    template <typename T>
    void stand(const std::vector<Edit<T>> &edits, Standing<T> &standing);
    void noteReferences();
    template <typename T>
    void noteReferences(Table table, const T &from);
    bool isEdited(Item item) const;
    void enqueue(Item item) { m_queue.insert({!isEdited(item), item.table, item.id}); }
    void settle(Item item);
    std::optional<Misfit> findFault(Item item);
    void resolve(Item item, const Misfit &misfit);
    bool isRemoved(Item item) const;
    Item movedOnCycle(IdView start) const;
    void giveUp(Item item, const Error &reason);
    template <typename T>
    void giveUp(Standing<T> &standing, Item item, const Error &reason);

    const Model &m_ours;
    ProposedEdits m_proposed;
    Standing<Element> m_elements;
    Standing<Flow> m_flows;
    Standing<ManualThreat> m_threats;
    std::unordered_map<IdView, std::vector<Item>> m_references; // to what is edited: from where
    std::set<Place> m_queue;                                    // what is to be checked
    CycleFinder m_cycles{*this};
    std::unordered_set<IdView> m_kept;
    std::vector<Conflict> m_conflicts;
};

} // namespace bulkhead::model
