// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "import/import.h"
#include "import/shared/technologies.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::acceptance {

// What one finding says, ready to compare.
struct Said
{
    std::string rule;
    std::string subject;
    bool confirmed = false;
    std::vector<std::string> objects;  // names on the subject's path, and the objects that the evidence names
    std::vector<std::string> evidence; // its texts: "privileged is true"
    std::vector<std::pair<std::string, int>> places; // files and lines of the evidence and the subject
};

// An input, imported and analysed.
struct Examined
{
    std::optional<model::Model> model; // none: refused
    std::string error;
    std::vector<Said> findings;
    double seconds = 0;
};

// Imports and analyses files of the corpora with the built-in catalog, each set of files once.
class Analyst
{
public:
    explicit Analyst(std::filesystem::path corpora);

    // A file, or all files below a folder as one model.
    const Examined &examine(const std::string &path);
    const std::filesystem::path &corpora() const { return m_corpora; }
    const model::Vocabulary &vocabulary() const { return *m_vocabulary; }

private:
    Examined run(const std::string &path) const;

    std::filesystem::path m_corpora;
    std::shared_ptr<const model::Vocabulary> m_vocabulary;
    std::shared_ptr<const import::Technologies> m_technologies;
    std::shared_ptr<const catalog::Catalogs> m_catalogs;
    std::map<std::string, Examined> m_examined;
};

} // namespace bulkhead::acceptance
