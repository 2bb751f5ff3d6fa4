// SPDX-License-Identifier: Apache-2.0
#include "app/gui/look/icons.h"
#include "app/gui/threats/threats_model.h"

#include <algorithm>
#include <map>
#include <tuple>

// Which rows the table of threats has: what the filter admits, in groups and sorted.
namespace bulkhead::app {

QString ThreatsModel::groupTitle(std::size_t threat) const
{
    switch (m_groupBy) {
    case GroupBy::Element:
        return m_list.subjectName(threat);
    case GroupBy::Category:
        return strideWord(m_list.category(threat));
    case GroupBy::Rating:
        return ratingWord(m_list.rating(threat));
    case GroupBy::State:
        return stateWord(m_list.decision(threat).effective);
    case GroupBy::Nothing:
        break;
    }
    return {};
}

// Groups stand in their natural order: STRIDE, worst first, open first; elements by their worst threat.
int ThreatsModel::groupRank(std::size_t threat) const
{
    switch (m_groupBy) {
    case GroupBy::Category:
        return static_cast<int>(m_list.category(threat));
    case GroupBy::Rating:
        return -static_cast<int>(m_list.rating(threat));
    case GroupBy::State:
        return static_cast<int>(m_list.decision(threat).effective);
    default:
        return 0;
    }
}

// Elements are told apart by id, since names repeat.
ThreatsModel::GroupKey ThreatsModel::keyOf(std::size_t threat) const
{
    return {groupRank(threat),
            m_groupBy == GroupBy::Element ? std::string(m_list.subject(threat)) : std::string()};
}

std::vector<ThreatsModel::Group> ThreatsModel::grouped() const
{
    std::map<GroupKey, Group> groups;
    for (std::size_t threat = 0; threat < m_list.size(); ++threat) {
        if (m_filter.admits(m_list, threat))
            groups[keyOf(threat)].threats.push_back(threat);
    }
    std::vector<Group> result;
    result.reserve(groups.size());
    for (auto &[key, group] : groups) {
        group.key = key;
        sortThreats(group.threats);
        result.push_back(std::move(group));
    }
    summarize(result);
    return result;
}

// What was shown and is the same stays in its order; the rest is put in its place.
std::vector<ThreatsModel::Group> ThreatsModel::followed(const AssessmentChange &change) const
{
    std::vector<bool> isTouched(m_list.size());
    std::map<GroupKey, std::vector<std::size_t>> arriving;
    for (const std::uint32_t threat : change.touched) {
        isTouched[threat] = true;
        if (m_filter.admits(m_list, threat))
            arriving[keyOf(threat)].push_back(threat);
    }
    std::vector<Group> groups;
    groups.reserve(m_groups.size());
    for (const Group &group : m_groups) {
        Group now{group.key, {}, model::Rating::None, false, {}};
        for (const std::size_t threat : group.threats) {
            const std::uint32_t place = change.places[threat];
            if (place != AssessmentChange::gone && !isTouched[place])
                now.threats.push_back(place);
        }
        groups.push_back(std::move(now));
    }
    std::map<GroupKey, std::size_t> numbers;
    for (std::size_t group = 0; !arriving.empty() && group < groups.size(); ++group)
        numbers.emplace(groups[group].key, group);
    for (auto &[key, threats] : arriving) {
        const auto [number, isNew] = numbers.try_emplace(key, groups.size());
        if (isNew)
            groups.push_back(Group{key, {}, model::Rating::None, false, {}});
        sortThreats(threats);
        putInPlace(groups[number->second].threats, threats);
    }
    std::erase_if(groups, [](const Group &group) { return group.threats.empty(); });
    std::sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) { return a.key < b.key; });
    summarize(groups);
    return groups;
}

// Both are sorted; asks for few comparisons, since these may compare texts.
void ThreatsModel::putInPlace(std::vector<std::size_t> &shown, const std::vector<std::size_t> &arriving) const
{
    std::vector<std::size_t> all;
    all.reserve(shown.size() + arriving.size());
    auto rest = shown.begin();
    for (const std::size_t threat : arriving) {
        const auto place = std::upper_bound(rest, shown.end(), threat,
                                            [this](std::size_t a, std::size_t b) { return isBefore(a, b); });
        all.insert(all.end(), rest, place);
        all.push_back(threat);
        rest = place;
    }
    all.insert(all.end(), rest, shown.end());
    shown = std::move(all);
}

// Titles, what headings show of their threats, and the order of elements: by their worst threat.
void ThreatsModel::summarize(std::vector<Group> &groups) const
{
    for (Group &group : groups) {
        group.title = groupTitle(group.threats.front());
        for (const std::size_t threat : group.threats) {
            group.worst = std::max(group.worst, m_list.rating(threat));
            group.anyConfirmed |= model::isConfirmed(m_list.basis(threat));
        }
    }
    if (m_groupBy == GroupBy::Element) {
        std::stable_sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) {
            return std::pair(b.worst, b.threats.size()) < std::pair(a.worst, a.threats.size());
        });
    }
}

// The engine's own order is worst first; what people added is merged in by score.
bool ThreatsModel::isWorse(std::size_t a, std::size_t b) const
{
    return std::tuple(m_list.score(b), m_list.basis(b), a) < std::tuple(m_list.score(a), m_list.basis(a), b);
}

bool ThreatsModel::isBefore(std::size_t a, std::size_t b) const
{
    const bool ascending = m_sortOrder == Qt::AscendingOrder;
    if (m_sortColumn == RatingColumn)
        return ascending ? isWorse(b, a) : isWorse(a, b);
    const int order = QString::localeAwareCompare(cell(a, m_sortColumn), cell(b, m_sortColumn));
    if (order != 0)
        return ascending ? order < 0 : order > 0;
    return isWorse(a, b);
}

void ThreatsModel::sortThreats(std::vector<std::size_t> &threats) const
{
    const auto worse = [this](std::size_t a, std::size_t b) { return isWorse(a, b); };
    if (!std::is_sorted(threats.begin(), threats.end(), worse))
        std::sort(threats.begin(), threats.end(), worse);
    if (m_sortColumn == RatingColumn) {
        if (m_sortOrder == Qt::AscendingOrder)
            std::reverse(threats.begin(), threats.end());
        return;
    }
    std::vector<std::pair<QString, std::size_t>> keyed;
    keyed.reserve(threats.size());
    for (const std::size_t threat : threats)
        keyed.emplace_back(cell(threat, m_sortColumn), threat);
    std::stable_sort(keyed.begin(), keyed.end(), [this](const auto &a, const auto &b) {
        const int order = QString::localeAwareCompare(a.first, b.first);
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    });
    std::transform(keyed.begin(), keyed.end(), threats.begin(), [](const auto &pair) { return pair.second; });
}

} // namespace bulkhead::app
