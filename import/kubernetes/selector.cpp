#include "import/kubernetes/selector.h"

namespace bulkhead::import::kubernetes {

namespace {

bool carries(const Labels &labels, std::string_view key, std::string_view value)
{
    return labels.has(key) && labels[key].text() == value;
}

bool lists(const Node &values, std::string_view value)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values.at(i).text() == value)
            return true;
    return false;
}

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
        return present && lists(expression["values"], labels[key].text());
    if (op == "NotIn")
        return !present || !lists(expression["values"], labels[key].text());
    return false;
}

bool carriesAll(const Node &wanted, const Labels &labels)
{
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!carries(labels, wanted.keyAt(i), wanted.valueAt(i).text()))
            return false;
    return true;
}

} // namespace

bool matchesAll(const Node &wanted, const Labels &labels)
{
    return wanted.isMap() && wanted.size() > 0 && carriesAll(wanted, labels);
}

bool matchesSelector(const Node &selector, const Labels &labels)
{
    if (selector["matchLabels"].isMap() && !carriesAll(selector["matchLabels"], labels))
        return false;
    const Node &expressions = selector["matchExpressions"];
    for (std::size_t i = 0; expressions.isList() && i < expressions.size(); ++i)
        if (!matchesExpression(expressions.at(i), labels))
            return false;
    return true;
}

bool selectsEverything(const Node &selector)
{
    return selector["matchLabels"].size() == 0 && selector["matchExpressions"].size() == 0;
}

} // namespace bulkhead::import::kubernetes
