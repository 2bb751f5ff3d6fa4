// SPDX-License-Identifier: Apache-2.0
#include "app/gui/matrix/matrix_rows.h"

#include <unordered_map>
#include <vector>

namespace bulkhead::app {

void MatrixRows::replaceRows(const std::function<void()> &change)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList(); // with those that views have just made of their place
    std::vector<model::IdView> before;
    for (int row = 0; row < rowCount(); ++row)
        before.push_back(subjectOf(row));
    change();
    std::unordered_map<model::IdView, int> places;
    for (int row = 0; !kept.isEmpty() && row < rowCount(); ++row)
        places.emplace(subjectOf(row), row);
    QModelIndexList after;
    for (const QModelIndex &index : kept) {
        const auto place = places.find(before[static_cast<std::size_t>(index.row())]);
        after << (place == places.end() ? QModelIndex() : this->index(place->second, index.column()));
    }
    changePersistentIndexList(kept, after);
    emit layoutChanged();
}

} // namespace bulkhead::app
