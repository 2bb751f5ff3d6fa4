// SPDX-License-Identifier: Apache-2.0
#include "import/shared/command_line.h"

#include "import/reading/text.h"
#include "import/shared/credentials.h"

#include <algorithm>
#include <array>

namespace bulkhead::import {

namespace {

std::string_view withoutQuotes(std::string_view word)
{
    constexpr std::string_view quotes = "\"';";
    while (!word.empty() && quotes.find(word.front()) != std::string_view::npos)
        word.remove_prefix(1);
    while (!word.empty() && quotes.find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    return word;
}

void addWords(std::vector<std::string_view> &words, std::string_view argument)
{
    constexpr std::string_view blanks = " \t\n";
    while (true) {
        const std::size_t begin = argument.find_first_not_of(blanks);
        if (begin == std::string_view::npos)
            return;
        argument.remove_prefix(begin);
        const std::size_t end = std::min(argument.find_first_of(blanks), argument.size());
        words.push_back(withoutQuotes(argument.substr(0, end)));
        argument.remove_prefix(end);
    }
}

// $NAME, ${NAME}, $(NAME); not what a command prints: $(cat file).
bool isVariable(std::string_view value)
{
    if (!value.starts_with('$') || value.size() < 2)
        return false;
    const char closing = value[1] == '{' ? '}' : value[1] == '(' ? ')' : '\0';
    const std::string_view name = closing ? value.substr(2, value.size() - 3) : value.substr(1);
    return (!closing || value.back() == closing) && !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
           });
}

// Controllers are told the name of a Secret ("--webhook-serving-secret=webhook-tls"), applications a secret
// itself
// ("--cookie-secret=…").
bool namesObject(std::string_view option)
{
    static constexpr std::array<std::string_view, 11> ownSecrets = {
        "client", "cookie", "app", "api", "shared", "jwt", "session", "consumer", "oauth", "auth", "access"};
    const std::vector<std::string> words = wordsOf(option);
    return !words.empty() && (words.back() == "secret" || words.back() == "secrets") &&
           (words.size() < 2 || !isOneOf(words[words.size() - 2], ownSecrets));
}

bool isOff(std::string_view value)
{
    static constexpr std::array<std::string_view, 4> off = {"false", "no", "off", "0"};
    return isOneOf(lowerCase(value), off);
}

} // namespace

bool setsSwitch(std::span<const std::string> arguments, std::string_view wanted)
{
    std::vector<std::string_view> words;
    for (const std::string &argument : arguments) {
        if (argument.find_first_not_of(" \t\n\"'") == std::string::npos)
            words.emplace_back(); // a value that is empty
        else
            addWords(words, argument);
    }
    // A space between name and value is as good as the sign.
    const std::size_t end = std::min(wanted.find_first_of("= "), wanted.size());
    const bool hasValue = end < wanted.size() && wanted.starts_with('-');
    const std::string_view name = hasValue ? wanted.substr(0, end) : wanted;
    const std::string_view value = hasValue ? wanted.substr(end + 1) : std::string_view();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const bool isNamed = word.starts_with(name);
        const bool isAssigned = isNamed && word.size() > name.size() && word[name.size()] == '=';
        const bool isFollowed = word == name && i + 1 < words.size();
        if (isAssigned || (hasValue && isFollowed)) {
            const std::string_view given =
                isAssigned ? withoutQuotes(word.substr(name.size() + 1)) : words[i + 1];
            if (hasValue ? given == value : !isOff(given))
                return true;
        } else if (word == name && !hasValue && !(isFollowed && isOff(words[i + 1]))) {
            return true;
        }
    }
    return false;
}

std::vector<Setting> settingsIn(std::span<const std::string> arguments)
{
    std::vector<std::string_view> words;
    for (const std::string &argument : arguments)
        addWords(words, argument);
    std::vector<Setting> settings;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const std::size_t equals = word.find('=');
        const bool isOption = word.size() > 1 && word.front() == '-';
        if (equals != std::string_view::npos)
            settings.push_back({word.substr(0, equals), withoutQuotes(word.substr(equals + 1))});
        else if (isOption && i + 1 < words.size() && !words[i + 1].starts_with('-'))
            settings.push_back({word, words[i + 1]});
        else if (!isOption)
            settings.push_back({{}, word});
    }
    return settings;
}

std::string noteOn(const CredentialArgument &argument)
{
    if (argument.option.empty())
        return "a word of the command is a credential";
    return std::string(argument.option) +
           (argument.isPutInLater ? " is given a credential by a variable" : " holds a credential");
}

std::optional<CredentialArgument> credentialIn(std::span<const Setting> settings)
{
    for (const auto &[name, value] : settings) {
        const std::string_view option = name.substr(std::min(name.find_first_not_of('-'), name.size()));
        if (option.starts_with("pass-") ||
            namesObject(option)) // "--pass-access-token": whether to hand it on
            continue;
        if (statesCredential(option, value))
            return CredentialArgument{name, false};
        if (namesCredential(option) && isVariable(value))
            return CredentialArgument{name, true};
    }
    return std::nullopt;
}

} // namespace bulkhead::import
