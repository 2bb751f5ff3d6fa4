// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/catalogs.h"
#include "support.h"

using namespace bulkhead;

// An organisation's own catalog: read, compiled, and checked against the schema.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const catalog::CatalogSource source{"input.json", fuzz::textOf(data, size)};
    (void)catalog::Catalogs::load({&source, 1}, fuzz::vocabulary(),
                                  *resources::find("schemas/catalog.schema.json"));
    return 0;
}
