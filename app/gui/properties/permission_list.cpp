// SPDX-License-Identifier: Apache-2.0
#include "app/gui/properties/permission_list.h"

#include "app/document/text.h"
#include "diagram/literal_text.h"
#include "model/check.h"
#include "model/permission.h"
#include "model/properties.h"

#include <QCompleter>
#include <QLineEdit>
#include <QStyledItemDelegate>

#include <algorithm>

namespace bulkhead::app {

namespace {

// Each action with each scope that the model has: the cluster and its namespaces.
QStringList offeredPermissions(const model::Model &model, const PropertyRow &row)
{
    QStringList scopes = {QStringLiteral("@cluster")};
    const auto name = model.vocabulary().key(model::property::trust_boundary::namespace_name);
    for (const model::Element &element : model.elements()) {
        const model::Value *value = name ? element.properties.value(*name) : nullptr;
        if (const std::string *space = value ? value->asText() : nullptr)
            scopes << QStringLiteral("@namespace:") + toQString(*space);
    }
    scopes.removeDuplicates();
    QStringList offered;
    for (const std::string &action : row.choices)
        for (const QString &scope : scopes)
            offered << toQString(action) + scope;
    return offered;
}

// Edits one permission in its line.
class PermissionDelegate : public QStyledItemDelegate
{
public:
    PermissionDelegate(QStringList offered, QObject *parent)
        : QStyledItemDelegate(parent), m_offered(std::move(offered))
    {}

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *edit = new QLineEdit(parent);
        auto *completer = new QCompleter(m_offered, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        edit->setCompleter(completer);
        return edit;
    }

private:
    QStringList m_offered;
};

} // namespace

PermissionList::PermissionList(const model::Model &model, const PropertyRow &row, QWidget *parent)
    : QListWidget(parent)
{
    setFrameShape(QFrame::Box);
    setItemDelegate(new PermissionDelegate(offeredPermissions(model, row), this));
    setToolTip(diagram::literalText(
        tr("Double-click an entry to say where the right holds: ACTION@cluster, ACTION@namespace:NAME or "
           "ACTION@object:NAMESPACE/KIND/NAME. Without a scope it is not known.")));
    for (const std::string &action : row.choices)
        addEntry(count(), toQString(action));
    connect(this, &QListWidget::itemChanged, this, [](QListWidgetItem *item) {
        if (item->text() == item->data(Qt::UserRole).toString())
            return;
        item->setData(Qt::UserRole, item->text());
        item->setCheckState(Qt::Checked); // what is typed is meant
    });
}

void PermissionList::addEntry(int place, const QString &permission)
{
    auto *item = new QListWidgetItem(permission);
    item->setData(Qt::UserRole, permission);
    item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    insertItem(place, item);
}

void PermissionList::setPermissions(const model::Value &value)
{
    const model::Value::TextList *stated = value.asList();
    if (!stated)
        return;
    int place = 0;
    for (const std::string &permission : *stated)
        if (model::actionOf(permission) != permission) // else its action has an entry
            addEntry(place++, toQString(permission));
    for (int i = 0; i < count(); ++i)
        if (std::find(stated->begin(), stated->end(), toUtf8(item(i)->text())) != stated->end())
            item(i)->setCheckState(Qt::Checked);
}

model::Value PermissionList::permissions() const
{
    model::Value::TextList ticked;
    for (int i = 0; i < count(); ++i)
        if (item(i)->checkState() == Qt::Checked)
            ticked.push_back(toUtf8(item(i)->text().trimmed()));
    return model::Value(std::move(ticked));
}

std::optional<std::string> refusedItem(const model::PropertyDef &def, const model::Value &value)
{
    if (const model::Value::TextList *list = value.asList())
        for (const std::string &item : *list)
            if (model::checkValue(def, model::Value(model::Value::TextList{item})))
                return item;
    return std::nullopt;
}

} // namespace bulkhead::app
