// SPDX-License-Identifier: Apache-2.0
#include "app/gui/properties/property_rows.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"
#include "catalog/attack/taken_over.h"
#include "model/plans.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace bulkhead::app {

namespace {

using Field = PropertyRow::Field;

QString tr(const char *text)
{
    return QCoreApplication::translate("PropertyRows", text);
}

// An element or flow, read alike.
struct Subject
{
    const model::Element *element = nullptr;
    const model::Flow *flow = nullptr;

    model::Kind kind() const { return element ? element->kind : model::Kind::DataFlow; }
    const model::PropertyList &properties() const { return element ? element->properties : flow->properties; }
    const model::ImportRecordPtr &import() const { return element ? element->import : flow->import; }

    static model::Value mark(const std::optional<bool> &mark)
    {
        return mark ? model::Value(*mark) : model::Value();
    }

    model::Value field(Field field) const
    {
        switch (field) {
        case Field::Name:
            return model::Value(element ? element->name : flow->name);
        case Field::Notes:
            return model::Value(element ? element->notes : flow->notes);
        case Field::OutOfScope:
            return model::Value(element ? element->outOfScope : flow->outOfScope);
        case Field::OutOfScopeReason:
            return model::Value(element ? element->outOfScopeReason : flow->outOfScopeReason);
        case Field::TakenOver:
            return element ? mark(element->takenOver) : model::Value();
        case Field::WorthHaving:
            return element ? mark(element->worthHaving) : model::Value();
        case Field::FlowKind:
            return model::Value(model::EnumValue{static_cast<std::uint16_t>(flow->kind)});
        case Field::Bidirectional:
            return model::Value(flow->bidirectional);
        case Field::Property:
            break;
        }
        return {};
    }
};

std::vector<Subject> subjectsOf(const model::Model &model, std::span<const model::Id> selection)
{
    std::vector<Subject> subjects;
    for (const model::Id &id : selection) {
        const Subject subject{model.element(id), model.flow(id)};
        if (subject.element || subject.flow)
            subjects.push_back(subject);
    }
    return subjects;
}

PropertyRow fixedRow(Field field, const char *title, const char *help, model::PropertyType type)
{
    PropertyRow row;
    row.field = field;
    row.title = tr(title);
    row.help = tr(help);
    row.group = tr(QT_TRANSLATE_NOOP("PropertyRows", "General"));
    row.type = type;
    row.required = type == model::PropertyType::Bool || type == model::PropertyType::Enum;
    return row;
}

// What a person says of attacks; unset, it follows from kind and data.
std::vector<PropertyRow> attackRows(bool anyWorth)
{
    std::vector<PropertyRow> rows = {
        fixedRow(Field::TakenOver, QT_TRANSLATE_NOOP("PropertyRows", "Taken over"),
                 QT_TRANSLATE_NOOP("PropertyRows",
                                   "An attacker is assumed to have it already: attack paths start there. "
                                   "Unknown: only parties that nobody trusts are starts."),
                 model::PropertyType::Bool),
        fixedRow(
            Field::WorthHaving, QT_TRANSLATE_NOOP("PropertyRows", "Worth having"),
            QT_TRANSLATE_NOOP("PropertyRows",
                              "Attack paths lead to it. Unknown: it follows from its kind and its data."),
            model::PropertyType::Bool)};
    if (!anyWorth)
        rows.pop_back();
    for (PropertyRow &row : rows)
        row.required = false;
    return rows;
}

// What elements and flows have beside their properties.
PropertyRow generalRow(Field field)
{
    switch (field) {
    case Field::Name:
        return fixedRow(
            field, QT_TRANSLATE_NOOP("PropertyRows", "Name"),
            QT_TRANSLATE_NOOP("PropertyRows", "How people call it. Its identity does not depend on it."),
            model::PropertyType::Text);
    case Field::OutOfScope:
        return fixedRow(
            field, QT_TRANSLATE_NOOP("PropertyRows", "Out of scope"),
            QT_TRANSLATE_NOOP("PropertyRows",
                              "What is out of scope gets no threats; the report names it with the reason."),
            model::PropertyType::Bool);
    case Field::OutOfScopeReason:
        return fixedRow(field, QT_TRANSLATE_NOOP("PropertyRows", "Reason"),
                        QT_TRANSLATE_NOOP("PropertyRows", "Why it is out of scope."),
                        model::PropertyType::Text);
    default:
        break;
    }
    PropertyRow notes = fixedRow(
        Field::Notes, QT_TRANSLATE_NOOP("PropertyRows", "Notes"),
        QT_TRANSLATE_NOOP("PropertyRows", "Anything worth remembering; printed in the report's appendix."),
        model::PropertyType::Text);
    notes.multiLine = true;
    return notes;
}

std::vector<PropertyRow> generalRows(const std::vector<Subject> &subjects)
{
    const bool single = subjects.size() == 1;
    const auto all = [&](auto is) { return std::all_of(subjects.begin(), subjects.end(), is); };
    const bool flowsOnly = all([](const Subject &s) { return s.flow; });
    std::vector<PropertyRow> rows;
    if (single)
        rows.push_back(generalRow(Field::Name));
    if (flowsOnly) {
        rows.push_back(
            fixedRow(Field::FlowKind, QT_TRANSLATE_NOOP("PropertyRows", "Kind of flow"),
                     QT_TRANSLATE_NOOP(
                         "PropertyRows",
                         "What crosses: data, an image pulled or pushed, control, a mount, or log records."),
                     model::PropertyType::Enum));
        for (const model::FlowKind kind : model::allFlowKinds)
            rows.back().choices.emplace_back(model::flowKindName(kind));
        rows.push_back(fixedRow(Field::Bidirectional, QT_TRANSLATE_NOOP("PropertyRows", "Both ways"),
                                QT_TRANSLATE_NOOP("PropertyRows", "Whether either end may start talking."),
                                model::PropertyType::Bool));
    }
    rows.push_back(generalRow(Field::OutOfScope));
    rows.push_back(generalRow(Field::OutOfScopeReason));
    if (all([](const Subject &s) { return s.element; })) {
        const std::vector<PropertyRow> ofAttacks = attackRows(
            all([](const Subject &s) { return catalog::attack::heldOfWorth(s.kind()).has_value(); }));
        rows.insert(rows.end(), ofAttacks.begin(), ofAttacks.end());
    }
    if (single)
        rows.push_back(generalRow(Field::Notes));
    return rows;
}

void fillValue(PropertyRow &row, const std::vector<Subject> &subjects)
{
    bool first = true;
    for (const Subject &subject : subjects) {
        model::Value value;
        model::OriginPtr origin;
        if (row.field == Field::Property) {
            const auto key = subject.properties().find(row.def->key);
            value = key ? key->value : model::Value();
            origin = key ? key->origin : nullptr;
        } else {
            value = subject.field(row.field);
        }
        if (first) {
            row.value = value;
            row.origin = origin;
        } else if (!(row.value == value)) {
            row.mixed = true;
            row.value = {};
            row.origin = nullptr;
            return;
        }
        first = false;
    }
}

PropertyRow propertyRow(const model::PropertyDef &def, const std::vector<Subject> &subjects)
{
    PropertyRow row;
    row.def = &def;
    row.title = toQString(def.title.empty() ? def.name : def.title);
    row.group = toQString(def.group);
    row.help = toQString(def.help);
    row.type = def.type;
    row.choices = def.enumValues;
    row.targets = def.targets;
    const model::ImportRecordPtr &import = subjects.front().import();
    row.platformDefault = def.platformDefault(import ? import->platform : model::Platform::Docker);
    fillValue(row, subjects);
    return row;
}

void addProfile(std::vector<PropertyRow> &rows, const model::Element &element,
                const model::PlatformProfile &platform)
{
    const std::optional<model::Element> laidOver = platform.laidOver(element);
    if (!laidOver)
        return;
    for (PropertyRow &row : rows)
        if (const model::Value *value = row.def ? laidOver->properties.value(row.def->key) : nullptr;
            value && row.value.isUnset())
            row.profileValue = *value;
}

void addDerived(std::vector<PropertyRow> &rows, const model::Id &subject, const catalog::Analysis &analysis)
{
    for (PropertyRow &row : rows) {
        const model::Property *derived =
            row.def && row.value.isUnset() ? analysis.derived(subject, row.def->key) : nullptr;
        if (!derived)
            continue;
        row.derivedValue = derived->value;
        row.derivedWay = toQString(derived->origin->note.view());
    }
}

template <typename T>
void setField(T &item, Field field, const model::Value &value)
{
    const auto text = [&value] { return value.asText() ? *value.asText() : std::string(); };
    const auto flag = [&value] { return value.asBool() && *value.asBool(); };
    switch (field) {
    case Field::Name:
        item.name = text();
        break;
    case Field::Notes:
        item.notes = text();
        break;
    case Field::OutOfScope:
        item.outOfScope = flag();
        break;
    case Field::OutOfScopeReason:
        item.outOfScopeReason = text();
        break;
    default:
        break;
    }
}

model::Change fieldChange(const model::Model &model, std::span<const model::Id> selection, Field field,
                          const model::Value &value)
{
    std::vector<model::Change> changes;
    for (const model::Id &id : selection) {
        if (auto before = model.elements().shared(id)) {
            model::Element after = *before;
            setField(after, field, value);
            const auto mark = value.asBool() ? std::optional(*value.asBool()) : std::nullopt;
            if (field == Field::TakenOver)
                after.takenOver = mark;
            if (field == Field::WorthHaving)
                after.worthHaving = mark;
            if (!(after == *before))
                changes.push_back(model::editing(std::move(before), std::move(after)));
        } else if (auto flow = model.flows().shared(id)) {
            model::Flow after = *flow;
            setField(after, field, value);
            if (field == Field::FlowKind && value.asEnum())
                after.kind = model::allFlowKinds[value.asEnum()->index];
            if (field == Field::Bidirectional)
                after.bidirectional = value.asBool() && *value.asBool();
            if (!(after == *flow))
                changes.push_back(model::editing(std::move(flow), std::move(after)));
        }
    }
    return model::batch(std::move(changes));
}

} // namespace

std::vector<PropertyRow> propertyRows(const model::Model &model, std::span<const model::Id> selection,
                                      const model::PlatformProfile *platform,
                                      const catalog::Analysis *analysis)
{
    const std::vector<Subject> subjects = subjectsOf(model, selection);
    if (subjects.empty())
        return {};
    std::vector<PropertyRow> rows = generalRows(subjects);
    for (PropertyRow &row : rows)
        fillValue(row, subjects);

    const model::Vocabulary &vocabulary = model.vocabulary();
    std::set<model::Kind> kinds; // few, however many are selected
    for (const Subject &subject : subjects)
        kinds.insert(subject.kind());
    for (const model::PropertyDef &def : vocabulary.properties(subjects.front().kind())) {
        const bool common = std::all_of(kinds.begin(), kinds.end(), [&](model::Kind kind) {
            const model::PropertyDef *other = vocabulary.find(kind, def.key);
            return other && other->type == def.type && other->enumValues == def.enumValues;
        });
        if (common)
            rows.push_back(propertyRow(def, subjects));
    }
    if (platform && subjects.size() == 1 && subjects.front().element)
        addProfile(rows, *subjects.front().element, *platform);
    if (analysis && subjects.size() == 1)
        addDerived(rows, selection.front(), *analysis);
    return rows;
}

std::optional<PropertyRow> fieldRow(const model::Model &model, const model::Id &id, Field field,
                                    std::optional<model::PropertyKey> property)
{
    const std::vector<Subject> subjects = subjectsOf(model, {&id, 1});
    if (subjects.empty())
        return std::nullopt;
    if (field == Field::Property) {
        const model::PropertyDef *def =
            property ? model.vocabulary().find(subjects.front().kind(), *property) : nullptr;
        return def ? std::optional(propertyRow(*def, subjects)) : std::nullopt;
    }
    PropertyRow row = generalRow(field);
    fillValue(row, subjects);
    return row;
}

QString fieldTitle(Field field)
{
    return generalRow(field).title;
}

model::Change propertyChange(const model::Model &model, std::span<const model::Id> selection,
                             const PropertyRow &row, const model::Value &value)
{
    if (row.field == Field::Property)
        return model::planSetProperty(model, selection, row.def->key, value);
    return fieldChange(model, selection, row.field, value);
}

QString choiceText(const std::string &choice)
{
    return toQString(choice).replace('_', ' ');
}

QString valueText(const model::Model &model, const PropertyRow &row, const model::Value &value)
{
    if (value.isUnset())
        return {};
    if (const bool *flag = value.asBool())
        return *flag ? tr(QT_TRANSLATE_NOOP("PropertyRows", "yes"))
                     : tr(QT_TRANSLATE_NOOP("PropertyRows", "no"));
    if (const model::EnumValue *choice = value.asEnum())
        return choice->index < row.choices.size() ? choiceText(row.choices[choice->index]) : QString();
    if (row.type == model::PropertyType::Reference && value.asText())
        return displayName(model, *value.asText());
    if (const model::Value::TextList *list = value.asList()) {
        QStringList items;
        for (const std::string &item : *list)
            items << (row.type == model::PropertyType::ReferenceList ? displayName(model, item)
                                                                     : toQString(item));
        return items.isEmpty() ? tr(QT_TRANSLATE_NOOP("PropertyRows", "none"))
                               : items.join(QStringLiteral(", "));
    }
    if (const std::string *text = value.asText())
        return toQString(*text);
    return row.def ? toQString(model::displayValue(*row.def, value)) : QString();
}

std::optional<model::Value> parsedValue(const PropertyRow &row, const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return model::Value();
    bool valid = false;
    switch (row.type) {
    case model::PropertyType::Integer: {
        const qint64 number = text.toLongLong(&valid);
        if (!valid || !row.def || (row.def->minimum && static_cast<double>(number) < *row.def->minimum) ||
            (row.def->maximum && static_cast<double>(number) > *row.def->maximum))
            return std::nullopt;
        return model::Value(static_cast<std::int64_t>(number));
    }
    case model::PropertyType::Real: {
        double number = text.toDouble(&valid);
        if (!valid)
            number = QLocale().toDouble(text, &valid);
        if (!valid || !row.def || (row.def->minimum && number < *row.def->minimum) ||
            (row.def->maximum && number > *row.def->maximum))
            return std::nullopt;
        return model::Value(number);
    }
    case model::PropertyType::Date: {
        const auto date = model::Date::parse(toUtf8(text));
        return date ? std::optional(model::Value(*date)) : std::nullopt;
    }
    default:
        return model::Value(toUtf8(text));
    }
}

} // namespace bulkhead::app
