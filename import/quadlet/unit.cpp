// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/unit.h"

#include "import/reading/text.h"
#include "import/shared/relative_path.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::quadlet {

namespace {

struct KindNames
{
    UnitKind kind;
    std::string_view section;
    std::string_view ending;
};

// In the order in which a file's sections tell its kind.
constexpr std::array<KindNames, 7> kinds = {{{UnitKind::Container, "Container", ".container"},
                                             {UnitKind::Pod, "Pod", ".pod"},
                                             {UnitKind::Kube, "Kube", ".kube"},
                                             {UnitKind::Network, "Network", ".network"},
                                             {UnitKind::Volume, "Volume", ".volume"},
                                             {UnitKind::Image, "Image", ".image"},
                                             {UnitKind::Build, "Build", ".build"}}};

// Sections that a quadlet may have beside its own; those that begin with "X-" too.
constexpr std::array<std::string_view, 4> commonSections = {"Unit", "Service", "Install", "Quadlet"};

// Keys of other files that have a section of the same name: systemd.network(5), mkosi.
constexpr std::array<std::string_view, 12> foreignKeys = {
    "Address", "DHCP",      "Bridge",       "Bond",       "VLAN",     "LLDP",
    "Domains", "IPForward", "IPMasquerade", "DHCPServer", "Packages", "Distribution"};

const KindNames &namesOf(UnitKind kind)
{
    return *std::find_if(kinds.begin(), kinds.end(), [kind](const KindNames &n) { return n.kind == kind; });
}

std::string nameFrom(std::string_view path, UnitKind kind)
{
    const std::string_view file = fileNameOf(path);
    const std::string_view ending = endingOf(kind);
    return std::string(file.ends_with(ending) && file.size() > ending.size()
                           ? file.substr(0, file.size() - ending.size())
                           : file);
}

// "1" of "web@1"; empty of a template and of other units.
std::string_view instanceIn(std::string_view name)
{
    const std::size_t at = name.find('@');
    return at == std::string_view::npos ? std::string_view() : name.substr(at + 1);
}

} // namespace

std::string_view sectionOf(UnitKind kind)
{
    return namesOf(kind).section;
}

std::string_view endingOf(UnitKind kind)
{
    return namesOf(kind).ending;
}

bool isUnitName(std::string_view name)
{
    return std::any_of(kinds.begin(), kinds.end(), [name](const KindNames &n) {
        return name.size() > n.ending.size() && name.ends_with(n.ending);
    });
}

std::optional<UnitKind> kindOf(const UnitFile &file)
{
    std::optional<UnitKind> kind;
    for (const UnitSection &section : file.sections) {
        const auto named = std::find_if(kinds.begin(), kinds.end(),
                                        [&](const KindNames &n) { return n.section == section.name; });
        if (named == kinds.end() && !isOneOf(section.name, commonSections) && !section.name.starts_with("X-"))
            return std::nullopt;
        const bool isForeign =
            std::any_of(section.settings.begin(), section.settings.end(),
                        [](const UnitSetting &setting) { return isOneOf(setting.key, foreignKeys); });
        if (named != kinds.end() && isForeign)
            return std::nullopt;
        if (named != kinds.end() && !kind)
            kind = named->kind;
    }
    return kind;
}

Unit::Unit(UnitKind kind, std::string_view path, const UnitFile &file)
    : m_kind(kind), m_name(nameFrom(path, kind)),
      m_isRootless(path.find(".config/containers/systemd") != std::string_view::npos ||
                   path.find("containers/systemd/users") != std::string_view::npos)
{
    const auto name = std::make_shared<const std::string>(path);
    m_mark = {name, 1};
    for (const UnitSection &section : file.sections) {
        if (section.name == sectionOf(kind)) {
            m_mark.line = section.line;
            break;
        }
    }
    add(file, name);
}

void Unit::addDropIn(std::string_view path, const UnitFile &file)
{
    add(file, std::make_shared<const std::string>(path));
}

void Unit::add(const UnitFile &file, const std::shared_ptr<const std::string> &path)
{
    for (const UnitSection &section : file.sections) {
        std::vector<Setting> &settings = m_sections[section.name];
        for (const UnitSetting &setting : section.settings)
            settings.push_back({setting.key, withSpecifiers(setting.value), {path, setting.line}});
    }
}

// Those of systemd.unit(5) that do not depend on the machine; others stay as they are.
std::string Unit::withSpecifiers(std::string_view value) const
{
    std::string result;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char specifier = value[i] == '%' && i + 1 < value.size() ? value[i + 1] : '\0';
        std::string_view meant;
        switch (specifier) {
        case '%':
            meant = "%";
            break;
        case 'n': // the service that is generated of the unit bears its name
        case 'N':
            meant = m_name;
            break;
        case 'p':
            meant = std::string_view(m_name).substr(0, m_name.find('@'));
            break;
        case 'i':
        case 'I':
            if (instanceIn(m_name).empty()) { // a template, or none at all
                result += value[i];
                continue;
            }
            meant = instanceIn(m_name);
            break;
        case 'h':
            meant = m_isRootless ? "~" : "/root";
            break;
        case 't':
            meant = m_isRootless ? "/run/user/%U" : "/run";
            break;
        case 'S':
            meant = m_isRootless ? "~/.local/state" : "/var/lib";
            break;
        case 'E':
            meant = m_isRootless ? "~/.config" : "/etc";
            break;
        case 'C':
            meant = m_isRootless ? "~/.cache" : "/var/cache";
            break;
        case 'L':
            meant = m_isRootless ? "~/.local/state/log" : "/var/log";
            break;
        case 'T':
            meant = "/tmp";
            break;
        case 'V':
            meant = "/var/tmp";
            break;
        default:
            result += value[i];
            continue;
        }
        result += meant;
        ++i;
    }
    return result;
}

const std::vector<Setting> &Unit::settingsOf(std::string_view section) const
{
    static const std::vector<Setting> none;
    const auto found = m_sections.find(section);
    return found == m_sections.end() ? none : found->second;
}

const Setting *Unit::last(std::string_view section, std::string_view key) const
{
    const std::vector<Setting> &settings = settingsOf(section);
    const auto found = std::find_if(settings.rbegin(), settings.rend(),
                                    [key](const Setting &setting) { return setting.key == key; });
    return found == settings.rend() || found->value.empty() ? nullptr : &*found;
}

std::vector<const Setting *> Unit::all(std::string_view section, std::string_view key) const
{
    std::vector<const Setting *> found;
    for (const Setting &setting : settingsOf(section)) {
        if (setting.key != key)
            continue;
        if (setting.value.empty())
            found.clear();
        else
            found.push_back(&setting);
    }
    return found;
}

std::string templateOf(std::string_view unitName)
{
    const std::size_t at = unitName.find('@');
    const std::size_t dot = unitName.rfind('.');
    if (at == std::string_view::npos || dot == std::string_view::npos || dot <= at + 1)
        return {};
    return std::string(unitName.substr(0, at + 1)) + std::string(unitName.substr(dot));
}

void reportUnknownKeys(Builder &builder, const Unit &unit, std::span<const std::string_view> known)
{
    for (const Setting &setting : unit.settings()) {
        if (std::find(known.begin(), known.end(), setting.key) == known.end())
            builder.warn(setting.mark.path(), setting.mark.line,
                         unit.fileName() + " has a key that is not understood: " + setting.key);
    }
}

} // namespace bulkhead::import::quadlet
