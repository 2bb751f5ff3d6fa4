// SPDX-License-Identifier: Apache-2.0
#include "import/services/interpolation.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

constexpr int maximumNesting = 16;
constexpr std::size_t longestValue = std::size_t{64} << 10; // in bytes, where variables make it so

bool isNameCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t nameLength(std::string_view text)
{
    if (text.empty() || (text.front() >= '0' && text.front() <= '9'))
        return 0;
    const auto end = std::find_if_not(text.begin(), text.end(), isNameCharacter);
    return static_cast<std::size_t>(end - text.begin());
}

// The position of the brace that closes the one before `text`; npos when none does.
std::size_t closingBrace(std::string_view text)
{
    int open = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '}' && --open == 0)
            return i;
        if (text[i] == '{' && i > 0 && text[i - 1] == '$')
            ++open;
    }
    return std::string_view::npos;
}

class Interpolator
{
public:
    // `maximum`: how long the text may grow, in bytes.
    Interpolator(const Variables &variables, std::size_t maximum) : m_variables(variables), m_maximum(maximum)
    {}

    Expanded take(std::string_view text)
    {
        run(text, 0);
        return std::move(m_expanded);
    }

private:
    void run(std::string_view text, int nesting);
    void expression(std::string_view inside, std::string_view written, int nesting);
    void plain(std::string_view name, std::string_view written);
    void put(std::string_view text);

    const Variables &m_variables;
    std::size_t m_maximum;
    Expanded m_expanded;
};

void Interpolator::put(std::string_view text)
{
    if (text.size() > m_maximum - m_expanded.text.size())
        m_expanded.isTooLong = true;
    else
        m_expanded.text += text;
}

void Interpolator::plain(std::string_view name, std::string_view written)
{
    const auto found = m_variables.find(name);
    put(found != m_variables.end() ? std::string_view(found->second) : written);
    if (found == m_variables.end())
        m_expanded.unknown.emplace(name);
}

void Interpolator::expression(std::string_view inside, std::string_view written, int nesting)
{
    const std::size_t length = nameLength(inside);
    const std::string_view name = inside.substr(0, length);
    std::string_view rest = inside.substr(length);
    if (length > 0 && (rest.empty() || nesting >= maximumNesting))
        return plain(name, written);
    const bool emptyCounts = rest.starts_with(':');
    if (emptyCounts)
        rest.remove_prefix(1);
    if (length == 0 || rest.empty())
        return put(written);
    const char operation = rest.front();
    const std::string_view argument = rest.substr(1);
    const auto found = m_variables.find(name);
    const bool isSet = found != m_variables.end() && !(emptyCounts && found->second.empty());
    switch (operation) {
    case '-':
        return isSet ? put(found->second) : run(argument, nesting + 1);
    case '+':
        return isSet ? run(argument, nesting + 1) : void();
    case '?':
        return isSet ? put(found->second) : plain(name, written);
    default:
        return put(written);
    }
}

void Interpolator::run(std::string_view text, int nesting)
{
    std::size_t at = 0;
    while (at < text.size() && !m_expanded.isTooLong) {
        const std::size_t dollar = text.find('$', at);
        if (dollar == std::string_view::npos || dollar + 1 == text.size())
            return put(text.substr(at));
        put(text.substr(at, dollar - at));
        const std::string_view rest = text.substr(dollar + 1);
        std::size_t length = 0;
        if (rest.front() == '$') {
            length = 1;
            put("$");
        } else if (rest.front() == '{') {
            const std::size_t close = closingBrace(rest.substr(1));
            length = close == std::string_view::npos ? rest.size() : close + 2;
            const std::string_view written = text.substr(dollar, length + 1);
            if (close == std::string_view::npos)
                put(written);
            else
                expression(rest.substr(1, close), written, nesting);
        } else {
            length = nameLength(rest);
            if (length == 0)
                put("$");
            else
                plain(rest.substr(0, length), text.substr(dollar, length + 1));
        }
        at = dollar + 1 + length;
    }
}

} // namespace

Expanded interpolate(std::string_view text, const Variables &variables, std::size_t &allowance)
{
    if (text.find('$') == std::string_view::npos)
        return {std::string(text), {}, false};
    const std::size_t maximum = std::max(text.size(), std::min(longestValue, text.size() + allowance));
    Expanded expanded = Interpolator(variables, maximum).take(text);
    if (expanded.isTooLong)
        return {std::string(text), {}, true};
    allowance -= std::max(expanded.text.size(), text.size()) - text.size();
    return expanded;
}

void interpolate(Tree &tree, const Variables &variables, Builder &builder, UnknownVariables &unknown)
{
    if (tree.isScalar() && tree.text().find('$') != std::string::npos) {
        Expanded expanded = interpolate(tree.text(), variables, builder.expansionAllowance());
        tree.setText(std::move(expanded.text));
        if (expanded.isTooLong)
            warnOfLongValue(builder, tree.mark().path(), tree.mark().line);
        for (const std::string &name : expanded.unknown)
            unknown.emplace(name, tree.mark());
    }
    for (Tree &item : tree.items())
        interpolate(item, variables, builder, unknown);
    for (TreeEntry &entry : tree.entries())
        interpolate(entry.value, variables, builder, unknown);
}

void warnOfLongValue(Builder &builder, std::string_view file, int line)
{
    builder.warn(file, line,
                 "the variables make this value too long (more than " + std::to_string(longestValue / 1024) +
                     " KiB, or more than all values of an import may gain); it stays unknown");
}

bool hasVariable(std::string_view text)
{
    for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
        const std::string_view rest = text.substr(at + 1);
        if (rest.starts_with('{') || nameLength(rest) > 0)
            return true;
    }
    return false;
}

} // namespace bulkhead::import::services
