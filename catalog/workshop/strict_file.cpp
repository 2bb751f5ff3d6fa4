// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/strict_file.h"

#include "model/visible_text.h"

#include <algorithm>

namespace bulkhead::catalog::workshop {

bool StrictFile::header(std::string_view key, std::string_view format)
{
    if (key == "format") {
        const std::string found(reader.text("the format of the file"));
        if (found != format)
            reader.fail("workshop.other-format", "the format is “%1”; expected “%2”, as in %3",
                        {found, std::string(format), std::string(m_what)});
        return m_hasFormat = true;
    }
    if (key == "version") {
        const std::int64_t version = reader.integer("a version number");
        if (version != workshopVersion)
            reader.fail("workshop.unknown-version", "the file has version %1; this program reads version %2",
                        {std::to_string(version), std::to_string(workshopVersion)});
        return m_hasVersion = true;
    }
    return false;
}

void StrictFile::requireHeader()
{
    require(m_hasFormat, "format", m_what);
    require(m_hasVersion, "version", m_what);
}

void StrictFile::require(bool isThere, std::string_view key, std::string_view what)
{
    if (!isThere)
        reader.fail("workshop.missing-key", "“%1” is missing; %2 has it",
                    {std::string(key), std::string(what)});
}

void StrictFile::unknownKey(std::string_view key, std::string_view where, std::string_view known)
{
    reader.fail("workshop.unknown-key", "there is no “%1” in %2; expected one of %3",
                {std::string(key), std::string(where), std::string(known)});
}

std::string StrictFile::text(std::string_view expected, std::size_t longest)
{
    std::string text(reader.text(expected));
    if (text.size() > longest)
        reader.fail("workshop.long-text", "the text has %1 bytes; expected at most %2",
                    {std::to_string(text.size()), std::to_string(longest)});
    return text;
}

std::vector<std::string> StrictFile::texts(std::string_view expected, std::size_t most, std::size_t longest)
{
    std::vector<std::string> all;
    reader.enterList(expected);
    while (reader.nextItem()) {
        all.push_back(text(expected, longest));
        if (all.size() > most)
            reader.fail("workshop.too-many", "there are more than %1 items here", {std::to_string(most)});
    }
    return all;
}

int StrictFile::integer(std::string_view expected, int least, int most)
{
    const std::int64_t value = reader.integer(expected);
    if (value < least || value > most)
        reader.fail("workshop.out-of-range", "%1 is out of range; expected %2 to %3",
                    {std::to_string(value), std::to_string(least), std::to_string(most)});
    return static_cast<int>(value);
}

std::string StrictFile::embedded(const model::JsonReader::Bookmark &mark) const
{
    std::size_t at = mark.at;
    int depth = 0;
    bool inText = false;
    for (; at < m_json.size(); ++at) { // the reader passed over it, so it is sound
        const char c = m_json[at];
        if (inText) {
            at += c == '\\' ? 1 : 0;
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth <= 0) {
            break;
        }
    }
    const auto lines =
        std::count(m_json.begin(), m_json.begin() + static_cast<std::ptrdiff_t>(mark.at), '\n');
    std::string text(static_cast<std::size_t>(lines), '\n');
    text.append(m_json.substr(mark.at, at + (depth == 0 ? 1 : 0) - mark.at));
    return text;
}

void StrictFile::failWithin(Error error, std::string_view member)
{
    error.pointer = '/' + std::string(member) + error.pointer;
    throw model::JsonFailure{std::move(error)};
}

} // namespace bulkhead::catalog::workshop
