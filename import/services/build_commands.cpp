// SPDX-License-Identifier: Apache-2.0
#include "import/services/build_commands.h"

#include "import/reading/text.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace bulkhead::import::services {

std::vector<std::string> instructionWords(std::string_view text)
{
    std::vector<std::string> words;
    while (!(text = trimmed(text)).empty()) {
        const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

bool copiesCredential(const Instruction &instruction)
{
    static constexpr std::array<std::string_view, 14> names = {
        "id_rsa",           "id_dsa",     "id_ecdsa",   "id_ed25519",          ".netrc",
        ".git-credentials", ".pgpass",    ".htpasswd",  ".vault-token",        ".pypirc",
        ".my.cnf",          "kubeconfig", ".dockercfg", "service-account.json"};
    static constexpr std::array<std::string_view, 5> endings = {".pfx", ".p12", ".kdbx", ".aws/credentials",
                                                                ".docker/config.json"};
    if (instruction.name != "COPY" && instruction.name != "ADD")
        return false;
    std::vector<std::string> words = instructionWords(instruction.text);
    if (std::any_of(words.begin(), words.end(),
                    [](const std::string &word) { return word.starts_with("--from="); }))
        return false;
    std::erase_if(words, [](const std::string &word) { return word.starts_with("--"); });
    if (words.size() < 2 || instruction.text.find("<<") != std::string::npos)
        return false;
    words.pop_back(); // where it goes
    return std::any_of(words.begin(), words.end(), [](const std::string &word) {
        std::string_view source(word);
        while (!source.empty() && std::string_view("[\"',").find(source.front()) != std::string_view::npos)
            source.remove_prefix(1);
        while (!source.empty() && std::string_view("]\"',").find(source.back()) != std::string_view::npos)
            source.remove_suffix(1);
        return isOneOf(source.substr(source.rfind('/') + 1), names) ||
               std::any_of(endings.begin(), endings.end(),
                           [source](std::string_view ending) { return source.ends_with(ending); });
    });
}

bool installsSshServer(std::string_view command)
{
    return command.find("openssh-server") != std::string_view::npos ||
           command.find("dropbear") != std::string_view::npos ||
           (command.find("apk ") != std::string_view::npos &&
            command.find(" openssh") != std::string_view::npos &&
            command.find("openssh-client") == std::string_view::npos);
}

bool setsSetuid(std::string_view command)
{
    for (const std::string_view mode :
         {"chmod u+s", "chmod +s", "chmod 4", "chmod 04", "chmod a+s", "chmod ug+s"}) {
        const std::size_t at = command.find(mode);
        if (at == std::string_view::npos)
            continue;
        const std::string_view digits = command.substr(at + 6, command.substr(at + 6).find(' '));
        if (mode.back() == 's' || digits.size() == 4 || digits.size() == 5)
            return true;
    }
    return false;
}

namespace {

// "| sh", "|bash -s", "| sudo -E python3": what comes through the pipe is run.
bool pipesToInterpreter(std::string_view command)
{
    static constexpr std::array<std::string_view, 12> interpreters = {
        "sh", "bash", "ash", "dash", "zsh", "ksh", "python", "python3", "perl", "ruby", "node", "php"};
    for (std::size_t at = command.find('|'); at != std::string_view::npos; at = command.find('|', at + 1)) {
        if (command.substr(at + 1).starts_with('|') || (at > 0 && command[at - 1] == '|'))
            continue;
        std::vector<std::string> words = instructionWords(command.substr(at + 1, 200));
        std::size_t first = 0;
        while (first < words.size() &&
               (words[first] == "sudo" || words[first] == "env" || words[first].starts_with('-')))
            ++first;
        if (first == words.size())
            continue;
        const std::string_view program = std::string_view(words[first]);
        const std::string_view name = program.substr(program.rfind('/') + 1);
        if (isOneOf(name.substr(0, name.find_first_of(";&)|\"'")), interpreters))
            return true;
    }
    return false;
}

bool holdsAny(std::string_view text, std::initializer_list<std::string_view> parts)
{
    return std::any_of(parts.begin(), parts.end(),
                       [text](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

// "curl -fsSLk": the option among others of one letter.
bool hasCurlOption(const std::vector<std::string> &words, char option)
{
    const auto curl = std::find_if(words.begin(), words.end(), [](const std::string &word) {
        return word == "curl" || word.ends_with("/curl");
    });
    return std::any_of(curl, std::find(curl, words.end(), ";"), [option](const std::string &word) {
        return word.size() > 1 && word[0] == '-' && word[1] != '-' &&
               word.find(option) != std::string::npos &&
               std::all_of(word.begin() + 1, word.end(),
                           [](char c) { return lowered(c) >= 'a' && lowered(c) <= 'z'; });
    });
}

// A command as words; what ends a command of it is the word ";".
std::vector<std::string> shellWords(std::string_view text)
{
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool endsCommand = c == ';' || c == '&' || c == '|' || c == '\n' || c == '(' || c == ')';
        const bool endsWord =
            endsCommand || c == ' ' || c == '\t' || c == '"' || c == '\'' || c == ',' || c == '[' || c == ']';
        if (!endsWord)
            words.back() += c;
        if (endsWord && !words.back().empty())
            words.emplace_back();
        if (endsCommand && (words.size() < 2 || words[words.size() - 2] != ";")) {
            words.back() = ";";
            words.emplace_back();
        }
    }
    if (!words.back().empty())
        words.emplace_back();
    words.back() = ";";
    return words;
}

// The file that curl or wget leaves: the value of -o, -O or --output, else the last part of the address.
std::string fetchedFile(const std::vector<std::string> &words)
{
    std::string file;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string &word = words[i];
        const bool isCluster = word.size() > 1 && word[0] == '-' && word[1] != '-';
        const bool takesName = word == "--output" || word == "--output-document" ||
                               (isCluster && (word.back() == 'o' || word.back() == 'O'));
        const std::string &next = words[i + 1];
        if (takesName && next != ";" && next[0] != '-' && next.find("://") == std::string::npos)
            return next;
        if (file.empty() && word.find("://") != std::string::npos)
            file = word.substr(word.rfind('/') + 1);
    }
    return file;
}

// Whether a file is run in the command: by a shell, by its path, or as it is made executable.
bool runsFile(const std::vector<std::string> &words, std::string_view file)
{
    static constexpr std::array<std::string_view, 14> before = {"sh",      "bash", "ash",  "dash", "python",
                                                                "python3", "perl", "php",  "+x",   "a+x",
                                                                "u+x",     "755",  "0755", "700"};
    const auto plain = [](std::string_view path) { return path.starts_with("./") ? path.substr(2) : path; };
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view previous = words[i - 1];
        if (plain(words[i]) == plain(file) && (previous == ";" || previous == "sudo" ||
                                               isOneOf(previous.substr(previous.rfind('/') + 1), before)))
            return true;
    }
    return false;
}

} // namespace

bool downloadsUnchecked(const Instruction &instruction)
{
    const std::string_view text = instruction.text;
    if (instruction.name == "ADD")
        return text.find("http://") != std::string_view::npos ||
               (text.find("https://") != std::string_view::npos &&
                text.find("--checksum") == std::string_view::npos);
    if (instruction.name != "RUN")
        return false;
    // Package managers that are told to trust anything.
    if (holdsAny(text, {"--allow-unauthenticated", "--allow-untrusted", "--nogpgcheck", "--no-gpg-checks",
                        "--trusted-host", "strict-ssl false", "strict-ssl=false", "GIT_SSL_NO_VERIFY"}))
        return true;
    const std::string lower = lowerCase(text);
    if (holdsAny(lower, {"iex ", "iex(", "invoke-expression"}) &&
        holdsAny(lower, {"downloadstring", "invoke-webrequest", "invoke-restmethod", "iwr ", "irm "}))
        return true;
    if (!holdsAny(text, {"curl ", "wget "}))
        return false;
    const std::vector<std::string> words = shellWords(text);
    if (holdsAny(text, {"--insecure", "--no-check-certificate"}) || hasCurlOption(words, 'k') ||
        pipesToInterpreter(text))
        return true;
    if (holdsAny(text, {"<(curl", "<(wget", "<( curl", "<( wget"}) ||
        (holdsAny(text, {"$(curl", "$(wget", "`curl", "`wget"}) && holdsAny(text, {"sh -c", "eval "})))
        return true;
    const bool isChecked = holdsAny(
        text, {"sha256sum", "sha512sum", "sha1sum", "shasum", "gpg ", "gpgv", "cosign", "minisign", "b3sum"});
    const std::string file = fetchedFile(words);
    return !isChecked && !file.empty() && runsFile(words, file);
}

} // namespace bulkhead::import::services
