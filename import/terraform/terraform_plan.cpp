// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/terraform_plan.h"

#include "import/terraform/withheld.h"

#include <algorithm>
#include <set>

namespace bulkhead::import::terraform {

// A part of an address with the key of its instance: `web` and `["a"]` of `web["a"]`.
struct AddressPart
{
    std::string name;
    std::string key;

    auto operator<=>(const AddressPart &) const = default;
};

namespace {

constexpr int deepestModule = 50;

std::string inside(const std::string &module, std::string_view name)
{
    return module.empty() ? std::string(name) : module + "." + std::string(name);
}

// "aws_alb" is another name of "aws_lb".
std::string typeOf(std::string_view type)
{
    return type.starts_with("aws_alb") ? "aws_lb" + std::string(type.substr(7)) : std::string(type);
}

std::string valueKey(std::string_view type, std::string_view attribute, std::string_view value)
{
    return std::string(type).append(1, '\n').append(attribute).append(1, '\n').append(value);
}

// The lists "references" in an expression, which may be a block or a list of them.
void collectReferences(const Node &expression, std::vector<const Node *> &found)
{
    if (const Node &references = expression["references"]; references.size() > 0)
        found.push_back(&references);
    for (const Node &item : expression.items())
        collectReferences(item, found);
}

// Whether an expression is another one for each instance.
bool isByKey(const Node &expression)
{
    std::vector<const Node *> referring;
    collectReferences(expression, referring);
    return std::any_of(referring.begin(), referring.end(), [](const Node *list) {
        const auto items = list->items();
        return std::any_of(items.begin(), items.end(), [](const Node &reference) {
            return reference.text().starts_with("each.") || reference.text().starts_with("count.");
        });
    });
}

// What an attribute leads to in values or expressions: "network_configuration.security_groups".
const Node &valueAt(const Node &map, std::string_view attribute)
{
    const std::size_t dot = attribute.find('.');
    return dot == std::string_view::npos ? map[attribute]
                                         : block(map, attribute.substr(0, dot))[attribute.substr(dot + 1)];
}

std::vector<AddressPart> partsOf(std::string_view address)
{
    std::vector<AddressPart> parts(1);
    bool isQuoted = false;
    int open = 0;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const char c = address[i];
        if (open == 0 && c == '.') {
            parts.emplace_back();
            continue;
        }
        if (c == '"')
            isQuoted = !isQuoted;
        open += !isQuoted && c == '[' ? 1 : 0;
        (open > 0 ? parts.back().key : parts.back().name) += c;
        open -= !isQuoted && c == ']' && open > 0 ? 1 : 0;
        if (isQuoted && c == '\\' && i + 1 < address.size())
            parts.back().key += address[++i];
    }
    return parts;
}

// The modules that an address lies in, by name and key.
std::vector<AddressPart> modulesOf(const std::vector<AddressPart> &address)
{
    std::vector<AddressPart> modules;
    for (std::size_t i = 0; i + 1 < address.size() && address[i].name == "module"; i += 2)
        modules.push_back(address[i + 1]);
    return modules;
}

constexpr std::string_view anyKey = "*";

bool isInstance(const std::string &key, const std::string &wanted)
{
    return wanted == anyKey || key == wanted;
}

} // namespace

std::string withoutInstances(std::string_view address)
{
    std::string base;
    for (const AddressPart &part : partsOf(address))
        base.append(base.empty() ? "" : ".").append(part.name);
    return base;
}

bool Resource::isSensitive(std::string_view key) const
{
    return sensitive && isAnySensitive((*sensitive)[key]);
}

std::string_view Resource::text(std::string_view key) const
{
    return isSensitive(key) ? std::string_view() : (*values)[key].text();
}

const Node &block(const Node &map, std::string_view key)
{
    const Node &value = map[key];
    return value.isList() && !value.items().empty() ? value.items().front() : value;
}

const Node &expressionOfBlock(const Node &blocks, const Node &block, const Node &expressions)
{
    static const Node none{};
    const auto agrees = [&](const Node &expression) {
        const auto entries = expression.entries();
        return std::all_of(entries.begin(), entries.end(), [&](const MapEntry &entry) {
            const Node &constant = entry.value["constant_value"];
            return !constant || block[entry.key].isNull() || constant.text() == block[entry.key].text();
        });
    };
    if (expressions.size() != blocks.size())
        return none;
    const Node *found = nullptr;
    for (const Node &expression : expressions.items()) {
        if (!agrees(expression))
            continue;
        if (found)
            return none;
        found = &expression;
    }
    return found ? *found : none;
}

Plan::Plan(const Node &root, std::string file) : m_file(std::move(file))
{
    const Node &values = root.has("planned_values") ? root["planned_values"] : root["values"];
    collectResources(values["root_module"]);
    collectConfiguration(root["configuration"]["root_module"], {}, 0);
    indexResources();
}

void Plan::indexResources()
{
    for (const Resource &resource : m_resources) {
        m_byBase[withoutInstances(resource.address)].push_back(&resource);
        m_byAddress.emplace(resource.address, &resource);
        m_byType[resource.type].push_back(&resource);
        for (const std::string_view attribute : {"arn", "id", "name", "family", "image_id", "latest"}) {
            if (const std::string_view text = resource.text(attribute); !text.empty())
                m_byValue[valueKey(resource.type, attribute, text)].push_back(&resource);
        }
    }
}

const Node &Plan::readable(const Node &values, const Node &mask)
{
    static const Node nothing{};
    if (!isAnySensitive(mask) && !hasNull(values))
        return values;
    const auto known = withoutSensitive(values, mask, m_file);
    if (!known)
        return nothing;
    m_withheld.push_back(*known);
    return m_withheld.back().root();
}

void Plan::collectResources(const Node &module)
{
    for (const Node &node : module["resources"].items()) {
        if (node["mode"].text() == "data" || node["type"].text().empty())
            continue;
        Resource resource;
        resource.address = node["address"].text();
        resource.type = typeOf(node["type"].text());
        resource.name = node["name"].text();
        static const Node unmarked{};
        resource.sensitive = node.has("sensitive_values") ? &node["sensitive_values"] : nullptr;
        const bool isMarked = resource.sensitive && isAnySensitive(*resource.sensitive);
        resource.allValues = &readable(node["values"], unmarked);
        resource.values = isMarked ? &readable(*resource.allValues, *resource.sensitive) : resource.allValues;
        m_resources.push_back(std::move(resource));
    }
    for (const Node &child : module["child_modules"].items())
        collectResources(child); // as deep as the document, which is limited
}

void Plan::collectConfiguration(const Node &module, const std::string &path, int depth)
{
    m_modules.emplace(path, &module);
    for (const Node &resource : module["resources"].items())
        m_expressions.emplace(inside(path, resource["address"].text()), &resource["expressions"]);
    if (depth >= deepestModule)
        return;
    for (const auto &[name, line, call] : module["module_calls"].entries()) {
        const std::string called = inside(path, "module." + std::string(name));
        m_calls.emplace(called, &call);
        collectConfiguration(call["module"], called, depth + 1);
    }
}

const std::vector<const Resource *> &Plan::ofType(std::string_view type) const
{
    static const std::vector<const Resource *> none;
    const auto found = m_byType.find(type);
    return found == m_byType.end() ? none : found->second;
}

const Node &Plan::expressions(const Resource &resource) const
{
    static const Node none{};
    const auto found = m_expressions.find(withoutInstances(resource.address));
    return found == m_expressions.end() ? none : *found->second;
}

bool Plan::isConfigured(const Resource &resource, std::string_view attribute) const
{
    return bool(expressions(resource)[attribute.substr(0, attribute.find('.'))]);
}

// Where an expression stands: in which instance of which modules, and what `each.key` is there.
struct Plan::Scope
{
    std::vector<AddressPart> modules;
    std::string each; // "[\"a\"]" or "[0]"; empty: none

    auto operator<=>(const Scope &) const = default;
    std::string path() const
    {
        std::string path;
        for (const AddressPart &module : modules)
            path.append(path.empty() ? "module." : ".module.").append(module.name);
        return path;
    }
};

// Follows references to the resources of one type. Each list is followed once in each scope, since lists may
// refer to each other many times over.
class Plan::Resolver
{
public:
    Resolver(const Plan &plan, std::string_view type) : m_plan(plan), m_type(type) {}

    void follow(const Scope &scope, const Node &expression)
    {
        std::vector<const Node *> referring;
        collectReferences(expression, referring);
        for (const Node *list : referring) {
            if (m_seen.emplace(list, scope).second)
                m_pending.emplace_back(list, scope);
        }
    }

    Targets take()
    {
        while (!m_pending.empty()) {
            const auto [list, scope] = std::move(m_pending.back());
            m_pending.pop_back();
            followList(*list, scope);
        }
        Targets targets;
        targets.isComplete = m_isComplete;
        targets.resources.reserve(m_found.size());
        for (const auto &[address, resource] : m_found)
            targets.resources.push_back(resource);
        return targets;
    }

private:
    void followList(const Node &list, const Scope &scope)
    {
        std::vector<std::vector<AddressPart>> references;
        std::set<std::pair<std::string, std::string>> withKey; // named by a key; also given without
        bool isByKey = false;                                  // by that of the resource that refers
        bool isByValue = false;
        for (const Node &reference : list.items()) {
            std::vector<AddressPart> parts = partsOf(reference.text());
            if (parts.size() < 2)
                continue;
            if (!parts[1].key.empty())
                withKey.emplace(parts[0].name, parts[1].name);
            const bool isEach = parts[0].name == "each";
            isByKey |= isEach || (parts[0].name == "count" && parts[1].name == "index");
            isByValue |= isEach && parts.size() > 2; // a part of each.value, which is no key
            if (!isEach && parts[0].name != "count")
                references.push_back(std::move(parts));
        }
        for (std::vector<AddressPart> &parts : references) {
            std::string &key = parts[1].key;
            if (key.empty() && withKey.count({parts[0].name, parts[1].name}) > 0)
                continue;
            if (key.empty())
                key = isByValue ? std::string() : isByKey ? scope.each : std::string(anyKey);
            followOne(parts, scope);
        }
    }

    void followOne(const std::vector<AddressPart> &parts, const Scope &scope)
    {
        const auto &[first, firstKey] = parts[0];
        const auto &[name, key] = parts[1];
        if (first == "var") {
            const auto call = m_plan.m_calls.find(scope.path());
            if (call == m_plan.m_calls.end()) // one of the root's, which is known
                return;
            Scope caller = scope;
            caller.each = caller.modules.back().key;
            caller.modules.pop_back();
            follow(caller, (*call->second)["expressions"][name]);
        } else if (first == "module") {
            Scope called{scope.modules, {}};
            called.modules.push_back({name, key});
            const auto module = m_plan.m_modules.find(called.path());
            if (module == m_plan.m_modules.end())
                m_isComplete = false;
            else if (parts.size() > 2)
                follow(called, (*module->second)["outputs"][parts[2].name]["expression"]);
        } else if (typeOf(first) == m_type) {
            take(scope, first + "." + name, key);
        } else if (first != "path" && first != "terraform" && first != "self") {
            m_isComplete = false; // local values and data, which the plan does not lead on from, and others
        }
    }

    void take(const Scope &scope, const std::string &name, const std::string &key)
    {
        const bool isExact = key != anyKey && std::none_of(scope.modules.begin(), scope.modules.end(),
                                                           [](const auto &m) { return m.key == anyKey; });
        bool isFound = false;
        if (isExact) { // the instance, or the one that there is
            std::string address;
            for (const AddressPart &module : scope.modules)
                address.append("module.").append(module.name).append(module.key).append(".");
            for (const std::string &each : {address + name + key, address + name}) {
                const auto resource = m_plan.m_byAddress.find(each);
                if (resource == m_plan.m_byAddress.end() || isFound)
                    continue;
                m_found.emplace(resource->first, resource->second);
                isFound = true;
            }
        } else {
            isFound = takeAny(scope, inside(scope.path(), name), key);
        }
        m_isComplete = m_isComplete && isFound;
    }

    bool takeAny(const Scope &scope, const std::string &base, const std::string &key)
    {
        const auto resources = m_plan.m_byBase.find(base);
        if (resources == m_plan.m_byBase.end())
            return false;
        bool isFound = false;
        for (const Resource *resource : resources->second) {
            const std::vector<AddressPart> address = partsOf(resource->address);
            const std::vector<AddressPart> modules = modulesOf(address);
            const bool isThere =
                std::equal(modules.begin(), modules.end(), scope.modules.begin(), scope.modules.end(),
                           [](const AddressPart &has, const AddressPart &wanted) {
                               return isInstance(has.key, wanted.key);
                           });
            const std::string &own = address.back().key;
            if (!isThere || !(own.empty() || isInstance(own, key)))
                continue;
            m_found.emplace(resource->address, resource);
            isFound = true;
        }
        return isFound;
    }

    const Plan &m_plan;
    std::string_view m_type;
    std::set<std::pair<const Node *, Scope>> m_seen;
    std::vector<std::pair<const Node *, Scope>> m_pending;
    std::map<std::string, const Resource *> m_found;
    bool m_isComplete = true;
};

Targets Plan::referredBy(const Resource &from, const Node &expression, std::string_view type) const
{
    if (!expression)
        return {};
    const std::vector<AddressPart> address = partsOf(from.address);
    const Scope scope{modulesOf(address), isByKey(expression) ? address.back().key : std::string()};
    std::string place = scope.each;
    for (const AddressPart &module : scope.modules)
        place.append("\n").append(module.name).append(module.key);
    const auto [known, isNew] =
        m_referred.try_emplace({&expression, std::move(place), std::string(type)}, Targets{});
    if (isNew) {
        Resolver resolver(*this, type);
        resolver.follow(scope, expression);
        known->second = resolver.take();
    }
    return known->second;
}

Targets Plan::referred(const Resource &from, std::string_view attribute, std::string_view type) const
{
    return referredBy(from, valueAt(expressions(from), attribute), type);
}

const std::vector<const Resource *> &Plan::withValue(std::string_view type, std::string_view by,
                                                     std::string_view value) const
{
    static const std::vector<const Resource *> none;
    const auto found = m_byValue.find(valueKey(type, by, value));
    return found == m_byValue.end() ? none : found->second;
}

Targets Plan::namedBy(const Resource &from, const Node &value, const Node &expression, std::string_view type,
                      std::string_view by) const
{
    Targets targets;
    bool isKnown = !value.isNull();
    const auto add = [&](const Node &item) {
        const auto &resources = withValue(type, by, item.text());
        targets.resources.insert(targets.resources.end(), resources.begin(), resources.end());
        isKnown &= !item.isNull();
        targets.isComplete &= !resources.empty() || item.text().empty();
    };
    if (value.isScalar() && isKnown)
        add(value);
    for (const Node &item : value.items())
        add(item);
    if (isKnown && (targets.isComplete || !targets.resources.empty()))
        return targets;
    Targets further = referredBy(from, expression, type);
    further.isComplete &= isKnown || bool(expression);
    if (further.resources.empty())
        further.isComplete &= targets.isComplete && isKnown;
    for (const Resource *resource : targets.resources) {
        if (std::find(further.resources.begin(), further.resources.end(), resource) ==
            further.resources.end())
            further.resources.push_back(resource);
    }
    return further;
}

Targets Plan::named(const Resource &from, std::string_view attribute, std::string_view type,
                    std::string_view by) const
{
    return namedBy(from, valueAt(*from.values, attribute), valueAt(expressions(from), attribute), type, by);
}

} // namespace bulkhead::import::terraform
