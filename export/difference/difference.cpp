// SPDX-License-Identifier: Apache-2.0
#include "export/difference/difference.h"

#include "export/difference/difference_fields.h"
#include "export/findings/subject.h"
#include "model/merge/compare.h"

#include <algorithm>
#include <map>
#include <variant>

namespace bulkhead::exporting {

namespace {

using model::Edit;
using Sort = ItemChange::Sort;

// Sorts each edit of a model's difference into the list that tells of it.
class Collector
{
public:
    Collector(const model::Model &before, const model::Model &after, Difference &into)
        : m_before(before), m_after(after), m_into(into)
    {}

    void collect(const model::Change &change)
    {
        std::visit([this](const auto &data) { take(data); }, change.data);
    }

private:
    void take(const model::Batch &batch)
    {
        for (const model::Change &change : batch.changes)
            collect(change);
    }
    void take(const Edit<model::Element> &edit)
    {
        const model::Element &shown = edit.after ? *edit.after : *edit.before;
        add(m_into.elements, edit, shown.id, std::string(model::kindName(shown.kind)), shown.name);
    }
    void take(const Edit<model::Flow> &edit)
    {
        const model::Flow &shown = edit.after ? *edit.after : *edit.before;
        const model::Model &in = edit.after ? m_after : m_before;
        add(m_into.flows, edit, shown.id, std::string(model::flowKindName(shown.kind)),
            subjectName(in, shown.id));
    }
    void take(const Edit<model::Decision> &edit)
    {
        const model::Decision &shown = edit.after ? *edit.after : *edit.before;
        add(m_into.decisions, edit, shown.finding, std::string(model::decisionStateName(shown.state)), {});
    }
    void take(const Edit<model::ManualThreat> &edit)
    {
        const model::ManualThreat &shown = edit.after ? *edit.after : *edit.before;
        add(m_into.manualThreats, edit, shown.id, std::string(model::strideName(shown.category)),
            shown.title);
    }
    void take(const Edit<model::Metadata> &edit) { add(m_into.settings, edit, "metadata", {}, {}); }
    void take(const Edit<model::View> &edit)
    {
        const model::View &shown = edit.after ? *edit.after : *edit.before;
        add(m_into.settings, edit, "view " + shown.id, {}, shown.name);
    }
    void take(const Edit<model::CatalogSwitch> &edit)
    {
        add(m_into.settings, edit, "rule " + (edit.after ? edit.after : edit.before)->target, {}, {});
    }
    void take(const Edit<model::SourceFile> &edit)
    {
        add(m_into.settings, edit, "source " + (edit.after ? edit.after : edit.before)->path, {}, {});
    }
    void take(const Edit<model::Placement> &edit) { m_into.placed += isMoved(edit) ? 1 : 0; }

    // Routes that a layout made are passed over.
    static bool isMoved(const Edit<model::Placement> &edit)
    {
        const auto isRoute = [](const std::shared_ptr<const model::Placement> &placement) {
            return !placement || (placement->automatic && placement->rect == model::Rect());
        };
        return !isRoute(edit.before) || !isRoute(edit.after);
    }

    template <typename T>
    void add(ItemChanges &list, const Edit<T> &edit, std::string id, std::string kind, std::string name)
    {
        ItemChange change{Sort::Changed, std::move(id), std::move(kind), std::move(name), {}};
        if (!edit.before)
            change.sort = Sort::Added;
        else if (!edit.after)
            change.sort = Sort::Removed;
        else
            change.fields = changedFields(m_after.vocabulary(), *edit.before, *edit.after);
        list.push_back(std::move(change));
    }

    const model::Model &m_before;
    const model::Model &m_after;
    Difference &m_into;
};

std::map<std::string, const catalog::Finding *> findingsById(const catalog::Analysis &analysis)
{
    std::map<std::string, const catalog::Finding *> byId;
    for (const catalog::Finding &finding : analysis.findings())
        byId.emplace(analysis.id(finding), &finding);
    return byId;
}

std::string findingName(const catalog::Analysis &analysis, const catalog::Finding &finding)
{
    return analysis.rule(finding).title;
}

std::vector<FieldChange> findingFields(const catalog::Finding &before, const catalog::Finding &after)
{
    std::vector<FieldChange> fields;
    if (before.rating != after.rating)
        fields.push_back({"rating", std::string(model::ratingName(before.rating)),
                          std::string(model::ratingName(after.rating))});
    if (before.score() != after.score())
        fields.push_back({"score", std::to_string(before.score()), std::to_string(after.score())});
    if (before.basis != after.basis)
        fields.push_back({"basis", std::string(model::basisName(before.basis)),
                          std::string(model::basisName(after.basis))});
    return fields;
}

ItemChanges findingChanges(const catalog::Analysis &before, const catalog::Analysis &after)
{
    const auto earlier = findingsById(before);
    const auto later = findingsById(after);
    ItemChanges changes;
    const auto ratingOf = [](const catalog::Finding &finding) {
        return std::string(model::ratingName(finding.rating));
    };
    for (const auto &[id, finding] : earlier) {
        const auto now = later.find(id);
        if (now == later.end()) {
            changes.push_back({Sort::Removed, id, ratingOf(*finding), findingName(before, *finding), {}});
        } else if (auto fields = findingFields(*finding, *now->second); !fields.empty()) {
            changes.push_back({Sort::Changed, id, ratingOf(*now->second), findingName(after, *now->second),
                               std::move(fields)});
        }
    }
    for (const auto &[id, finding] : later) {
        if (!earlier.contains(id))
            changes.push_back({Sort::Added, id, ratingOf(*finding), findingName(after, *finding), {}});
    }
    return changes;
}

void sortById(ItemChanges &changes)
{
    std::stable_sort(changes.begin(), changes.end(),
                     [](const ItemChange &a, const ItemChange &b) { return a.id < b.id; });
}

} // namespace

bool Difference::isEmpty() const
{
    return elements.empty() && flows.empty() && findings.empty() && decisions.empty() &&
           manualThreats.empty() && settings.empty() && placed == 0;
}

Difference difference(const catalog::Analysis &before, const catalog::Analysis &after)
{
    Difference difference;
    Collector(before.model(), after.model(), difference).collect(model::diff(before.model(), after.model()));
    difference.findings = findingChanges(before, after);
    for (ItemChanges *changes : {&difference.elements, &difference.flows, &difference.findings,
                                 &difference.decisions, &difference.manualThreats, &difference.settings})
        sortById(*changes);
    return difference;
}

} // namespace bulkhead::exporting
