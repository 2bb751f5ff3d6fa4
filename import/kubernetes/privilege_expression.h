// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/policy.h"
#include "import/kubernetes/refusal.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace bulkhead::import::kubernetes {

// Whether an expression of the Common Expression Language, which has to hold for a pod to be let in, keeps
// out those that a refusal means: privileged containers, the namespaces or the paths of the host. No where it
// says nothing of them or asks for the reverse; Unknown where it depends on more than that field and whether
// it is there. Cost: linear in the text.
class PrivilegeExpression
{
public:
    using Names = std::set<std::string, std::less<>>;

    // `variables`: those of the policy that stand for containers of the refusal's list.
    PrivilegeExpression(std::string_view text, const Names &variables, const Refusal &refusal = {})
        : m_text(text), m_variables(variables), m_refusal(refusal)
    {}

    Match refuses();

private:
    void readExpression(bool isNegated);
    void readOperand(bool isNegated);
    void readCall(std::string_view name, bool isNegated);
    void readComparison(bool isField, bool isGroup, bool isNegated);
    void count(bool asksForIt);
    std::string_view readName();
    void readQuoted();
    void skipSpaces();
    char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    bool isKnown(std::string_view name) const;

    std::string_view m_text;
    const Names &m_variables;
    Refusal m_refusal;
    Names m_locals; // of `all` and `exists`
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_lists = 0;    // how many calls of `all` and `exists` there are
    int m_presence = 0; // how many calls of `has` are around
    bool m_isUnclear = false;
    bool m_meansContainers = false;
    std::uint32_t m_refusing = 0; // conditions that a privileged container fails
    std::uint32_t m_asking = 0;   // that it meets
};

} // namespace bulkhead::import::kubernetes
