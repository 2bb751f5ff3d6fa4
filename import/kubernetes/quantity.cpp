// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace bulkhead::import::kubernetes {

namespace {

struct Suffix
{
    std::string_view text;
    double factor;
};

constexpr double ki = 1024.0;
constexpr std::array suffixes = {
    Suffix{"", 1},
    Suffix{"n", 1e-9},
    Suffix{"u", 1e-6},
    Suffix{"m", 1e-3},
    Suffix{"k", 1e3},
    Suffix{"M", 1e6},
    Suffix{"G", 1e9},
    Suffix{"T", 1e12},
    Suffix{"P", 1e15},
    Suffix{"E", 1e18},
    Suffix{"Ki", ki},
    Suffix{"Mi", ki *ki},
    Suffix{"Gi", ki *ki *ki},
    Suffix{"Ti", ki *ki *ki *ki},
    Suffix{"Pi", ki *ki *ki *ki *ki},
    Suffix{"Ei", ki *ki *ki *ki *ki *ki},
};

} // namespace

std::optional<double> parseQuantity(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return std::nullopt;
    const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const auto suffix =
        std::find_if(suffixes.begin(), suffixes.end(), [rest](const Suffix &s) { return s.text == rest; });
    if (suffix == suffixes.end() || !std::isfinite(number * suffix->factor))
        return std::nullopt;
    return number * suffix->factor;
}

std::int64_t toMebibytes(double bytes)
{
    if (bytes <= 0)
        return 0;
    const double mebibytes = std::min(bytes / (ki * ki), 9e15);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::llround(mebibytes)));
}

} // namespace bulkhead::import::kubernetes
