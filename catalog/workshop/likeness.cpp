// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/likeness.h"

#include "model/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <utility>

namespace bulkhead::catalog::workshop {

namespace {

using Words = std::vector<std::string>;

// Words that people use for the same thing in such drawings.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> synonyms = {{
    {"browser", "user"},   {"client", "user"},          {"customer", "user"},
    {"visitor", "user"},   {"outside", "user"},         {"internet", "user"},
    {"db", "database"},    {"postgres", "database"},    {"postgresql", "database"},
    {"mysql", "database"}, {"mariadb", "database"},     {"sql", "database"},
    {"redis", "cache"},    {"memcached", "cache"},      {"nginx", "proxy"},
    {"gateway", "proxy"},  {"ingress", "proxy"},        {"loadbalancer", "proxy"},
    {"web", "webserver"},  {"www", "webserver"},        {"frontend", "webserver"},
    {"job", "worker"},     {"elasticsearch", "search"}, {"opensearch", "search"},
}};

Words plainWords(std::string_view text)
{
    Words words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back(std::exchange(word, {}));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isUpper = byte < 0x80 && std::isupper(byte) != 0;
        const bool followsLower = i > 0 && std::islower(static_cast<unsigned char>(text[i - 1])) != 0;
        if (isUpper && followsLower) // "webServer"
            finish();
        if (byte >= 0x80 || std::isalnum(byte) != 0)
            word += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        else
            finish();
    }
    finish();
    return words;
}

void sortOnce(Words &words)
{
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

std::size_t sharedBy(const Words &a, const Words &b)
{
    Words both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
}

double dice(const Words &a, const Words &b)
{
    const std::size_t all = a.size() + b.size();
    return all == 0 ? 0 : 2 * static_cast<double>(sharedBy(a, b)) / static_cast<double>(all);
}

} // namespace

std::string plainName(std::string_view name)
{
    std::string plain;
    for (const std::string &word : plainWords(name))
        plain += word;
    return plain;
}

NameParts namePartsOf(std::string_view name)
{
    constexpr std::size_t comparedBytes = 500; // bytes; what is longer is told apart by its beginning
    name = model::beginOf(name, comparedBytes);
    NameParts parts{plainWords(name), {}};
    for (std::string &word : parts.words) {
        if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) // "orders"
            word.pop_back();
        for (const auto &[from, to] : synonyms)
            if (word == from) {
                word = to;
                break;
            }
    }
    const std::string padded = ' ' + plainName(name) + ' ';
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i)
        parts.triples.push_back(padded.substr(i, 3));
    sortOnce(parts.words);
    sortOnce(parts.triples);
    return parts;
}

double likenessOf(const NameParts &a, const NameParts &b)
{
    return std::max(dice(a.words, b.words), dice(a.triples, b.triples));
}

double sharedWords(std::string_view a, std::string_view b)
{
    Words first = plainWords(a);
    Words second = plainWords(b);
    const auto isShort = [](const std::string &word) { return word.size() < 3; };
    std::erase_if(first, isShort);
    std::erase_if(second, isShort);
    sortOnce(first);
    sortOnce(second);
    const std::size_t least = std::min(first.size(), second.size());
    return least == 0 ? 0 : static_cast<double>(sharedBy(first, second)) / static_cast<double>(least);
}

} // namespace bulkhead::catalog::workshop
