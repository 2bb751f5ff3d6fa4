// SPDX-License-Identifier: Apache-2.0
#include "import/shared/ip_address.h"

#include "import/reading/text.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace bulkhead::import {

namespace {

std::optional<unsigned> numberIn(std::string_view text, int base, unsigned most)
{
    unsigned value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (fault != std::errc() || end != text.data() + text.size() || value > most)
        return std::nullopt;
    return value;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.push_back(text);
    return parts;
}

bool appendV4(std::string_view text, std::vector<std::uint8_t> &bytes)
{
    const std::vector<std::string_view> parts = split(text, '.');
    if (parts.size() != 4)
        return false;
    for (const std::string_view part : parts) {
        const auto number = numberIn(part, 10, 255);
        if (!number || part.size() > 3)
            return false;
        bytes.push_back(static_cast<std::uint8_t>(*number));
    }
    return true;
}

// The groups of one side of "::", the last of them possibly an IPv4 address; nothing where one is none.
std::optional<std::vector<std::uint8_t>> groupsOf(std::string_view text)
{
    std::vector<std::uint8_t> bytes;
    if (text.empty())
        return bytes;
    for (const std::string_view group : split(text, ':')) {
        if (group.find('.') != std::string_view::npos) {
            if (group.data() + group.size() != text.data() + text.size() || !appendV4(group, bytes))
                return std::nullopt;
            continue;
        }
        const auto number = numberIn(group, 16, 0xFFFF);
        if (!number || group.size() > 4)
            return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(*number >> 8));
        bytes.push_back(static_cast<std::uint8_t>(*number & 0xFF));
    }
    return bytes;
}

constexpr std::array<std::uint8_t, 12> v4Prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

} // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text)
{
    if (text.starts_with('[') && text.ends_with(']') && text.size() > 2)
        text = text.substr(1, text.size() - 2);
    IpAddress address;
    if (text.find(':') == std::string_view::npos) {
        std::vector<std::uint8_t> bytes(v4Prefix.begin(), v4Prefix.end());
        if (!appendV4(text, bytes))
            return std::nullopt;
        std::copy(bytes.begin(), bytes.end(), address.m_bytes.begin());
        return address;
    }
    text = text.substr(0, text.find('%')); // the zone
    const std::size_t gap = text.find("::");
    const auto before = groupsOf(text.substr(0, gap));
    const auto after = groupsOf(gap == std::string_view::npos ? std::string_view() : text.substr(gap + 2));
    if (!before || !after)
        return std::nullopt;
    const std::size_t size = before->size() + after->size();
    if (gap == std::string_view::npos ? size != 16 : size > 14)
        return std::nullopt;
    std::copy(before->begin(), before->end(), address.m_bytes.begin());
    std::copy(after->begin(), after->end(),
              address.m_bytes.end() - static_cast<std::ptrdiff_t>(after->size()));
    return address;
}

bool IpAddress::isV4() const
{
    return std::equal(v4Prefix.begin(), v4Prefix.end(), m_bytes.begin());
}

bool IpAddress::isLoopback() const
{
    if (isV4())
        return m_bytes[12] == 127;
    return std::all_of(m_bytes.begin(), m_bytes.end() - 1, [](std::uint8_t byte) { return byte == 0; }) &&
           m_bytes.back() == 1;
}

bool IpAddress::isUnspecified() const
{
    const auto begin = m_bytes.begin() + (isV4() ? 12 : 0);
    return std::all_of(begin, m_bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

bool isLoopbackHost(std::string_view host)
{
    if (lowerCase(host) == "localhost")
        return true;
    const std::optional<IpAddress> address = IpAddress::parse(host);
    return address && address->isLoopback();
}

} // namespace bulkhead::import
