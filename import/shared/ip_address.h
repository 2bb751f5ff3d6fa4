// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bulkhead::import {

// An IPv6 address, or an IPv4 one as it is mapped into them (::ffff:a.b.c.d), so that two spellings of one
// address are equal.
class IpAddress
{
public:
    // "127.0.0.1", "::1", "0:0:0:0:0:0:0:1", "[::1]", "fe80::1%eth0"; nothing for what is no address.
    static std::optional<IpAddress> parse(std::string_view text);

    bool isLoopback() const;    // 127.0.0.0/8 and ::1
    bool isUnspecified() const; // 0.0.0.0 and ::, all interfaces of a listener
    bool operator==(const IpAddress &) const = default;

private:
    bool isV4() const;

    std::array<std::uint8_t, 16> m_bytes{};
};

// Whether a host is the machine or container itself: a loopback address in any spelling, or "localhost".
bool isLoopbackHost(std::string_view host);

} // namespace bulkhead::import
