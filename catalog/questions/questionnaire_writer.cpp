// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/questionnaire.h"
#include "catalog/questions/sheet.h"
#include "model/visible_text.h"

#include <algorithm>
#include <utility>

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

// Writes the sheet in two parts: what those answer who know the system, and what those answer who keep the
// platform.
class SheetWriter
{
public:
    explicit SheetWriter(const Analysis &analysis) : m_analysis(analysis), m_model(analysis.model()) {}

    std::string write(std::span<const Question *const> asked, std::size_t left)
    {
        writeFront(asked.size(), left);
        for (const bool isOfPlatform : {false, true})
            writePart(asked, isOfPlatform);
        return std::move(m_text);
    }

private:
    void writeFront(std::size_t count, std::size_t left)
    {
        const std::string &title = m_model.metadata().title;
        m_text = "# Questions" + (title.empty() ? std::string() : " about " + plainMarkdown(title)) + "\n\n";
        m_text += "As of " + m_analysis.options().asOf.toString() + ". " + std::to_string(count) +
                  (count == 1 ? " question" : " questions") +
                  " whose answers the threat model waits for, the most useful first";
        if (left > 0)
            m_text += "; " + std::to_string(left) + " more can wait";
        m_text +=
            ".\n\n"
            "- Put an x between the brackets of what holds: `[x]`.\n"
            "- Where there is a line “Answer:”, write behind it, on the same line.\n"
            "- Leave open what you do not know; it stays a question.\n"
            "- An answer about several things holds for each of them. Where they differ, copy the question, "
            "and leave in each copy only the names that its answer holds for.\n"
            "- What does not fit goes behind “Remark on …:”.\n"
            "- Leave the rest of the lines that begin with “Question” as it is: the answers are read back by "
            "them.\n\n";
    }

    void writePart(std::span<const Question *const> asked, bool isOfPlatform)
    {
        std::vector<model::IdView> remarked; // what a question is about alone
        bool isEmpty = true;
        for (const Question *question : asked) {
            if (question->isOfPlatform != isOfPlatform)
                continue;
            if (std::exchange(isEmpty, false))
                writePartTitle(isOfPlatform);
            writeQuestion(*question);
            if (question->subjects.size() == 1 &&
                std::find(remarked.begin(), remarked.end(), question->subjects.front()) == remarked.end())
                remarked.push_back(question->subjects.front());
        }
        for (const model::IdView id : remarked)
            m_text += sheet::remarkLine(id) + "\n\n";
    }

    void writePartTitle(bool isOfPlatform)
    {
        m_text += isOfPlatform ? "# For those who keep hosts, control plane and registries\n\n"
                                 "A platform profile answers these once for all models that run there.\n\n"
                               : "# For those who know the system\n\n";
    }

    void writeQuestion(const Question &question)
    {
        const bool isSeveral = question.subjects.size() > 1;
        m_text += "## " + plainMarkdown(question.text) + "\n\n";
        m_text += sheet::questionLine(reference(question)) + "\n\n";
        if (!question.help.empty())
            m_text += plainMarkdown(question.help) + "\n\n";
        m_text += "Why it matters: " + reasons(question) + "\n\n";
        const AnswerForm form = question.form();
        std::vector<std::string> choices;
        for (const AnswerChoice &choice : form.choices(isSeveral))
            choices.push_back(choice.text);
        if (choices.empty() && !question.joint)
            choices = sheet::choices(*question.property);
        for (const std::string &choice : choices)
            m_text += "- [ ] " + choice + "\n";
        if (choices.empty() || (question.joint && form.takesText()))
            m_text += std::string(choices.empty() ? "" : "\n") + "Answer (" +
                      plainMarkdown(form.expectation(m_model)) + "):\n";
        m_text += '\n';
    }

    sheet::Reference reference(const Question &question) const
    {
        sheet::Reference about{{question.subjects.begin(), question.subjects.end()}, {}};
        if (question.joint)
            for (const model::PropertyKey key : question.joint->properties)
                about.properties.emplace_back(m_model.vocabulary().name(key));
        else
            about.properties.push_back(question.property->name);
        return about;
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

    const Analysis &m_analysis;
    const model::Model &m_model;
    std::string m_text;
};

} // namespace

std::string questionnaire(const Analysis &analysis, const Questions &questions, Answerer answerer,
                          std::optional<std::size_t> most)
{
    std::vector<const Question *> of; // whom it is for
    std::size_t atOnce = 0;
    for (const auto *list : {&questions.asked, &questions.more}) {
        for (const Question &question : *list)
            if (answerer == Answerer::Anyone || question.isOfPlatform == (answerer == Answerer::Platform))
                of.push_back(&question);
        if (list == &questions.asked)
            atOnce = of.size();
    }
    const std::size_t count = std::min(most.value_or(atOnce), of.size());
    return SheetWriter(analysis).write(std::span(of).first(count), of.size() - count);
}

} // namespace bulkhead::catalog
