// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalogs.h"
#include "import/shared/technologies.h"
#include "model/result.h"
#include "model/vocabulary.h"

#include <memory>
#include <span>
#include <string>

namespace bulkhead::app {

// The vocabulary built into the program.
Result<std::shared_ptr<const model::Vocabulary>> loadVocabulary();

// The products that imports recognise, built into the program.
Result<std::shared_ptr<const import::Technologies>> loadTechnologies();

// The built-in threat catalogs and then an organisation's own from these files, in this order: later ones
// add to, retune or silence what earlier ones hold. An error names file and line.
Result<std::shared_ptr<const catalog::Catalogs>>
loadCatalogs(std::shared_ptr<const model::Vocabulary> vocabulary, std::span<const std::string> ownFiles = {});

// The same with one more catalog that is in no file yet; nothing is written.
Result<std::shared_ptr<const catalog::Catalogs>>
checkCatalog(std::shared_ptr<const model::Vocabulary> vocabulary, std::span<const std::string> ownFiles,
             catalog::CatalogSource draft);

// What every command and window starts from.
struct Knowledge
{
    std::shared_ptr<const model::Vocabulary> vocabulary;
    std::shared_ptr<const catalog::Catalogs> catalogs;
};

Result<Knowledge> loadKnowledge(std::span<const std::string> ownCatalogs = {});

} // namespace bulkhead::app
