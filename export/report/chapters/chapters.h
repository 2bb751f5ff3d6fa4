// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/blocks/blocks.h"
#include "export/report/data/report_data.h"

#include <optional>
#include <string_view>

// The chapters of the report in their order. A new one is a file in this folder and its two lines here.
namespace bulkhead::exporting {

namespace chapter {

// Each makes its chapter, or nothing where the model gives it no content. `title` and `anchor` may stay
// empty: the table below has them.
std::optional<Section> topThreats(const ReportData &data);
std::optional<Section> summary(const ReportData &data);
std::optional<Section> comparison(const ReportData &data);
std::optional<Section> diagrams(const ReportData &data);
std::optional<Section> issues(const ReportData &data);
std::optional<Section> hardening(const ReportData &data);
std::optional<Section> attackPaths(const ReportData &data);
std::optional<Section> toVerify(const ReportData &data);
std::optional<Section> assumptions(const ReportData &data);
std::optional<Section> decisions(const ReportData &data);
std::optional<Section> catalogs(const ReportData &data);
std::optional<Section> repairs(const ReportData &data);
std::optional<Section> scenarios(const ReportData &data);
std::optional<Section> references(const ReportData &data);
std::optional<Section> coverage(const ReportData &data);
std::optional<Section> elements(const ReportData &data);

} // namespace chapter

struct Chapter
{
    std::string_view id; // the anchor of the chapter; stable, links from outside lead to it
    std::string_view title;
    std::optional<Section> (*make)(const ReportData &data);
};

inline constexpr Chapter chapters[] = {
    {"top-threats", "Top threats", chapter::topThreats},
    {"summary", "Summary", chapter::summary},
    {"comparison", "Comparison", chapter::comparison},
    {"diagrams", "Diagrams", chapter::diagrams},
    {"issues", "Issues", chapter::issues},
    {"hardening", "Hardening", chapter::hardening},
    {"paths", "Attack paths", chapter::attackPaths},
    {"to-verify", "To verify", chapter::toVerify},
    {"assumptions", "Questions", chapter::assumptions},
    {"decisions", "Decisions", chapter::decisions},
    {"catalog", "Catalog", chapter::catalogs},
    {"repairs", "How to fix it", chapter::repairs},
    {"scenarios", "What could happen", chapter::scenarios},
    {"references", "References", chapter::references},
    {"coverage", "STRIDE coverage", chapter::coverage},
    {"appendix", "Elements", chapter::elements},
};

// The whole report: cover and chapters.
ReportDocument reportDocument(const ReportData &data);

} // namespace bulkhead::exporting
