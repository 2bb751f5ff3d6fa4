// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::exporting {

// Who reads the report: those who decide, those who mend, those who check that nothing was left out.
enum class Audience : std::uint8_t { Board, Engineering, Audit };

inline constexpr std::array allAudiences = {Audience::Board, Audience::Engineering, Audience::Audit};

std::string_view audienceName(Audience audience); // "board"; stable
std::vector<std::string> audienceNames();
std::optional<Audience> audienceOf(std::string_view name);

// Which chapters a report has.
struct ReportChoice
{
    Audience audience = Audience::Engineering;
    std::vector<std::string> sections; // ids of chapters, in the order wanted; empty: those of the audience
    bool operator==(const ReportChoice &) const = default;
};

} // namespace bulkhead::exporting
