// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/source_lines.h"

#include "app/workspace/file_beside.h"
#include "model/file/atomic_file.h"
#include "model/file/sha256.h"
#include "model/utf8.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace bulkhead::app {

namespace {

constexpr std::size_t largestFile = std::size_t{16} << 20;
constexpr std::size_t mostCharacters = 120; // bytes, and no character is cut
constexpr std::string_view hidden = "…";

std::string trimmed(const std::string &line)
{
    constexpr const char *blanks = " \t\r";
    const std::size_t begin = line.find_first_not_of(blanks);
    return begin == std::string::npos ? std::string()
                                      : line.substr(begin, line.find_last_not_of(blanks) - begin + 1);
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// "DB=…", "- db=…", "DB: …", "value: …": what the environment of a program holds may be anything.
bool isOfEnvironment(const std::string &line)
{
    const bool isItem = line.starts_with("- ");
    const std::string text = isItem ? trimmed(line.substr(2)) : line;
    const std::size_t end = text.find_first_of(":= \"'", 1);
    const std::size_t begin = std::min(text.find_first_not_of("\"'"), text.size());
    const std::string name = text.substr(begin, end == std::string::npos || end < begin ? end : end - begin);
    const bool isUpper = !name.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
                         std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return isUpper || name.starts_with("value") || (isItem && text.find('=') != std::string::npos);
}

bool speaksOfSecrets(const std::string &line)
{
    static constexpr std::array<std::string_view, 12> words = {"pass",    "pwd",     "secret", "token",
                                                               "key",     "cred",    "auth",   "cookie",
                                                               "session", "private", "salt",   "cert"};
    const std::string lower = lowered(line);
    return isOfEnvironment(line) || lower.find("://") != std::string::npos ||
           std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
           c == '/' || c == '=' || c == '_';
}

// Long runs of letters with digits among them: hashes, keys, encoded bytes.
std::string withoutRandomWords(const std::string &line)
{
    constexpr std::size_t longest = 24;
    std::string kept;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t end = i;
        while (end < line.size() && isWordCharacter(line[end]))
            ++end;
        const std::string word = line.substr(i, std::max<std::size_t>(1, end - i));
        const bool hasDigit =
            std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
        kept += word.size() >= longest && hasDigit ? std::string(hidden) : word;
        i += word.size();
    }
    return kept;
}

bool startsWithDigit(std::string_view text)
{
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// Of one word of a command what may be shown: of "-phunter2" the switch (a port follows a -p of its own
// kind), of "admin:hunter2" the account. Whether the word names an account is said by the word before it, or
// by its name.
std::string_view withoutCredential(std::string_view word, std::string_view before)
{
    static constexpr std::array<std::string_view, 7> accounts = {"admin",   "root",    "user", "guest",
                                                                 "elastic", "default", "sa"};
    static constexpr std::string_view assigned = "--user=";
    if (word.starts_with("-p") && word.size() > 2 && !startsWithDigit(word.substr(2)) && word[2] != '=')
        return word.substr(0, 2);
    const bool isAssigned = word.starts_with(assigned);
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos || colon + 1 == word.size() ||
        startsWithDigit(word.substr(colon + 1)))
        return word;
    const bool isAccount =
        isAssigned || before == "-u" || before == "--user" ||
        std::find(accounts.begin(), accounts.end(), word.substr(0, colon)) != accounts.end();
    return isAccount ? word.substr(0, colon + 1) : word;
}

// "curl -u admin:hunter2" as "curl -u admin:…".
std::string withoutCredentials(const std::string &line)
{
    constexpr const char *between = " \t\"',[]";
    std::string kept;
    std::string before;
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t begin = std::min(line.find_first_not_of(between, i), line.size());
        const std::size_t end = std::min(line.find_first_of(between, begin), line.size());
        const std::string word = line.substr(begin, end - begin);
        const std::string_view shown = withoutCredential(word, before);
        kept.append(line, i, begin - i).append(shown);
        if (shown.size() < word.size())
            kept += hidden;
        before = word;
        i = end;
    }
    return kept;
}

std::string shortened(const std::string &text)
{
    const std::string_view begin = model::beginOf(text, mostCharacters);
    return begin.size() == text.size() ? text : std::string(begin) + std::string(hidden);
}

} // namespace

std::string withoutSecrets(const std::string &line)
{
    const std::string text = trimmed(line);
    if (text.empty())
        return {};
    const std::size_t value = text.find_first_of(":=");
    if (!speaksOfSecrets(text))
        return shortened(withoutCredentials(withoutRandomWords(text)));
    if (value == std::string::npos || value + 1 == text.size())
        return value == std::string::npos ? std::string() : shortened(text);
    // "run --password hunter2 --port=1": what stands before it is no name alone.
    const std::size_t begin = text.starts_with("- ") ? 2 : 0;
    if (text.substr(begin, value - begin).find_first_of(" \t") != std::string::npos)
        return {};
    return shortened(text.substr(0, value + 1)) + (text[value] == ':' ? " " : "") + std::string(hidden);
}

SourceLines::SourceLines(const model::Model &model, std::filesystem::path folder)
    : m_folder(std::move(folder))
{
    for (const model::SourceFile &source : model.sources())
        m_hashes.emplace(source.path, source.sha256);
}

std::string SourceLines::line(const std::string &file, int number)
{
    const std::vector<std::string> &lines = linesOf(file);
    return number < 1 || static_cast<std::size_t>(number) > lines.size()
               ? std::string()
               : withoutSecrets(lines[static_cast<std::size_t>(number) - 1]);
}

const std::vector<std::string> &SourceLines::linesOf(const std::string &file)
{
    const auto [known, isNew] = m_read.try_emplace(file);
    const auto hash = m_hashes.find(file);
    if (!isNew || hash == m_hashes.end() || m_folder.empty())
        return known->second;
    const auto path = fileBeside(file, m_folder, "the source", "source");
    if (!path)
        return known->second;
    const auto bytes = readFile(*path, largestFile);
    if (!bytes || model::sha256(*bytes) != hash->second)
        return known->second;
    std::vector<std::string> &lines = known->second;
    lines.emplace_back();
    for (const char c : *bytes) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    return lines;
}

} // namespace bulkhead::app
