// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/questionnaire.h"
#include "catalog/questions/sheet.h"
#include "model/visible_text.h"

#include <algorithm>
#include <map>

namespace bulkhead::catalog {

namespace {

constexpr std::size_t reasonsShown = 4;

// What Markdown would take for its own marks is escaped; line breaks become spaces, other control characters
// visible.
std::string plainMarkdown(std::string_view text)
{
    constexpr std::string_view special = "\\`*_{}[]<>#|~&";
    std::string escaped;
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    for (const char c : model::visibleText(line)) {
        if (special.find(c) != std::string_view::npos)
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

// Writes the sheet element by element: those first whose answers settle most.
class SheetWriter
{
public:
    explicit SheetWriter(const Analysis &analysis) : m_analysis(analysis), m_model(analysis.model()) {}

    std::string write(std::span<const Question> questions)
    {
        writeFront(questions.size());
        for (const auto &ofElement : byElement(questions))
            writeElement(ofElement);
        return std::move(m_text);
    }

private:
    using OfElement = std::vector<const Question *>;

    static std::vector<OfElement> byElement(std::span<const Question> questions)
    {
        std::map<std::string_view, std::size_t> places;
        std::vector<OfElement> groups;
        for (const Question &question : questions) {
            const auto [place, isNew] = places.try_emplace(question.element, groups.size());
            if (isNew)
                groups.emplace_back();
            groups[place->second].push_back(&question);
        }
        const auto risk = [](const OfElement &group) {
            int sum = 0;
            for (const Question *question : group)
                sum += question->risk;
            return sum;
        };
        std::stable_sort(groups.begin(), groups.end(),
                         [&](const OfElement &a, const OfElement &b) { return risk(a) > risk(b); });
        return groups;
    }

    void writeFront(std::size_t count)
    {
        const std::string &title = m_model.metadata().title;
        m_text = "# Questions" + (title.empty() ? std::string() : " about " + plainMarkdown(title)) + "\n\n";
        m_text += "As of " + m_analysis.options().asOf.toString() + ". " + std::to_string(count) +
                  (count == 1 ? " question" : " questions") +
                  " whose answers the threat model waits for, the most useful first.\n\n"
                  "- Put an x between the brackets of what holds: `[x]`.\n"
                  "- Where there are no brackets, write behind “Answer:”, on the same line.\n"
                  "- Leave open what you do not know; it stays a question.\n"
                  "- What does not fit goes behind “Remark on …:”.\n"
                  "- Leave the lines that begin with “Question” as they are: the answers are read back by "
                  "them.\n\n";
    }

    void writeElement(const OfElement &questions)
    {
        const model::IdView id = questions.front()->element;
        const model::Element *element = m_model.element(id);
        const model::Flow *flow = m_model.flow(id);
        m_text += "## " + nameOf(id) + " (";
        if (element) {
            m_text += lowered(model::kindTitle(element->kind));
            for (const std::string &around : enclosing(*element))
                m_text += ", in " + plainMarkdown(around);
        } else if (flow) {
            m_text += "from " + nameOf(flow->source) + " to " + nameOf(flow->target);
        }
        m_text += ")\n\n";
        for (const Question *question : questions)
            writeQuestion(*question);
        m_text += sheet::remarkLine(id) + "\n\n";
    }

    std::vector<std::string> enclosing(const model::Element &element) const
    {
        std::vector<std::string> names;
        for (const model::Element *up = m_model.element(element.parent); up; up = m_model.element(up->parent))
            names.push_back(up->name.empty() ? up->id : up->name);
        return names;
    }

    void writeQuestion(const Question &question)
    {
        const model::PropertyDef &def = *question.property;
        m_text += "### " + plainMarkdown(def.title.empty() ? def.name : def.title) + "\n\n";
        m_text += sheet::questionLine({std::string(question.element), def.name}) + "\n\n";
        if (!def.help.empty())
            m_text += plainMarkdown(def.help) + "\n\n";
        m_text += "Why it matters: " + reasons(question) + "\n\n";
        for (const std::string &choice : sheet::choices(def))
            m_text += "- [ ] " + choice + "\n";
        if (sheet::choices(def).empty())
            m_text += "Answer (" + plainMarkdown(sheet::expectation(def, m_model)) + "):\n";
        m_text += '\n';
    }

    std::string reasons(const Question &question) const
    {
        std::vector<std::string> titles;
        for (const std::uint32_t number : question.findings) {
            const Finding &finding = m_analysis.findings()[number];
            std::string title = plainMarkdown(m_analysis.rule(finding).title) + " (" +
                                std::string(model::ratingName(finding.rating)) + ")";
            if (std::find(titles.begin(), titles.end(), title) == titles.end())
                titles.push_back(std::move(title));
        }
        std::string text;
        for (std::size_t i = 0; i < std::min(titles.size(), reasonsShown); ++i)
            text += (i == 0 ? "" : "; ") + titles[i];
        if (titles.size() > reasonsShown)
            text += "; and " + std::to_string(titles.size() - reasonsShown) + " more";
        return text + ".";
    }

    std::string nameOf(model::IdView id) const
    {
        const model::Element *element = m_model.element(id);
        const model::Flow *flow = m_model.flow(id);
        const std::string_view name = element ? std::string_view(element->name)
                                      : flow  ? std::string_view(flow->name)
                                              : std::string_view();
        return plainMarkdown(name.empty() ? id : name);
    }

    static std::string lowered(std::string_view title)
    {
        std::string text(title);
        if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z')
            text.front() = static_cast<char>(text.front() - 'A' + 'a');
        return text;
    }

    const Analysis &m_analysis;
    const model::Model &m_model;
    std::string m_text;
};

} // namespace

std::string questionnaire(const Analysis &analysis, std::span<const Question> questions)
{
    return SheetWriter(analysis).write(questions);
}

} // namespace bulkhead::catalog
