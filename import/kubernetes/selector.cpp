// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/selector.h"

#include "import/kubernetes/object.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

bool matchesExpression(const Node &expression, const Labels &labels)
{
    const std::string_view key = expression["key"].text();
    const std::string_view op = expression["operator"].text();
    const bool present = labels.has(key);
    if (op == "Exists")
        return present;
    if (op == "DoesNotExist")
        return !present;
    if (op == "In")
        return present && listHolds(expression["values"], labels[key].text());
    if (op == "NotIn")
        return !present || !listHolds(expression["values"], labels[key].text());
    return false;
}

bool carriesAll(const Node &wanted, const Labels &labels)
{
    const auto entries = wanted.entries();
    return std::all_of(entries.begin(), entries.end(), [&labels](const MapEntry &entry) {
        return labels.has(entry.key) && labels[entry.key].text() == entry.value.text();
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
           std::all_of(expressions.begin(), expressions.end(),
                       [&labels](const Node &expression) { return matchesExpression(expression, labels); });
}

bool selectsEverything(const Node &selector)
{
    return selector["matchLabels"].size() == 0 && selector["matchExpressions"].size() == 0;
}

} // namespace bulkhead::import::kubernetes
