// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "export/difference/difference.h"

#include <QString>

class QTreeWidget;
class QTreeWidgetItem;

namespace bulkhead::app {

// Lists what differs between two states of a model under headings, for the user to read before it is done.
class DifferenceTree
{
public:
    using Sort = exporting::ItemChange::Sort;

    DifferenceTree(QTreeWidget &tree, const model::Model &before, const model::Model &after,
                   const diagram::Theme &theme)
        : m_tree(tree), m_before(before), m_after(after), m_theme(theme)
    {}

    void addThings(const exporting::Difference &difference, Sort sort, const QString &title);
    void addFindings(const exporting::Difference &difference, Sort sort, const QString &title, bool open);

    // A heading of one's own: nothing is shown of one without entries. Null where it has so many that this
    // one is only counted.
    QTreeWidgetItem *addTo(QTreeWidgetItem *&heading, const QString &title, const QStringList &columns);
    static void finish(QTreeWidgetItem *heading, bool open);

    // A property or field as the property dock calls it.
    QString fieldTitle(const std::string &subject, std::string_view field) const;

private:
    QString valueText(const exporting::FieldChange &field, const std::string &value) const;

    QTreeWidget &m_tree;
    const model::Model &m_before;
    const model::Model &m_after;
    diagram::Theme m_theme;
};

// Whether more differs than the place in a source that something comes from.
bool isSubstantial(const exporting::ItemChange &change);

} // namespace bulkhead::app
