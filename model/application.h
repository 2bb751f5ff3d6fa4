// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check.h"
#include "model/fit.h"
#include "model/model.h"

#include <string_view>
#include <vector>

namespace bulkhead::model {

// One Model::apply at work: makes the edits in order, then checks what they touched. Leaves the model
// in between when it finds a fault; the caller throws that copy away.
class Model::Application : private Surroundings
{
public:
    explicit Application(Model &model) : m_model(model) {}

    Fault run(const Change &change);

private:
    Fault make(const Change &change);
    Fault make(const Batch &batch);
    Fault make(const Edit<Metadata> &edit);
    template <typename T>
    Fault make(const Edit<T> &edit);

    template <typename T>
    Table<T> &table();
    template <typename T>
    void count(const T *before, const T *after);
    template <typename T>
    void touch(const Edit<T> &edit);

    Fault checkTouched();
    Fault checkAll();
    template <typename T>
    Fault checkAll(const Table<T> &items);
    Fault check(const Element &element);
    Fault check(const Flow &flow) const;
    Fault check(const View &view) const;
    Fault check(const Placement &placement) const;
    Fault check(const ManualThreat &threat) const;
    Fault check(const Metadata &metadata) const;

    const Vocabulary &vocabulary() const override { return *m_model.m_vocabulary; }
    const Element *element(IdView id) const override { return m_model.element(id); }
    const Flow *flow(IdView id) const override { return m_model.flow(id); }

    Model &m_model;
    // Keys of what the change touched; they live as long as the change.
    std::vector<IdView> m_elements;
    std::vector<IdView> m_flows;
    std::vector<IdView> m_views;
    std::vector<IdView> m_threats;
    std::vector<TableKey<Placement>::Type> m_placements;
    bool m_metadataTouched = false;
    std::vector<IdView> m_suspects; // removed, or of another kind now
    CycleFinder m_cycles{*this};
};

} // namespace bulkhead::model
