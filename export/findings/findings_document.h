// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "export/findings/findings_baseline.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The findings of one analysis as the documents that scripts, CI systems and people read.
namespace bulkhead::exporting {

// Something the reading of an input had to tell: what was not carried over, guessed or wrong.
struct Notice
{
    std::string severity; // "info", "warning", "error"
    std::string file;
    int line = 0; // 0: the file as a whole
    std::string message;
};

enum class Confidence : bool { Any, ConfirmedOnly };

struct FindingsDocument
{
    const catalog::Analysis *analysis = nullptr; // never null
    std::string input;                           // what was analysed, as messages name it
    std::vector<std::uint32_t> shown;            // into analysis->findings(), worst first
    Confidence confidence = Confidence::Any;     // of what is shown
    std::optional<Baseline> baseline;
    std::vector<Notice> notices;
    std::string programVersion;
    bool byteOrderMark = false; // CSV begins with one, by which spreadsheets recognise UTF-8
    // How a pipeline finds a file that a place names: from the folder in which the program runs, not from the
    // model's. Null: as the place names it.
    std::function<std::string(const std::string &file)> pathOf;

    // Counts of what is shown.
    catalog::Summary summary() const;
    std::string pathTo(const std::string &file) const; // by pathOf
    bool isNew(const catalog::Finding &finding) const;
    bool isNew(const catalog::AttackPath &path) const;
    bool isNew(const model::ManualThreat &threat) const;
};

// Indices of all findings, or of the confirmed ones.
std::vector<std::uint32_t> select(const catalog::Analysis &analysis, Confidence confidence);

std::string toJson(const FindingsDocument &document);     // docs/cli.md, stable keys
std::string toSarif(const FindingsDocument &document);    // SARIF 2.1.0 (OASIS)
std::string toCsv(const FindingsDocument &document);      // RFC 4180, one finding or added threat a row
std::string toMarkdown(const FindingsDocument &document); // GitHub-flavoured
std::string toText(const FindingsDocument &document);

// The explanation of a rule on a subject as an indented tree, or as JSON.
std::string explanationText(const catalog::Explanation &explanation, std::string_view rule,
                            std::string_view subject);
std::string explanationJson(const catalog::Explanation &explanation, std::string_view rule,
                            std::string_view subject);

} // namespace bulkhead::exporting
