// SPDX-License-Identifier: Apache-2.0
#include "import/shared/credentials.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <string>
#include <vector>

namespace bulkhead::import {

namespace {

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isAlnum(char c)
{
    return isUpper(c) || isLower(c) || isDigit(c);
}

constexpr std::array<std::string_view, 16> secretWords = {
    "password", "passwd", "pwd",         "pass",       "passphrase", "secret",   "secrets",     "token",
    "apikey",   "creds",  "credentials", "credential", "privatekey", "passcode", "requirepass", "masterauth"};

// Compound words that tools write without a separator.
constexpr std::array<std::string_view, 9> secretEndings = {"password",  "passwd",     "secret",
                                                           "apikey",    "authtoken",  "secretkey",
                                                           "accesskey", "privatekey", "accesstoken"};

// What follows a credential's word when the setting is about it and does not hold it.
constexpr std::array<std::string_view, 35> aboutWords = {
    "file",      "path",     "dir",      "name",     "names",    "url",       "uri",    "endpoint", "policy",
    "expiry",    "expires",  "expire",   "ttl",      "timeout",  "lifetime",  "length", "enabled",  "enable",
    "type",      "provider", "backend",  "required", "header",   "field",     "mount",  "ref",      "issuer",
    "algorithm", "audience", "rotation", "version",  "interval", "namespace", "public", "encoding"};

bool isSecretWord(std::string_view word)
{
    return isOneOf(word, secretWords) ||
           std::any_of(secretEndings.begin(), secretEndings.end(), [word](std::string_view ending) {
               return word.size() > ending.size() && word.ends_with(ending);
           });
}

// Most names hold nothing of which any of these words could be made.
bool mayNameCredential(std::string_view name)
{
    const auto holds = [name](std::string_view part) {
        return std::search(name.begin(), name.end(), part.begin(), part.end(),
                           [](char a, char b) { return lowered(a) == b; }) != name.end();
    };
    return holds("key") || holds("pass") || holds("pwd") || holds("secret") || holds("token") ||
           holds("cred");
}

bool isKeyPair(std::string_view before, std::string_view word)
{
    static constexpr std::array<std::string_view, 10> kinds = {
        "api", "access", "private", "secret", "encryption", "auth", "ssh", "signing", "account", "master"};
    if (before == "key" && (word == "content" || word == "material"))
        return true;
    return (word == "key" || word == "keys") && isOneOf(before, kinds);
}

// "true", "no", "null" and the like say whether, not what.
bool isSwitch(std::string_view value)
{
    static constexpr std::array<std::string_view, 10> switches = {
        "true", "false", "yes", "no", "on", "off", "null", "enabled", "none", "disabled"};
    return isOneOf(lowerCase(value), switches);
}

bool isPath(std::string_view value)
{
    return value.starts_with('/') || value.starts_with("./") || value.starts_with("../") ||
           value.starts_with("file:");
}

// A path, or a value that comes from elsewhere: ${DB_PASSWORD}, $(SECRET), {{ .Values.x }}, <fill in>.
bool isReference(std::string_view value)
{
    return isPath(value) || value.starts_with("$") || value.starts_with("{{") || value.starts_with('<') ||
           value.starts_with("arn:") || isKeptElsewhere(value);
}

// A known prefix followed by at least `length` letters, digits, '-' or '_'.
bool hasToken(std::string_view value, std::string_view prefix, std::size_t length)
{
    for (std::size_t at = value.find(prefix); at != std::string_view::npos; at = value.find(prefix, at + 1)) {
        if (at > 0 && isAlnum(value[at - 1]))
            continue;
        std::size_t end = at + prefix.size();
        while (end < value.size() && (isAlnum(value[end]) || value[end] == '-' || value[end] == '_'))
            ++end;
        if (end - at - prefix.size() >= length)
            return true;
    }
    return false;
}

// The password in scheme://user:password@host; empty when there is none or it is a reference.
std::string_view urlPassword(std::string_view value)
{
    const std::size_t scheme = value.find("://");
    if (scheme == std::string_view::npos)
        return {};
    const std::string_view rest = value.substr(scheme + 3);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?# \t\n\"'"));
    const std::size_t at = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    if (at == std::string_view::npos || colon == std::string_view::npos || colon > at)
        return {};
    const std::string_view password = authority.substr(colon + 1, at - colon - 1);
    return isReference(password) ? std::string_view() : password;
}

// The password in "user:password@tcp(host:3306)/db", as drivers of MySQL in Go have it; empty when there is
// none or it is a reference. https://github.com/go-sql-driver/mysql#dsn-data-source-name
std::string_view driverPassword(std::string_view value)
{
    for (const std::string_view network : {"@tcp(", "@unix(", "@tcp6("}) {
        const std::size_t at = value.find(network);
        const std::size_t colon = value.find(':');
        if (at == std::string_view::npos || colon == std::string_view::npos || colon + 1 >= at ||
            value.substr(0, colon).find_first_of(" /\t") != std::string_view::npos)
            continue;
        const std::string_view password = value.substr(colon + 1, at - colon - 1);
        return isReference(password) ? std::string_view() : password;
    }
    return {};
}

// The credential that a URL states, before its host or in its query; empty when there is none.
std::string_view urlCredential(std::string_view value)
{
    for (const std::string_view password : {urlPassword(value), driverPassword(value)})
        if (!password.empty())
            return password;
    const std::string_view parameter = queryCredential(value);
    return isReference(parameter) ? std::string_view() : parameter;
}

// The credential in a connection string of a database or of a cloud's store; empty when there is none.
// https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING,
// https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax
std::string_view connectionCredential(std::string_view text)
{
    std::string_view found;
    for (const char separator : {';', ' '}) {
        for (const auto &[name, value] : settingsOf(text, separator))
            if (found.empty() && namesCredential(name) && !value.empty() && !isSwitch(value) &&
                !isReference(value) && !value.starts_with('{') && !value.starts_with('%'))
                found = value;
    }
    return found;
}

// What products come with, and what the lists of those who try passwords begin with.
constexpr std::array<std::string_view, 56> guessablePasswords = {
    "postgres",  "password",  "password1",  "password123",   "passw0rd",  "pass",         "passwd",
    "pwd",       "admin",     "admin123",   "administrator", "root",      "toor",         "secret",
    "changeme",  "change-me", "change_me",  "changeit",      "default",   "example",      "test",
    "test123",   "guest",     "user",       "mysql",         "mariadb",   "mongo",        "mongodb",
    "redis",     "rabbitmq",  "minioadmin", "elastic",       "grafana",   "my-secret-pw", "mypassword",
    "wordpress", "nextcloud", "gitea",      "gogs",          "keycloak",  "sonar",        "odoo",
    "joomla",    "drupal",    "ghost",      "matomo",        "zabbix",    "airflow",      "moodle",
    "1234",      "12345",     "123456",     "12345678",      "123456789", "qwerty",       "letmein"};

bool isGuessable(std::string_view password)
{
    return isOneOf(lowerCase(password), guessablePasswords);
}

} // namespace

std::vector<std::pair<std::string_view, std::string_view>> settingsOf(std::string_view text, char separator)
{
    std::vector<std::pair<std::string_view, std::string_view>> settings;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        const std::string_view part = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty())
            continue;
        const std::size_t equals = part.find('=');
        const std::string_view name = part.substr(0, std::min(equals, part.size()));
        const bool isName = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
            return isAlnum(c) || c == '_' || c == ' ';
        });
        if (equals == std::string_view::npos || !isName)
            return {};
        settings.emplace_back(name, trimmed(part.substr(equals + 1)));
    }
    if (settings.size() < 2)
        settings.clear();
    return settings;
}

bool namesCredential(std::string_view name)
{
    if (!mayNameCredential(name))
        return false;
    const std::vector<std::string> words = wordsOf(name);
    bool found = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (isSecretWord(words[i]) || (i > 0 && isKeyPair(words[i - 1], words[i])))
            found = true;
        else if (found && words[i] != "key" && words[i] != "id" && isOneOf(words[i], aboutWords))
            return false;
    }
    return found;
}

std::string_view queryCredential(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return {};
    std::string_view rest = url.substr(scheme + 3);
    rest = rest.substr(0, rest.find_first_of(" \t\r\n\"'`"));
    // JDBC drivers of SQL Server take them without a question mark: "//db:1433;user=sa;password=…".
    const std::size_t begin = rest.find_first_of("?;");
    if (begin == std::string_view::npos)
        return {};
    rest.remove_prefix(begin + 1);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("?&;"), rest.size());
        const std::string_view parameter = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t equals = parameter.find('=');
        if (equals == std::string_view::npos || !namesCredential(parameter.substr(0, equals)))
            continue;
        // "{token}" in the pattern of an address is a gap to fill.
        const std::string_view value = parameter.substr(equals + 1);
        if (!value.empty() && !isSwitch(value) && !isPath(value) && !value.starts_with('{'))
            return value;
    }
    return {};
}

bool looksLikeCredential(std::string_view value)
{
    if (value.find("-BEGIN ") != std::string_view::npos &&
        value.find("PRIVATE KEY-") != std::string_view::npos)
        return true;
    std::string_view text = trimmed(value);
    for (const std::string_view scheme : {"Bearer ", "bearer ", "Basic ", "basic "})
        if (text.starts_with(scheme) && text.size() >= scheme.size() + 6 &&
            text.find(' ', scheme.size()) == text.npos && !isReference(text.substr(scheme.size())))
            return true;
    return hasToken(text, "AKIA", 16) || hasToken(text, "ASIA", 16) || hasToken(text, "ghp_", 30) ||
           hasToken(text, "github_pat_", 20) || hasToken(text, "glpat-", 18) || hasToken(text, "xoxb-", 10) ||
           hasToken(text, "xoxp-", 10) || hasToken(text, "sk_live_", 16) || hasToken(text, "AIza", 30) ||
           (text.starts_with("eyJ") && std::count(text.begin(), text.end(), '.') == 2 && text.size() > 30) ||
           !urlCredential(text).empty() || !connectionCredential(text).empty();
}

bool isKeptElsewhere(std::string_view value)
{
    static constexpr std::string_view starts[] = {"ENC[AES256_GCM,", "vault:", "ref+", "op://"};
    return std::any_of(std::begin(starts), std::end(starts),
                       [value](std::string_view start) { return value.starts_with(start); });
}

bool statesCredential(std::string_view name, std::string_view value)
{
    const std::string_view text = trimmed(value);
    if (text.empty())
        return false;
    if (looksLikeCredential(text))
        return true;
    return namesCredential(name) && !isSwitch(text) && !isReference(text);
}

bool statesGuessablePassword(std::string_view name, std::string_view value)
{
    const std::string_view text = trimmed(value);
    return isGuessable(urlCredential(text)) || (namesCredential(name) && isGuessable(text));
}

bool textStatesCredential(std::string_view text)
{
    if (text.find('\n') == std::string_view::npos && text.find('=') == std::string_view::npos)
        return looksLikeCredential(text);
    if (text.find("-BEGIN ") != std::string_view::npos && text.find("PRIVATE KEY-") != std::string_view::npos)
        return true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with('#') || line.starts_with("//"))
            continue;
        const std::size_t separator = line.find_first_of("=:");
        if (separator == std::string_view::npos)
            continue;
        std::string_view value = trimmed(line.substr(separator + 1));
        while (!value.empty() && std::string_view("\"',;").find(value.back()) != std::string_view::npos)
            value.remove_suffix(1);
        while (!value.empty() && std::string_view("\"'").find(value.front()) != std::string_view::npos)
            value.remove_prefix(1);
        // Prose and code mention passwords too; a setting has a short name and one word as its value.
        const bool isSetting = separator <= 48 &&
                               line.substr(0, separator).find(' ') == std::string_view::npos &&
                               value.find_first_of(" (){}[]") == std::string_view::npos;
        if (isSetting && statesCredential(line.substr(0, separator), value))
            return true;
    }
    return false;
}

} // namespace bulkhead::import
