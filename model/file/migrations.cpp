// SPDX-License-Identifier: Apache-2.0
#include "model/file/migrations.h"

namespace bulkhead::model {

std::span<const Migration> migrations()
{
    return {}; // version 1 is the first
}

} // namespace bulkhead::model
