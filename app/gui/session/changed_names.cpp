// SPDX-License-Identifier: Apache-2.0
#include "app/gui/session/changed_names.h"

#include "diagram/display_names.h"

#include <algorithm>
#include <set>
#include <type_traits>
#include <variant>
#include <vector>

namespace bulkhead::app {

namespace {

template <typename T>
constexpr bool hasName = std::is_same_v<T, model::Element> || std::is_same_v<T, model::Flow>;

class Names
{
public:
    void look(const model::Change &change)
    {
        std::visit([this](const auto &data) { look(data); }, change.data);
    }

    std::vector<model::Id> added;
    std::vector<model::Id> others; // changed or removed

private:
    void look(const model::Batch &batch)
    {
        for (const model::Change &change : batch.changes)
            look(change);
    }

    template <typename T>
    void look(const model::Edit<T> &edit)
    {
        if constexpr (hasName<T>) {
            const model::Id &id = edit.after ? edit.after->id : edit.before->id;
            if (m_seen.insert(id).second)
                (edit.before ? others : added).push_back(id);
        }
    }

    std::set<model::Id> m_seen;
};

} // namespace

QString changedNames(const model::Model &before, const model::Change &change)
{
    Names names;
    names.look(change);
    model::Model after = before;
    const bool isKnown = after.apply(change).ok();
    // What is removed is named by what was there before, what came by what is there then.
    const bool onlyRemoved = names.added.empty() && isKnown &&
                             std::none_of(names.others.begin(), names.others.end(), [&](const model::Id &id) {
                                 return after.element(id) || after.flow(id);
                             });
    std::vector<model::Id> ids = names.added;
    ids.insert(ids.end(), names.others.begin(), names.others.end());
    return ids.empty() ? QString() : diagram::displayNames(onlyRemoved || !isKnown ? before : after, ids);
}

QString withChangedNames(const QString &step, const model::Model &before, const model::Change &change)
{
    const QString names = changedNames(before, change);
    return names.isEmpty() ? step : step + QStringLiteral(": ") + names;
}

} // namespace bulkhead::app
