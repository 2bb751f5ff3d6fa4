// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace bulkhead::catalog::engine {

// The grounds on which a condition is judged, each with more values known than the one before: what is
// stated; also the platform defaults that an artefact would have overruled; also those of what was drawn by
// hand.
enum class Ground : std::uint8_t { Stated, Imported, Assumed };

// The truth of a condition in Kleene's three-valued logic, on all three grounds at once: bit g says
// "true on ground g", bit g + 3 "false on ground g", neither "unknown".
class Truth
{
public:
    static constexpr Truth yes() { return Truth(yesBits); }
    static constexpr Truth no() { return Truth(noBits); }
    static constexpr Truth unknown() { return Truth(0); }
    static constexpr Truth of(bool value) { return value ? yes() : no(); }
    static constexpr Truth fromBits(std::uint8_t bits) { return Truth(bits); }

    // `before` below the ground, `value` from there on.
    static constexpr Truth from(Ground ground, bool value, Truth before)
    {
        const auto below = static_cast<std::uint8_t>((1U << static_cast<unsigned>(ground)) - 1U);
        const auto keep = static_cast<std::uint8_t>(below | below << 3);
        return Truth(static_cast<std::uint8_t>((before.m_bits & keep) | (of(value).m_bits & ~keep)));
    }

    constexpr bool isYes(Ground ground) const { return (m_bits >> static_cast<unsigned>(ground)) & 1U; }
    constexpr bool isNo(Ground ground) const { return (m_bits >> (static_cast<unsigned>(ground) + 3)) & 1U; }
    constexpr bool isUnknown(Ground ground) const { return !isYes(ground) && !isNo(ground); }
    constexpr Truth unknownAsNo() const
    {
        return Truth(static_cast<std::uint8_t>((m_bits & yesBits) | (~m_bits & yesBits) << 3));
    }
    constexpr std::uint8_t bits() const { return m_bits; }

    friend constexpr Truth operator&(Truth a, Truth b)
    {
        return Truth(
            static_cast<std::uint8_t>((a.m_bits & b.m_bits & yesBits) | ((a.m_bits | b.m_bits) & noBits)));
    }
    friend constexpr Truth operator|(Truth a, Truth b)
    {
        return Truth(
            static_cast<std::uint8_t>(((a.m_bits | b.m_bits) & yesBits) | (a.m_bits & b.m_bits & noBits)));
    }
    friend constexpr Truth operator!(Truth a)
    {
        return Truth(static_cast<std::uint8_t>((a.m_bits & yesBits) << 3 | a.m_bits >> 3));
    }
    constexpr bool operator==(const Truth &) const = default;

private:
    static constexpr std::uint8_t yesBits = 0b000111;
    static constexpr std::uint8_t noBits = 0b111000;

    constexpr explicit Truth(std::uint8_t bits) : m_bits(bits) {}

    std::uint8_t m_bits;
};

} // namespace bulkhead::catalog::engine
