// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/json_patch.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace bulkhead::import::kubernetes {

namespace {

// The parts of a JSON pointer (RFC 6901); nothing where it is none.
std::optional<std::vector<std::string>> pointerParts(std::string_view pointer)
{
    std::vector<std::string> parts;
    while (pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        std::string part;
        for (std::size_t i = 0; i < end; ++i) {
            if (pointer[i] == '~' && i + 1 < end)
                part += pointer[++i] == '1' ? '/' : '~';
            else
                part += pointer[i];
        }
        parts.push_back(std::move(part));
        pointer.remove_prefix(end);
    }
    return pointer.empty() ? std::optional(std::move(parts)) : std::nullopt;
}

// The place of an item that a part of a pointer means, at most the one behind the last.
std::optional<std::size_t> placeIn(const std::vector<Draft> &items, std::string_view part)
{
    if (part == "-")
        return items.size();
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), place);
    const bool isNumber = error == std::errc() && end == part.data() + part.size();
    return isNumber && place <= items.size() ? std::optional(place) : std::nullopt;
}

using Parts = std::vector<std::string>;

class Operations
{
public:
    Operations(Draft &object, const Limits &limits, ChangeAllowance &allowance)
        : m_object(object), m_limits(limits), m_allowance(allowance)
    {}

    // What is wrong with an operation; empty where it is applied.
    std::string apply(const Node &operation)
    {
        const std::string_view op = operation["op"].text();
        const std::optional<Parts> parts = pointerParts(operation["path"].text());
        if (!m_allowance.take(sizeof(Draft)))
            return tooMuch();
        if (!parts)
            return m_unfit;
        if (op == "test")
            return test(*parts, operation["value"]);
        if (op == "remove")
            return removeAt(*parts) ? std::string() : m_unfit;
        if (op == "add" || op == "replace") {
            const Node &value = operation["value"];
            std::string fault = whyNot(Draft::ofValue(value), *parts);
            if (fault.empty() && !(op == "add" ? addAt(*parts, Draft::ofValue(value))
                                               : replaceAt(*parts, Draft::ofValue(value))))
                fault = m_unfit;
            return fault;
        }
        const std::optional<Parts> source = pointerParts(operation["from"].text());
        return source && (op == "copy" || op == "move") ? take(*source, *parts, op == "copy") : m_unfit;
    }

    std::string tooMuch() const
    {
        return "changes objects by more than " + std::to_string(m_limits.expandedBytes) +
               " bytes together with the others";
    }

private:
    // Why a value cannot stand at a place; empty where it can.
    std::string whyNot(const Draft &value, const Parts &parts)
    {
        if (parts.size() > m_limits.depth || value.isDeeperThan(m_limits.depth - parts.size()))
            return "would nest an object more than " + std::to_string(m_limits.depth) + " levels deep";
        return m_allowance.take(value.size(m_limits.nodes) * sizeof(Node)) ? std::string() : tooMuch();
    }

    Draft *childOf(Draft &parent, std::string_view part)
    {
        if (parent.isMap())
            return m_allowance.take(parent.entries().size()) ? parent.find(part) : nullptr;
        std::vector<Draft> &items = parent.items();
        const auto place = placeIn(items, part);
        return place && *place < items.size() ? &items[*place] : nullptr;
    }

    Draft *valueAt(const Parts &parts, std::size_t count)
    {
        Draft *at = &m_object;
        for (std::size_t i = 0; at && i < count; ++i)
            at = childOf(*at, parts[i]);
        return at;
    }

    // RFC 6902, 4.6. A field that is not there is null, as kustomize takes it.
    std::string test(const Parts &parts, const Node &expected)
    {
        if (!m_allowance.take(Draft::ofValue(expected).size(m_limits.nodes) * sizeof(Node)))
            return tooMuch();
        Draft *known = valueAt(parts, parts.size());
        return (known ? known->equals(expected) : expected.isNull()) ? std::string() : "is a test that fails";
    }

    bool addAt(const Parts &parts, Draft value)
    {
        if (parts.empty()) {
            m_object = std::move(value);
            return true;
        }
        Draft *parent = valueAt(parts, parts.size() - 1);
        if (parent && parent->isMap()) {
            parent->set(parts.back(), std::move(value));
            return true;
        }
        if (!parent || !parent->isList())
            return false;
        std::vector<Draft> &items = parent->items();
        const auto place = placeIn(items, parts.back());
        if (place && m_allowance.take(items.size() - *place))
            items.insert(items.begin() + static_cast<std::ptrdiff_t>(*place), std::move(value));
        return place.has_value();
    }

    // A field that its map does not have is put in, as kustomize does, which refuses where the map is not
    // there.
    bool replaceAt(const Parts &parts, Draft value)
    {
        if (Draft *known = valueAt(parts, parts.size())) {
            *known = std::move(value);
            return true;
        }
        Draft *parent = parts.empty() ? nullptr : valueAt(parts, parts.size() - 1);
        if (!parent || !parent->isMap())
            return false;
        parent->set(parts.back(), std::move(value));
        return true;
    }

    bool removeAt(const Parts &parts)
    {
        Draft *parent = parts.empty() ? nullptr : valueAt(parts, parts.size() - 1);
        if (!parent || !childOf(*parent, parts.back()))
            return false;
        if (parent->isMap()) {
            parent->remove(parts.back());
        } else {
            std::vector<Draft> &items = parent->items();
            const std::size_t place = *placeIn(items, parts.back());
            m_allowance.take(items.size() - place);
            items.erase(items.begin() + static_cast<std::ptrdiff_t>(place));
        }
        return true;
    }

    // Copies or moves a value. RFC 6902, 4.4: nothing moves into itself. A move that does not fit leaves the
    // value where it was.
    std::string take(const Parts &source, const Parts &target, bool isCopy)
    {
        const bool isInside =
            target.size() > source.size() && std::equal(source.begin(), source.end(), target.begin());
        const Draft *known = valueAt(source, source.size());
        if (!known || (isInside && !isCopy))
            return m_unfit;
        if (std::string fault = whyNot(*known, target); !fault.empty())
            return fault;
        Draft value = *known;
        if (isCopy)
            return addAt(target, std::move(value)) ? std::string() : m_unfit;
        if (!removeAt(source))
            return m_unfit;
        if (addAt(target, value))
            return {};
        addAt(source, std::move(value));
        return m_unfit;
    }

    const std::string m_unfit = "does not fit it";
    Draft &m_object;
    const Limits &m_limits;
    ChangeAllowance &m_allowance;
};

} // namespace

bool isJsonPatch(const Node &document)
{
    const auto items = document.items();
    return !items.empty() && std::all_of(items.begin(), items.end(), [](const Node &item) {
        return item["op"].type() == Node::Type::Text && item["path"].type() == Node::Type::Text;
    });
}

std::optional<std::string> applyJsonPatch(Draft &object, const Node &operations, const Limits &limits,
                                          ChangeAllowance &allowance)
{
    Operations applying(object, limits, allowance);
    std::size_t count = 0;
    for (const Node &operation : operations.items()) {
        ++count;
        std::string fault = applying.apply(operation);
        if (fault.empty() && allowance.isSpent())
            fault = applying.tooMuch();
        if (!fault.empty())
            return "operation " + std::to_string(count) + ' ' + fault;
    }
    return std::nullopt;
}

} // namespace bulkhead::import::kubernetes
