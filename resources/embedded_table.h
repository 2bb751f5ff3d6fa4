// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::resources {

// One compiled-in file; the table ends with a null path.
struct EmbeddedFile
{
    const char *path;
    const char *begin;
    const char *end;
};

const EmbeddedFile *embeddedTable();

} // namespace bulkhead::resources
