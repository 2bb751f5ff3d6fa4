// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/calico_selector.h"

#include "import/reading/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace bulkhead::import::kubernetes {

namespace {

// Reads an expression from left to right and evaluates it at once.
class Evaluation
{
public:
    Evaluation(std::string_view text, const LabelLookup &labelOf) : m_rest(text), m_labelOf(labelOf) {}

    std::optional<bool> run()
    {
        const bool value = anyOf();
        return m_isWrong || !trimmed(m_rest).empty() ? std::nullopt : std::optional(value);
    }

    // Of an expression that run() has read.
    std::vector<std::pair<std::string_view, std::string_view>> askedFor() const
    {
        return m_hasAlternatives ? decltype(m_equal)() : m_equal;
    }

private:
    static constexpr int deepest = 64; // of brackets

    bool anyOf()
    {
        bool value = allOf();
        while (takes("||")) {
            m_hasAlternatives |= m_depth == 0;
            value = allOf() || value;
        }
        return value;
    }

    bool allOf()
    {
        bool value = one();
        while (takes("&&"))
            value = one() && value;
        return value;
    }

    bool one()
    {
        if (m_isWrong || ++m_depth > deepest)
            return wrong();
        const bool value = takes("!") ? !one() : takes("(") ? bracket() : term();
        --m_depth;
        return value;
    }

    bool bracket()
    {
        const bool value = anyOf();
        return takes(")") ? value : wrong();
    }

    bool term()
    {
        if (takes("all()") || takes("global()"))
            return true;
        if (takes("has(")) {
            const std::string_view key = name();
            return takes(")") ? m_labelOf(key).has_value() : wrong();
        }
        const std::string_view key = name();
        if (key.empty())
            return wrong();
        const std::optional<std::string_view> value = m_labelOf(key);
        if (takes("==")) {
            const std::string_view wanted = text();
            if (m_depth == 1) // neither in brackets nor turned round by `!`
                m_equal.emplace_back(key, wanted);
            return value == wanted;
        }
        if (takes("!="))
            return value != text();
        if (takes("not in"))
            return !isListed(value);
        if (takes("in"))
            return isListed(value);
        if (takes("contains"))
            return value.value_or("").find(text()) != std::string_view::npos && value.has_value();
        if (takes("starts with"))
            return value.value_or("").starts_with(text()) && value.has_value();
        if (takes("ends with"))
            return value.value_or("").ends_with(text()) && value.has_value();
        return wrong();
    }

    bool isListed(std::optional<std::string_view> value)
    {
        bool found = false;
        if (!takes("{"))
            return wrong();
        while (!m_isWrong && !takes("}")) {
            found |= value == text();
            takes(",");
        }
        return found;
    }

    std::string_view name()
    {
        skipBlanks();
        std::size_t end = 0;
        while (end < m_rest.size() &&
               std::string_view(" \t\n=!)(&|{}'\"").find(m_rest[end]) == std::string_view::npos)
            ++end;
        return cut(end);
    }

    std::string_view text()
    {
        skipBlanks();
        const char quote = m_rest.empty() ? '\0' : m_rest.front();
        const std::size_t end =
            quote == '"' || quote == '\'' ? m_rest.find(quote, 1) : std::string_view::npos;
        if (end == std::string_view::npos) {
            wrong();
            return {};
        }
        return cut(end + 1).substr(1, end - 1);
    }

    std::string_view cut(std::size_t length)
    {
        const std::string_view part = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return part;
    }

    void skipBlanks() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\n"), m_rest.size())); }

    bool takes(std::string_view word)
    {
        skipBlanks();
        if (!m_rest.starts_with(word))
            return false;
        m_rest.remove_prefix(word.size());
        return true;
    }

    bool wrong()
    {
        m_isWrong = true;
        return false;
    }

    std::string_view m_rest;
    const LabelLookup &m_labelOf;
    std::vector<std::pair<std::string_view, std::string_view>> m_equal;
    int m_depth = 0;
    bool m_hasAlternatives = false;
    bool m_isWrong = false;
};

} // namespace

std::optional<bool> matchesCalicoSelector(std::string_view selector, const LabelLookup &labelOf)
{
    if (trimmed(selector).empty())
        return true;
    return Evaluation(selector, labelOf).run();
}

std::vector<std::pair<std::string_view, std::string_view>> labelsAskedFor(std::string_view selector)
{
    const LabelLookup none = [](std::string_view) { return std::nullopt; };
    Evaluation evaluation(selector, none);
    return evaluation.run() ? evaluation.askedFor()
                            : std::vector<std::pair<std::string_view, std::string_view>>();
}

} // namespace bulkhead::import::kubernetes
