// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "catalog/load/catalogs.h"
#include "catalog/workshop/new_workshop.h"
#include "model/model.h"
#include "model/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

// The work of preparing a workshop: plain functions for a worker.
namespace bulkhead::app {

struct ScopeRequest
{
    model::Model model;
    std::shared_ptr<const catalog::Catalogs> catalogs;
    model::Date asOf;
    catalog::workshop::SheetKind sheet = catalog::workshop::SheetKind::Containers;
};

struct AskableScope
{
    catalog::workshop::Key key; // of all elements that can be asked
    std::vector<model::Id> suggested;
};
Result<AskableScope> askableScope(const ScopeRequest &request, const Running &running);

struct PrepareRequest
{
    ScopeRequest of;
    catalog::workshop::WorkshopChoice choice;
    catalog::workshop::Overrides overrides;
    std::filesystem::path folder; // is made
    std::string name;             // of the workshop's files
};

struct PreparedFolder
{
    std::vector<std::string> files; // names, in the order in which they were written
    catalog::workshop::KeyCount count;
};
// Writes the folder; reports progress. A failure leaves the files that were written before it.
Result<PreparedFolder> prepareFolder(const PrepareRequest &request, const Running &running);

} // namespace bulkhead::app
