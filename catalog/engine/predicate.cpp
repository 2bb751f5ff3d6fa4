// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/predicate.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bulkhead::catalog::engine {

namespace {

constexpr std::array<OperatorInfo, 16> operatorTable = {{
    {Operator::Equal, "==", "is", false, "one value", "Equal."},
    {Operator::NotEqual, "!=", "is not", true, "one value", "Not equal."},
    {Operator::In, "in", "is one of", false, "a list of values", "Equal to one of the values."},
    {Operator::NotIn, "not_in", "is none of", true, "a list of values", "Equal to none of the values."},
    {Operator::Greater, ">", "is more than", false, "a number", "Greater."},
    {Operator::Less, "<", "is less than", false, "a number", "Less."},
    {Operator::Contains, "contains", "contains", false, "one text", "The list contains the text."},
    {Operator::Intersects, "intersects", "contains one of", false, "a list of texts",
     "The list contains one of the texts."},
    {Operator::NotEmpty, "not_empty", "is not empty", false, "nothing", "The list or text is not empty."},
    {Operator::Outside, "outside", "contains something other than", false, "a list of texts",
     "The list holds a text that is none of these."},
    {Operator::AnyBelow, "any_below", "contains a number below", false, "a number",
     "The list holds a text whose first number is below the value (of \"70-8000/tcp\" that is 70); texts "
     "without a "
     "number do not count."},
    {Operator::UnderPaths, "under_paths", "contains a path of the set", false, "the name of a path set",
     "The list holds a path that belongs to the named path set."},
    {Operator::OlderThanDays, "older_than_days", "is more days ago than", false, "a number of days",
     "The date lies more than that many whole days before the date of the analysis."},
    {Operator::VersionLess, "version_lt", "is an earlier version than", false, "a dotted version",
     "The version is lower, compared number by number. Unknown of a text that starts with no number."},
    {Operator::Stated, "stated", "is stated", false, "true or false (true when left out)",
     "Whether the model states the property. Never unknown."},
    {Operator::Differs, "differs", "differs from the subject's", false, "nothing",
     "In the where of a relation: both state the property, with different values. Never unknown."},
}};

bool contains(const std::vector<std::string> &texts, std::string_view text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::optional<std::int64_t> firstNumber(std::string_view text)
{
    const std::size_t start = text.find_first_of("0123456789");
    if (start == std::string_view::npos)
        return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data() + start, text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

// Whether a single value is among the operand's.
bool isAmong(const Value &value, const Operand &operand)
{
    if (const bool *flag = value.asBool())
        return (operand.choices >> (*flag ? 1U : 0U)) & 1U;
    if (const model::EnumValue *choice = value.asEnum())
        return (operand.choices >> choice->index) & 1U;
    if (const std::string *text = value.asText())
        return contains(operand.texts, *text);
    double number = 0;
    if (const std::int64_t *integer = value.asInteger())
        number = static_cast<double>(*integer);
    else if (const double *real = value.asReal())
        number = *real;
    else
        return false;
    return std::find(operand.numbers.begin(), operand.numbers.end(), number) != operand.numbers.end();
}

std::optional<double> asNumber(const Value &value)
{
    if (const std::int64_t *integer = value.asInteger())
        return static_cast<double>(*integer);
    if (const double *real = value.asReal())
        return *real;
    return std::nullopt;
}

bool anyItem(const Value &value, const auto &accept)
{
    const Value::TextList *list = value.asList();
    return list && std::any_of(list->begin(), list->end(), accept);
}

bool isNotEmpty(const Value &value)
{
    if (const Value::TextList *list = value.asList())
        return !list->empty();
    const std::string *text = value.asText();
    return text && !text->empty();
}

bool isOlder(const Value &value, double days, Date asOf)
{
    const Date *date = value.asDate();
    return date && static_cast<double>((asOf.day - date->day).count()) > days;
}

std::optional<bool> isEarlierVersion(const Value &value, std::string_view limit)
{
    const std::string *text = value.asText();
    std::vector<std::int64_t> version = versionNumbers(text ? std::string_view(*text) : std::string_view());
    if (version.empty())
        return std::nullopt;
    std::vector<std::int64_t> other = versionNumbers(limit);
    const std::size_t length = std::max(version.size(), other.size());
    version.resize(length);
    other.resize(length);
    return version < other;
}

} // namespace

std::span<const OperatorInfo> operators()
{
    return operatorTable;
}

const OperatorInfo &info(Operator op)
{
    return operatorTable[static_cast<std::size_t>(op)];
}

std::optional<Operator> operatorFromName(std::string_view name)
{
    for (const OperatorInfo &entry : operatorTable)
        if (entry.name == name)
            return entry.op;
    return std::nullopt;
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

std::optional<bool> Predicate::test(const Value &value, Date asOf) const
{
    switch (op) {
    case Operator::Equal:
    case Operator::In:
        return isAmong(value, operand);
    case Operator::NotEqual:
    case Operator::NotIn:
        return !isAmong(value, operand);
    case Operator::Greater:
        return asNumber(value) > operand.numbers.front();
    case Operator::Less:
        return asNumber(value) && *asNumber(value) < operand.numbers.front();
    case Operator::Contains:
    case Operator::Intersects:
    case Operator::Outside:
    case Operator::AnyBelow:
    case Operator::UnderPaths:
        return anyItem(value, [this](const std::string &item) { return accepts(item); });
    case Operator::NotEmpty:
        return isNotEmpty(value);
    case Operator::OlderThanDays:
        return isOlder(value, operand.numbers.front(), asOf);
    case Operator::VersionLess:
        return isEarlierVersion(value, operand.texts.front());
    case Operator::Stated:
        return operand.choices & 2U;
    case Operator::Differs:
        return std::nullopt; // needs two subjects: the evaluator's
    }
    return std::nullopt;
}

bool Predicate::accepts(const std::string &item) const
{
    switch (op) {
    case Operator::Contains:
    case Operator::Intersects:
        return contains(operand.texts, item);
    case Operator::Outside:
        return !contains(operand.texts, item);
    case Operator::AnyBelow: {
        const std::optional<std::int64_t> number = firstNumber(item);
        return number && static_cast<double>(*number) < operand.numbers.front();
    }
    case Operator::UnderPaths:
        return operand.paths->holds(item);
    default:
        return false;
    }
}

} // namespace bulkhead::catalog::engine
