// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/unit_file.h"

#include "import/reading/text.h"

#include <algorithm>
#include <optional>

namespace bulkhead::import::quadlet {

namespace {

class Lines
{
public:
    explicit Lines(std::string_view text) : m_rest(text)
    {
        if (m_rest.starts_with("\xEF\xBB\xBF"))
            m_rest.remove_prefix(3);
    }

    // Without blanks around it; nothing at the end.
    std::optional<std::string_view> next()
    {
        if (m_rest.empty())
            return std::nullopt;
        const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        const std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        ++m_number;
        return trimmed(line);
    }
    int number() const { return m_number; }

private:
    std::string_view m_rest;
    int m_number = 0;
};

bool isComment(std::string_view line)
{
    return line.starts_with('#') || line.starts_with(';');
}

// A line that ends with a backslash goes on in the next one that is no comment; a blank stands between them.
std::string continued(std::string_view first, Lines &lines)
{
    std::string whole(first);
    while (whole.ends_with('\\')) {
        whole.back() = ' ';
        std::optional<std::string_view> next = lines.next();
        while (next && isComment(*next))
            next = lines.next();
        if (!next)
            break;
        whole += *next;
    }
    return whole;
}

} // namespace

UnitFile parseUnitFile(std::string_view text)
{
    UnitFile file;
    Lines lines(text);
    while (const auto line = lines.next()) {
        if (line->empty() || isComment(*line))
            continue;
        if (line->starts_with('[') && line->ends_with(']')) {
            file.sections.push_back({std::string(line->substr(1, line->size() - 2)), lines.number(), {}});
            continue;
        }
        const int number = lines.number();
        const std::string whole = continued(*line, lines);
        const std::size_t equals = whole.find('=');
        if (equals == std::string::npos || equals == 0 || file.sections.empty()) {
            file.strayLines.push_back(number);
            continue;
        }
        const std::string_view view = whole;
        file.sections.back().settings.push_back({std::string(trimmed(view.substr(0, equals))),
                                                 std::string(trimmed(view.substr(equals + 1))), number});
    }
    return file;
}

} // namespace bulkhead::import::quadlet
