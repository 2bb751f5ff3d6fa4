// SPDX-License-Identifier: Apache-2.0
#include "model/file/names_beside.h"

#include "model/file/sha256.h"

#include <string>

namespace bulkhead {

namespace {

constexpr std::size_t longestName = 255; // bytes
constexpr std::size_t hashLength = 16;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

std::string shortened(const std::string &name, std::size_t length)
{
    std::size_t end = length - hashLength - 1;
    while (end > 0 && isContinuation(name[end]))
        --end;
    return name.substr(0, end) + '-' + model::sha256(name).substr(0, hashLength);
}

} // namespace

std::filesystem::path nameBeside(const std::filesystem::path &file, std::string_view prefix,
                                 std::string_view suffix, std::size_t reserve)
{
    std::string name = file.filename().string();
    const std::size_t room = longestName - prefix.size() - suffix.size() - reserve;
    if (name.size() > room)
        name = shortened(name, room);
    return file.parent_path() / std::string(prefix).append(name).append(suffix);
}

std::filesystem::path previousVersion(const std::filesystem::path &file)
{
    return nameBeside(file, {}, "~");
}

} // namespace bulkhead
