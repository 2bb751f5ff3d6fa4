// SPDX-License-Identifier: Apache-2.0
#include "import/terraform/terraform.h"

#include "import/kubernetes/kubernetes.h"
#include "import/terraform/docker_resources.h"
#include "import/terraform/ecs.h"
#include "import/terraform/plan_manifests.h"
#include "import/terraform/terraform_plan.h"

#include <deque>

namespace bulkhead::import {

using terraform::Plan;
using terraform::Resource;

namespace {

// What runs containers and is not read, by the beginning of its type.
constexpr std::string_view notReadTypes[] = {
    "helm_release",        "docker_service",           "docker_compose",
    "nomad_job",           "aws_batch_job_definition", "aws_apprunner_service",
    "aws_lambda_function", "azurerm_container_app",    "azurerm_container_group",
    "google_cloud_run",    "azurerm_linux_web_app"};

// What is mounted from sensitive places is not in the model.
void reportWithheld(Builder &builder, const Plan &plan, const Resource &resource)
{
    for (const std::string_view key : {"volumes", "mounts", "devices", "volume"}) {
        if (resource.isSensitive(key))
            builder.inform(plan.file(), resource.allValues->line(),
                           resource.address + ": sensitive parts of its " + std::string(key) +
                               " are not read");
    }
}

void reportNotRead(Builder &builder, const Plan &plan)
{
    for (const Resource &resource : plan.resources()) {
        const int line = resource.allValues->line();
        if (resource.type == "docker_container" || resource.type == "aws_ecs_task_definition")
            reportWithheld(builder, plan, resource);
        if (resource.type == "helm_release") {
            const std::string chart(resource.text("chart"));
            builder.warn(
                plan.file(), line,
                resource.address + ": the chart" + (chart.empty() ? "" : " ") + chart +
                    " is not rendered here, so that its containers are not in the model; import what "
                    "helm template writes of it");
            continue;
        }
        for (const std::string_view type : notReadTypes) {
            if (resource.type.starts_with(type))
                builder.warn(plan.file(), line, resource.address + " may run containers and is not read");
        }
    }
}

} // namespace

bool isTerraform(const Node &root)
{
    if (!root["format_version"].isScalar() || root["format_version"].text().empty())
        return false;
    const Node &values = root.has("planned_values") ? root["planned_values"] : root["values"];
    return values.isMap() && (values.has("root_module") || root.has("terraform_version"));
}

Result<Success> importTerraform(std::span<const ParsedInput> inputs, Builder &builder)
{
    std::deque<Plan> plans; // whose resources are referred to by their places
    for (const ParsedInput &input : inputs) {
        for (const Document &document : input.documents) {
            if (isTerraform(document.root()))
                plans.emplace_back(document.root(), input.path);
        }
    }
    std::vector<ParsedInput> manifests;
    for (const Plan &plan : plans) {
        if (builder.isStopped())
            return Success{};
        ParsedInput converted{plan.file(), "kubernetes", terraform::manifestsOf(plan, builder), {}};
        if (!converted.documents.empty())
            manifests.push_back(std::move(converted));
        terraform::importDockerResources(plan, builder);
        terraform::importEcs(plan, builder);
        reportNotRead(builder, plan);
    }
    return manifests.empty() ? Result<Success>(Success{}) : importKubernetes(manifests, builder);
}

} // namespace bulkhead::import
