// SPDX-License-Identifier: Apache-2.0
#include "model/numbers.h"
#include "model/permission.h"
#include "model/plain_words.h"
#include "model/vocabulary.h"

namespace bulkhead::model {

namespace {

std::string withUnit(const std::string &text, const std::string &unit)
{
    return unit.empty() ? text : text + " " + unit;
}

} // namespace

std::string displayValue(const PropertyDef &def, const Value &value)
{
    if (value.isUnset())
        return "unknown";
    if (const bool *flag = value.asBool())
        return *flag ? "yes" : "no";
    if (const std::int64_t *integer = value.asInteger())
        return withUnit(std::to_string(*integer), def.unit);
    if (const double *real = value.asReal())
        return withUnit(toText(*real), def.unit);
    if (const EnumValue *item = value.asEnum())
        return item->index < def.enumValues.size() ? def.enumValues[item->index] : std::string("?");
    if (const Date *date = value.asDate())
        return date->toString();
    if (const std::string *text = value.asText())
        return text->empty() ? "(empty)" : *text;
    std::string items;
    for (const std::string &item : *value.asList())
        items += (items.empty() ? "" : ", ") + item;
    return items.empty() ? "none" : items;
}

std::string displayWords(const PropertyDef &def, const Value &value)
{
    if (const Value::TextList *list = value.asList(); list && def.scoped && !list->empty())
        return permissionWords(*list);
    std::string words = displayValue(def, value);
    return value.asEnum() ? asWords(words) : words;
}

} // namespace bulkhead::model
