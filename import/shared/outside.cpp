// SPDX-License-Identifier: Apache-2.0
#include "import/shared/outside.h"

#include "import/reading/text.h"

#include <algorithm>
#include <array>

namespace bulkhead::import {

namespace {

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

// "api.stripe.com": labels and a top-level domain, and no name that only a machine or a cluster knows.
bool isFullDomain(std::string_view host)
{
    static constexpr std::array<std::string_view, 9> privateDomains = {
        "local", "localhost", "internal", "localdomain", "lan", "test", "invalid", "svc", "cluster"};
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || host.find("..") != std::string_view::npos)
        return false;
    const std::string_view top = host.substr(dot + 1);
    return top.size() > 1 && std::all_of(top.begin(), top.end(), isLetter) && !isOneOf(top, privateDomains);
}

// Settings that hold an address of the container itself, or one that it hands on to others.
bool speaksOfItself(std::string_view setting)
{
    static constexpr std::array<std::string_view, 28> words = {
        "public",   "base",     "site",     "root",     "self",        "own",     "external",
        "callback", "redirect", "origin",   "origins",  "cors",        "allowed", "advertised",
        "virtual",  "frontend", "hostname", "homepage", "docs",        "app",     "web",
        "react",    "vite",     "next",     "vue",      "letsencrypt", "proxy",   "issuer"};
    return isAnyOneOf(wordsOf(setting), words);
}

} // namespace

bool leadsOutside(std::string_view setting, const Mention &mention)
{
    // Nobody puts a page for people behind these; with http(s) the setting or the host has to say more.
    static constexpr std::array<std::string_view, 21> clientSchemes = {
        "postgres", "postgresql", "mysql", "mariadb", "mongodb", "mongodb+srv", "redis",
        "rediss",   "valkey",     "amqp",  "amqps",   "smtp",    "smtps",       "ldap",
        "ldaps",    "kafka",      "nats",  "mqtt",    "mqtts",   "mssql",       "sqlserver"};
    static constexpr std::array<std::string_view, 16> calledWords = {
        "api",       "endpoint", "webhook", "hook",   "hooks", "upstream", "backend", "dsn",
        "collector", "smtp",     "broker",  "sentry", "vault", "otlp",     "gateway", "remote"};
    static constexpr std::array<std::string_view, 14> hostWords = {
        "host",     "server", "servers", "addr", "address", "url",   "uri",
        "endpoint", "broker", "brokers", "smtp", "mail",    "peers", "bootstrap"};
    // What a host is for that only programs connect to: DB_HOST without a port.
    static constexpr std::array<std::string_view, 31> serverWords = {
        "db",       "database", "postgres", "postgresql", "pg",    "pghost",        "mysql",   "mariadb",
        "mongo",    "mongodb",  "mssql",    "sql",        "redis", "valkey",        "cache",   "memcached",
        "rabbitmq", "amqp",     "kafka",    "mqtt",       "nats",  "elasticsearch", "ldap",    "smtp",
        "mail",     "mailer",   "email",    "queue",      "mq",    "syslog",        "graphite"};
    // Where pages for people are, more often than not.
    static constexpr std::array<std::string_view, 7> pages = {"80",   "443",  "8080", "8443",
                                                              "3000", "8000", "5000"};
    if (!isFullDomain(mention.host) || speaksOfItself(setting))
        return false;
    if (isOneOf(mention.scheme, clientSchemes))
        return true;
    if (mention.scheme.empty()) {
        const std::vector<std::string> words = wordsOf(setting);
        if (mention.port > 0 && !isOneOf(std::to_string(mention.port), pages))
            return isAnyOneOf(words, hostWords);
        static constexpr std::array<std::string_view, 8> endings = {"host", "hosts",   "server",   "servers",
                                                                    "addr", "address", "endpoint", "pghost"};
        return !words.empty() && isOneOf(words.back(), endings) && isAnyOneOf(words, serverWords);
    }
    if (mention.scheme != "https" && mention.scheme != "http" && mention.scheme != "grpcs")
        return false;
    if (upperCase(setting).ends_with("_SERVER_URL")) // CI_SERVER_URL: the server that this is a part of
        return true;
    static constexpr std::array<std::string_view, 4> calledHosts = {"api", "hooks", "webhooks", "ingest"};
    const std::string_view first = std::string_view(mention.host).substr(0, mention.host.find('.'));
    return isAnyOneOf(wordsOf(setting), calledWords) || isOneOf(first, calledHosts);
}

model::Element &outsideParty(Builder &builder, const std::string &host, model::Platform platform,
                             const model::Origin &origin)
{
    NewElement wanted;
    wanted.kind = model::Kind::ExternalEntity;
    wanted.id = "external." + host;
    wanted.name = host;
    wanted.platform = platform;
    wanted.origin = origin;
    model::Element &element = builder.element(std::move(wanted));
    Facts facts = builder.facts(element);
    if (!facts.has(property::external_entity::entity_type))
        facts.set(property::external_entity::entity_type, property::EntityType::ThirdPartyService, origin);
    return element;
}

} // namespace bulkhead::import
