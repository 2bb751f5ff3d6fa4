// SPDX-License-Identifier: Apache-2.0
#include "import/services/interpolation.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

constexpr int maximumNesting = 16;

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
    Interpolator(const Variables &variables, std::set<std::string> &unknown)
        : m_variables(variables), m_unknown(unknown)
    {}

    std::string run(std::string_view text, int nesting = 0);

private:
    std::string expression(std::string_view expression, std::string_view written, int nesting);
    std::string plain(std::string_view name, std::string_view written);

    const Variables &m_variables;
    std::set<std::string> &m_unknown;
};

std::string Interpolator::plain(std::string_view name, std::string_view written)
{
    const auto found = m_variables.find(name);
    if (found != m_variables.end())
        return found->second;
    m_unknown.emplace(name);
    return std::string(written);
}

std::string Interpolator::expression(std::string_view inside, std::string_view written, int nesting)
{
    const std::size_t length = nameLength(inside);
    const std::string_view name = inside.substr(0, length);
    std::string_view rest = inside.substr(length);
    if (length == 0 || rest.empty() || nesting >= maximumNesting)
        return length == 0 ? std::string(written) : plain(name, written);
    const bool emptyCounts = rest.front() == ':';
    if (emptyCounts)
        rest.remove_prefix(1);
    if (rest.empty())
        return std::string(written);
    const char operation = rest.front();
    const std::string_view argument = rest.substr(1);
    const auto found = m_variables.find(name);
    const bool isSet = found != m_variables.end() && !(emptyCounts && found->second.empty());
    switch (operation) {
    case '-':
        return isSet ? found->second : run(argument, nesting + 1);
    case '+':
        return isSet ? run(argument, nesting + 1) : std::string();
    case '?':
        return isSet ? found->second : plain(name, written);
    default:
        return std::string(written);
    }
}

std::string Interpolator::run(std::string_view text, int nesting)
{
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t dollar = text.find('$', at);
        if (dollar == std::string_view::npos || dollar + 1 == text.size()) {
            result += text.substr(at);
            break;
        }
        result += text.substr(at, dollar - at);
        const std::string_view rest = text.substr(dollar + 1);
        std::size_t length = 0;
        if (rest.front() == '$') {
            length = 1;
            result += '$';
        } else if (rest.front() == '{') {
            const std::size_t close = closingBrace(rest.substr(1));
            length = close == std::string_view::npos ? rest.size() : close + 2;
            const std::string_view written = text.substr(dollar, length + 1);
            result += close == std::string_view::npos ? std::string(written)
                                                      : expression(rest.substr(1, close), written, nesting);
        } else {
            length = nameLength(rest);
            result += length == 0 ? std::string("$")
                                  : plain(rest.substr(0, length), text.substr(dollar, length + 1));
        }
        at = dollar + 1 + length;
    }
    return result;
}

} // namespace

std::string interpolate(std::string_view text, const Variables &variables, std::set<std::string> &unknown)
{
    if (text.find('$') == std::string_view::npos)
        return std::string(text);
    return Interpolator(variables, unknown).run(text);
}

void interpolate(Tree &tree, const Variables &variables, UnknownVariables &unknown)
{
    if (tree.isScalar() && tree.text().find('$') != std::string::npos) {
        std::set<std::string> names;
        tree.setText(interpolate(tree.text(), variables, names));
        for (const std::string &name : names)
            unknown.emplace(name, tree.mark());
    }
    for (Tree &item : tree.items())
        interpolate(item, variables, unknown);
    for (TreeEntry &entry : tree.entries())
        interpolate(entry.value, variables, unknown);
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
