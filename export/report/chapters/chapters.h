// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/blocks/blocks.h"
#include "export/report/data/report_data.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The chapters of the report in their order. A new one is a file in this folder and its two lines here.
namespace bulkhead::exporting {

namespace chapter {

// Each makes its chapter, or nothing where the model gives it no content. `title` and `anchor` may stay
// empty: the table below has them.
std::optional<Section> topThreats(const ReportData &data);
std::optional<Section> summary(const ReportData &data);
std::optional<Section> worstPath(const ReportData &data);
std::optional<Section> plan(const ReportData &data);
std::optional<Section> method(const ReportData &data);
std::optional<Section> comparison(const ReportData &data);
std::optional<Section> diagrams(const ReportData &data);
std::optional<Section> issues(const ReportData &data);
std::optional<Section> hardening(const ReportData &data);
std::optional<Section> layers(const ReportData &data);
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
// Of the organisation's template alone.
std::optional<Section> introduction(const ReportData &data);
std::optional<Section> scope(const ReportData &data);
std::optional<Section> signOff(const ReportData &data);

} // namespace chapter

struct Chapter
{
    std::string_view id; // the anchor of the chapter; stable, links from outside lead to it
    std::string_view title;
    std::optional<Section> (*make)(const ReportData &data);
    std::uint8_t audiences; // whose reports have it unless sections are chosen: bits forBoard …

    // Without a template with its text it is not there.
    bool isOfTemplate() const;
    bool isFor(Audience audience) const { return (audiences >> static_cast<unsigned>(audience) & 1U) != 0; }
};

inline constexpr std::uint8_t forBoard = 1, forEngineering = 2, forAudit = 4;
inline constexpr std::uint8_t forAll = forBoard | forEngineering | forAudit;
inline constexpr std::uint8_t forDetail = forEngineering | forAudit;
inline constexpr std::uint8_t ofTemplate = forAll | 8;

inline bool Chapter::isOfTemplate() const
{
    return audiences == ofTemplate;
}

inline constexpr Chapter chapters[] = {
    {"summary", "Summary", chapter::summary, forAll},
    {"worst-path", "Worst attack path", chapter::worstPath, forAll},
    {"plan", "What to do", chapter::plan, forAll},
    {"introduction", "Introduction", chapter::introduction, ofTemplate},
    {"scope", "Scope", chapter::scope, ofTemplate},
    {"comparison", "Comparison", chapter::comparison, forDetail},
    {"top-threats", "Top threats", chapter::topThreats, forAudit},
    {"diagrams", "Diagrams", chapter::diagrams, forAll},
    {"issues", "Issues", chapter::issues, forDetail},
    {"hardening", "Hardening", chapter::hardening, forDetail},
    {"defense-in-depth", "Defense in depth", chapter::layers, forDetail},
    {"paths", "Attack paths", chapter::attackPaths, forDetail},
    {"to-verify", "To verify", chapter::toVerify, forDetail},
    {"assumptions", "Questions", chapter::assumptions, forDetail},
    {"decisions", "Decisions", chapter::decisions, forDetail},
    {"repairs", "How to fix it", chapter::repairs, forDetail},
    {"method", "Scope and method", chapter::method, forAudit},
    {"catalog", "Catalog", chapter::catalogs, forAudit},
    {"scenarios", "What could happen", chapter::scenarios, forAudit},
    {"references", "References", chapter::references, forAudit},
    {"coverage", "STRIDE coverage", chapter::coverage, forAudit},
    {"appendix", "Elements", chapter::elements, forAudit},
    {"sign-off", "Sign-off", chapter::signOff, ofTemplate},
};

// The chapters of a report in their order. Ids that are not known are left out.
std::vector<const Chapter *> chaptersOf(const ReportChoice &choice);
const Chapter *findChapter(std::string_view id); // null: there is none
std::string chapterIds();                        // "summary, worst-path, …"

// The whole report: cover and chapters.
ReportDocument reportDocument(const ReportData &data);

} // namespace bulkhead::exporting
