// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "model/vocabulary.h"
#include "resources/embedded.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

// What the fuzz targets share: the built-in vocabulary, and the promise that what was understood is a model.
namespace bulkhead::fuzz {

inline std::string textOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

inline std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const auto loaded =
        model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    return loaded.value();
}

inline void mustBeAModel(import::Builder &builder)
{
    if (const auto made = builder.finish(); !made) {
        std::fprintf(stderr, "what was understood is no model: %s\n", made.error().message.c_str());
        std::abort();
    }
}

} // namespace bulkhead::fuzz
