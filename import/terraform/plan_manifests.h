// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/terraform/terraform_plan.h"

#include <vector>

namespace bulkhead::import::terraform {

// Whether a type of resource is a Kubernetes object: of the providers hashicorp/kubernetes and
// gavinbunney/kubectl.
bool isKubernetesResource(std::string_view type);

// The objects of a plan in the form of manifests, with the plan's lines: blocks become maps and lists, names
// go back to Kubernetes' own, unknown values are left out and sensitive ones replaced. What is no object that
// a manifest has is told.
std::vector<Document> manifestsOf(const Plan &plan, Builder &builder);

} // namespace bulkhead::import::terraform
