// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/overlay.h"
#include "diagram/view/render.h"
#include "export/findings/findings_document.h"
#include "export/report/data/gather_report.h"
#include "model/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

// What an export format is to the command line, the window and the documentation.
namespace bulkhead::exporting {

// What a format takes. Each command of bulkhead-cli writes the formats of one group; a format may be of
// several.
enum class FormatGroup : std::uint8_t {
    Report = 1,   // the threat report: bulkhead-cli report
    Picture = 2,  // a view of the diagram: bulkhead-cli render
    Findings = 4, // the list of findings: bulkhead-cli analyze
    Exchange = 8, // files of other tools: bulkhead-cli export
};

// All that a format may be made from. Pointers are to what outlives the writing.
struct ExportInput
{
    FindingsDocument findings; // its analysis is what every format is made from, and never null
    ReportOptions report;
    std::shared_ptr<const ReportData> reportData; // gathered with these options already; null: not yet
    model::Id view;                               // of a picture
    diagram::Overlay overlay;
    diagram::PictureOptions picture;
    std::stop_token stop; // asks to stop writing, which then gives the error `stopped` (model/stop.h)

    const catalog::Analysis &analysis() const { return *findings.analysis; }
};

// The report's data of the input, gathered where nobody has yet; or the error `stopped`.
Result<std::shared_ptr<const ReportData>> reportDataOf(const ExportInput &input);

struct Exported
{
    std::string bytes;
    std::vector<std::string> left = {}; // what the format cannot contain, in words
};

struct Format
{
    std::string_view id;                      // "html"; formats of one group have different ids
    const char *title;                        // "Web page", English, in the translation context Formats
    const char *purpose;                      // a sentence for people who choose, likewise
    std::array<std::string_view, 2> suffixes; // of files, without the dot; the first is the usual one
    std::uint8_t groups;                      // FormatGroup bits
    bool isDrawn; // draws or writes diagrams: every view has to be laid out, and a QGuiApplication to exist
    Result<Exported> (*write)(const ExportInput &input); // in any thread

    bool isOf(FormatGroup group) const { return (groups & static_cast<std::uint8_t>(group)) != 0; }
};

} // namespace bulkhead::exporting
