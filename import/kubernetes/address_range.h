// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

// Addresses of the Internet Protocol by their first bits: "10.0.0.0/8", "2001:db8::/32"; a single address is
// a range of one.
struct AddressRange
{
    bool isVersion6 = false;
    std::uint64_t bits = 0; // the first 32 bits of version 4, the first 64 of version 6
    int prefix = 0;         // how many bits of the address are fixed

    // Nullopt of what is no address or range.
    static std::optional<AddressRange> parse(std::string_view text);
};

// Whether every address of the range belongs to a private network, the machine or the link (RFC 1918, RFC
// 4193, RFC 6598, RFC 3927, RFC 4291): nobody on the internet has one.
bool isPrivate(const AddressRange &range);

// Whether every address of the range is of the link alone: 169.254.0.0/16, where clouds serve their metadata,
// and fe80::/10.
bool isLinkLocal(const AddressRange &range);

// Whether the ranges cover all addresses of version 4 or of version 6.
bool coverAll(const std::vector<AddressRange> &ranges);

// Who may come in where only these ranges are let in.
enum class Audience : std::uint8_t { Internet, PrivateNetwork, ListedAddresses };

// Of a list of ranges: Internet where it is empty or covers everything. A text that is no range (a variable
// to be filled in) stands for addresses that somebody listed.
Audience audienceOf(const std::vector<std::string_view> &ranges);

} // namespace bulkhead::import::kubernetes
