// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "model/change.h"
#include "model/model.h"
#include "model/platform_profile.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace bulkhead::app {

// One line of the property panel: a field that all selected elements and flows have.
struct PropertyRow
{
    enum class Field {
        Property,
        Name,
        Notes,
        OutOfScope,
        OutOfScopeReason,
        TakenOver,
        WorthHaving,
        FlowKind,
        Bidirectional
    };

    Field field = Field::Property;
    const model::PropertyDef *def = nullptr; // of a Property
    QString title;
    QString group;
    QString help;
    model::PropertyType type = model::PropertyType::Text;
    std::vector<std::string> choices; // of an Enum, and of a TextList that is not free
    std::vector<model::Kind> targets; // of references
    bool required = false;            // has no "unknown"
    bool multiLine = false;           // a Text of several lines

    model::Value value; // common to the whole selection
    bool mixed = false; // the selected ones differ
    model::OriginPtr origin;
    model::Value derivedValue;    // what follows from what others state, while it is unknown
    QString derivedWay;           // "through flow web → db from data store db"
    model::Value profileValue;    // what the platform profile states of it while it is unknown
    model::Value platformDefault; // what holds while it is unknown, where the platform says so

    // What counts while it is unknown.
    const model::Value &assumed() const
    {
        return !derivedValue.isUnset()   ? derivedValue
               : !profileValue.isUnset() ? profileValue
                                         : platformDefault;
    }
};

// The lines for a selection, in the order and groups of the vocabulary. Elements of different kinds show
// what their kinds have in common. Of one alone also what profile and analysis say of it.
std::vector<PropertyRow> propertyRows(const model::Model &model, std::span<const model::Id> selection,
                                      const model::PlatformProfile *platform = nullptr,
                                      const catalog::Analysis *analysis = nullptr);

// The line of one field of one element or flow; none where its kind has no such property. Of fields that are
// no properties it has name, notes, and what is out of scope and why.
std::optional<PropertyRow> fieldRow(const model::Model &model, const model::Id &id, PropertyRow::Field field,
                                    std::optional<model::PropertyKey> property);
QString fieldTitle(PropertyRow::Field field); // of those

// The change that gives all of the selection this value; unset withdraws it.
model::Change propertyChange(const model::Model &model, std::span<const model::Id> selection,
                             const PropertyRow &row, const model::Value &value);

// A value as the panel shows it: "yes", "runtime default", the names of the elements referred to.
QString valueText(const model::Model &model, const PropertyRow &row, const model::Value &value);

// What was typed as a value of the row's type; nothing when it is none. Empty text is unset.
std::optional<model::Value> parsedValue(const PropertyRow &row, const QString &text);

QString choiceText(const std::string &choice);

} // namespace bulkhead::app
