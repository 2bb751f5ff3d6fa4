// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/properties/property_rows.h"
#include "model/model.h"

#include <QListWidget>

#include <optional>

namespace bulkhead::app {

// The editor of a list of permissions: an entry for each action and for each permission that is stated with a
// scope, to be ticked. Double-clicking an entry changes its scope and offers those that the model has room
// for.
class PermissionList : public QListWidget
{
    Q_OBJECT

public:
    PermissionList(const model::Model &model, const PropertyRow &row, QWidget *parent);

    void setPermissions(const model::Value &value);
    // The ticked entries.
    model::Value permissions() const;

private:
    void addEntry(int place, const QString &permission);
};

// The first item of a list that its declaration does not admit; nullopt when there is none.
std::optional<std::string> refusedItem(const model::PropertyDef &def, const model::Value &value);

} // namespace bulkhead::app
