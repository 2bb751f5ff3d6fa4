// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace bulkhead::exporting {

// A stretch of text in one style. The text is plain: each writer escapes it for its format.
struct Run
{
    enum class Style { Regular, Strong, Muted, Code } style = Style::Regular;
    std::string text = {};
    std::string target = {};    // "#anchor" within the report, or a URL; empty: no link
    std::string otherwise = {}; // the target where the report has no such anchor; empty: no link then
};

// A paragraph, title or cell: runs one after the other, UTF-8.
class RichText
{
public:
    RichText() = default;
    RichText(const std::string &text) { add(text); }
    RichText(const char *text) { add(text); }

    RichText &add(const std::string &text, Run::Style style = Run::Style::Regular,
                  const std::string &target = {})
    {
        if (!text.empty())
            m_runs.push_back({style, text, target});
        return *this;
    }
    RichText &strong(const std::string &text) { return add(text, Run::Style::Strong); }
    RichText &muted(const std::string &text) { return add(text, Run::Style::Muted); }
    RichText &code(const std::string &text) { return add(text, Run::Style::Code); }
    RichText &link(const std::string &text, const std::string &target, const std::string &otherwise = {})
    {
        add(text, Run::Style::Regular, target);
        if (!text.empty())
            m_runs.back().otherwise = otherwise;
        return *this;
    }
    RichText &append(const RichText &text)
    {
        m_runs.insert(m_runs.end(), text.m_runs.begin(), text.m_runs.end());
        return *this;
    }

    bool isEmpty() const { return m_runs.empty(); }
    const std::vector<Run> &runs() const { return m_runs; }
    std::vector<Run> &runs() { return m_runs; }

private:
    std::vector<Run> m_runs;
};

} // namespace bulkhead::exporting
