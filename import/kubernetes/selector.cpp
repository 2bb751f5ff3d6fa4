// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/selector.h"

#include "import/kubernetes/object.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

std::optional<std::string_view> labelOf(const Labels &labels, std::string_view key)
{
    return labels.has(key) ? std::optional(labels[key].text()) : std::nullopt;
}

bool carriesAll(const Node &wanted, const Labels &labels)
{
    const auto entries = wanted.entries();
    return std::all_of(entries.begin(), entries.end(), [&labels](const MapEntry &entry) {
        return labelOf(labels, entry.key) == entry.value.text();
    });
}

} // namespace

bool matchesAll(const Node &wanted, const Labels &labels)
{
    return !wanted.entries().empty() && carriesAll(wanted, labels);
}

bool matchesSelector(const Node &selector, const Labels &labels)
{
    const auto expressions = selector["matchExpressions"].items();
    return carriesAll(selector["matchLabels"], labels) &&
           std::all_of(expressions.begin(), expressions.end(), [&labels](const Node &expression) {
               return meetsExpression(expression, labelOf(labels, expression["key"].text()));
           });
}

bool meetsExpression(const Node &expression, std::optional<std::string_view> label)
{
    const std::string_view op = expression["operator"].text();
    if (op == "Exists")
        return label.has_value();
    if (op == "DoesNotExist")
        return !label;
    const bool isListed = label && listHolds(expression["values"], *label);
    return op == "In" ? isListed : op == "NotIn" && !isListed;
}

bool selectsEverything(const Node &selector)
{
    return selector["matchLabels"].size() == 0 && selector["matchExpressions"].size() == 0;
}

} // namespace bulkhead::import::kubernetes
