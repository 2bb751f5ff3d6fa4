// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/terraform_plan.h"

#include <algorithm>

namespace bulkhead::import::terraform {

namespace {

constexpr int deepestModule = 50;

// The path of the module that an address lies in: "module.shop" of "module.shop.aws_ecs_service.web".
std::string moduleOf(std::string_view base)
{
    std::size_t end = 0;
    while (base.substr(end).starts_with("module.")) {
        const std::size_t dot = base.find('.', end + 7);
        if (dot == std::string_view::npos)
            return std::string(base);
        end = dot + 1;
    }
    return std::string(base.substr(0, end == 0 ? 0 : end - 1));
}

std::string inside(const std::string &module, std::string_view name)
{
    return module.empty() ? std::string(name) : module + "." + std::string(name);
}

bool isAnySensitive(const Node &mask)
{
    if (mask.type() == Node::Type::Bool)
        return mask.asBool();
    const auto items = mask.items();
    const auto entries = mask.entries();
    return std::any_of(items.begin(), items.end(), isAnySensitive) ||
           std::any_of(entries.begin(), entries.end(),
                       [](const MapEntry &entry) { return isAnySensitive(entry.value); });
}

std::string valueKey(std::string_view type, std::string_view attribute, std::string_view value)
{
    return std::string(type).append(1, '\n').append(attribute).append(1, '\n').append(value);
}

// The texts of all lists "references" in an expression, which may be a block or a list of them.
void collectReferences(const Node &expression, std::vector<std::string_view> &references)
{
    for (const Node &reference : expression["references"].items())
        references.push_back(reference.text());
    for (const Node &item : expression.items())
        collectReferences(item, references);
}

} // namespace

std::string withoutInstances(std::string_view address)
{
    std::string base;
    bool isQuoted = false;
    int open = 0;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const char c = address[i];
        if (isQuoted) {
            i += c == '\\' ? 1 : 0;
            isQuoted = c != '"';
        } else if (c == '"') {
            isQuoted = true;
        } else if (c == '[') {
            ++open;
        } else if (c == ']') {
            --open;
        } else if (open <= 0) {
            base += c;
        }
    }
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
        m_byType[resource.type].push_back(&resource);
        for (const std::string_view attribute : {"arn", "id", "name"}) {
            if (const std::string_view text = resource.text(attribute); !text.empty())
                m_byValue[valueKey(resource.type, attribute, text)].push_back(&resource);
        }
    }
}

void Plan::collectResources(const Node &module)
{
    for (const Node &node : module["resources"].items()) {
        if (node["mode"].text() == "data" || node["type"].text().empty())
            continue;
        Resource resource;
        resource.address = node["address"].text();
        resource.type = node["type"].text();
        if (resource.type.starts_with("aws_alb")) // another name of the same
            resource.type.erase(4, 1);
        resource.name = node["name"].text();
        resource.values = &node["values"];
        resource.sensitive = node.has("sensitive_values") ? &node["sensitive_values"] : nullptr;
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

const Node *Plan::expressionOf(const Resource &resource, std::string_view attribute) const
{
    const auto found = m_expressions.find(withoutInstances(resource.address));
    if (found == m_expressions.end())
        return nullptr;
    const std::size_t dot = attribute.find('.');
    const Node &expression = (*found->second)[attribute.substr(0, dot)];
    return expression ? &expression : nullptr;
}

bool Plan::isConfigured(const Resource &resource, std::string_view attribute) const
{
    return expressionOf(resource, attribute) != nullptr;
}

void Plan::resolve(const std::string &module, std::string_view reference, int depth,
                   std::set<std::string> &addresses) const
{
    if (depth > deepestModule)
        return;
    std::vector<std::string_view> further;
    std::string within = module;
    const std::string base = withoutInstances(reference);
    const std::size_t dot = base.find('.');
    if (dot == std::string::npos)
        return;
    const std::size_t second = base.find('.', dot + 1);
    const std::string first = base.substr(0, dot);
    const std::string name = base.substr(dot + 1, second == std::string::npos ? second : second - dot - 1);
    if (first == "var") {
        const auto call = m_calls.find(module);
        if (call == m_calls.end())
            return;
        collectReferences((*call->second)["expressions"][name], further);
        const std::size_t cut = module.rfind(".module.");
        within = cut == std::string::npos ? std::string() : module.substr(0, cut);
    } else if (first == "module") {
        within = inside(module, "module." + name);
        const auto called = m_modules.find(within);
        if (called == m_modules.end() || second == std::string::npos)
            return;
        const std::size_t third = base.find('.', second + 1);
        const std::string output =
            base.substr(second + 1, third == std::string::npos ? third : third - second - 1);
        collectReferences((*called->second)["outputs"][output]["expression"], further);
    } else {
        addresses.insert(inside(module, first + "." + name));
        return;
    }
    for (const std::string_view next : further)
        resolve(within, next, depth + 1, addresses);
}

std::vector<const Resource *> Plan::referred(const Resource &from, std::string_view attribute,
                                             std::string_view type) const
{
    std::vector<std::string_view> references;
    if (const Node *expression = expressionOf(from, attribute)) {
        const std::size_t dot = attribute.find('.');
        if (dot == std::string_view::npos)
            collectReferences(*expression, references);
        for (const Node &each : expression->items()) { // blocks
            if (dot != std::string_view::npos)
                collectReferences(each[attribute.substr(dot + 1)], references);
        }
    }
    std::set<std::string> addresses;
    const std::string module = moduleOf(withoutInstances(from.address));
    for (const std::string_view reference : references)
        resolve(module, reference, 0, addresses);
    std::vector<const Resource *> found;
    for (const std::string &address : addresses) {
        const auto resources = m_byBase.find(address);
        if (resources == m_byBase.end())
            continue;
        std::copy_if(resources->second.begin(), resources->second.end(), std::back_inserter(found),
                     [type](const Resource *resource) { return resource->type == type; });
    }
    return found;
}

std::vector<const Resource *> Plan::named(const Resource &from, std::string_view attribute,
                                          std::string_view type, std::string_view by) const
{
    const std::size_t dot = attribute.find('.');
    const Node &value = dot == std::string_view::npos
                            ? from[attribute]
                            : block(*from.values, attribute.substr(0, dot))[attribute.substr(dot + 1)];
    std::vector<const Resource *> found;
    const auto add = [&](std::string_view text) {
        const auto resources = m_byValue.find(valueKey(type, by, text));
        if (resources != m_byValue.end())
            found.insert(found.end(), resources->second.begin(), resources->second.end());
    };
    add(value.text());
    for (const Node &item : value.items())
        add(item.text());
    return found.empty() ? referred(from, attribute, type) : found;
}

} // namespace bulkhead::import::terraform
