// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>

// Eight bytes of a text looked at in one step: what is written in JSON is nearly all plain.
namespace bulkhead::model {

constexpr std::uint64_t eachByte = 0x0101010101010101;
constexpr std::uint64_t highBits = 0x80 * eachByte;

inline std::uint64_t eightBytes(const char *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

// Not 0 where one of the bytes is below the limit, which is 128 at most.
constexpr std::uint64_t anyBelow(std::uint64_t word, std::uint8_t limit)
{
    return (word - limit * eachByte) & ~word & highBits;
}

// Not 0 where one of the bytes is this one.
constexpr std::uint64_t anyIs(std::uint64_t word, std::uint8_t byte)
{
    return anyBelow(word ^ (byte * eachByte), 1);
}

} // namespace bulkhead::model
