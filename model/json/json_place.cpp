// SPDX-License-Identifier: Apache-2.0
#include "model/json/json_place.h"

#include "model/json/json_reader.h"

#include <algorithm>

namespace bulkhead::model {

namespace {

// Up to the member or item of this name; false when there is none.
bool descend(JsonReader &reader, const std::string &part)
{
    if (reader.peek() == JsonReader::Type::Object) {
        reader.enterObject({});
        while (const auto key = reader.nextKey()) {
            if (*key == part)
                return true;
            reader.skip();
        }
    } else if (reader.peek() == JsonReader::Type::List) {
        reader.enterList({});
        for (std::size_t index = 0; reader.nextItem(); ++index) {
            if (std::to_string(index) == part) {
                reader.peek();
                return true;
            }
            reader.skip();
        }
    }
    return false;
}

} // namespace

std::string takePointerPart(std::string_view &pointer)
{
    pointer.remove_prefix(std::min<std::size_t>(pointer.size(), 1));
    const std::string_view part = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(part.size());
    std::string decoded;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const bool escaped = part[i] == '~' && i + 1 < part.size();
        decoded += escaped ? (part[++i] == '1' ? '/' : '~') : part[i];
    }
    return decoded;
}

int lineOf(std::string_view json, std::string_view pointer)
{
    try {
        JsonReader reader(json, {});
        std::size_t place = 0;
        while (pointer.starts_with('/') && descend(reader, takePointerPart(pointer)))
            place = reader.offset();
        return reader.lineAt(place);
    } catch (const JsonFailure &) {
        return 0;
    }
}

} // namespace bulkhead::model
