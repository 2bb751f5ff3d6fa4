// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/privilege_expression.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

constexpr int deepestGroup = 60;

bool beginsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool continuesName(char c)
{
    return beginsName(c) || (c >= '0' && c <= '9');
}

} // namespace

Match PrivilegeExpression::refuses()
{
    if (m_text.find(m_refusal.field()) == std::string_view::npos)
        return Match::No;
    if (m_refusal.isWithoutStatement() || m_refusal.what == Forbidden::Capabilities)
        return Match::Unknown;
    const bool isOfInit = m_refusal.isOfContainers() && m_refusal.isOfInit;
    if (isOfInit && m_text.find(m_refusal.list()) == std::string_view::npos &&
        std::none_of(m_variables.begin(), m_variables.end(),
                     [this](const std::string &name) { return m_text.find(name) != std::string_view::npos; }))
        return Match::No;
    m_meansContainers = !m_refusal.isOfContainers();
    readExpression(false);
    // An alternative of two lists lets in what one of them has.
    const bool isOfEither = m_lists > 1 && m_text.find("||") != std::string_view::npos;
    if (m_at < m_text.size() || m_isUnclear || isOfEither || !m_meansContainers || m_refusing + m_asking == 0)
        return Match::Unknown;
    if (m_asking == 0)
        return Match::Yes;
    return m_refusing == 0 ? Match::No : Match::Unknown;
}

// As far as the text or the group goes.
void PrivilegeExpression::readExpression(bool isNegated)
{
    if (++m_depth > deepestGroup) {
        m_isUnclear = true;
        m_at = m_text.size();
    }
    bool flips = false;
    for (skipSpaces(); m_at < m_text.size() && peek() != ')'; skipSpaces()) {
        const char c = peek();
        if (c == '!' && peek(1) != '=') {
            flips = !flips;
            ++m_at;
        } else if (beginsName(c) || c == '(' || c == '[' || c == '"' || c == '\'') {
            readOperand(isNegated != flips);
            flips = false;
        } else {
            // Anything but a conjunction or an alternative, and the comma of a call, is not weighed.
            m_isUnclear |= c != '&' && c != '|' && c != ',';
            ++m_at;
        }
    }
    --m_depth;
}

void PrivilegeExpression::readOperand(bool isNegated)
{
    bool isField = false;
    bool isGroup = false;
    std::string_view name;
    while (m_at < m_text.size()) {
        const char c = peek();
        if (beginsName(c)) {
            name = readName();
            isField |= name == m_refusal.field();
            m_isUnclear |= !isKnown(name);
            m_meansContainers |= m_presence == 0 && (name == m_refusal.list() || m_variables.contains(name));
        } else if (c == '.') {
            m_at += peek(1) == '?' ? 2 : 1;
        } else if (c == '(') {
            isGroup = name.empty();
            readCall(name, isNegated);
        } else if (c == '[' && peek(1) == ']') {
            m_at += 2; // nothing, in place of what is not there
        } else if (c == '"' || c == '\'') {
            readQuoted();
        } else if (c == '[') {
            m_isUnclear = true;
            ++m_at;
        } else {
            break;
        }
    }
    readComparison(isField, isGroup, isNegated);
}

void PrivilegeExpression::readCall(std::string_view name, bool isNegated)
{
    ++m_at;
    const bool isPresence = name == "has";
    if (name == "all" || name == "exists") {
        ++m_lists;
        skipSpaces();
        m_locals.emplace(readName());
        // Each container has to be unprivileged, or none privileged.
        m_isUnclear |= (name == "all") == isNegated;
    }
    // What is there and may be privileged would be let in by an alternative.
    m_isUnclear |= isPresence && !isNegated && m_text.find("||") != std::string_view::npos;
    m_presence += isPresence ? 1 : 0;
    readExpression(isNegated);
    m_presence -= isPresence ? 1 : 0;
    m_isUnclear |= peek() != ')';
    ++m_at;
}

// What follows an operand: `== false`, `!= true`, `== null`, or nothing.
void PrivilegeExpression::readComparison(bool isField, bool isGroup, bool isNegated)
{
    skipSpaces();
    const std::string_view sign = m_text.substr(std::min(m_at, m_text.size()), 2);
    if (sign != "==" && sign != "!=") {
        // A path of the host is refused by that there is none.
        if (isField && (m_presence == 0 || m_refusal.what == Forbidden::HostPaths))
            count(!isNegated);
        return;
    }
    m_at += 2;
    skipSpaces();
    const std::string_view value = readName();
    m_isUnclear |= isGroup || (value != "true" && value != "false" && value != "null");
    if (isField && value != "null")
        count(((value == "true") == (sign == "==")) != isNegated);
    else
        m_isUnclear |= value != "null";
}

void PrivilegeExpression::count(bool asksForIt)
{
    ++(asksForIt ? m_asking : m_refusing);
}

std::string_view PrivilegeExpression::readName()
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && continuesName(m_text[m_at]))
        ++m_at;
    return m_text.substr(begin, m_at - begin);
}

void PrivilegeExpression::readQuoted()
{
    m_isUnclear = true;
    const std::size_t end = m_text.find(peek(), m_at + 1);
    m_at = end == std::string_view::npos ? m_text.size() : end + 1;
}

void PrivilegeExpression::skipSpaces()
{
    m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size());
}

bool PrivilegeExpression::isKnown(std::string_view name) const
{
    static constexpr std::array<std::string_view, 17> names = {"object",
                                                               "spec",
                                                               "containers",
                                                               "initContainers",
                                                               "ephemeralContainers",
                                                               "variables",
                                                               "all",
                                                               "exists",
                                                               "has",
                                                               "securityContext",
                                                               "privileged",
                                                               "true",
                                                               "false",
                                                               "null",
                                                               "orValue",
                                                               "optional",
                                                               "volumes"};
    return name == m_refusal.field() || std::find(names.begin(), names.end(), name) != names.end() ||
           m_locals.contains(name) || m_variables.contains(name);
}

} // namespace bulkhead::import::kubernetes
