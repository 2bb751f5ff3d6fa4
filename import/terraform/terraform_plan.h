// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"
#include "import/shared/builder.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::terraform {

// What stands in the place of a value that the plan marks as sensitive.
inline constexpr std::string_view sensitiveText = "(sensitive)";

// A managed resource with the values that it has, or will have once the plan is applied. What is known only
// then is not among them.
struct Resource
{
    std::string address; // "module.shop.aws_ecs_service.web[0]"
    std::string type;    // "aws_ecs_service"
    std::string name;    // "web"
    const Node *values = nullptr;
    const Node *sensitive = nullptr; // true where the value of the same place is; null: nowhere

    const Node &operator[](std::string_view key) const { return (*values)[key]; }
    // Whether all of an attribute or some of it is sensitive.
    bool isSensitive(std::string_view key) const;
    // An attribute's text; empty where it is unknown, sensitive or no scalar.
    std::string_view text(std::string_view key) const;
};

// The one map of a block that may stand once: `spec` of "spec": [{…}]; the null node where there is none.
const Node &block(const Node &map, std::string_view key);

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
    // "load_balancer.target_group_arn"), through variables and outputs of modules. Of a resource with
    // instances all of them.
    std::vector<const Resource *> referred(const Resource &from, std::string_view attribute,
                                           std::string_view type) const;
    // Those of a type that an attribute names by its value, or else refers to. `by` is the attribute that the
    // value is of: "arn", "id" or "name".
    std::vector<const Resource *> named(const Resource &from, std::string_view attribute,
                                        std::string_view type, std::string_view by) const;
    // Whether the configuration gives an attribute a value at all, known or not.
    bool isConfigured(const Resource &resource, std::string_view attribute) const;

private:
    void collectResources(const Node &module);
    void indexResources();
    void collectConfiguration(const Node &module, const std::string &path, int depth);
    void resolve(const std::string &module, std::string_view reference, int depth,
                 std::set<std::string> &addresses) const;
    const Node *expressionOf(const Resource &resource, std::string_view attribute) const;

    std::string m_file;
    std::vector<Resource> m_resources;
    using Index = std::map<std::string, std::vector<const Resource *>, std::less<>>;
    Index m_byType;
    Index m_byValue;                                                // by type, attribute and its value
    Index m_byBase;                                                 // by address without instances
    std::map<std::string, const Node *, std::less<>> m_expressions; // by the same
    std::map<std::string, const Node *, std::less<>> m_modules;     // by path: "module.shop"
    std::map<std::string, const Node *, std::less<>> m_calls;       // by the path of what is called
};

// "module.shop.aws_ecs_service.web" of "module.shop[0].aws_ecs_service.web[\"a\"]".
std::string withoutInstances(std::string_view address);

} // namespace bulkhead::import::terraform
