// SPDX-License-Identifier: Apache-2.0
#include "import/services/short_forms.h"

#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/services/interpolation.h"
#include "import/shared/ip_address.h"
#include "import/shared/shell_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace bulkhead::import::services {

namespace {

// "C:\data", "c:/data": the colon after a drive separates nothing.
bool hasDrive(std::string_view text)
{
    const bool isLetter =
        !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
    return isLetter && text.size() > 2 && text[1] == ':' && (text[2] == '\\' || text[2] == '/');
}

// The parts between colons; those in brackets, in braces and after a drive do not count.
std::vector<std::string> splitColons(std::string_view text)
{
    std::vector<std::string> parts(1);
    int open = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        open += c == '[' || c == '{';
        open -= c == ']' || c == '}';
        const bool afterDrive = parts.back().size() == 1 && hasDrive(text.substr(i - 1));
        if (c == ':' && open <= 0 && !afterDrive)
            parts.emplace_back();
        else
            parts.back().push_back(c);
    }
    return parts;
}

// The first variable in a text: "HOME" of "${HOME:?}".
std::string_view variableIn(std::string_view text)
{
    const std::size_t dollar = text.find('$');
    if (dollar == std::string_view::npos)
        return {};
    text.remove_prefix(std::min(dollar + (text.substr(dollar + 1).starts_with('{') ? 2 : 1), text.size()));
    const auto end = std::find_if_not(text.begin(), text.end(), [](char c) {
        return c == '_' || isDigit(c) || (lowered(c) >= 'a' && lowered(c) <= 'z');
    });
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool isHostPath(std::string_view source)
{
    return source.starts_with('/') || source.starts_with('.') || source.starts_with('~') ||
           source.starts_with('\\') || hasDrive(source) ||
           (hasVariable(source) &&
            (source.find('/') != std::string_view::npos || namesPath(variableIn(source))));
}

Mount::Type typeOfSource(std::string_view source)
{
    if (isHostPath(source))
        return Mount::Type::Bind;
    return hasVariable(source) ? Mount::Type::Unknown : Mount::Type::Volume;
}

std::string withSlashes(std::string path)
{
    if (hasDrive(path) || path.starts_with('\\'))
        std::replace(path.begin(), path.end(), '\\', '/');
    if (path.size() > 1 && path.ends_with('/'))
        path.pop_back();
    return path;
}

bool isPropagation(std::string_view option)
{
    return option.ends_with("shared") || option.ends_with("slave") || option.ends_with("private");
}

Mount mountFromText(const Tree &tree)
{
    Mount mount;
    mount.mark = tree.mark();
    const std::vector<std::string> parts = splitColons(tree.text());
    if (parts.size() == 1) {
        mount.target = parts[0];
        return mount;
    }
    mount.source = withSlashes(parts[0]);
    mount.target = parts[1];
    mount.type = typeOfSource(parts[0]);
    if (parts[0].starts_with("\\\\.\\pipe") || parts[0].starts_with("//./pipe"))
        mount.type = Mount::Type::Pipe;
    std::string_view options = parts.size() > 2 ? std::string_view(parts[2]) : std::string_view();
    while (!options.empty()) {
        const std::size_t end = std::min(options.find(','), options.size());
        const std::string_view option = options.substr(0, end);
        options.remove_prefix(std::min(end + 1, options.size()));
        if (option == "ro" || option == "readonly")
            mount.isReadOnly = true;
        else if (isPropagation(option))
            mount.propagation = option;
    }
    return mount;
}

Mount mountFromMap(const Tree &tree)
{
    Mount mount;
    mount.mark = tree.mark();
    const std::string &type = tree["type"].text();
    mount.source = withSlashes(tree["source"].text().empty() ? tree["src"].text() : tree["source"].text());
    mount.target = tree["target"].text();
    if (mount.target.empty())
        mount.target = tree["destination"].text().empty() ? tree["dst"].text() : tree["destination"].text();
    mount.isReadOnly = parseBool(tree["read_only"].text()).value_or(false);
    mount.propagation = tree["bind"]["propagation"].text();
    if (type == "bind")
        mount.type = Mount::Type::Bind;
    else if (type == "tmpfs")
        mount.type = Mount::Type::Tmpfs;
    else if (type == "npipe")
        mount.type = Mount::Type::Pipe;
    else if (type == "image")
        mount.type = Mount::Type::Image;
    else
        mount.type = type == "volume" || type == "cluster" ? Mount::Type::Volume : typeOfSource(mount.source);
    return mount;
}

} // namespace

bool namesPath(std::string_view variable)
{
    static constexpr std::array<std::string_view, 16> words = {
        "pwd", "home", "dir",    "directory", "path",    "folder", "root",        "location",
        "tmp", "temp", "tmpdir", "basedir",   "datadir", "mount",  "userprofile", "appdata"};
    return isAnyOneOf(wordsOf(variable), words);
}

bool PortMapping::isLocal() const
{
    return isLoopbackHost(hostAddress);
}

bool PortMapping::isOnAllInterfaces() const
{
    const auto address = IpAddress::parse(hostAddress);
    return hostAddress.empty() || hostAddress == "*" || (address && address->isUnspecified());
}

std::string PortMapping::targetText() const
{
    return target + "/" + protocol;
}

std::string PortMapping::text() const
{
    return published + ":" + targetText();
}

int PortMapping::targetPort() const
{
    int port = 0;
    std::from_chars(target.data(), target.data() + target.size(), port);
    return port;
}

namespace {

// People write the address into "published" too: "127.0.0.1:8080", or even "127.0.0.1".
void takeAddress(PortMapping &port)
{
    const std::size_t colon = port.published.rfind(':');
    const bool isAddress = colon != std::string::npos || port.published.find('.') != std::string::npos;
    if (!isAddress || !port.hostAddress.empty() || hasVariable(port.published))
        return;
    port.hostAddress = port.published.substr(0, colon);
    port.published = colon == std::string::npos ? std::string() : port.published.substr(colon + 1);
}

} // namespace

std::optional<PortMapping> parsePort(const Tree &tree)
{
    PortMapping port;
    port.mark = tree.mark();
    if (tree.isMap()) {
        port.target = tree["target"].text();
        port.published = tree["published"].text();
        port.hostAddress = tree["host_ip"].text();
        takeAddress(port);
        if (!tree["protocol"].text().empty())
            port.protocol = lowerCase(tree["protocol"].text());
        // The line that tells most: where it is published, or at least the port.
        port.mark = tree.has("published") ? tree.keyMark("published") : tree.keyMark("target");
        return port.target.empty() ? std::nullopt : std::optional(port);
    }
    std::string text = tree.text();
    if (const std::size_t slash = text.rfind('/');
        slash != std::string::npos && text.find('}', slash) == text.npos) {
        port.protocol = lowerCase(text.substr(slash + 1));
        text.resize(slash);
    }
    std::vector<std::string> parts = splitColons(text);
    port.target = parts.back();
    parts.pop_back();
    if (!parts.empty()) {
        port.published = parts.back();
        parts.pop_back();
    }
    for (std::size_t i = 0; i < parts.size(); ++i) // of an IPv6 address without brackets several
        port.hostAddress += (i == 0 ? "" : ":") + parts[i];
    return port.target.empty() ? std::nullopt : std::optional(port);
}

std::optional<Mount> parseMount(const Tree &tree)
{
    if (tree.isMap())
        return mountFromMap(tree);
    return tree.isScalar() && !tree.text().empty() ? std::optional(mountFromText(tree)) : std::nullopt;
}

std::optional<double> parseNumber(std::string_view text)
{
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<double> parseBytes(std::string_view text)
{
    const std::size_t unitBegin = text.find_first_not_of("0123456789.+-");
    const std::optional<double> number = parseNumber(text.substr(0, unitBegin));
    if (!number)
        return std::nullopt;
    std::string unit =
        unitBegin == std::string_view::npos ? std::string() : lowerCase(text.substr(unitBegin));
    std::erase(unit, ' ');
    static constexpr std::array<std::pair<char, double>, 5> units = {
        {{'k', 0x1p10}, {'m', 0x1p20}, {'g', 0x1p30}, {'t', 0x1p40}, {'p', 0x1p50}}};
    if (unit.empty() || unit == "b")
        return number;
    for (const auto &[letter, factor] : units) {
        const std::string name(1, letter);
        if (unit == name || unit == name + "b" || unit == name + "ib" || unit == name + "i")
            return *number * factor;
    }
    return std::nullopt;
}

std::vector<std::string> commandWords(const Tree &command)
{
    if (command.isScalar())
        return splitCommand(command.text());
    // "sh", "-c", "a longer line": the line's words count too.
    std::vector<std::string> words;
    for (const std::string &item : command.texts()) {
        std::vector<std::string> split = splitCommand(item);
        if (split.size() > 1)
            std::move(split.begin(), split.end(), std::back_inserter(words));
        else
            words.push_back(item);
    }
    return words;
}

bool holdsControlSocket(std::string_view path)
{
    static constexpr std::array<std::string_view, 12> sockets = {"/var/run/docker.sock",
                                                                 "/run/docker.sock",
                                                                 "/run/containerd/containerd.sock",
                                                                 "/var/run/containerd/containerd.sock",
                                                                 "/run/crio/crio.sock",
                                                                 "/var/run/crio/crio.sock",
                                                                 "/run/podman/podman.sock",
                                                                 "/var/run/podman/podman.sock",
                                                                 "/run/k3s/containerd/containerd.sock",
                                                                 "/var/run/cri-dockerd.sock",
                                                                 "/run/cri-dockerd.sock",
                                                                 "/var/run/dockershim.sock"};
    if (path.find("docker_engine") != std::string_view::npos)
        return true;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    if (name == "docker.sock" || name == "containerd.sock" || name == "crio.sock" || name == "podman.sock" ||
        name == "cri-dockerd.sock" || name == "dockershim.sock" || name == "docker.sock.raw")
        return true;
    if (!path.starts_with('/'))
        return false;
    const std::string folder = path == "/" ? "/" : std::string(path) + "/";
    return std::any_of(sockets.begin(), sockets.end(),
                       [&](std::string_view socket) { return socket.starts_with(folder); });
}

} // namespace bulkhead::import::services
