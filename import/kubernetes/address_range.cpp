// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/address_range.h"

#include "import/reading/text.h"

#include <algorithm>
#include <charconv>

namespace bulkhead::import::kubernetes {

namespace {

// The whole text as a number in a base; nullopt where it is none or greater than the maximum.
std::optional<std::uint64_t> numberIn(std::string_view text, int base, std::uint64_t maximum)
{
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (text.empty() || fault != std::errc() || end != text.data() + text.size() || number > maximum)
        return std::nullopt;
    return number;
}

// The parts of a text between separators.
std::vector<std::string_view> partsOf(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.push_back(text);
    return parts;
}

std::optional<std::uint64_t> version4(std::string_view text)
{
    const std::vector<std::string_view> parts = partsOf(text, '.');
    if (parts.size() != 4)
        return std::nullopt;
    std::uint64_t bits = 0;
    for (const std::string_view part : parts) {
        const auto number = numberIn(part, 10, 255);
        if (!number)
            return std::nullopt;
        bits = bits << 8 | *number;
    }
    return bits;
}

// The first four groups of an address of version 6. "::" stands for as many groups of zeros as are missing.
std::optional<std::uint64_t> version6(std::string_view text)
{
    constexpr std::size_t allGroups = 8;
    const std::size_t gap = text.find("::");
    const bool hasGap = gap != std::string_view::npos;
    std::vector<std::uint64_t> groups;
    const auto add = [&groups](std::string_view part) {
        if (part.empty())
            return true;
        for (const std::string_view group : partsOf(part, ':')) {
            const auto number = numberIn(group, 16, 0xffff);
            if (!number)
                return false;
            groups.push_back(*number);
        }
        return true;
    };
    if (!add(text.substr(0, gap)))
        return std::nullopt;
    const std::size_t before = groups.size();
    if (hasGap && !add(text.substr(gap + 2)))
        return std::nullopt;
    if (hasGap ? groups.size() >= allGroups : groups.size() != allGroups)
        return std::nullopt;
    groups.insert(groups.begin() + static_cast<std::ptrdiff_t>(before), allGroups - groups.size(), 0);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < allGroups / 2; ++i)
        bits = bits << 16 | groups[i];
    return bits;
}

// Whether the first range lies in the second.
bool liesIn(const AddressRange &range, const AddressRange &block)
{
    if (range.isVersion6 != block.isVersion6 || range.prefix < block.prefix)
        return false;
    const int width = block.isVersion6 ? 64 : 32;
    const int rest = width - std::min(block.prefix, width);
    return rest >= 64 || range.bits >> rest == block.bits >> rest;
}

bool liesInOne(const AddressRange &range, std::initializer_list<std::string_view> blocks)
{
    return std::any_of(blocks.begin(), blocks.end(), [&range](std::string_view block) {
        const auto parsed = AddressRange::parse(block);
        return parsed && liesIn(range, *parsed);
    });
}

} // namespace

std::optional<AddressRange> AddressRange::parse(std::string_view text)
{
    text = trimmed(text);
    const std::size_t slash = text.find('/');
    const std::string_view address = text.substr(0, slash);
    AddressRange range;
    range.isVersion6 = address.find(':') != std::string_view::npos;
    const std::optional<std::uint64_t> bits = range.isVersion6 ? version6(address) : version4(address);
    if (!bits)
        return std::nullopt;
    range.bits = *bits;
    range.prefix = range.isVersion6 ? 128 : 32;
    if (slash != std::string_view::npos) {
        const auto prefix = numberIn(text.substr(slash + 1), 10, static_cast<std::uint64_t>(range.prefix));
        if (!prefix)
            return std::nullopt;
        range.prefix = static_cast<int>(*prefix);
    }
    return range;
}

bool isPrivate(const AddressRange &range)
{
    return isLinkLocal(range) || liesInOne(range, {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
                                                   "100.64.0.0/10", "127.0.0.0/8", "fc00::/7", "::1/64"});
}

bool isLinkLocal(const AddressRange &range)
{
    return liesInOne(range, {"169.254.0.0/16", "fe80::/10"});
}

bool coverAll(const std::vector<AddressRange> &ranges)
{
    // Each is a share of the address space; ranges that overlap are not looked for.
    double covered4 = 0;
    double covered6 = 0;
    for (const AddressRange &range : ranges) {
        double share = 1;
        for (int i = 0; i < range.prefix; ++i)
            share /= 2;
        (range.isVersion6 ? covered6 : covered4) += share;
    }
    return covered4 >= 1 || covered6 >= 1;
}

Audience audienceOf(const std::vector<std::string_view> &ranges)
{
    std::vector<AddressRange> parsed;
    for (const std::string_view text : ranges)
        if (const auto range = AddressRange::parse(text))
            parsed.push_back(*range);
    if (ranges.empty() || coverAll(parsed))
        return Audience::Internet;
    const bool allRead = parsed.size() == ranges.size();
    return allRead && std::all_of(parsed.begin(), parsed.end(), isPrivate) ? Audience::PrivateNetwork
                                                                           : Audience::ListedAddresses;
}

} // namespace bulkhead::import::kubernetes
