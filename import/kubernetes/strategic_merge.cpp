// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/strategic_merge.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace bulkhead::import::kubernetes {

namespace {

// What names the items of a list in patches; empty: the list is replaced.
std::string_view mergeKeyOf(std::string_view list, const Node &items)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> keys = {{
        {"containers", "name"},
        {"initContainers", "name"},
        {"ephemeralContainers", "name"},
        {"volumes", "name"},
        {"env", "name"},
        {"imagePullSecrets", "name"},
        {"secrets", "name"},
        {"resourceClaims", "name"},
        {"volumeMounts", "mountPath"},
        {"volumeDevices", "devicePath"},
        {"hostAliases", "ip"},
        {"topologySpreadConstraints", "topologyKey"},
        {"ports", "containerPort"},
        {"ports", "port"}, // of a Service
    }};
    for (const auto &[name, key] : keys) {
        const auto hasKey = [&key = key](const Node &item) { return item.has(key) || item.has("$patch"); };
        if (name == list && std::all_of(items.items().begin(), items.items().end(), hasKey))
            return key;
    }
    return {};
}

// What a map of a patch says of itself.
std::string_view directiveOf(const Node &map)
{
    return map["$patch"].text();
}

// What a list of a patch says of itself: an item that has nothing but a directive.
std::string_view directiveIn(const Node &list)
{
    for (const Node &item : list.items())
        if (item.has("$patch") && item.size() == 1)
            return directiveOf(item);
    return {};
}

class StrategicMerge
{
public:
    StrategicMerge(bool mergesLists, ChangeAllowance &allowance)
        : m_mergesLists(mergesLists), m_allowance(allowance)
    {}

    void merge(Draft &object, const Node &patch)
    {
        if (!patch.isMap() || !object.isMap() || directiveOf(patch) == "replace") {
            object = Draft::ofPatch(patch);
            return;
        }
        std::vector<Draft::Entry> &entries = object.entries();
        const std::size_t retained = patch["$retainKeys"].size();
        if (!m_allowance.take(sizeof(Node) * (patch.size() + entries.size()) + retained * entries.size()))
            return;
        retainKeys(entries, patch["$retainKeys"]);
        deleteItems(object, patch);
        entries.reserve(entries.size() + patch.size()); // the index has texts of its keys
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i < entries.size(); ++i)
            places.emplace(entries[i].key, i);
        std::vector<bool> isGone(entries.size() + patch.size());
        for (const MapEntry &entry : patch.entries()) {
            if (isPatchDirective(entry.key))
                continue;
            const bool isDeleted = entry.value.isNull() || directiveOf(entry.value) == "delete" ||
                                   directiveIn(entry.value) == "delete";
            const auto known = places.find(entry.key);
            if (known != places.end() && isDeleted)
                isGone[known->second] = true;
            else if (known != places.end())
                mergeValue(entries[known->second].value, entry);
            else if (!isDeleted)
                entries.push_back({std::string(entry.key), 0, Draft::ofPatch(entry.value)});
        }
        std::size_t at = 0;
        std::erase_if(entries, [&](const Draft::Entry &) { return isGone[at++]; });
    }

private:
    void mergeValue(Draft &known, const MapEntry &entry)
    {
        const Node &value = entry.value;
        const std::string_view key = m_mergesLists ? mergeKeyOf(entry.key, value) : std::string_view();
        if (known.isMap() && value.isMap())
            merge(known, value);
        else if (known.isList() && value.isList() && !key.empty() && directiveIn(value) != "replace")
            mergeList(known, value, key);
        else
            known = Draft::ofPatch(value);
    }

    // What a patch names comes first, in its order, and the others behind, as kyaml has it: JSON patches that
    // follow count from there.
    // https://github.com/kubernetes-sigs/kustomize/blob/master/kyaml/yaml/walk/associative_sequence.go
    void mergeList(Draft &list, const Node &patch, std::string_view key)
    {
        std::vector<Draft> &items = list.items();
        if (!m_allowance.take(sizeof(Node) * (patch.size() + items.size())))
            return;
        std::unordered_map<std::string, std::size_t> places; // of those that are there by what names them
        for (std::size_t i = 0; i < items.size(); ++i)
            if (const Draft *name = items[i].isMap() ? items[i].find(key) : nullptr)
                places.emplace(name->text(), i);
        std::vector<bool> isNamed(items.size() + patch.size());
        std::vector<bool> isGone(items.size() + patch.size());
        std::vector<std::size_t> order;
        for (const Node &item : patch.items()) {
            if (!item.has(key))
                continue; // a directive
            const auto [known, isNew] = places.try_emplace(std::string(item[key].text()), items.size());
            const std::size_t place = known->second;
            if (directiveOf(item) == "delete") {
                isGone[place] = !isNew;
                if (isNew)
                    places.erase(known);
                continue;
            }
            if (isNew)
                items.push_back(Draft::ofPatch(item));
            else
                merge(items[place], item);
            if (!isNamed[place])
                order.push_back(place);
            isNamed[place] = true;
        }
        for (std::size_t i = 0; i < items.size(); ++i)
            if (!isNamed[i])
                order.push_back(i);
        std::vector<Draft> ordered;
        ordered.reserve(items.size());
        for (const std::size_t place : order)
            if (!isGone[place])
                ordered.push_back(std::move(items[place]));
        items = std::move(ordered);
    }

    // "$retainKeys: [type]" of a map takes out all other keys.
    static void retainKeys(std::vector<Draft::Entry> &entries, const Node &retained)
    {
        if (!retained.isList())
            return;
        const auto kept = retained.items();
        std::erase_if(entries, [kept](const Draft::Entry &entry) {
            return std::none_of(kept.begin(), kept.end(),
                                [&entry](const Node &key) { return key.text() == entry.key; });
        });
    }

    // "$deleteFromPrimitiveList/finalizers: [a]" of a map takes texts out of the list of that key.
    void deleteItems(Draft &object, const Node &patch)
    {
        static constexpr std::string_view prefix = "$deleteFromPrimitiveList/";
        for (const MapEntry &entry : patch.entries()) {
            if (!entry.key.starts_with(prefix))
                continue;
            Draft *list = object.find(entry.key.substr(prefix.size()));
            if (!list || !list->isList() ||
                !m_allowance.take(list->items().size() * (entry.value.size() + 1)))
                continue;
            const auto deleted = entry.value.items();
            std::erase_if(list->items(), [deleted](const Draft &item) {
                return std::any_of(deleted.begin(), deleted.end(),
                                   [&item](const Node &text) { return text.text() == item.text(); });
            });
        }
    }

    bool m_mergesLists;
    ChangeAllowance &m_allowance;
};

} // namespace

bool mergeStrategically(Draft &object, const Node &patch, bool mergesLists, ChangeAllowance &allowance)
{
    StrategicMerge(mergesLists, allowance).merge(object, patch);
    return !allowance.isSpent();
}

} // namespace bulkhead::import::kubernetes
