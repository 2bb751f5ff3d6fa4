// SPDX-License-Identifier: Apache-2.0
#include "import/shared/mentions.h"

#include "import/reading/text.h"
#include "import/shared/credentials.h"
#include "import/shared/ip_address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace bulkhead::import {

namespace {

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

bool isHostName(std::string_view text)
{
    return !text.empty() && text.size() <= 253 && std::all_of(text.begin(), text.end(), isHostCharacter);
}

// Whether a setting of this name holds a host rather than some name that a service may happen to bear.
bool namesHost(std::string_view name)
{
    static constexpr std::array<std::string_view, 28> hostWords = {
        "host",      "hosts",    "hostname",  "server",    "servers",  "addr",      "address",
        "addresses", "url",      "uri",       "urls",      "endpoint", "endpoints", "broker",
        "brokers",   "upstream", "backend",   "peer",      "peers",    "seed",      "seeds",
        "dsn",       "connect",  "bootstrap", "upstreams", "backends", "ip",        "domain"};
    // "LISTEN_ADDRESS", "SERVER_NAME" and "ADVERTISED_HOST" are about the container itself.
    static constexpr std::array<std::string_view, 12> otherWords = {
        "name",    "listen", "bind",    "user", "advertised", "own",
        "allowed", "id",     "virtual", "port", "version",    "role"};
    const std::vector<std::string> words = wordsOf(name);
    if (words.empty() || isAnyOneOf(words, otherWords))
        return false;
    const std::string &last = words.back();
    const bool endsInHost =
        last.size() > 4 && (last.ends_with("host") || last.ends_with("server") || last.ends_with("url"));
    return isAnyOneOf(words, hostWords) || endsInHost ||
           (words.size() > 1 && (last == "master" || last == "service" || last == "sentinel"));
}

int portOf(std::string_view text)
{
    int port = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), port);
    return fault == std::errc() && end == text.data() + text.size() && port > 0 && port < 65536 ? port : 0;
}

void settleEncryption(Mention &mention, std::string_view rest)
{
    static constexpr std::array<std::string_view, 12> encrypted = {"https",    "rediss", "amqps", "mqtts",
                                                                   "wss",      "ldaps",  "tls",   "grpcs",
                                                                   "nats+tls", "smtps",  "ftps",  "valkeys"};
    static constexpr std::array<std::string_view, 10> clear = {
        "http", "redis", "amqp", "mqtt", "ws", "ldap", "ftp", "memcached", "valkey", "gopher"};
    const std::string options = lowerCase(rest);
    const auto says = [&](std::string_view text) { return options.find(text) != std::string::npos; };
    if (says("sslmode=disable") || says("usessl=false") || says("ssl=false") || says("encrypt=false"))
        mention.isClear = true;
    else if (isOneOf(mention.scheme, encrypted) || says("sslmode=require") || says("sslmode=verify") ||
             says("usessl=true") || says("ssl=true") || says("tls=true") || says("encrypt=true"))
        mention.isEncrypted = true;
    else
        mention.isClear = isOneOf(mention.scheme, clear);
}

// Splits "user:password@a:1,b:2" into mentions.
void addAuthority(std::vector<Mention> &mentions, std::string_view authority, const Mention &pattern)
{
    Mention shared = pattern;
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        const std::string_view user = authority.substr(0, at);
        shared.hasCredentials |= user.find(':') != std::string_view::npos && !user.ends_with(':');
        authority = authority.substr(at + 1);
    }
    while (!authority.empty()) {
        const std::size_t end = std::min(authority.find(','), authority.size());
        const std::string_view part = authority.substr(0, end);
        authority.remove_prefix(std::min(end + 1, authority.size()));
        // "[fd00::10]:5432": the brackets keep the colons of an address from those of a port.
        const bool isBracketed = part.starts_with('[') && part.find(']') != std::string_view::npos;
        const std::size_t colon = part.find(':', isBracketed ? part.find(']') : 0);
        Mention mention = shared;
        mention.host = lowerCase(isBracketed ? part.substr(1, part.find(']') - 1) : part.substr(0, colon));
        mention.port = colon == std::string_view::npos ? 0 : portOf(part.substr(colon + 1));
        if (isHostName(mention.host) || (isBracketed && IpAddress::parse(mention.host)))
            mentions.push_back(std::move(mention));
    }
}

bool isSchemeCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
}

// scheme://authority, also within other text.
void addUrls(std::vector<Mention> &mentions, std::string_view text)
{
    for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 3)) {
        std::size_t begin = at;
        while (begin > 0 && isSchemeCharacter(text[begin - 1]))
            --begin;
        Mention pattern;
        pattern.scheme = lowerCase(text.substr(begin, at - begin));
        const std::string_view rest = text.substr(at + 3);
        const std::string_view authority = rest.substr(0, rest.find_first_of("/?#;\"'` \t\n\\)<>|"));
        settleEncryption(pattern, rest.substr(0, rest.find_first_of(" \t\n")));
        pattern.hasCredentials = !queryCredential(text.substr(begin)).empty();
        if (!pattern.scheme.empty() && pattern.scheme != "unix" && pattern.scheme != "file")
            addAuthority(mentions, authority, pattern);
    }
}

// host:port that is no part of a URL: "db:5432", "tcp(db:3306)", "a:9092,b:9092".
void addAddresses(std::vector<Mention> &mentions, std::string_view text)
{
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
         colon = text.find(':', colon + 1)) {
        std::size_t begin = colon;
        while (begin > 0 && isHostCharacter(text[begin - 1]))
            --begin;
        std::size_t end = colon + 1;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9')
            ++end;
        const bool endsHere = end == text.size() || !isHostCharacter(text[end]);
        const bool inUrl = begin > 1 && text[begin - 1] == '/';
        Mention mention;
        mention.host = lowerCase(text.substr(begin, colon - begin));
        mention.port = portOf(text.substr(colon + 1, end - colon - 1));
        // A third part makes it something else: "a:1:2", a time, a mount.
        const bool hasThird = end < text.size() && text[end] == ':' && end + 1 < text.size() &&
                              (text[end + 1] == '/' || (text[end + 1] >= '0' && text[end + 1] <= '9'));
        if (mention.port > 0 && isHostName(mention.host) && endsHere && !inUrl && !hasThird)
            mentions.push_back(std::move(mention));
    }
}

// "Server=tcp:db,1433;Database=shop;…", "host=db port=5432 user=shop". Of SQL Server the port follows a comma
// and the instance a backslash. https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING,
// https://learn.microsoft.com/dotnet/api/system.data.sqlclient.sqlconnection.connectionstring
void addConnectionString(std::vector<Mention> &mentions, std::string_view text)
{
    static constexpr std::array<std::string_view, 8> hostNames = {
        "server", "data source", "host", "hostname", "address", "addr", "network address", "hostaddr"};
    for (const char separator : {';', ' '}) {
        Mention mention;
        for (const auto &[name, value] : settingsOf(text, separator)) {
            const std::string key = lowerCase(name);
            mention.hasCredentials |= namesCredential(name) && !value.empty();
            if (key == "port") {
                mention.port = portOf(value);
            } else if (isOneOf(key, hostNames) && mention.host.empty()) {
                std::string_view host = value.starts_with("tcp:") ? value.substr(4) : value;
                const std::size_t comma = host.find(',');
                if (comma != std::string_view::npos)
                    mention.port = portOf(trimmed(host.substr(comma + 1)));
                mention.host = lowerCase(host.substr(0, host.find_first_of(",\\")));
            }
        }
        if (!isHostName(mention.host) && !IpAddress::parse(mention.host))
            continue;
        settleEncryption(mention, text);
        mentions.push_back(std::move(mention));
        return;
    }
}

void addPlainHosts(std::vector<Mention> &mentions, std::string_view value)
{
    while (!value.empty()) {
        const std::size_t end = std::min(value.find_first_of(", ;"), value.size());
        std::string_view part = value.substr(0, end);
        value.remove_prefix(std::min(end + 1, value.size()));
        part = part.substr(0, part.find('/'));
        Mention mention;
        mention.host = lowerCase(part);
        if (isHostName(part) || IpAddress::parse(part))
            mentions.push_back(std::move(mention));
    }
}

void dropRepeated(std::vector<Mention> &mentions)
{
    std::vector<Mention> kept;
    for (Mention &mention : mentions) {
        const bool isKnown = std::any_of(kept.begin(), kept.end(), [&](const Mention &other) {
            return other.host == mention.host && (mention.port == 0 || other.port == mention.port);
        });
        if (!isKnown)
            kept.push_back(std::move(mention));
    }
    mentions = std::move(kept);
}

} // namespace

std::vector<Mention> mentionsInSetting(std::string_view name, std::string_view value)
{
    std::vector<Mention> mentions;
    constexpr std::size_t longest = 16'384; // bytes
    if (value.size() > longest)
        return mentions;
    addUrls(mentions, value);
    addAddresses(mentions, value);
    if (mentions.empty())
        addConnectionString(mentions, value);
    if (mentions.empty() && namesHost(name))
        addPlainHosts(mentions, value);
    dropRepeated(mentions);
    for (Mention &mention : mentions)
        mention.isEngine = (upperCase(name) == "DOCKER_HOST" && mention.scheme != "ssh") ||
                           (upperCase(name) == "CONTAINER_HOST" && mention.scheme == "tcp"); // of Podman
    return mentions;
}

std::vector<Mention> mentionsInArguments(const std::vector<std::string> &arguments)
{
    std::vector<Mention> mentions;
    const auto add = [&mentions](std::vector<Mention> more) {
        std::move(more.begin(), more.end(), std::back_inserter(mentions));
    };
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        const bool isOption = argument.starts_with('-');
        const std::size_t equals = argument.find('=');
        if (isOption && equals != std::string_view::npos)
            add(mentionsInSetting(argument.substr(0, equals), argument.substr(equals + 1)));
        else if (isOption && i + 1 < arguments.size() && !arguments[i + 1].starts_with('-'))
            add(mentionsInSetting(argument == "-h" ? "host" : argument, arguments[i + 1]));
        add(mentionsInSetting({}, argument));
    }
    dropRepeated(mentions);
    return mentions;
}

std::vector<Mention> mentionsInFile(std::string_view text)
{
    constexpr std::size_t longest = std::size_t{64} << 10;
    std::vector<Mention> found;
    std::set<Mention> known;
    text = text.substr(0, longest);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with('#') || line.starts_with("//") || line.starts_with(';') ||
            line.starts_with("--"))
            continue;
        for (Mention &mention : mentionsInSetting({}, line))
            if (known.insert(mention).second)
                found.push_back(std::move(mention));
    }
    return found;
}

} // namespace bulkhead::import
