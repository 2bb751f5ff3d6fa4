// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

// The syntax of systemd's unit files, as systemd.syntax(7) describes it.
namespace bulkhead::import::quadlet {

struct UnitSetting
{
    std::string key;
    std::string value; // with its continued lines
    int line = 0;      // 1-based, of the key
};

struct UnitSection
{
    std::string name; // "Container"
    int line = 0;
    std::vector<UnitSetting> settings; // in the order of the file
};

struct UnitFile
{
    std::vector<UnitSection> sections;
    std::vector<int> strayLines; // that are neither a section, a setting nor a comment
};

// Takes any text; lines that are not understood are listed.
UnitFile parseUnitFile(std::string_view text);

} // namespace bulkhead::import::quadlet
