// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/operator.h"

#include "model/permission.h"

#include <algorithm>
#include <charconv>

// The operators of the rule language. An entry of the table is all that an operator needs: the loader, the
// engine, the wording, the rule editor, the schema and the documentation read it.
namespace bulkhead::catalog::engine {

namespace {

constexpr PropertyTypes everyType = {
    PropertyType::Bool, PropertyType::Integer,   PropertyType::Real,
    PropertyType::Text, PropertyType::Enum,      PropertyType::TextList,
    PropertyType::Date, PropertyType::Reference, PropertyType::ReferenceList,
};
constexpr PropertyTypes singleValues = {PropertyType::Bool, PropertyType::Integer, PropertyType::Real,
                                        PropertyType::Text, PropertyType::Enum,    PropertyType::Reference};
constexpr PropertyTypes numberTypes = {PropertyType::Integer, PropertyType::Real};
constexpr PropertyTypes listTypes = {PropertyType::TextList, PropertyType::ReferenceList};

// Whether a single value is among the operand's.
std::optional<bool> isAmong(const Value &value, const Operand &operand, Date)
{
    if (const bool *flag = value.asBool())
        return ((operand.choices >> (*flag ? 1U : 0U)) & 1U) != 0;
    if (const model::EnumValue *choice = value.asEnum())
        return ((operand.choices >> choice->index) & 1U) != 0;
    if (const std::string *text = value.asText())
        return std::find(operand.texts.begin(), operand.texts.end(), *text) != operand.texts.end();
    double number = 0;
    if (const std::int64_t *integer = value.asInteger())
        number = static_cast<double>(*integer);
    else if (const double *real = value.asReal())
        number = *real;
    else
        return false;
    return std::find(operand.numbers.begin(), operand.numbers.end(), number) != operand.numbers.end();
}

std::optional<bool> isNotAmong(const Value &value, const Operand &operand, Date asOf)
{
    return !*isAmong(value, operand, asOf);
}

std::optional<double> asNumber(const Value &value)
{
    if (const std::int64_t *integer = value.asInteger())
        return static_cast<double>(*integer);
    if (const double *real = value.asReal())
        return *real;
    return std::nullopt;
}

std::optional<bool> isGreater(const Value &value, const Operand &operand, Date)
{
    const std::optional<double> number = asNumber(value);
    return number && *number > operand.numbers.front();
}

std::optional<bool> isLess(const Value &value, const Operand &operand, Date)
{
    const std::optional<double> number = asNumber(value);
    return number && *number < operand.numbers.front();
}

// Tests of lists: whether they have an item that is accepted.
template <bool (*accepts)(const std::string &, const Operand &)>
std::optional<bool> hasItem(const Value &value, const Operand &operand, Date)
{
    const Value::TextList *list = value.asList();
    return list && std::any_of(list->begin(), list->end(),
                               [&](const std::string &item) { return accepts(item, operand); });
}

// Of a permission that may be what is asked for too.
bool isNamed(const std::string &item, const Operand &operand)
{
    return std::any_of(operand.texts.begin(), operand.texts.end(), [&](const std::string &text) {
        return operand.arePermissions ? model::isAskedFor(item, text).value_or(true) : item == text;
    });
}

// Unknown of a permission that may be what is asked for.
std::optional<bool> hasNamedItem(const Value &value, const Operand &operand, Date asOf)
{
    const Value::TextList *list = value.asList();
    if (!operand.arePermissions || !list)
        return hasItem<isNamed>(value, operand, asOf);
    std::optional<bool> answer = false;
    for (const std::string &item : *list)
        for (const std::string &text : operand.texts) {
            const std::optional<bool> isAsked = model::isAskedFor(item, text);
            if (isAsked == true)
                return true;
            if (!isAsked)
                answer = std::nullopt;
        }
    return answer;
}

bool isUnnamed(const std::string &item, const Operand &operand)
{
    return !isNamed(item, operand);
}

bool beginsBelow(const std::string &item, const Operand &operand)
{
    const std::size_t start = item.find_first_of("0123456789");
    if (start == std::string::npos)
        return false;
    std::int64_t number = 0;
    const char *last = item.data() + item.size();
    return std::from_chars(item.data() + start, last, number).ec == std::errc() &&
           static_cast<double>(number) < operand.numbers.front();
}

bool beginsWithText(const std::string &item, const Operand &operand)
{
    return std::any_of(operand.texts.begin(), operand.texts.end(),
                       [&](const std::string &text) { return item.starts_with(text); });
}

bool isInPathSet(const std::string &item, const Operand &operand)
{
    return operand.paths->holds(item);
}

std::optional<bool> isNotEmpty(const Value &value, const Operand &, Date)
{
    if (const Value::TextList *list = value.asList())
        return !list->empty();
    const std::string *text = value.asText();
    return text && !text->empty();
}

std::optional<bool> isOlder(const Value &value, const Operand &operand, Date asOf)
{
    const Date *date = value.asDate();
    return date && static_cast<double>((asOf.day - date->day).count()) > operand.numbers.front();
}

std::optional<bool> isEarlierVersion(const Value &value, const Operand &operand, Date)
{
    const std::string *text = value.asText();
    std::vector<std::int64_t> version = versionNumbers(text ? std::string_view(*text) : std::string_view());
    if (version.empty())
        return std::nullopt;
    std::vector<std::int64_t> other = versionNumbers(operand.texts.front());
    const std::size_t length = std::max(version.size(), other.size());
    version.resize(length);
    other.resize(length);
    return version < other;
}

std::optional<bool> isWanted(const Value &, const Operand &operand, Date)
{
    return (operand.choices & 2U) != 0;
}

constexpr std::array operatorTable = {
    Operator{
        .name = "==",
        .phrase = "is",
        .negation = "is not",
        .documentation = "Equal.",
        .types = singleValues,
        .operand = OperandShape::One,
        .test = isAmong,
    },
    Operator{
        .name = "!=",
        .phrase = "is not",
        .negation = "is",
        .documentation = "Not equal.",
        .types = singleValues,
        .operand = OperandShape::One,
        .negative = true,
        .test = isNotAmong,
    },
    Operator{
        .name = "in",
        .phrase = "is one of",
        .negation = "is none of",
        .documentation = "Equal to one of the values.",
        .types = singleValues,
        .operand = OperandShape::List,
        .test = isAmong,
    },
    Operator{
        .name = "not_in",
        .phrase = "is none of",
        .negation = "is one of",
        .documentation = "Equal to none of the values.",
        .types = singleValues,
        .operand = OperandShape::List,
        .negative = true,
        .test = isNotAmong,
    },
    Operator{
        .name = ">",
        .phrase = "is more than",
        .negation = "is not more than",
        .documentation = "Greater.",
        .types = numberTypes,
        .operand = OperandShape::Number,
        .test = isGreater,
    },
    Operator{
        .name = "<",
        .phrase = "is less than",
        .negation = "is not less than",
        .documentation = "Less.",
        .types = numberTypes,
        .operand = OperandShape::Number,
        .test = isLess,
    },
    Operator{
        .name = "contains",
        .phrase = "contains",
        .negation = "does not contain",
        .documentation = "The list contains the text.",
        .types = listTypes,
        .operand = OperandShape::One,
        .test = hasNamedItem,
        .accepts = isNamed,
        .acceptsOperandOnly = true,
    },
    Operator{
        .name = "intersects",
        .phrase = "contains one of",
        .negation = "contains none of",
        .documentation = "The list contains one of the texts.",
        .types = listTypes,
        .operand = OperandShape::List,
        .test = hasNamedItem,
        .accepts = isNamed,
        .acceptsOperandOnly = true,
    },
    Operator{
        .name = "not_empty",
        .phrase = "is not empty",
        .negation = "is empty",
        .documentation = "The list or text is not empty.",
        .types = {PropertyType::TextList, PropertyType::ReferenceList, PropertyType::Text},
        .test = isNotEmpty,
    },
    Operator{
        .name = "outside",
        .phrase = "contains something other than",
        .negation = "contains nothing other than",
        .documentation = "The list holds a text that is none of these.",
        .types = listTypes,
        .operand = OperandShape::List,
        .test = hasItem<isUnnamed>,
        .accepts = isUnnamed,
    },
    Operator{
        .name = "any_below",
        .phrase = "contains a number below",
        .negation = "contains no number below",
        .documentation =
            "The list holds a text whose first number is below the value (of \"70-8000/tcp\" that is "
            "70); texts without a number do not count.",
        .types = {PropertyType::TextList},
        .operand = OperandShape::Number,
        .test = hasItem<beginsBelow>,
        .accepts = beginsBelow,
        .examples = {"1", "65535"},
    },
    Operator{
        .name = "begins_with",
        .phrase = "contains something that begins with",
        .negation = "contains nothing that begins with",
        .documentation = "The list holds a text that begins with the value.",
        .types = {PropertyType::TextList},
        .operand = OperandShape::One,
        .test = hasItem<beginsWithText>,
        .accepts = beginsWithText,
    },
    Operator{
        .name = "under_paths",
        .phrase = "contains a path of the set",
        .negation = "contains no path of the set",
        .documentation = "The list holds a path that belongs to the named path set.",
        .types = {PropertyType::TextList},
        .operand = OperandShape::PathSet,
        .test = hasItem<isInPathSet>,
        .accepts = isInPathSet,
    },
    Operator{
        .name = "older_than_days",
        .phrase = "is more days ago than",
        .negation = "is not more days ago than",
        .unit = "days",
        .documentation = "The date lies more than that many whole days before the date of the analysis.",
        .types = {PropertyType::Date},
        .operand = OperandShape::Days,
        .test = isOlder,
    },
    Operator{
        .name = "version_lt",
        .phrase = "is an earlier version than",
        .negation = "is no earlier version than",
        .documentation = "The version is lower, compared number by number. Unknown of a text that starts "
                         "with no number.",
        .types = {PropertyType::Text},
        .operand = OperandShape::Version,
        .test = isEarlierVersion,
        .examples = {"0", "999999"},
    },
    Operator{
        .name = "stated",
        .phrase = "is stated",
        .negation = "is not stated",
        .documentation = "Whether the model states the property. Never unknown.",
        .types = everyType,
        .operand = OperandShape::Flag,
        .subject = OperatorSubject::Presence,
        .test = isWanted,
    },
    Operator{
        .name = "differs",
        .phrase = "differs from the subject's",
        .negation = "does not differ from the subject's",
        .documentation =
            "In the where of a relation: both state the property, with different values. Never unknown.",
        .types = everyType,
        .subject = OperatorSubject::Difference,
    },
};

} // namespace

std::span<const Operator> operators()
{
    return operatorTable;
}

const Operator *operatorFromName(std::string_view name)
{
    const auto found = std::find_if(operatorTable.begin(), operatorTable.end(),
                                    [name](const Operator &op) { return op.name == name; });
    return found == operatorTable.end() ? nullptr : &*found;
}

const Operator &isOneOf()
{
    return *operatorFromName("in");
}

const Operator &difference()
{
    return *operatorFromName("differs");
}

std::string operandWords(const Operator &op)
{
    const std::string item = op.types.has(PropertyType::TextList) ? "text" : "value";
    switch (op.operand) {
    case OperandShape::None:
        return "nothing";
    case OperandShape::Flag:
        return "true or false (true when left out)";
    case OperandShape::One:
        return "one " + item;
    case OperandShape::List:
        return "a list of " + item + 's';
    case OperandShape::Number:
        return "a number";
    case OperandShape::Days:
        return "a number of days";
    case OperandShape::Version:
        return "a dotted version";
    case OperandShape::PathSet:
        return "the name of a path set";
    }
    return {};
}

std::vector<std::int64_t> versionNumbers(std::string_view text)
{
    if (text.starts_with('v') || text.starts_with('V'))
        text.remove_prefix(1);
    std::vector<std::int64_t> numbers;
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || number < 0)
            break;
        numbers.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.starts_with('.'))
            break;
        text.remove_prefix(1);
    }
    return numbers;
}

} // namespace bulkhead::catalog::engine
