// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/engine/model_index.h"

namespace bulkhead::catalog {

struct Analysis::Data
{
    Data(const model::Model &model, std::shared_ptr<const Catalogs> with, const Options &how,
         const std::stop_token &stop)
        : catalogs(std::move(with)), options(how),
          index(model, catalogs->program(), how.asOf, how.platform, stop)
    {}

    std::shared_ptr<const Catalogs> catalogs;
    Options options;
    engine::ModelIndex index;
    std::vector<Finding> findings;
    std::vector<std::uint32_t> findingStarts; // by subject, into bySubject
    std::vector<std::uint32_t> bySubject;
};

} // namespace bulkhead::catalog
