// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/answers.h"
#include "catalog/questions/questionnaire.h"
#include "catalog/questions/sheet.h"
#include "model/plans.h"
#include "model/utf8.h"

#include <algorithm>
#include <map>
#include <utility>

namespace bulkhead::catalog {

namespace {

using model::Id;
using model::Model;

std::string_view strip(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// "- [x] yes": what can be ticked, and whether it is.
struct Box
{
    std::string_view mark;
    std::string_view choice;
};

std::optional<Box> readBox(std::string_view line)
{
    if (line.size() < 2 || std::string_view("-*+").find(line.front()) == std::string_view::npos)
        return std::nullopt;
    line = strip(line.substr(1));
    if (line.starts_with('\\')) // as editors escape what they take for text
        line.remove_prefix(1);
    std::size_t close = line.find(']');
    if (!line.starts_with('[') || close == std::string_view::npos)
        return std::nullopt;
    const std::string_view choice = strip(line.substr(close + 1));
    if (line[close - 1] == '\\')
        --close;
    return Box{strip(line.substr(1, close - 1)), choice};
}

std::optional<std::string_view> readAnswerLine(std::string_view line)
{
    if (!line.starts_with("Answer"))
        return std::nullopt;
    std::size_t colon = line.find(':');
    if (line.starts_with("Answer (") && line.find("):") != std::string_view::npos)
        colon = line.find("):") + 1; // what is expected may hold colons of its own
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::string_view answer = strip(line.substr(colon + 1));
    return answer.find_first_not_of("_.") == std::string_view::npos ? std::string_view() : answer;
}

// Works a filled-in sheet into a copy of the model, line by line.
class SheetReader
{
public:
    SheetReader(const Model &model, std::string_view file) : m_file(file), m_model(model) {}

    Result<Answers> read(std::string_view text)
    {
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        if (const std::size_t at = model::findInvalidUtf8(text); at != std::string_view::npos) {
            m_line = 1 + static_cast<int>(
                             std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
            return error("questionnaire.encoding", "this is no UTF-8 text");
        }
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            ++m_line;
            if (auto failed = readLine(strip(text.substr(begin, end - begin))))
                return *failed;
            begin = end + 1;
        }
        if (auto failed = finishQuestion())
            return *failed;
        if (m_lines.empty()) {
            m_line = 0;
            return error("questionnaire.none",
                         "there is no question in this text (expected a questionnaire with lines "
                         "such as “Question `healthcheck` of `web`”)");
        }
        for (const auto &[about, isAnswered] : m_lines)
            ++(isAnswered ? m_answers.answered : m_answers.unanswered);
        m_answers.change = model::batch(std::move(m_changes));
        return std::move(m_answers);
    }

private:
    using Failed = std::optional<Error>;

    // The question whose lines are being read.
    struct Open
    {
        sheet::Reference about;
        int line = 0;
        bool inAnswer = false; // the boxes or the line to fill in have begun
        std::vector<std::string> boxes;
        std::vector<std::string> ticked;
        std::string text;
        int answerLine = 0; // of the first that is filled in
    };

    Error error(std::string code, std::string_view message, std::vector<std::string> arguments = {}) const
    {
        Error error = failure(std::move(code), message, std::move(arguments));
        error.file = m_file;
        error.line = m_line;
        return error;
    }

    Failed readLine(std::string_view line)
    {
        if (const auto about = sheet::readQuestionLine(line)) {
            Failed failed = finishQuestion();
            m_open = Open{*about, m_line, false, {}, {}, {}, 0};
            return failed;
        }
        if (const auto remark = sheet::readRemarkLine(line)) {
            Failed failed = finishQuestion();
            return failed ? failed : addRemark(*remark);
        }
        if (line.starts_with('#') || line == "---")
            return finishQuestion();
        if (!m_open || line.empty())
            return std::nullopt;
        if (const auto box = readBox(line))
            return readBoxLine(*box);
        if (const auto answer = readAnswerLine(line)) {
            m_open->inAnswer = true;
            return answer->empty() ? std::nullopt : takeText(*answer);
        }
        if (m_open->inAnswer)
            return error("questionnaire.stray",
                         "“%1” stands where no answer is read (expected it on the line of "
                         "the answer or behind “Remark on …:”)",
                         {std::string(line)});
        return std::nullopt; // what the question says
    }

    Failed readBoxLine(const Box &box)
    {
        m_open->inAnswer = true;
        const bool ticked = box.mark == "x" || box.mark == "X" || box.mark == "✓" || box.mark == "✔" ||
                            box.mark == "☒" || box.mark == "☑";
        if (!ticked && !box.mark.empty())
            return error("questionnaire.mark", "“[%1]” is no mark (expected [x] or [ ])",
                         {std::string(box.mark)});
        m_open->boxes.emplace_back(box.choice);
        if (!ticked)
            return checkChoice(box.choice);
        m_open->ticked.emplace_back(box.choice);
        if (m_open->answerLine == 0)
            m_open->answerLine = m_line;
        return checkChoice(box.choice);
    }

    Failed takeText(std::string_view text)
    {
        if (!m_open->text.empty())
            return error("questionnaire.twice", "this question is answered twice");
        m_open->text = text;
        m_open->answerLine = m_line;
        return std::nullopt;
    }

    // Of the property, or of the first of those that one sentence asks for.
    std::string titleOf(const Id &subject, const std::string &property) const
    {
        const model::Element *element = m_model.element(subject);
        return m_model.vocabulary().find(element ? element->kind : model::Kind::DataFlow, property)->title;
    }

    std::string expectationOf(const AnswerForm &form) const
    {
        std::string text;
        for (const AnswerChoice &choice : form.choices(true))
            text += (text.empty() ? "one of: " : ", ") + choice.text;
        if (form.takesText())
            text += (text.empty() ? "" : ", or ") + form.expectation(m_model);
        return text;
    }

    // A choice that nobody offered was written by whoever answered: it must not get lost, ticked or not.
    Failed checkChoice(std::string_view choice)
    {
        const sheet::Reference &about = m_open->about;
        const auto form = answerForm(m_model, about.subjects.front(), about.properties);
        if (!form || form->valuesOfTicked({std::string(choice)}))
            return std::nullopt;
        return error("questionnaire.answer", "“%1” is no answer to “%2” (expected %3)",
                     {std::string(choice), titleOf(about.subjects.front(), about.properties.front()),
                      expectationOf(*form)});
    }

    Failed finishQuestion()
    {
        if (!m_open)
            return std::nullopt;
        const Open question = std::move(*m_open);
        m_open.reset();
        const bool isAnswered = question.answerLine != 0;
        bool &wasAnswered = m_lines[question.about];
        if (!isAnswered)
            return std::nullopt;
        wasAnswered = true;
        const int lastLine = std::exchange(m_line, question.answerLine);
        for (const Id &subject : question.about.subjects)
            if (Failed failed = answer(question, subject))
                return failed;
        m_line = lastLine;
        return std::nullopt;
    }

    struct Given // the answer to a question so far
    {
        model::Value value;
        int line = 0;
    };

    Failed answer(const Open &question, const Id &subject)
    {
        const std::vector<std::string> &properties = question.about.properties;
        const auto form = answerForm(m_model, subject, properties);
        if (!form)
            return error(
                "questionnaire.gone",
                "the model has no “%1” with a property “%2” (any more); take the question out to go on",
                {subject, properties.front()});
        if (!question.text.empty() && !question.ticked.empty())
            return error("questionnaire.twice", "this question is answered twice");
        const auto values = question.text.empty() ? form->valuesOfTicked(question.ticked)
                                                  : form->valuesOfText(m_model, question.text);
        const std::string title = titleOf(subject, properties.front());
        if (!values && question.ticked.size() > 1)
            return error("questionnaire.several", "several answers to “%1” are ticked (expected one)",
                         {title});
        if (!values)
            return error("questionnaire.answer", "“%1” is no answer to “%2” (expected %3)",
                         {question.text.empty() ? question.ticked.front() : question.text, title,
                          expectationOf(*form)});
        for (const auto &[key, value] : *values)
            if (Failed failed = state(subject, key, value))
                return failed;
        return std::nullopt;
    }

    Failed state(const Id &subject, model::PropertyKey key, const model::Value &value)
    {
        const std::string property(m_model.vocabulary().name(key));
        Given &given = m_given[{subject, property}];
        if (given.line != 0 && !(given.value == value))
            return error("questionnaire.contradiction", "“%1” of “%2” is answered otherwise in line %3",
                         {titleOf(subject, property), subject, std::to_string(given.line)});
        if (given.line == 0)
            given = {value, m_line};
        return note(model::planSetProperty(m_model, {&subject, 1}, key, value));
    }

    Failed addRemark(const sheet::Remark &remark)
    {
        if (remark.text.empty())
            return std::nullopt;
        const auto add = [&](const auto &subject) -> Failed {
            if (subject->notes.find(remark.text) != std::string::npos)
                return std::nullopt; // read before
            auto after = *subject;
            after.notes += (after.notes.empty() ? "" : "\n") + remark.text;
            ++m_answers.remarks;
            return note(model::editing(subject, std::move(after)));
        };
        if (const auto element = m_model.elements().shared(remark.subject))
            return add(element);
        if (const auto flow = m_model.flows().shared(remark.subject))
            return add(flow);
        return error("questionnaire.gone-remark",
                     "the model has no “%1” (any more); take the remark out to go on", {remark.subject});
    }

    Failed note(model::Change change)
    {
        if (change.isEmpty())
            return std::nullopt;
        if (auto applied = m_model.apply(change); !applied) {
            Error refused = std::move(applied.error());
            refused.file = m_file;
            refused.line = m_line;
            refused.pointer.clear();
            return refused;
        }
        m_changes.push_back(std::move(change));
        return std::nullopt;
    }

    std::string m_file;
    Model m_model;
    int m_line = 0;
    std::optional<Open> m_open;
    std::map<sheet::Reference, bool> m_lines; // questions, and whether they are answered
    std::map<std::pair<Id, std::string>, Given> m_given;
    std::vector<model::Change> m_changes;
    Answers m_answers;
};

} // namespace

Result<Answers> readQuestionnaire(const Model &model, std::string_view text, std::string_view file)
{
    return SheetReader(model, file).read(text);
}

} // namespace bulkhead::catalog
