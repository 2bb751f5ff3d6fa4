// SPDX-License-Identifier: Apache-2.0
#include "model/application.h"

#include "model/references.h"

#include <algorithm>

namespace bulkhead::model {

namespace {

Fault toFault(std::optional<Misfit> misfit)
{
    return misfit ? Fault(std::move(misfit->error)) : Fault();
}

std::string titleOf(std::string_view key)
{
    return std::string(key);
}

std::string titleOf(const std::pair<std::string_view, std::string_view> &key)
{
    return std::string(key.second) + " in " + std::string(key.first);
}

} // namespace

template <>
Table<Element> &Model::Application::table()
{
    return m_model.m_elements;
}
template <>
Table<Flow> &Model::Application::table()
{
    return m_model.m_flows;
}
template <>
Table<View> &Model::Application::table()
{
    return m_model.m_views;
}
template <>
Table<Placement> &Model::Application::table()
{
    return m_model.m_placements;
}
template <>
Table<Decision> &Model::Application::table()
{
    return m_model.m_decisions;
}
template <>
Table<ManualThreat> &Model::Application::table()
{
    return m_model.m_manualThreats;
}
template <>
Table<CatalogSwitch> &Model::Application::table()
{
    return m_model.m_catalogSwitches;
}
template <>
Table<SourceFile> &Model::Application::table()
{
    return m_model.m_sources;
}

Fault Model::Application::run(const Change &change)
{
    if (Fault fault = make(change))
        return fault;
    return checkTouched();
}

Fault Model::Application::make(const Change &change)
{
    return std::visit([this](const auto &edit) { return make(edit); }, change.data);
}

Fault Model::Application::make(const Batch &batch)
{
    for (const Change &change : batch.changes)
        if (Fault fault = make(change))
            return fault;
    return {};
}

Fault Model::Application::make(const Edit<Metadata> &edit)
{
    if (!edit.before || !edit.after)
        return failure("model.no-metadata", "a model always has metadata; they can only be edited");
    if (!sameContent(edit.before, m_model.m_metadata))
        return failure("model.stale-change", "the metadata have changed meanwhile");
    if (Fault fault = checkItem(*m_model.m_vocabulary, *edit.after))
        return fault;
    count(edit.before.get(), edit.after.get());
    m_model.m_metadata = edit.after;
    m_metadataTouched = true;
    return {};
}

template <typename T>
Fault Model::Application::make(const Edit<T> &edit)
{
    if (!edit.before && !edit.after)
        return {};
    const auto key = TableKey<T>::of(edit.before ? *edit.before : *edit.after);
    if (edit.before && edit.after && TableKey<T>::of(*edit.after) != key)
        return failure("model.id-changed", "“%1” cannot change its id", {titleOf(key)});
    const std::shared_ptr<const T> current = table<T>().shared(key);
    if (!edit.before && current)
        return failure("model.duplicate-id", "“%1” exists already", {titleOf(key)});
    if (edit.before && !sameContent(edit.before, current))
        return failure("model.stale-change", "“%1” has changed meanwhile or is gone", {titleOf(key)});
    if (edit.after)
        if (Fault fault = checkItem(*m_model.m_vocabulary, *edit.after))
            return fault;

    count(edit.before.get(), edit.after.get());
    if (edit.after)
        table<T>().put(edit.after);
    else
        table<T>().remove(key);
    touch(edit);
    return {};
}

template <typename T>
void Model::Application::count(const T *before, const T *after)
{
    if (after)
        forEachReference(*m_model.m_vocabulary, *after, [this](IdView id) { m_model.m_references.add(id); });
    if (before)
        forEachReference(*m_model.m_vocabulary, *before,
                         [this](IdView id) { m_model.m_references.remove(id); });
}

template <typename T>
void Model::Application::touch(const Edit<T> &edit)
{
    const T &item = edit.after ? *edit.after : *edit.before;
    if constexpr (std::is_same_v<T, Element>) {
        m_elements.push_back(item.id);
        if (!edit.after || (edit.before && edit.before->kind != edit.after->kind))
            m_suspects.push_back(item.id);
    } else if constexpr (std::is_same_v<T, Flow>) {
        m_flows.push_back(item.id);
        if (!edit.after)
            m_suspects.push_back(item.id);
    } else if constexpr (std::is_same_v<T, View>) {
        m_views.push_back(item.id);
    } else if constexpr (std::is_same_v<T, Placement>) {
        m_placements.push_back(TableKey<Placement>::of(item));
    } else if constexpr (std::is_same_v<T, ManualThreat>) {
        m_threats.push_back(item.id);
    }
}

Fault Model::Application::checkTouched()
{
    Fault fault;
    const auto checkEach = [&](const auto &keys, const auto &items) {
        for (auto key = keys.begin(); key != keys.end() && !fault; ++key)
            if (const auto *item = items.find(*key))
                fault = check(*item);
    };
    checkEach(m_elements, m_model.m_elements);
    checkEach(m_flows, m_model.m_flows);
    checkEach(m_views, m_model.m_views);
    checkEach(m_placements, m_model.m_placements);
    checkEach(m_threats, m_model.m_manualThreats);
    if (!fault && m_metadataTouched)
        fault = check(*m_model.m_metadata);
    for (auto id = m_views.begin(); id != m_views.end() && !fault; ++id) {
        const auto placement = m_model.m_placements.lowerBound({*id, IdView()});
        if (!m_model.m_views.find(*id) && placement != m_model.m_placements.end() && placement->view == *id)
            fault = check(*placement);
    }
    if (fault)
        return fault;
    // Whatever still leads to what is gone (or became something else) has to be found, once for all of them.
    const bool anyReferenced = std::any_of(m_suspects.begin(), m_suspects.end(), [this](IdView id) {
        return m_model.m_references.mayBeReferenced(id);
    });
    return anyReferenced ? checkAll() : Fault();
}

template <typename T>
Fault Model::Application::checkAll(const Table<T> &items)
{
    for (const T &item : items)
        if (Fault fault = check(item))
            return fault;
    return {};
}

Fault Model::Application::checkAll()
{
    if (Fault fault = checkAll(m_model.m_elements))
        return fault;
    if (Fault fault = checkAll(m_model.m_flows))
        return fault;
    if (Fault fault = checkAll(m_model.m_views))
        return fault;
    if (Fault fault = checkAll(m_model.m_placements))
        return fault;
    if (Fault fault = checkAll(m_model.m_manualThreats))
        return fault;
    return check(*m_model.m_metadata);
}

Fault Model::Application::check(const Element &element)
{
    if (auto misfit = findMisfit(*this, element))
        return std::move(misfit->error);
    return toFault(m_cycles.find(element));
}

Fault Model::Application::check(const Flow &flow) const
{
    return toFault(findMisfit(*this, flow));
}

Fault Model::Application::check(const View &view) const
{
    for (const Id &member : view.members)
        if (!exists(member))
            return danglingReference(pointerTo({"views", view.id, "members"}), view.id, member);
    return {};
}

Fault Model::Application::check(const Placement &placement) const
{
    const bool isViewKnown = m_model.m_views.find(placement.view);
    if (isViewKnown && exists(placement.item))
        return {};
    return danglingReference(pointerTo({"views", placement.view, "placements", placement.item}),
                             isViewKnown ? placement.view : placement.item,
                             isViewKnown ? placement.item : placement.view);
}

Fault Model::Application::check(const ManualThreat &threat) const
{
    return toFault(findMisfit(*this, threat));
}

Fault Model::Application::check(const Metadata &metadata) const
{
    for (const Asset &asset : metadata.assets)
        if (!asset.element.empty() && !m_model.element(asset.element))
            return danglingReference("/metadata/assets", asset.name, asset.element);
    return {};
}

} // namespace bulkhead::model
