#pragma once

#include "import/import.h"
#include "import/reading/document.h"

#include <span>

namespace bulkhead::import {

// What parsed documents are; Unknown when they are of no kind that is imported.
Format recogniseDocuments(std::span<const Document> documents);

// What bytes are that are no YAML or JSON (XML, Dockerfiles, native models); Unknown for all others.
Format recogniseBytes(std::string_view bytes);

} // namespace bulkhead::import
