// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a questionnaire's lines look like: shared by the one that writes them and the one that reads them.
namespace bulkhead::catalog::sheet {

// The line that says what a question is about: "Question `read_only_rootfs` of `web`, `api`"; where one
// sentence asks for several properties, "Question `audit_log`, `audit_log_remote` of `cluster`".
struct Reference
{
    std::vector<std::string> subjects;   // ids of elements or of flows, which all have the properties
    std::vector<std::string> properties; // names
    auto operator<=>(const Reference &) const = default;
};
std::string questionLine(const Reference &reference);
std::optional<Reference> readQuestionLine(std::string_view line);

// The line for what does not fit a question: "Remark on `web`: …".
std::string remarkLine(std::string_view subject);
struct Remark
{
    std::string subject;
    std::string text;
};
std::optional<Remark> readRemarkLine(std::string_view line);

// The answers that can be ticked, as they are written: "yes", "runtime default". Empty where the answer is
// written on a line. Of a list several may be ticked.
std::vector<std::string> choices(const model::PropertyDef &def);
bool isSameChoice(std::string_view a, std::string_view b); // whatever their case and underscores
inline constexpr std::string_view noneOfThese = "none of these";
// What is expected on the line: "a whole number", "a date such as 2026-01-31".
std::string expectation(const model::PropertyDef &def, const model::Model &model);

// The value that the ticked choices, or the text on the line, stand for; empty when they stand for none.
std::optional<model::Value> valueOfTicked(const model::PropertyDef &def,
                                          const std::vector<std::string> &ticked);
std::optional<model::Value> valueOfText(const model::PropertyDef &def, const model::Model &model,
                                        std::string_view text);

} // namespace bulkhead::catalog::sheet
