#pragma once

#include "import/import.h"
#include "import/reading/document.h"
#include "import/shared/builder.h"

#include <span>
#include <string>
#include <vector>

namespace bulkhead::import {

// An input that was read and recognised. Inputs that are no YAML or JSON have their bytes instead.
struct ParsedInput
{
    std::string path;
    Format format = Format::Unknown;
    std::vector<Document> documents;
    std::string bytes;
};

// What brings the inputs of one format into the model, all of them at once. It fails only where an input
// cannot be understood at all.
using Importer = Result<Success> (*)(std::span<const ParsedInput> inputs, Builder &builder);

Result<Success> importCompose(std::span<const ParsedInput> inputs, Builder &builder);
Result<Success> importDockerInspect(std::span<const ParsedInput> inputs, Builder &builder);

// Null for a format that is not imported in this way.
Importer importerFor(Format format);

} // namespace bulkhead::import
