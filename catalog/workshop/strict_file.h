// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/enum_names.h"
#include "model/json/json_reader.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::catalog::workshop {

inline constexpr std::int64_t workshopVersion = 1; // of every file of a workshop

// What the readers of a workshop's files have alike, on top of a JsonReader. All functions throw JsonFailure.
class StrictFile
{
public:
    // Both must outlive it. `what` is "a workshop's task", for messages.
    StrictFile(std::string_view json, std::string_view file, std::string_view what)
        : reader(json, file), m_json(json), m_file(file), m_what(what)
    {}

    model::JsonReader reader;

    // Reads the value of "format" or "version"; false: the key is another one.
    bool header(std::string_view key, std::string_view format);
    // After the members: fails where one of the two was not there.
    void requireHeader();
    void require(bool isThere, std::string_view key, std::string_view what);
    [[noreturn]] void unknownKey(std::string_view key, std::string_view where, std::string_view known);

    // A text of at most so many bytes.
    std::string text(std::string_view expected, std::size_t longest);
    std::vector<std::string> texts(std::string_view expected, std::size_t most, std::size_t longest);
    int integer(std::string_view expected, int least, int most);
    template <typename Enum>
    Enum choice()
    {
        const std::string name(reader.text(model::expectedName<Enum>()));
        if (const auto value = model::enumFromName<Enum>(name))
            return *value;
        reader.fail("workshop.unknown-name", "“%1” is unknown; expected %2",
                    {name, model::expectedName<Enum>()});
    }

    // The text of a member that another reader reads, with as many lines before it as in the file.
    std::string embedded(const model::JsonReader::Bookmark &mark) const;
    // Throws what that reader found, with the member's place in this file.
    [[noreturn]] static void failWithin(Error error, std::string_view member);

    std::string_view file() const { return m_file; }

private:
    std::string_view m_json;
    std::string_view m_file;
    std::string_view m_what;
    bool m_hasFormat = false;
    bool m_hasVersion = false;
};

} // namespace bulkhead::catalog::workshop
