// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/logo.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// What an organisation's template folder brings to a report (docs/report-template.md): the content stays the
// program's. All texts are plain text.
namespace bulkhead::exporting {

struct ReportTemplate
{
    std::string organisation;
    std::string classification; // a line on every page
    std::optional<Logo> logo;
    std::string accent; // "#1a5fb4"; empty: none
    std::string releaseVersion;
    std::string releaseDate;
    std::map<std::string, std::string, std::less<>> texts;  // by the names of templateTexts
    std::map<std::string, std::string, std::less<>> titles; // of chapters, by their ids

    // The text with this name; empty where the template has none.
    std::string_view text(std::string_view name) const
    {
        const auto found = texts.find(name);
        return found == texts.end() ? std::string_view() : std::string_view(found->second);
    }
};
using ReportTemplatePtr = std::shared_ptr<const ReportTemplate>; // null: none

inline constexpr std::string_view introductionText = "introduction", scopeText = "scope",
                                  methodText = "method", signOffText = "sign_off";
inline constexpr std::string_view templateTexts[] = {introductionText, scopeText, methodText, signOffText};

} // namespace bulkhead::exporting
