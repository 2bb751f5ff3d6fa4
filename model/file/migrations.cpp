// SPDX-License-Identifier: Apache-2.0
#include "model/file/migrations.h"

#include <array>

namespace bulkhead::model {

namespace {

// Version 2 has fields that version 1 had not. All that version 1 could say means the same: a permission
// without a scope is one of unknown scope.
constexpr Migration fromVersion1 = nullptr;

constexpr std::array<Migration, 1> allMigrations = {fromVersion1};

} // namespace

std::span<const Migration> migrations()
{
    return allMigrations;
}

} // namespace bulkhead::model
