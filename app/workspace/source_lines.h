// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace bulkhead::app {

// The lines of the files that a model was imported from, for who reads what a finding rests on. Files are
// read when a line of them is asked for: only those within `folder` that are byte for byte what was imported,
// so that no model makes a report show what else lies on the disk. Not for several threads at once.
class SourceLines
{
public:
    SourceLines(const model::Model &model, std::filesystem::path folder);

    // The line (from 1) without the blanks around it, at most 120 characters, and without what may be a
    // secret: of a line that speaks of passwords, keys or tokens the value, and all that looks random. Empty:
    // not at hand.
    std::string line(const std::string &file, int number);

private:
    const std::vector<std::string> &linesOf(const std::string &file);

    std::map<std::string, std::string> m_hashes; // SHA-256 by path
    std::filesystem::path m_folder;
    std::map<std::string, std::vector<std::string>> m_read;
};

// What of a line may be shown.
std::string withoutSecrets(const std::string &line);

} // namespace bulkhead::app
