// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/quadlet/unit_file.h"
#include "import/services/tree.h"
#include "import/shared/builder.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::quadlet {

// What a unit describes, by its own section.
enum class UnitKind : std::uint8_t { Container, Pod, Network, Volume, Kube, Image, Build };

std::string_view sectionOf(UnitKind kind); // "Container"
std::string_view endingOf(UnitKind kind);  // ".container"
bool isUnitName(std::string_view name);    // "web.container"

// The kind of a unit by its sections; nothing of other files of that syntax, among them systemd's own
// .network files, which have a section [Match] or keys that no quadlet has.
std::optional<UnitKind> kindOf(const UnitFile &file);

// One setting with its place and its specifiers put in.
struct Setting
{
    std::string key;
    std::string value;
    services::Mark mark;
};

// A unit with its drop-ins laid over it.
class Unit
{
public:
    Unit(UnitKind kind, std::string_view path, const UnitFile &file);

    UnitKind kind() const { return m_kind; }
    const std::string &name() const { return m_name; } // "web" of "web.container"
    std::string fileName() const { return m_name + std::string(endingOf(m_kind)); }
    const services::Mark &mark() const { return m_mark; } // of its section
    // Whether its place says that it is a user's and not the system's (~/.config/containers/systemd).
    bool isRootless() const { return m_isRootless; }

    void addDropIn(std::string_view path, const UnitFile &file);

    // The settings of its own section.
    const std::vector<Setting> &settings() const { return settingsOf(sectionOf(m_kind)); }
    const std::vector<Setting> &settingsOf(std::string_view section) const;
    // The last one with a value; null when there is none.
    const Setting *last(std::string_view key) const { return last(sectionOf(m_kind), key); }
    const Setting *last(std::string_view section, std::string_view key) const;
    // Those since the key was emptied last, as systemd reads lists.
    std::vector<const Setting *> all(std::string_view key) const { return all(sectionOf(m_kind), key); }
    std::vector<const Setting *> all(std::string_view section, std::string_view key) const;

private:
    void add(const UnitFile &file, const std::shared_ptr<const std::string> &path);
    std::string withSpecifiers(std::string_view value) const;

    UnitKind m_kind;
    std::string m_name;
    services::Mark m_mark;
    bool m_isRootless = false;
    std::map<std::string, std::vector<Setting>, std::less<>> m_sections;
};

using Units = std::map<std::string, Unit, std::less<>>; // by file name: "web.container"

// "web@.container" of its instance "web@1.container"; empty of other units.
std::string templateOf(std::string_view unitName);

// Tells of settings that are none of the kind's.
void reportUnknownKeys(Builder &builder, const Unit &unit, std::span<const std::string_view> known);

} // namespace bulkhead::import::quadlet
