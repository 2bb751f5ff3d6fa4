// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"
#include "import/shared/builder.h"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace bulkhead::import::terraform {

// What stands in the place of a value that the plan marks as sensitive.
inline constexpr std::string_view sensitiveText = "(sensitive)";

// A managed resource with the values that it has, or will have once the plan is applied. What is known only
// then is not among them.
struct Resource
{
    std::string address;             // "module.shop.aws_ecs_service.web[0]"
    std::string type;                // "aws_ecs_service"
    std::string name;                // "web"
    const Node *values = nullptr;    // without those that are sensitive
    const Node *allValues = nullptr; // with them, for what reads structure and replaces values itself
    const Node *sensitive = nullptr; // true where the value of the same place is; null: nowhere

    const Node &operator[](std::string_view key) const { return (*values)[key]; }
    // Whether all of an attribute or some of it is sensitive.
    bool isSensitive(std::string_view key) const;
    // An attribute's text; empty where it is unknown, sensitive or no scalar.
    std::string_view text(std::string_view key) const;
};

// The one map of a block that may stand once: `spec` of "spec": [{…}]; the null node where there is none.
const Node &block(const Node &map, std::string_view key);

// The resources that an attribute is about.
struct Targets
{
    std::vector<const Resource *> resources;
    bool isComplete = true; // it is about no others, which the plan lacks or does not name

    // Of an attribute that names one thing: null where it may be one of several.
    const Resource *only() const { return resources.size() == 1 ? resources.front() : nullptr; }
};

// Resources and their references of one `terraform show -json`, of a plan or of a state. Source: Terraform's
// "JSON Output Format", format version 1.
class Plan
{
public:
    Plan(const Node &root, std::string file);

    const std::string &file() const { return m_file; }
    const std::vector<Resource> &resources() const { return m_resources; }
    const std::vector<const Resource *> &ofType(std::string_view type) const;

    // The resources of a type that an attribute refers to ("task_definition",
    // "network_configuration.security_groups"), through variables and outputs of modules. Of a resource with
    // instances the one that the reference names by its key, or by `each.key` or `count.index`; all of them
    // where it names none.
    Targets referred(const Resource &from, std::string_view attribute, std::string_view type) const;
    // The same of an expression of the resource.
    Targets referredBy(const Resource &from, const Node &expression, std::string_view type) const;
    // Those of a type that an attribute names by its value, or else refers to. `by` is the attribute that the
    // value is of: "arn", "id" or "name".
    Targets named(const Resource &from, std::string_view attribute, std::string_view type,
                  std::string_view by) const;
    Targets namedBy(const Resource &from, const Node &value, const Node &expression, std::string_view type,
                    std::string_view by) const;
    // Those of a type with that value; `by` is one of the above, "family", "image_id" or "latest".
    const std::vector<const Resource *> &withValue(std::string_view type, std::string_view by,
                                                   std::string_view value) const;
    // The expressions of a resource by attribute; the null node where the plan has no configuration of it.
    const Node &expressions(const Resource &resource) const;
    // Whether the configuration gives an attribute a value at all, known or not.
    bool isConfigured(const Resource &resource, std::string_view attribute) const;

private:
    void collectResources(const Node &module);
    const Node &readable(const Node &values, const Node &mask);
    void indexResources();
    void collectConfiguration(const Node &module, const std::string &path, int depth);
    struct Scope;
    class Resolver;

    std::string m_file;
    std::vector<Document> m_withheld; // what values of resources lie in
    std::vector<Resource> m_resources;
    using Index = std::map<std::string, std::vector<const Resource *>, std::less<>>;
    Index m_byType;
    Index m_byValue;                                                // by type, attribute and its value
    Index m_byBase;                                                 // by address without instances
    std::map<std::string, const Node *, std::less<>> m_expressions; // by the same
    std::map<std::string, const Resource *, std::less<>> m_byAddress;
    std::map<std::string, const Node *, std::less<>> m_modules; // by path: "module.shop"
    std::map<std::string, const Node *, std::less<>> m_calls;   // by the path of what is called
    // What an expression refers to, by its place, its scope and the type: instances share one.
    mutable std::map<std::tuple<const Node *, std::string, std::string>, Targets> m_referred;
};

// Of several blocks in an expression the one that a block of values was made by, told by the constants in it;
// the null node where it may be one of several. The blocks of a set have no order.
const Node &expressionOfBlock(const Node &blocks, const Node &block, const Node &expressions);

// "module.shop.aws_ecs_service.web" of "module.shop[0].aws_ecs_service.web[\"a\"]".
std::string withoutInstances(std::string_view address);

} // namespace bulkhead::import::terraform
