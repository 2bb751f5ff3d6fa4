// SPDX-License-Identifier: Apache-2.0
#include "export/report/template/template_folder.h"

#include "export/report/chapters/chapters.h"
#include "export/report/template/logo_check.h"
#include "model/file/atomic_file.h"
#include "model/json/json_reader.h"
#include "model/utf8.h"
#include "model/value.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace bulkhead::exporting {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view templateFormat = "bulkhead-report-template";
constexpr std::int64_t templateVersion = 1;
constexpr std::size_t largestTemplate = std::size_t{64} << 10;
constexpr std::size_t largestText = std::size_t{64} << 10;
constexpr std::size_t largestLogo = std::size_t{1} << 20;
constexpr std::size_t longestLine = 200; // bytes of a text that stands on one line

class TemplateReader
{
public:
    TemplateReader(std::string_view json, std::string_view file, fs::path folder)
        : m_reader(json, file), m_folder(std::move(folder))
    {}

    ReportTemplate read()
    {
        bool hasFormat = false;
        bool hasVersion = false;
        m_reader.enterObject("a report template");
        while (const auto key = m_reader.nextKey()) {
            if (*key == "format")
                hasFormat = readFormat();
            else if (*key == "version")
                hasVersion = readVersion();
            else
                readMember(*key);
        }
        if (!hasFormat || !hasVersion)
            m_reader.fail("report-template.no-template", "“%1” is missing; a report template has it",
                          {hasFormat ? "version" : "format"});
        m_reader.end();
        return std::move(m_template);
    }

private:
    bool readFormat()
    {
        const std::string format(m_reader.text("the format of a report template"));
        if (format != templateFormat)
            m_reader.fail("report-template.no-template", "the format is “%1”; expected “%2”",
                          {format, std::string(templateFormat)});
        return true;
    }

    bool readVersion()
    {
        const std::int64_t version = m_reader.integer("a version number");
        if (version != templateVersion)
            m_reader.fail("report-template.unknown-version",
                          "the report template has version %1; this program reads version %2",
                          {std::to_string(version), std::to_string(templateVersion)});
        return true;
    }

    void readMember(std::string_view key)
    {
        if (key == "organisation")
            m_template.organisation = line("the name of an organisation");
        else if (key == "classification")
            m_template.classification = line("a classification");
        else if (key == "accent")
            m_template.accent = readColour();
        else if (key == "logo")
            m_template.logo = readLogo();
        else if (key == "release")
            readRelease();
        else if (key == "texts")
            readTexts();
        else if (key == "titles")
            readTitles();
        else
            unknownKey(key, "a report template",
                       "accent, classification, format, logo, organisation, release, texts, titles, version");
    }

    std::string line(std::string_view expected)
    {
        std::string text(m_reader.text(expected));
        if (text.size() > longestLine)
            m_reader.fail("report-template.too-long", "the text is longer than %1 bytes",
                          {std::to_string(longestLine)});
        return text;
    }

    std::string readColour()
    {
        std::string colour(m_reader.text("a colour: #RRGGBB"));
        const bool isColour =
            colour.size() == 7 && colour[0] == '#' &&
            std::all_of(colour.begin() + 1, colour.end(), [](char c) {
                return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            });
        if (!isColour)
            m_reader.fail("report-template.colour", "“%1” is no colour (expected #RRGGBB)", {colour});
        return colour;
    }

    Logo readLogo()
    {
        auto logo = logoOf(bytesOf(m_reader.text("the name of a picture"), largestLogo));
        if (!logo)
            m_reader.fail(std::move(logo.error()));
        return *std::move(logo);
    }

    void readRelease()
    {
        m_reader.enterObject("the release of the report: version, date");
        while (const auto key = m_reader.nextKey()) {
            if (*key == "version")
                m_template.releaseVersion = line("a version");
            else if (*key == "date")
                m_template.releaseDate = readDate();
            else
                unknownKey(*key, "a release", "date, version");
        }
    }

    std::string readDate()
    {
        std::string date(m_reader.text("a date: YYYY-MM-DD"));
        if (!model::Date::parse(date))
            m_reader.fail("report-template.date", "“%1” is no date (expected YYYY-MM-DD)", {date});
        return date;
    }

    void readTexts()
    {
        m_reader.enterObject("names of files with texts");
        while (const auto key = m_reader.nextKey()) {
            if (std::find(std::begin(templateTexts), std::end(templateTexts), *key) ==
                std::end(templateTexts))
                unknownKey(*key, "the texts", "introduction, method, scope, sign_off");
            const std::string name(*key);
            std::string text = bytesOf(m_reader.text("the name of a file"), largestText);
            if (!model::isUtf8(text))
                m_reader.fail("report-template.text", "the file is no UTF-8 text");
            m_template.texts.insert_or_assign(name, std::move(text));
        }
    }

    void readTitles()
    {
        m_reader.enterObject("titles of chapters");
        while (const auto key = m_reader.nextKey()) {
            const Chapter *chapter = findChapter(*key);
            if (!chapter)
                unknownKey(*key, "the report", chapterIds());
            m_template.titles.insert_or_assign(std::string(chapter->id), line("a title"));
        }
    }

    // Of a file that stands in the template's folder, not by way of links or other folders either.
    std::string bytesOf(std::string_view name, std::size_t limit)
    {
        const std::string file(name);
        const bool isName =
            !file.empty() && file != "." && file != ".." && file.find_first_of("/\\") == std::string::npos &&
            std::none_of(file.begin(), file.end(),
                         [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
        if (!isName)
            m_reader.fail("report-template.name", "“%1” is no name of a file in the template's folder",
                          {file});
        std::error_code fault;
        const fs::path path = m_folder / file;
        const fs::file_status status = fs::symlink_status(path, fault);
        if (status.type() == fs::file_type::symlink)
            m_reader.fail("report-template.link", "“%1” is a link; expected a file in the template's folder",
                          {file});
        if (status.type() != fs::file_type::regular)
            m_reader.fail("report-template.missing", "“%1” is no file in the template's folder", {file});
        auto bytes = readFile(path, limit);
        if (!bytes)
            m_reader.fail("report-template.unreadable", "“%1” cannot be read: %2",
                          {file, bytes.error().message});
        return *std::move(bytes);
    }

    [[noreturn]] void unknownKey(std::string_view key, std::string_view where, std::string_view known)
    {
        m_reader.fail("report-template.unknown-key", "there is no “%1” in %2; expected one of %3",
                      {std::string(key), std::string(where), std::string(known)});
    }

    model::JsonReader m_reader;
    fs::path m_folder;
    ReportTemplate m_template;
};

} // namespace

Result<ReportTemplatePtr> readReportTemplate(const fs::path &folder)
{
    if (folder.empty())
        return ReportTemplatePtr();
    const fs::path file = folder / templateFile;
    const auto json = readFile(file, largestTemplate);
    if (!json)
        return json.error();
    try {
        const std::string name = file.string();
        return ReportTemplatePtr(
            std::make_shared<ReportTemplate>(TemplateReader(*json, name, folder).read()));
    } catch (model::JsonFailure &failure) {
        return std::move(failure.error);
    }
}

} // namespace bulkhead::exporting
