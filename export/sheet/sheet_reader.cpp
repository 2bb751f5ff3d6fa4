// SPDX-License-Identifier: Apache-2.0
#include "export/sheet/sheet_reader.h"

#include "export/sheet/character_number.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <QXmlStreamReader>
#include <utility>
#include <zip.h>

namespace bulkhead::exporting {

namespace {

constexpr zip_int64_t mostEntries = 10'000;
constexpr std::size_t largestEntry = std::size_t{64} << 20;
constexpr std::uint32_t lastRow = 1'048'576;
constexpr std::size_t columnLimit = 16'384;

struct CloseArchive
{
    void operator()(zip_t *archive) const { zip_discard(archive); }
};
struct CloseFile
{
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};

// Reads one sheet of one workbook; what is wrong is the error of `fail`.
class WorkbookReader
{
public:
    explicit WorkbookReader(std::string file) : m_file(std::move(file)) {}

    Result<ReadSheet> read(std::string_view bytes, std::string_view sheet,
                           std::span<const char *const> columns)
    {
        if (!open(bytes))
            return failed();
        const std::string part = partOf(sheet);
        if (part.empty() || !readTexts() || !readRows(part, columns))
            return failed();
        return std::move(m_sheet);
    }

private:
    Error failed() const
    {
        return {"sheet.unreadable",
                m_fault.empty() ? "is no workbook (.xlsx) that can be read" : m_fault,
                {},
                m_file,
                0,
                {}};
    }

    bool fail(std::string why)
    {
        if (m_fault.empty())
            m_fault = std::move(why);
        return false;
    }

    bool open(std::string_view bytes)
    {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t *source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        if (!source)
            return false;
        m_archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
        if (!m_archive)
            zip_source_free(source);
        zip_error_fini(&error);
        if (!m_archive)
            return fail("is no workbook (.xlsx): the archive is damaged");
        return zip_get_num_entries(m_archive.get(), 0) <= mostEntries ||
               fail("has more parts than a workbook has");
    }

    // The part of that name, unpacked; none where it is not there or too large.
    std::optional<QByteArray> part(const std::string &name)
    {
        const zip_int64_t index = zip_name_locate(m_archive.get(), name.c_str(), 0);
        if (index < 0)
            return std::nullopt;
        const std::unique_ptr<zip_file_t, CloseFile> file(
            zip_fopen_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0));
        if (!file) {
            fail("the part " + name + " cannot be unpacked");
            return std::nullopt;
        }
        QByteArray unpacked;
        QByteArray piece(qsizetype{1} << 16, Qt::Uninitialized);
        zip_int64_t read = 0;
        while ((read = zip_fread(file.get(), piece.data(), static_cast<zip_uint64_t>(piece.size()))) > 0) {
            unpacked.append(piece.constData(), static_cast<qsizetype>(read));
            if (static_cast<std::size_t>(unpacked.size()) > largestEntry) {
                fail("the part " + name + " is larger than 64 MB");
                return std::nullopt;
            }
        }
        if (read < 0) {
            fail("the part " + name + " is damaged");
            return std::nullopt;
        }
        return unpacked;
    }

    // Goes to the next start of an element, or to the end of the one named; false at the end of the document.
    bool next(QXmlStreamReader &xml)
    {
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isDTD())
                return fail("has a document type, which no workbook has");
            if (xml.isStartElement())
                return true;
        }
        return xml.hasError() ? fail("is damaged: " + xml.errorString().toStdString()) : false;
    }

    std::string partOf(std::string_view sheet)
    {
        const auto workbook = part("xl/workbook.xml");
        const auto relations = part("xl/_rels/workbook.xml.rels");
        if (!workbook || !relations)
            return {};
        QString relation;
        const QString wanted = QString::fromUtf8(sheet.data(), static_cast<qsizetype>(sheet.size()));
        QXmlStreamReader xml(*workbook);
        while (relation.isEmpty() && next(xml)) {
            if (xml.name() != u"sheet" || xml.attributes().value("name") != wanted)
                continue;
            for (const QXmlStreamAttribute &attribute : xml.attributes()) {
                if (attribute.name() == u"id" && !attribute.namespaceUri().isEmpty())
                    relation = attribute.value().toString();
            }
        }
        if (relation.isEmpty()) {
            fail("has no sheet “" + std::string(sheet) + "”");
            return {};
        }
        QXmlStreamReader list(*relations);
        while (next(list)) {
            if (list.name() != u"Relationship" || list.attributes().value("Id") != relation)
                continue;
            const std::string target = list.attributes().value("Target").toString().toStdString();
            return target.starts_with('/') ? target.substr(1) : "xl/" + target;
        }
        fail("has no sheet “" + std::string(sheet) + "”");
        return {};
    }

    // Spreadsheets write characters that XML has not as _x0007_, and an underscore before such a text as
    // _x005F_.
    static std::string plain(const QString &text)
    {
        QString out;
        out.reserve(text.size());
        constexpr auto length = static_cast<qsizetype>(characterNumberLength);
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QByteArray next =
                text[i] == u'_' ? QStringView(text).mid(i, length).toUtf8() : QByteArray();
            if (isCharacterNumber({next.constData(), static_cast<std::size_t>(next.size())})) {
                out += QChar(static_cast<char16_t>(next.mid(2, 4).toUInt(nullptr, 16)));
                i += length - 1;
            } else {
                out += text[i];
            }
        }
        return out.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).toStdString();
    }

    // All the text inside the element that the reader stands at, without the reading aids of Japanese.
    static QString textInside(QXmlStreamReader &xml)
    {
        QString text;
        int depth = 1;
        bool inText = false;
        while (depth > 0 && !xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == u"rPh")
                xml.skipCurrentElement();
            else if (xml.isStartElement()) {
                ++depth;
                inText = xml.name() == u"t" || xml.name() == u"v";
            } else if (xml.isEndElement()) {
                --depth;
                inText = false;
            } else if (xml.isCharacters() && inText) {
                text += xml.text();
            }
        }
        return text;
    }

    bool readTexts()
    {
        const auto bytes = part("xl/sharedStrings.xml");
        if (!bytes)
            return m_fault.empty(); // a workbook of numbers has none
        QXmlStreamReader xml(*bytes);
        while (next(xml)) {
            if (xml.name() == u"si")
                m_shared.push_back(keep(plain(textInside(xml))));
        }
        return m_fault.empty();
    }

    std::string_view keep(std::string text) { return m_sheet.texts.emplace_back(std::move(text)); }

    static std::size_t columnOf(QStringView reference, std::size_t otherwise)
    {
        std::size_t column = 0;
        qsizetype letters = 0;
        while (letters < reference.size() && letters < 3 && reference[letters] >= u'A' &&
               reference[letters] <= u'Z')
            column = column * 26 + (reference[letters++].unicode() - u'A' + 1U);
        return letters == 0 ? otherwise : column - 1;
    }

    ReadCell cellAt(QXmlStreamReader &xml)
    {
        const QString type = xml.attributes().value("t").toString();
        QString value;
        int depth = 1;
        while (depth > 0 && !xml.atEnd()) {
            xml.readNext();
            if (xml.isEndElement())
                --depth;
            else if (xml.isStartElement() && (xml.name() == u"v" || xml.name() == u"is"))
                value += xml.name() == u"v" ? xml.readElementText(QXmlStreamReader::SkipChildElements)
                                            : textInside(xml);
            else if (xml.isStartElement())
                ++depth;
        }
        if (type == u"s") {
            bool isNumber = false;
            const auto index = static_cast<std::size_t>(value.toULongLong(&isNumber));
            return isNumber && index < m_shared.size() ? ReadCell{m_shared[index], false} : ReadCell{};
        }
        if (value.isEmpty())
            return {};
        return {keep(plain(value)), type.isEmpty() || type == u"n"};
    }

    bool readRows(const std::string &name, std::span<const char *const> columns)
    {
        const auto bytes = part(name);
        if (!bytes)
            return fail("the part " + name + " is missing");
        std::vector<std::size_t> places; // of the columns asked for
        QXmlStreamReader xml(*bytes);
        std::vector<std::pair<std::size_t, ReadCell>> cells;
        std::uint32_t number = 0;
        bool more = next(xml);
        while (more) {
            if (xml.name() != u"row") {
                more = next(xml);
                continue;
            }
            bool isNumber = false;
            const uint stated = xml.attributes().value("r").toUInt(&isNumber);
            number = isNumber ? stated : number + 1;
            if (number > lastRow)
                return fail("has more rows than a sheet has");
            cells.clear();
            std::size_t column = 0;
            while ((more = next(xml)) && xml.name() == u"c") {
                column = columnOf(xml.attributes().value("r"), column);
                const ReadCell cell = cellAt(xml);
                if (!cell.text.empty() && column < columnLimit)
                    cells.emplace_back(column, cell);
                ++column;
            }
            if (places.empty())
                places = placesOf(cells, columns);
            else
                addRow(number, places, cells);
        }
        return m_fault.empty();
    }

    // Where the columns stand, once a row has the title of the first one.
    std::vector<std::size_t> placesOf(const std::vector<std::pair<std::size_t, ReadCell>> &cells,
                                      std::span<const char *const> columns)
    {
        std::vector<std::size_t> places;
        std::vector<bool> has;
        for (const char *title : columns) {
            const auto found = std::find_if(cells.begin(), cells.end(),
                                            [&](const auto &cell) { return cell.second.text == title; });
            has.push_back(found != cells.end());
            places.push_back(found == cells.end() ? columnLimit : found->first);
        }
        if (!has.empty() && !has.front())
            return {};
        m_sheet.has = std::move(has);
        return places;
    }

    void addRow(std::uint32_t number, const std::vector<std::size_t> &places,
                const std::vector<std::pair<std::size_t, ReadCell>> &cells)
    {
        ReadRow row{number, std::vector<ReadCell>(places.size())};
        bool any = false;
        for (const auto &[column, cell] : cells) {
            const auto place = std::find(places.begin(), places.end(), column);
            if (place == places.end())
                continue;
            row.cells[static_cast<std::size_t>(place - places.begin())] = cell;
            any = true;
        }
        if (any)
            m_sheet.rows.push_back(std::move(row));
    }

    std::string m_file;
    std::string m_fault;
    std::unique_ptr<zip_t, CloseArchive> m_archive;
    std::vector<std::string_view> m_shared;
    ReadSheet m_sheet;
};

} // namespace

bool isWorkbook(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04");
}

Result<ReadSheet> readSheet(std::string_view bytes, std::string_view sheet,
                            std::span<const char *const> columns, const std::string &file)
{
    Result<ReadSheet> read = WorkbookReader(file).read(bytes, sheet, columns);
    if (read && read->has.empty())
        return Error{"sheet.no-titles",
                     "the sheet " + std::string(sheet) + " has no column “" + columns.front() + "”",
                     {},
                     file,
                     0,
                     {}};
    return read;
}

} // namespace bulkhead::exporting
