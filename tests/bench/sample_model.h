// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <cstddef>
#include <memory>
#include <vector>

// The models that the engine's figures are taken on, and what it needs to read them. All of it exits with a
// message where the program's own resources do not load.
namespace bulkhead::bench {

std::shared_ptr<const model::Vocabulary> vocabulary();
std::vector<catalog::CatalogSource> catalogSources();
std::shared_ptr<const catalog::Catalogs> catalogs();

// A model like a real one: 12 stated properties a container, 20 containers a network, one network of up to
// 1,000 members, 50 elements a host. With data, the stores are databases and volumes that containers use and
// mount, a third of them confidential.
enum class Detail { Workloads, WithData };
model::Model sampleModel(std::size_t elements, std::size_t flows, Detail detail = Detail::Workloads);

// The day of every analysis.
catalog::Options sampleOptions();

} // namespace bulkhead::bench
