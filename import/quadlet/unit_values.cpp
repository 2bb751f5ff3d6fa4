// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/unit_values.h"

#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/services/short_forms.h"

#include <optional>

namespace bulkhead::import::quadlet {

std::string asTruth(const std::string &value)
{
    const std::optional<bool> truth =
        value == "1" || value == "0" ? std::optional(value == "1") : parseBool(value);
    return truth ? (*truth ? "true" : "false") : value;
}

bool isTrue(const std::string &value)
{
    return asTruth(value) == "true";
}

std::string logDriver(const std::string &value)
{
    return value == "k8s-file" || value.starts_with("passthrough") ? "local" : value;
}

std::string pullPolicy(const std::string &value)
{
    return value == "newer" ? "always" : value;
}

std::string restartPolicy(const std::string &value)
{
    return value.starts_with("on-") ? "on-failure" : value;
}

std::string memoryLimit(const std::string &value)
{
    return value == "infinity" ? "0" : lowerCase(value);
}

std::string processors(const std::string &value)
{
    const auto percent = value.ends_with('%')
                             ? services::parseNumber(std::string_view(value).substr(0, value.size() - 1))
                             : std::nullopt;
    if (!percent || *percent <= 0 || *percent > 1e6)
        return {};
    const auto hundredths = static_cast<int>(*percent);
    std::string fraction = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + std::string(2 - fraction.size(), '0') + fraction;
}

std::string imageName(const std::string &value)
{
    for (const std::string_view file :
         std::initializer_list<std::string_view>{"oci:", "oci-archive:", "docker-archive:", "dir:", "sif:"}) {
        if (value.starts_with(file) && value.find('/') != std::string::npos)
            return {};
    }
    for (const std::string_view transport :
         std::initializer_list<std::string_view>{"docker://", "docker-daemon:", "containers-storage:"}) {
        if (value.starts_with(transport))
            return value.substr(transport.size());
    }
    return value;
}

} // namespace bulkhead::import::quadlet
