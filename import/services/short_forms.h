// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The values that compose files may write in one line or as a map.
namespace bulkhead::import::services {

struct PortMapping
{
    std::string hostAddress; // "127.0.0.1"; empty: all interfaces
    std::string published;   // "8080", "8000-8010"; empty: the engine picks one
    std::string target;      // "80", "80-90"
    std::string protocol = "tcp";
    Mark mark;

    bool isLocal() const; // reachable from the host alone: a loopback address, however it is spelled
    bool isOnAllInterfaces() const;
    std::string text() const;       // "8080:80/tcp"
    std::string targetText() const; // "80/tcp"
    int targetPort() const;         // the first; 0 when it is no number
};

// Nothing when it is no port at all.
std::optional<PortMapping> parsePort(const Tree &port);

struct Mount
{
    enum class Type : std::uint8_t {
        Bind,
        Volume,
        Tmpfs,
        Pipe,
        Image,   // the content of an image
        Unknown, // a variable that nothing here settles is its source: a path or a volume
    };

    Type type = Type::Volume;
    std::string source; // host path with '/', volume's name; empty: an anonymous volume
    std::string place;  // of a host path seen from the project's folder
    std::string target;
    std::string owner; // the service whose anonymous volume it is; empty: the one that mounts it
    bool isReadOnly = false;
    std::string propagation; // "rshared" …; empty: none stated
    Mark mark;
};
std::optional<Mount> parseMount(const Tree &mount);

// Bytes of "512m", "1.5g", "100KB", "1073741824": units of 1024 as Docker reads them.
std::optional<double> parseBytes(std::string_view text);
std::optional<double> parseNumber(std::string_view text);

// The words of a command or entrypoint, which may be one text or a list.
std::vector<std::string> commandWords(const Tree &command);

// Whether a variable is always set to an absolute path where compose runs (PWD, HOME), or by its name holds
// one (DATA_DIR).
bool namesPath(std::string_view variable);

// Whether a socket that controls an engine or a cluster lies at this path or below it.
bool holdsControlSocket(std::string_view path);

} // namespace bulkhead::import::services
