// SPDX-License-Identifier: Apache-2.0
#include "import/services/dockerfile.h"
#include "support.h"

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::import::services;

// A Dockerfile, with its last stage and with one that it may or may not have as what is built.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text = fuzz::textOf(data, size);
    for (const char *target : {"", "build"}) {
        Builder builder(fuzz::vocabulary(), {});
        NewElement wanted;
        wanted.kind = model::Kind::Image;
        wanted.id = "image";
        wanted.name = "image";
        stateDockerfile(builder, builder.element(std::move(wanted)), text, "Dockerfile",
                        {std::string(target), {}, 0, {}});
        fuzz::mustBeAModel(builder);
    }
    return 0;
}
