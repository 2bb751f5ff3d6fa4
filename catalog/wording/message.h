// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/wording/evidence_collector.h"

namespace bulkhead::catalog::engine {

// How a text names things: a container of a pod by its own name, or with its workload, since many bear one
// name ("Deployment/web/server"). What has no name of its own has an article in both ("the Docker host").
enum class Names : std::uint8_t { Own, WithWorkload };

// The message of a rule with its placeholders filled in.
std::string renderMessage(const ModelIndex &index, const std::string &message, Subject subject, Basis basis,
                          const EvidenceCollector &collector, Names names = Names::Own);

} // namespace bulkhead::catalog::engine
