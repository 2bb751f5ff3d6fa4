// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/threat_filter.h"

namespace bulkhead::app {

bool ThreatFilter::admits(const ThreatList &list, std::size_t index) const
{
    if (list.rating(index) < atLeast || (confirmedOnly && !model::isConfirmed(list.basis(index))))
        return false;
    if (category && list.category(index) != *category)
        return false;
    if (subjects && !subjects->contains(std::string(list.subject(index))))
        return false;
    if (ids) {
        const auto some = ids->find(std::string(list.subject(index)));
        if (some == ids->end() || !some->second.contains(list.id(index)))
            return false;
    }
    if (openOnly && list.decision(index).effective != model::DecisionState::Open)
        return false;
    if (text.isEmpty())
        return true;
    return list.code(index).contains(text, Qt::CaseInsensitive) ||
           list.title(index).contains(text, Qt::CaseInsensitive) ||
           list.subjectName(index).contains(text, Qt::CaseInsensitive);
}

} // namespace bulkhead::app
