// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/formats/format.h"

#include <QtGlobal>

#include <span>

// The table of all export formats. A new one is a file with its writer in this folder and its two lines here.
namespace bulkhead::exporting {

namespace format {

Result<Exported> reportHtml(const ExportInput &input);
Result<Exported> reportPdf(const ExportInput &input);
Result<Exported> reportMarkdown(const ExportInput &input);
Result<Exported> reportJson(const ExportInput &input);
Result<Exported> pictureSvg(const ExportInput &input);
Result<Exported> picturePng(const ExportInput &input);
Result<Exported> picturePdf(const ExportInput &input);
Result<Exported> pictureDot(const ExportInput &input);
Result<Exported> findingsText(const ExportInput &input);
Result<Exported> findingsJson(const ExportInput &input);
Result<Exported> findingsSarif(const ExportInput &input);
Result<Exported> findingsCsv(const ExportInput &input);
Result<Exported> findingsMarkdown(const ExportInput &input);
Result<Exported> codeQuality(const ExportInput &input);
Result<Exported> threatDragon(const ExportInput &input);
Result<Exported> openThreatModel(const ExportInput &input);
Result<Exported> navigatorLayer(const ExportInput &input);
Result<Exported> openGraph(const ExportInput &input);
Result<Exported> drawIo(const ExportInput &input);
Result<Exported> mermaid(const ExportInput &input);
Result<Exported> spreadsheet(const ExportInput &input);

inline constexpr std::uint8_t report = static_cast<std::uint8_t>(FormatGroup::Report);
inline constexpr std::uint8_t picture = static_cast<std::uint8_t>(FormatGroup::Picture);
inline constexpr std::uint8_t findings = static_cast<std::uint8_t>(FormatGroup::Findings);
inline constexpr std::uint8_t exchange = static_cast<std::uint8_t>(FormatGroup::Exchange);

} // namespace format

// clang-format off
inline constexpr Format formats[] = {
    {"html", QT_TRANSLATE_NOOP("Formats", "Web page"), QT_TRANSLATE_NOOP("Formats", "The threat report as one file for a browser: with diagrams, filters and a dark mode."), {"html", "htm"}, format::report, true, format::reportHtml},
    {"pdf", QT_TRANSLATE_NOOP("Formats", "PDF document"), QT_TRANSLATE_NOOP("Formats", "The threat report for printing and for archives."), {"pdf"}, format::report, true, format::reportPdf},
    {"markdown", QT_TRANSLATE_NOOP("Formats", "Markdown document"), QT_TRANSLATE_NOOP("Formats", "The threat report for wikis and repositories, without diagrams."), {"md", "markdown"}, format::report, false, format::reportMarkdown},
    {"json", QT_TRANSLATE_NOOP("Formats", "JSON data of the report"), QT_TRANSLATE_NOOP("Formats", "The content of the threat report for scripts."), {"json"}, format::report, false, format::reportJson},
    {"svg", QT_TRANSLATE_NOOP("Formats", "SVG picture"), QT_TRANSLATE_NOOP("Formats", "The diagram as a vector picture for web pages and documents."), {"svg"}, format::picture, true, format::pictureSvg},
    {"png", QT_TRANSLATE_NOOP("Formats", "PNG picture"), QT_TRANSLATE_NOOP("Formats", "The diagram as a picture of pixels for slides and chats."), {"png"}, format::picture, true, format::picturePng},
    {"pdf", QT_TRANSLATE_NOOP("Formats", "PDF page"), QT_TRANSLATE_NOOP("Formats", "The diagram as a page of its own size."), {"pdf"}, format::picture, true, format::picturePdf},
    {"dot", QT_TRANSLATE_NOOP("Formats", "Graphviz graph"), QT_TRANSLATE_NOOP("Formats", "The diagram's elements and flows for Graphviz."), {"dot", "gv"}, format::picture, false, format::pictureDot},
    {"text", QT_TRANSLATE_NOOP("Formats", "Text list of findings"), QT_TRANSLATE_NOOP("Formats", "The findings for reading in a terminal or a mail."), {"txt"}, format::findings, false, format::findingsText},
    {"json", QT_TRANSLATE_NOOP("Formats", "JSON list of findings"), QT_TRANSLATE_NOOP("Formats", "The findings with evidence and attack paths for scripts."), {"json"}, format::findings, false, format::findingsJson},
    {"sarif", QT_TRANSLATE_NOOP("Formats", "SARIF log"), QT_TRANSLATE_NOOP("Formats", "The findings for code-scanning services and development environments."), {"sarif"}, format::findings | format::exchange, false, format::findingsSarif},
    {"csv", QT_TRANSLATE_NOOP("Formats", "CSV table"), QT_TRANSLATE_NOOP("Formats", "The findings for spreadsheets, one a row."), {"csv"}, format::findings | format::exchange, false, format::findingsCsv},
    {"xlsx", QT_TRANSLATE_NOOP("Formats", "Excel workbook"), QT_TRANSLATE_NOOP("Formats", "Findings, issues, decisions, plan, elements and flows as sheets; decisions edited there can be read back."), {"xlsx"}, format::exchange, false, format::spreadsheet},
    {"markdown", QT_TRANSLATE_NOOP("Formats", "Markdown list of findings"), QT_TRANSLATE_NOOP("Formats", "The findings as a table for pull requests and wikis."), {"md", "markdown"}, format::findings, false, format::findingsMarkdown},
    {"code-quality", QT_TRANSLATE_NOOP("Formats", "Code-quality report"), QT_TRANSLATE_NOOP("Formats", "What is open as GitLab shows it at the lines of a merge request."), {"json"}, format::findings, false, format::codeQuality},
    {"threat-dragon", QT_TRANSLATE_NOOP("Formats", "Threat Dragon model"), QT_TRANSLATE_NOOP("Formats", "The model with its threats for OWASP Threat Dragon 2."), {"json"}, format::exchange, true, format::threatDragon},
    {"otm", QT_TRANSLATE_NOOP("Formats", "Open Threat Model"), QT_TRANSLATE_NOOP("Formats", "The model with its threats for tools that read OTM 0.2.0."), {"otm", "json"}, format::exchange, true, format::openThreatModel},
    {"navigator", QT_TRANSLATE_NOOP("Formats", "ATT&CK Navigator layer"), QT_TRANSLATE_NOOP("Formats", "The techniques of ATT&CK that open findings and attack paths make possible."), {"json"}, format::exchange, false, format::navigatorLayer},
    {"opengraph", QT_TRANSLATE_NOOP("Formats", "BloodHound OpenGraph"), QT_TRANSLATE_NOOP("Formats", "The steps of all attack paths as a graph for BloodHound."), {"json"}, format::exchange, false, format::openGraph},
    {"drawio", QT_TRANSLATE_NOOP("Formats", "draw.io diagram"), QT_TRANSLATE_NOOP("Formats", "All diagrams, one a page, with properties as data of the shapes."), {"drawio"}, format::exchange, true, format::drawIo},
    {"mermaid", QT_TRANSLATE_NOOP("Formats", "Mermaid flowchart"), QT_TRANSLATE_NOOP("Formats", "The diagram as text that GitHub, GitLab and wikis draw."), {"mmd"}, format::exchange, false, format::mermaid},
};
// clang-format on

// The ids of a group's formats, in the order of the table.
std::vector<std::string> formatIds(FormatGroup group);

// The group's format with this id, or else, where `id` is empty, the one of the file's suffix (in any case);
// null when there is none.
const Format *findFormat(FormatGroup group, std::string_view id, std::string_view file = {});

// ".html, .pdf, .md or .json": the usual suffixes of a group's formats, for help and error messages.
std::string suffixList(FormatGroup group);

} // namespace bulkhead::exporting
