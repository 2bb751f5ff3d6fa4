// SPDX-License-Identifier: Apache-2.0
#include "app/gui/difference/difference_tree.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <QCoreApplication>
#include <QTreeWidget>

namespace bulkhead::app {

namespace {

using exporting::FieldChange;
using exporting::ItemChange;

// Entries of a heading: beyond the first nobody reads them one by one, and a tree of all would hold up the
// window.
constexpr int listedAtMost = 500;
constexpr int openedAtMost = 80; // of a heading that is shown open
constexpr int countRole = Qt::UserRole;

struct DifferenceText
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceText)
};

model::Kind kindOfSubject(const model::Model &model, const std::string &id)
{
    const model::Element *element = model.element(id);
    return element ? element->kind : model::Kind::DataFlow;
}

} // namespace

bool isSubstantial(const ItemChange &change)
{
    return change.sort != ItemChange::Sort::Changed || change.fields.empty() ||
           change.fields.front().field != "origin";
}

QTreeWidgetItem *DifferenceTree::addTo(QTreeWidgetItem *&heading, const QString &title,
                                       const QStringList &columns)
{
    if (!heading) {
        heading = new QTreeWidgetItem(&m_tree, {title});
        heading->setFirstColumnSpanned(true);
        QFont bold = m_tree.font();
        bold.setBold(true);
        heading->setFont(0, bold);
    }
    const int count = heading->data(0, countRole).toInt() + 1;
    heading->setData(0, countRole, count);
    if (count > listedAtMost)
        return nullptr;
    auto *item = new QTreeWidgetItem(heading, columns);
    for (int column = 0; column < static_cast<int>(columns.size()); ++column)
        item->setToolTip(column, diagram::literalText(columns[column]));
    return item;
}

void DifferenceTree::finish(QTreeWidgetItem *heading, bool open)
{
    if (!heading)
        return;
    const int count = heading->data(0, countRole).toInt();
    if (count > listedAtMost) {
        auto *rest =
            new QTreeWidgetItem(heading, {DifferenceText::tr("and %n more", nullptr, count - listedAtMost)});
        rest->setDisabled(true);
    }
    heading->setText(0, QStringLiteral("%1 (%2)").arg(heading->text(0)).arg(count));
    heading->setExpanded(open && count <= openedAtMost);
}

QString DifferenceTree::fieldTitle(const std::string &subject, std::string_view field) const
{
    constexpr std::string_view prefix = "properties/";
    if (field.starts_with(prefix))
        field.remove_prefix(prefix.size());
    const model::Model &model = m_after.element(subject) || m_after.flow(subject) ? m_after : m_before;
    if (const auto *def = model.vocabulary().find(kindOfSubject(model, subject), field))
        return toQString(def->title);
    if (field == "parent")
        return DifferenceText::tr("Holder");
    const QString words = toQString(field).replace('_', ' ');
    return words.left(1).toUpper() + words.mid(1);
}

QString DifferenceTree::valueText(const FieldChange &field, const std::string &value) const
{
    if (value.empty())
        return DifferenceText::tr("nothing");
    if (field.field == "parent" || field.field == "source" || field.field == "target")
        return displayName(m_before.element(value) ? m_before : m_after, value);
    return toQString(value);
}

void DifferenceTree::addThings(const exporting::Difference &difference, Sort sort, const QString &title)
{
    QTreeWidgetItem *heading = nullptr;
    const model::Model &model = sort == Sort::Removed ? m_before : m_after;
    for (const auto *list : {&difference.elements, &difference.flows}) {
        for (const ItemChange &change : *list) {
            if (change.sort != sort || !isSubstantial(change))
                continue;
            QTreeWidgetItem *item = addTo(
                heading, title, {displayName(model, change.id), kindWord(kindOfSubject(model, change.id))});
            if (!item)
                continue;
            for (const FieldChange &field : change.fields)
                new QTreeWidgetItem(item, {fieldTitle(change.id, field.field),
                                           QStringLiteral("%1 → %2").arg(valueText(field, field.before),
                                                                         valueText(field, field.after))});
            item->setExpanded(true);
        }
    }
    finish(heading, true);
}

void DifferenceTree::addFindings(const exporting::Difference &difference, Sort sort, const QString &title,
                                 bool open)
{
    QTreeWidgetItem *heading = nullptr;
    const model::Model &model = sort == Sort::Removed ? m_before : m_after;
    for (int rating = static_cast<int>(model::Rating::Critical); rating >= 0; --rating) {
        for (const ItemChange &change : difference.findings) {
            if (change.sort != sort ||
                model::ratingFromName(change.kind) != static_cast<model::Rating>(rating))
                continue;
            const auto at = change.id.find('@');
            const QString rule = toQString(std::string_view(change.id).substr(0, at));
            QTreeWidgetItem *item = addTo(heading, title,
                                          {QStringLiteral("%1 %2").arg(rule, toQString(change.name)),
                                           displayName(model, std::string_view(change.id).substr(at + 1))});
            if (item)
                item->setIcon(0, ratingIcon(static_cast<model::Rating>(rating), true, m_theme));
        }
    }
    finish(heading, open);
}

} // namespace bulkhead::app
