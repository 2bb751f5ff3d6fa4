// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"
#include "import/services/service.h"
#include "import/services/tree.h"
#include "import/shared/builder.h"
#include "import/terraform/iam.h"
#include "import/terraform/security_groups.h"
#include "import/terraform/terraform_plan.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace bulkhead::import::terraform {

// A container of a task definition as the compose service that says the same. All its facts stand in the line
// of the resource, whose containers are one text.
struct EcsContainer
{
    std::string name;
    model::Id id;
    services::Tree tree;
    services::Service service; // refers to the tree
    std::vector<int> ports;    // that it listens on
    const Node *node = nullptr;
};

// A task definition with the service that runs it.
struct EcsTask
{
    const Resource *definition = nullptr;
    const Resource *service = nullptr; // null: none in the plan
    std::string family;
    model::Id boundary;
    bool isFargate = false;
    bool isOnOwnNetwork = false; // each task has an address of its own (awsvpc)
    std::vector<Document> documents;
    std::vector<std::unique_ptr<EcsContainer>> containers;

    model::Id id() const; // "ecs/FAMILY"
    const EcsContainer *container(std::string_view name) const;
};

// The containers that a definition describes; none where they are known only once it is applied, which is
// told.
void readContainers(EcsTask &task, const Plan &plan, Builder &builder);

// Makes the element of a container and states what its definition says, but for what leads to it.
void addContainer(EcsTask &task, EcsContainer &container, const Plan &plan, const Roles &roles,
                  Builder &builder);

// What leads to services from outside, collected of a plan once.
class WaysIn
{
public:
    explicit WaysIn(const Plan &plan);

    // Load balancers in front of the task's service, and its own public address.
    void add(const EcsTask &task, Builder &builder) const;

private:
    void addBalanced(const EcsTask &task, Builder &builder) const;
    void addAddressed(const EcsTask &task, Builder &builder) const;
    const Resource *targetGroupOf(const Resource &service, const Node &target) const;

    const Plan &m_plan;
    std::map<const Resource *, std::vector<const Resource *>> m_listeners; // by target group
    SecurityGroups m_groups;
};

} // namespace bulkhead::import::terraform
