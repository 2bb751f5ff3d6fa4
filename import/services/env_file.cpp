// SPDX-License-Identifier: Apache-2.0
#include "import/services/env_file.h"

#include "import/reading/text.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

// Takes an env file apart as compose-go's dotenv reader does.
class EnvReader
{
public:
    EnvReader(std::string_view text, EnvFormat format, const Variables &known, std::size_t &allowance)
        : m_rest(text), m_format(format), m_known(known), m_variables(known), m_allowance(allowance)
    {}

    std::vector<EnvEntry> read();

private:
    std::string_view takeLine();
    void addRaw(std::string_view line);
    void add(std::string_view line);
    std::string quotedValue(std::string_view value);

    std::string_view m_rest;
    EnvFormat m_format;
    const Variables &m_known;
    Variables m_variables; // those and what is read so far
    std::size_t &m_allowance;
    int m_line = 0; // of what was taken last
    std::vector<EnvEntry> m_entries;
};

std::string_view EnvReader::takeLine()
{
    const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
    std::string_view line = m_rest.substr(0, end);
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    ++m_line;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

// The position of the quote that closes the one before `text`; npos when none does.
std::size_t closingQuote(std::string_view text, char quote)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == quote)
            return i;
    }
    return std::string_view::npos;
}

// Without the backslashes of double quotes: "\n" is a line end, "\"" a quote.
std::string unescaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        const char next = text[++i];
        switch (next) {
        case 'n':
            result += '\n';
            break;
        case 'r':
            result += '\r';
            break;
        case 't':
            result += '\t';
            break;
        case '"':
        case '\'':
        case '\\':
            result += next;
            break;
        case '$': // kept from being a variable
            result += "$$";
            break;
        default:
            result.append(1, '\\').append(1, next);
        }
    }
    return result;
}

// The value that begins with a quote in this line, which may go on in the next ones. A quote that nothing
// closes is a character like others.
std::string EnvReader::quotedValue(std::string_view value)
{
    const char quote = value.front();
    std::string all(value.substr(1));
    std::string_view rest = m_rest;
    int lines = 0;
    std::size_t close = closingQuote(all, quote);
    while (close == std::string::npos && !rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        all.append(1, '\n').append(line.substr(0, line.size() - (line.ends_with('\r') ? 1 : 0)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++lines;
        close = closingQuote(all, quote);
    }
    if (close == std::string::npos)
        return std::string(value);
    m_rest = rest;
    m_line += lines;
    return all.substr(0, close);
}

void EnvReader::addRaw(std::string_view line)
{
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos || line[begin] == '#')
        return;
    line.remove_prefix(begin);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos)
        m_entries.push_back({std::string(trimmed(line)), {}, true, m_line});
    else if (equals > 0)
        m_entries.push_back(
            {std::string(line.substr(0, equals)), std::string(line.substr(equals + 1)), false, m_line});
}

void EnvReader::add(std::string_view line)
{
    line = trimmed(line);
    if (line.starts_with("export ") || line.starts_with("export\t"))
        line = trimmed(line.substr(7));
    if (line.empty() || line.front() == '#')
        return;
    // "NAME=value", and "NAME: value" as YAML has it.
    const std::size_t separator = line.find_first_of("=:");
    const std::string_view name = trimmed(line.substr(0, separator));
    if (name.empty() || name.find_first_of(" \t") != std::string_view::npos)
        return;
    if (separator == std::string_view::npos) {
        m_entries.push_back({std::string(name), {}, true, m_line});
        return;
    }
    const int begin = m_line;
    const std::string_view written = trimmed(line.substr(separator + 1));
    const bool isQuoted = written.starts_with('"') || written.starts_with('\'');
    std::string value =
        isQuoted ? quotedValue(written) : std::string(trimmed(written.substr(0, written.find(" #"))));
    if (written.starts_with('"'))
        value = unescaped(value);
    EnvEntry entry{std::string(name), std::move(value), false, begin};
    if (!written.starts_with('\'')) {
        Expanded expanded = interpolate(entry.value, m_variables, m_allowance);
        entry.value = std::move(expanded.text);
        entry.isTooLong = expanded.isTooLong;
    }
    if (!m_known.contains(entry.name)) {
        if (entry.isTooLong)
            m_variables.erase(entry.name);
        else
            m_variables[entry.name] = entry.value;
    }
    m_entries.push_back(std::move(entry));
}

std::vector<EnvEntry> EnvReader::read()
{
    while (!m_rest.empty()) {
        const std::string_view line = takeLine();
        if (m_format == EnvFormat::Raw)
            addRaw(line);
        else
            add(line);
    }
    return std::move(m_entries);
}

} // namespace

std::vector<EnvEntry> parseEnvFile(std::string_view text, EnvFormat format, const Variables &known,
                                   std::size_t &allowance)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return EnvReader(text, format, known, allowance).read();
}

std::vector<EnvEntry> readEnvFile(Builder &builder, const std::string &path, std::string bytes,
                                  EnvFormat format, const Variables &known)
{
    const std::string text = builder.textOf(path, std::move(bytes));
    std::vector<EnvEntry> entries = parseEnvFile(text, format, known, builder.expansionAllowance());
    for (const EnvEntry &entry : entries) {
        if (entry.isTooLong)
            warnOfLongValue(builder, path, entry.line);
    }
    return entries;
}

void addVariables(Variables &variables, const std::vector<EnvEntry> &entries)
{
    Variables added;
    for (const EnvEntry &entry : entries) {
        if (!entry.isPassedOn)
            added[entry.name] = entry.value;
    }
    variables.merge(added);
}

} // namespace bulkhead::import::services
